"""Have strace, for make faults: installed where the set-up may install packages; else the command is shown."""

import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from setup import install_packages, may_install

from digimat.language import Text, choose_language
from digimat.system_packages import remedy, this_machine

ONLY_LINUX = Text(
    fr="make faults demande strace, qui n’existe que sous Linux.",
    en="make faults needs strace, which there is on Linux only.",
)
UNKNOWN_SYSTEM = Text(
    fr="Installez strace avec le gestionnaire de paquets de votre système.",
    en="Install strace with your system's package manager.",
)


def main():
    if shutil.which("strace"):
        return 0
    language = choose_language(None, os.environ)

    def say(text):
        print(f"digimat: {text.of(language)}", file=sys.stderr)

    if sys.platform != "linux":
        say(ONLY_LINUX)
        return 1
    machine = this_machine()
    if may_install(machine):
        install_packages(machine, ["strace"], say)
    if shutil.which("strace"):
        return 0
    say(remedy(machine, ["strace"]) if machine.family else UNKNOWN_SYSTEM)
    return 1


if __name__ == "__main__":
    sys.exit(main())
