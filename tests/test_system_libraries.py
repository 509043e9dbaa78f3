"""For each system: which family it is, and the exact command that installs what is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from digimat.system_libraries import (
    HOMEBREW_FOLDER,
    LIBRARIES,
    Library,
    help_loading,
    missing_libraries,
    what_is_missing,
)
from digimat.system_packages import INSTALLERS, Machine, install_command, packages_for, remedy

APT = "apt-get update && apt-get install -y --no-install-recommends "
DEBIAN_PACKAGES = "libpango-1.0-0 libharfbuzz0b libharfbuzz-subset0 libfontconfig1 libpangoft2-1.0-0"
SUSE_PACKAGES = "libgobject-2_0-0 libpango-1_0-0 libharfbuzz0 libharfbuzz-subset0 libfontconfig1"
ALPINE_PACKAGES = (
    "so:libgobject-2.0.so.0 so:libpango-1.0.so.0 so:libharfbuzz.so.0 so:libharfbuzz-subset.so.0 "
    "so:libfontconfig.so.1 so:libpangoft2-1.0.so.0"
)

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n'
UBUNTU = "ID=ubuntu\nID_LIKE=debian\n"
MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = "NAME='Fedora Linux'\nID=fedora\n"
ROCKY = 'ID="rocky"\nID_LIKE="rhel centos fedora"\n'
LEAP = 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\n'
TUMBLEWEED = 'ID="opensuse-tumbleweed"\n'
ALPINE = "ID=alpine\n"
ARCH = "ID=arch\n"
MANJARO = "ID=manjaro\nID_LIKE='arch'\n"


def machine(os_release: str = "", platform: str = "linux", root: bool = False, programs: str = "") -> Machine:
    return Machine(platform, os_release, root, lambda name: name if name in programs.split() else None)


@pytest.mark.parametrize(
    ("here", "command"),
    [
        pytest.param(machine(DEBIAN, root=True), APT + DEBIAN_PACKAGES, id="debian, root"),
        pytest.param(machine(DEBIAN), f"su -c '{APT}{DEBIAN_PACKAGES}'", id="debian without sudo"),
        pytest.param(
            machine(UBUNTU, programs="sudo"),
            f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {DEBIAN_PACKAGES}",
            id="ubuntu with sudo",
        ),
        pytest.param(machine(MINT, root=True), APT + DEBIAN_PACKAGES, id="mint is like ubuntu"),
        pytest.param(
            machine(FEDORA, programs="sudo"),
            "sudo dnf install -y glib2 pango harfbuzz fontconfig",
            id="fedora",
        ),
        pytest.param(
            machine(ROCKY, root=True),
            "dnf install -y glib2 pango harfbuzz fontconfig",
            id="rocky is like rhel",
        ),
        pytest.param(
            machine(LEAP, programs="sudo"), f"sudo zypper install -y {SUSE_PACKAGES}", id="opensuse leap"
        ),
        pytest.param(machine(TUMBLEWEED, root=True), f"zypper install -y {SUSE_PACKAGES}", id="tumbleweed"),
        pytest.param(machine(ALPINE, programs="doas"), f"doas apk add {ALPINE_PACKAGES}", id="alpine"),
        pytest.param(
            machine(ARCH, programs="sudo doas"),
            "sudo pacman -S --needed --noconfirm glib2 pango harfbuzz fontconfig",
            id="arch",
        ),
        pytest.param(
            machine(MANJARO, root=True),
            "pacman -S --needed --noconfirm glib2 pango harfbuzz fontconfig",
            id="manjaro is like arch",
        ),
        pytest.param(
            machine(platform="darwin", programs="sudo brew"),
            "brew install glib pango harfbuzz fontconfig",
            id="macos never asks for root",
        ),
        pytest.param(
            machine(platform="win32"),
            r'cmd /c "winget install -e --id MSYS2.MSYS2 && C:\msys64\usr\bin\bash -lc '
            "'pacman -S --needed --noconfirm mingw-w64-ucrt-x86_64-pango'\"",
            id="windows without MSYS2",
        ),
        pytest.param(
            machine(platform="win32", programs=r"C:\msys64\usr\bin\bash.exe"),
            r'cmd /c "C:\msys64\usr\bin\bash -lc '
            "'pacman -S --needed --noconfirm mingw-w64-ucrt-x86_64-pango'\"",
            id="windows with MSYS2",
        ),
        pytest.param(machine("ID=haiku\n"), None, id="unknown"),
        pytest.param(machine(), None, id="no os-release"),
    ],
)
def test_exact_command_for_everything(here: Machine, command: str | None) -> None:
    assert install_command(here, packages_for(here, LIBRARIES)) == command
    for language in ("fr", "en"):
        words = remedy(here, packages_for(here, LIBRARIES)).of(language)
        assert f"\n\n    {command}" in words if command else "libpango-1.0.so.0" in words


def test_only_what_is_missing_is_installed() -> None:
    subset = [library for library in LIBRARIES if not library.required]
    assert packages_for(machine(DEBIAN), subset) == ("libharfbuzz-subset0",)


def test_macos_and_windows_say_where_the_libraries_are_looked_for() -> None:
    for platform, variable in (
        ("darwin", "DYLD_FALLBACK_LIBRARY_PATH"),
        ("win32", "WEASYPRINT_DLL_DIRECTORIES"),
    ):
        here = machine(platform=platform)
        words = remedy(here, packages_for(here, LIBRARIES))
        assert variable in words.fr
        assert variable in words.en


def test_every_family_has_a_package_for_every_library() -> None:
    assert {len(installer.packages) for installer in INSTALLERS.values()} == {len(LIBRARIES)}


def test_missing_libraries_are_those_that_do_not_load() -> None:
    def load(library: Library) -> bool:
        return library.name != "pango"

    missing = missing_libraries(load)
    assert [library.name for library in missing] == ["pango"]
    assert what_is_missing(missing).en == "System libraries missing for PDF reports: pango."


def test_a_library_that_does_not_exist_does_not_load() -> None:
    nowhere = Library("nowhere", "libnowhere.so.9", "libnowhere.9.dylib", "nowhere-9.dll")
    from digimat.system_libraries import loads

    assert not loads(nowhere)


def test_homebrew_is_found_on_apple_silicon_only_and_the_users_choice_wins() -> None:
    environment: dict[str, str] = {}
    help_loading("linux", environment, lambda path: True)
    help_loading("darwin", environment, lambda path: False)
    assert environment == {}
    help_loading("darwin", environment, lambda path: path == HOMEBREW_FOLDER)
    assert environment["DYLD_FALLBACK_LIBRARY_PATH"].startswith(HOMEBREW_FOLDER)
    chosen = {"DYLD_FALLBACK_LIBRARY_PATH": "/elsewhere"}
    help_loading("darwin", chosen, lambda path: True)
    assert chosen == {"DYLD_FALLBACK_LIBRARY_PATH": "/elsewhere"}


def test_a_bare_python_can_import_them() -> None:
    """The set-up runs them before any package is installed: -S hides installed packages, -I the rest."""
    root = Path(__file__).resolve().parent.parent
    code = f"import sys; sys.path.insert(0, {str(root)!r}); import digimat.system_packages"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)
