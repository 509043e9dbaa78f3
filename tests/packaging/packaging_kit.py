"""Empty environments outside the checkout, made without a network."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def build_wheel(project: Path, target: Path) -> Path:
    """The wheel of a project, built with what is installed here."""
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(project))
    return next(target.glob("*.whl"))


class Environment:
    """A virtual environment with only the wheels that are put in it, beside the packages they depend on.

    The dependencies are those of this very environment, reached by a path file; what makes the checkout
    importable here is itself a path file, and such files count in the environment's own folder only. So
    ``digimat`` is the one of the wheel, or none.
    """

    def __init__(self, folder: Path, *wheels: Path) -> None:
        venv.create(folder, with_pip=False, symlinks=os.name != "nt")
        self.bin = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.bin / ("python.exe" if os.name == "nt" else "python")
        for wheel in wheels:
            _run(
                sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check",
                "--python", str(self.python), "install", "--no-deps", "--no-index", str(wheel),
            )  # fmt: skip
        packages = Path(
            _run(str(self.python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
        )
        (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def digimat(self, *arguments: str, cwd: Path, status: int = 0) -> str:
        """What the installed command prints, run from a folder that is no checkout."""
        return _run(str(self.bin / "digimat"), *arguments, cwd=cwd, status=status)


def _run(*command: str, cwd: Path | None = None, status: int = 0) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "DIGIMAT"))}
    environment = {**clean, "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == status, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout
