"""Have a program that a target needs: installed where the set-up may install packages; else the command is shown.

python tools/have_program.py strace
"""

import os
import shutil
import sys

from setup import install_packages, may_install

from digimat.language import Text, choose_language
from digimat.system_packages import Machine, remedy, this_machine

# What a program is packaged as, where the package is not called like it.
PACKAGES = {
    "java": {
        "debian": "default-jre-headless",
        "fedora": "java-latest-openjdk-headless",
        "suse": "java-17-openjdk-headless",
        "alpine": "openjdk17-jre-headless",
        "arch": "jre17-openjdk-headless",
        "macos": "openjdk@17",
    },
    "soffice": {
        "debian": "libreoffice-calc",
        "fedora": "libreoffice-calc",
        "suse": "libreoffice-calc",
        "alpine": "libreoffice-calc",
        "arch": "libreoffice-fresh",
    },
}

UNKNOWN_SYSTEM = Text(
    fr="Installez {name} avec le gestionnaire de paquets de votre système.",
    en="Install {name} with your system's package manager.",
)


def package_of(name: str, machine: Machine) -> "str | None":
    """The package that brings a program on this machine; None where that is not known."""
    if machine.family is None:
        return None
    return PACKAGES[name].get(machine.family) if name in PACKAGES else name


def main(name: str) -> int:
    """Whether the program is there in the end: 0, or 1."""
    if shutil.which(name):
        return 0
    language = choose_language(None, os.environ)

    def say(text: Text) -> None:
        print(f"digimat: {text.of(language)}", file=sys.stderr)

    machine = this_machine()
    package = package_of(name, machine)
    if package and may_install(machine):
        install_packages(machine, [package], say)
    if shutil.which(name):
        return 0
    say(remedy(machine, [package]) if package else UNKNOWN_SYSTEM.format(name=name))
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
