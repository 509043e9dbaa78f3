"""Set digimat up in this checkout: .venv, locked packages, system libraries. make runs it before each target.

Runs with the user's bare Python. Does nothing when nothing changed, and writes nothing outside the checkout but
by the system's own installer. Python 3.6 must still be able to read this file, to refuse itself politely.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python learns that it is too old
    # Both languages: choosing one is digimat's business, and digimat is too new for this Python.
    sys.exit(
        f"digimat : il faut Python 3.11 ou plus (ici : {sys.version.split()[0]}). "
        "Installez-le, ou nommez-le : make PYTHON=python3.11\n"
        f"digimat: Python 3.11 or later is needed (this is {sys.version.split()[0]}). "
        "Install it, or name it: make PYTHON=python3.11"
    )

import hashlib
import importlib.util
import os
import shlex
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from digimat.language import Text, choose_language, same
from digimat.system_libraries import missing_libraries, what_is_missing
from digimat.system_packages import Machine, install_steps, packages_for, remedy, this_machine

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements-dev.txt"
STAMP = "digimat-setup"  # inside .venv

Say = Callable[[Text], None]


class SetupStopped(Exception):
    """The set-up cannot go on; the texts say why, and what to do."""

    def __init__(self, *texts: Text) -> None:
        super().__init__(*(text.en for text in texts))
        self.texts = texts


def stamp(root: Path) -> str:
    """What an installed .venv depends on: where the checkout lies, the lock, the project's description."""
    parts = [(root / name).read_bytes() for name in (LOCK, "pyproject.toml", "tools/setup.py")]
    digest = hashlib.sha256(b"".join(parts)).hexdigest()
    return f"{root}\n{digest}\n"


def last_stamp(root: Path) -> str:
    """The stamp left when .venv was last brought up to date; empty if that never ended well."""
    left = root / ".venv" / STAMP
    return left.read_text("utf-8", "surrogateescape") if left.is_file() else ""


def venv_python(root: Path) -> Path:
    """The Python of the checkout's virtual environment."""
    bin_folder = root / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")
    return bin_folder / ("python.exe" if sys.platform == "win32" else "python")


def run(*command: "str | Path", environment: "dict[str, str] | None" = None) -> "tuple[bool, str]":
    """Run a command silently in the checkout: whether it succeeded, and the last it said."""
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except OSError as error:
        return False, str(error)
    return done.returncode == 0, "\n".join(done.stdout.decode("utf-8", "replace").strip().splitlines()[-20:])


def is_ready(root: Path) -> bool:
    """Whether .venv is what the lock asks for, and its Python still works and sees this checkout."""
    return last_stamp(root) == stamp(root) and run(venv_python(root), "-P", "-c", "import digimat")[0]


def is_usable(root: Path) -> bool:
    """Whether .venv can be brought up to date: not half made, and not moved (its programs name their folder)."""
    place = last_stamp(root).partition("\n")[0]
    return place in ("", str(root)) and run(venv_python(root), "-m", "pip", "--version")[0]


def packages_for_venv(machine: Machine) -> "tuple[str, ...]":
    """The package without which this Python makes no virtual environment: Debian and Ubuntu keep it apart."""
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return ()
    if machine.family == "debian" and sys.base_prefix == "/usr":
        return ("python{}.{}-venv".format(*sys.version_info),)
    raise SetupStopped(
        Text(
            fr="Ce Python n’a pas venv et ensurepip : {python}. Nommez un Python complet : make PYTHON=…",
            en="This Python lacks venv and ensurepip: {python}. Name a complete one: make PYTHON=…",
        ).format(python=sys.executable)
    )


def may_install(machine: Machine) -> bool:
    """Whether packages of the system may be installed unasked: Debian's family, as root or by free sudo."""
    return machine.family == "debian" and (machine.root or run("sudo", "-n", "true")[0])


def install_packages(machine: Machine, packages: Sequence[str], say: Say) -> str:
    """Install packages of the system; gives what went wrong, or nothing."""
    names = " ".join(packages)
    say(Text(fr=f"Paquets du système : j’installe {names}", en=f"System packages: installing {names}"))
    # sudo passes no variable on, so env sets it: dpkg must not ask anything.
    rights = ("env",) if machine.root else ("sudo", "-n", "env")
    good, complaint = True, ""
    for step in install_steps(machine, packages):
        good, complaint = run(*rights, "DEBIAN_FRONTEND=noninteractive", *shlex.split(step))
    # Only the last step counts: a list that could not be refreshed may be good enough to install from.
    return "" if good else complaint


def prepare_system(machine: Machine, venv_exists: bool, say: Say) -> None:
    """Have what only the system's installer brings: venv for Python, the libraries of PDF reports."""
    for_venv = () if venv_exists else packages_for_venv(machine)
    missing = missing_libraries()
    if not for_venv and not missing:
        return
    packages = (*for_venv, *packages_for(machine, missing))
    complaint = ""
    if may_install(machine):
        complaint = install_packages(machine, packages, say)
        if not complaint:
            for_venv, missing = (), missing_libraries()
    why = [what_is_missing(missing)] if missing else []
    if for_venv:
        why.insert(
            0,
            Text(
                fr="Ce Python n’a pas ensurepip (pour .venv).", en="This Python lacks ensurepip (for .venv)."
            ),
        )
    if for_venv or any(library.required for library in missing):
        raise SetupStopped(*([same(complaint)] if complaint else []), *why, remedy(machine, packages))
    for text in (*why, remedy(machine, packages)) if missing else ():
        say(text)  # optional ones: reports are slower without them, not impossible


def pip_environment(python: Path) -> "dict[str, str]":
    """The user's pip settings, but for two: no cache where none was kept yet, and no install by user."""
    environment = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if "PIP_CACHE_DIR" not in environment:
        good, folder = run(python, "-m", "pip", "cache", "dir")
        if not good or not Path(folder.rpartition("\n")[2]).is_dir():
            environment["PIP_NO_CACHE_DIR"] = "1"
    return environment


def install_locked(root: Path, say: Say) -> None:
    """Install the locked packages, then digimat itself, editable, built with the locked build tool."""
    say(Text(fr=f"Paquets Python : j’installe {LOCK}…", en=f"Python packages: installing {LOCK}…"))
    python = venv_python(root)
    environment = pip_environment(python)
    for arguments in (
        ("--require-hashes", "--requirement", LOCK),
        ("--no-deps", "--no-build-isolation", "--editable", "."),
    ):
        good, words = run(python, "-m", "pip", "install", "--quiet", *arguments, environment=environment)
        if not good:
            raise SetupStopped(Text(fr=f"pip a échoué :\n{words}", en=f"pip failed:\n{words}"))
    # The file by which Python finds the checkout. Before 3.13 it is read in the locale's encoding, so a folder
    # called "Été" would stop Python itself under LC_ALL=C, or be lost on Windows: name it relatively.
    for pth in (root / ".venv").rglob("_digimat.pth"):
        pth.write_text(os.path.relpath(root, pth.parent.resolve()), "utf-8")


def set_up(root: Path, machine: Machine, say: Say) -> None:
    """Bring the checkout to where every make target works."""
    ready = is_ready(root)
    venv_exists = ready or is_usable(root)
    prepare_system(machine, venv_exists, say)
    if ready:
        return
    if not venv_exists:
        version = sys.version.split()[0]
        say(Text(fr=f"Je crée .venv (Python {version})", en=f"Creating .venv (Python {version})"))
        good, complaint = run(sys.executable, "-m", "venv", "--clear", root / ".venv")
        if not good:
            raise SetupStopped(same(complaint))
    install_locked(root, say)
    (root / ".venv" / STAMP).write_text(stamp(root), "utf-8", "surrogateescape")


def main() -> int:
    """Set up, in the user's language; the exit status is 1 when the user has something to do first."""
    language = choose_language(None, os.environ)

    def say(text: Text) -> None:
        print(f"digimat: {text.of(language)}", file=sys.stderr, flush=True)

    try:
        set_up(ROOT, this_machine(), say)
    except SetupStopped as stopped:
        for text in stopped.texts:
            say(text)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
