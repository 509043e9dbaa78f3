"""Have a program that a target needs: installed where the set-up may install packages; else the command is shown.

python tools/have_program.py strace
"""

import os
import shutil
import sys

from setup import install_packages, may_install

from digimat.language import Text, choose_language
from digimat.system_packages import remedy, this_machine

UNKNOWN_SYSTEM = Text(
    fr="Installez {name} avec le gestionnaire de paquets de votre système.",
    en="Install {name} with your system's package manager.",
)


def main(name: str) -> int:
    """Whether the program is there in the end: 0, or 1."""
    if shutil.which(name):
        return 0
    language = choose_language(None, os.environ)

    def say(text: Text) -> None:
        print(f"digimat: {text.of(language)}", file=sys.stderr)

    machine = this_machine()
    if may_install(machine):
        install_packages(machine, [name], say)
    if shutil.which(name):
        return 0
    say(remedy(machine, [name]) if machine.family else UNKNOWN_SYSTEM.format(name=name))
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
