"""An environment beside the one of development, for what few targets need: .venv/NAME, from requirements-NAME.txt.

python tools/beside.py bench

It sees the packages of .venv too, so that it holds only what comes on top. Does nothing when nothing changed.
"""

import hashlib
import os
import sys
import sysconfig
from pathlib import Path

from setup import ROOT, STAMP, Say, SetupStopped, last_stamp, pip_environment, run, venv_python

from digimat.language import Text, choose_language, same


def beside(root: Path, name: str, say: Say) -> Path:
    """The Python of ``.venv/NAME``, which has every package of the lock of that name."""
    folder, lock = root / ".venv" / name, root / f"requirements-{name}.txt"
    # .venv first: a newer one may bring other versions of what both need.
    wanted = f"{folder}\n{hashlib.sha256(last_stamp(root).encode() + lock.read_bytes()).hexdigest()}\n"
    python = folder / venv_python(root).relative_to(root / ".venv")
    stamp = folder / STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == wanted and run(python, "-c", "pass")[0]:
        return python
    say(
        Text(
            fr=f"Je crée .venv/{name} : j’installe {lock.name}…",
            en=f"Creating .venv/{name}: installing {lock.name}…",
        )
    )
    good, complaint = run(sys.executable, "-m", "venv", "--clear", folder)
    if not good:
        raise SetupStopped(same(complaint))
    _see_packages(python)
    good, words = run(
        python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", lock,
        environment=pip_environment(python),
    )  # fmt: skip
    if not good:
        raise SetupStopped(Text(fr=f"pip a échoué :\n{words}", en=f"pip failed:\n{words}"))
    stamp.write_text(wanted, "utf-8")
    return python


def _see_packages(python: Path) -> None:
    """Let an environment see the packages of the one that runs this, after its own."""
    good, place = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    assert good, place
    target = Path(place).resolve()
    # Named relatively, for the reason of setup.install_locked: folders may be called "Été".
    shared = os.path.relpath(Path(sysconfig.get_path("purelib")).resolve(), target)
    (target / "beside.pth").write_text(shared + "\n", "utf-8")


def main(name: str) -> int:
    """Make the environment, in the user's language; 1 when the user has something to do first."""
    language = choose_language(None, os.environ)

    def say(text: Text) -> None:
        print(f"digimat: {text.of(language)}", file=sys.stderr, flush=True)

    try:
        beside(ROOT, name, say)
    except SetupStopped as stopped:
        for text in stopped.texts:
            say(text)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
