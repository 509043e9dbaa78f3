"""The one command that installs missing system libraries, for each family of systems.

Pure functions of a ``Machine``, so that every system is tested on any of them. Standard library only
(see ``system_libraries.py``).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from digimat.language import Text
from digimat.system_libraries import LIBRARIES, Library

Family = Literal["debian", "fedora", "suse", "alpine", "arch", "macos", "windows"]


@dataclass(frozen=True, slots=True)
class Installer:
    """How a family of systems installs: its command, and the package of each library, in LIBRARIES order."""

    command: str
    packages: tuple[str, ...]
    refresh: str = ""
    as_root: bool = True


MSYS2 = r"C:\msys64\usr\bin"

# Package names: WeasyPrint's installation page, and each distribution's own.
INSTALLERS: Mapping[Family, Installer] = {
    "debian": Installer(
        command="apt-get install -y --no-install-recommends",
        packages=(
            "libpango-1.0-0",  # gobject's own package changed its name (libglib2.0-0, -0t64); Pango brings it
            "libpango-1.0-0",
            "libharfbuzz0b",
            "libharfbuzz-subset0",
            "libfontconfig1",
            "libpangoft2-1.0-0",
        ),
        refresh="apt-get update",
    ),
    "fedora": Installer(
        command="dnf install -y",
        packages=("glib2", "pango", "harfbuzz", "harfbuzz", "fontconfig", "pango"),
    ),
    "suse": Installer(
        command="zypper install -y",
        packages=(
            "libgobject-2_0-0",
            "libpango-1_0-0",
            "libharfbuzz0",
            "libharfbuzz-subset0",
            "libfontconfig1",
            "libpango-1_0-0",
        ),
    ),
    "alpine": Installer(  # installs by file name, whichever package holds it in this release
        command="apk add",
        packages=tuple(f"so:{library.linux}" for library in LIBRARIES),
    ),
    "arch": Installer(
        command="pacman -S --needed --noconfirm",
        packages=("glib2", "pango", "harfbuzz", "harfbuzz", "fontconfig", "pango"),
    ),
    "macos": Installer(
        command="brew install",
        packages=("glib", "pango", "harfbuzz", "harfbuzz", "fontconfig", "pango"),
        as_root=False,
    ),
    "windows": Installer(
        command="pacman -S --needed --noconfirm",  # MSYS2's
        packages=("mingw-w64-ucrt-x86_64-pango",) * len(LIBRARIES),
        as_root=False,
    ),
}

# What distributions call themselves or their parents (ID and ID_LIKE in /etc/os-release).
DISTRIBUTIONS: Mapping[str, Family] = {
    "debian": "debian",
    "ubuntu": "debian",
    "fedora": "fedora",
    "rhel": "fedora",
    "centos": "fedora",
    "suse": "suse",
    "opensuse": "suse",
    "alpine": "alpine",
    "arch": "arch",
}

NOTES: Mapping[Family, Text] = {
    "macos": Text(
        fr="(Homebrew : https://brew.sh ; hors de /opt/homebrew et de /usr/local, mettez son dossier lib "
        "dans DYLD_FALLBACK_LIBRARY_PATH.)",
        en="(Homebrew: https://brew.sh; outside /opt/homebrew and /usr/local, put its lib folder in "
        "DYLD_FALLBACK_LIBRARY_PATH.)",
    ),
    "windows": Text(
        fr=r"(Si MSYS2 n’est pas dans C:\msys64, mettez son dossier ucrt64\bin dans "
        "WEASYPRINT_DLL_DIRECTORIES.)",
        en=r"(If MSYS2 is not in C:\msys64, put its ucrt64\bin folder in WEASYPRINT_DLL_DIRECTORIES.)",
    ),
}

QUOTES = str.maketrans("\"'", "  ")


@dataclass(frozen=True, slots=True)
class Machine:
    """What decides how something is installed here."""

    platform: str  # as sys.platform
    os_release: str  # the text of /etc/os-release, or ""
    root: bool
    which: Callable[[str], str | None]

    @property
    def family(self) -> Family | None:
        """The family of systems that this machine is of; None for one we do not know."""
        if self.platform in ("darwin", "win32"):
            return "macos" if self.platform == "darwin" else "windows"
        facts = dict(line.partition("=")[::2] for line in self.os_release.splitlines())
        for name in f"{facts.get('ID', '')} {facts.get('ID_LIKE', '')}".translate(QUOTES).split():
            family = DISTRIBUTIONS.get(name.split("-")[0])  # opensuse-leap, opensuse-tumbleweed
            if family:
                return family
        return None


def this_machine() -> Machine:
    """The machine that runs this."""
    os_release = Path("/etc/os-release")
    return Machine(
        platform=sys.platform,
        os_release=os_release.read_text("utf-8", "replace") if os_release.is_file() else "",
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        which=shutil.which,
    )


def packages_for(machine: Machine, missing: Iterable[Library]) -> tuple[str, ...]:
    """The packages of this system that hold these libraries, each once; none for an unknown system."""
    if machine.family is None:
        return ()
    packages = INSTALLERS[machine.family].packages
    return tuple(dict.fromkeys(packages[LIBRARIES.index(library)] for library in missing))


def install_steps(machine: Machine, packages: Sequence[str]) -> tuple[str, ...]:
    """The commands that install these packages here, without a word on rights; none for an unknown system."""
    if machine.family is None:
        return ()
    installer = INSTALLERS[machine.family]
    install = f"{installer.command} {' '.join(packages)}"
    return (installer.refresh, install) if installer.refresh else (install,)


def install_command(machine: Machine, packages: Sequence[str]) -> str | None:
    """The one command that installs these packages here, to copy as it is; None for an unknown system."""
    steps = install_steps(machine, packages)
    if machine.family is None:
        return None
    if machine.family == "windows":
        known = machine.which(rf"{MSYS2}\bash.exe")
        steps = (
            *(() if known else ("winget install -e --id MSYS2.MSYS2",)),
            rf"{MSYS2}\bash -lc '{steps[0]}'",
        )
        return f'cmd /c "{" && ".join(steps)}"'  # PowerShell 5 has no && of its own
    if machine.root or not INSTALLERS[machine.family].as_root:
        return " && ".join(steps)
    for program in ("sudo", "doas"):
        if machine.which(program):
            return " && ".join(f"{program} {step}" for step in steps)
    return f"su -c '{' && '.join(steps)}'"


def remedy(machine: Machine, packages: Sequence[str]) -> Text:
    """How to install these packages here: the exact command, on a line of its own."""
    command = install_command(machine, packages)
    if command is None or machine.family is None:
        files = ", ".join(library.linux for library in LIBRARIES)
        return Text(
            fr=f"Installez, avec le gestionnaire de paquets de votre système, ce qui contient : {files}.",
            en=f"Install, with your system's package manager, what holds: {files}.",
        )
    note = NOTES.get(machine.family, Text(fr="", en=""))
    return Text(
        fr=f"Copiez cette commande :\n\n    {command}\n\n{note.fr}".rstrip(),
        en=f"Copy this command:\n\n    {command}\n\n{note.en}".rstrip(),
    )
