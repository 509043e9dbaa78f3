"""The system libraries that PDF reports need, and which of them are missing here.

WeasyPrint is Python, but it lays text out with Pango, HarfBuzz and Fontconfig, which pip does not install.
The set-up (``tools/setup.py``) runs this file and ``system_packages.py`` with a bare Python, before any
package is installed: they import the standard library and ``digimat.language`` only. ``digimat doctor`` says
the same words.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import dataclass
from pathlib import Path

from digimat.language import Text

# Where Homebrew puts libraries on Apple silicon. macOS looks by itself in /usr/local/lib (Intel), not here.
HOMEBREW_FOLDER = "/opt/homebrew/lib"
# Where WeasyPrint 70 looks on Windows when WEASYPRINT_DLL_DIRECTORIES is not set.
MSYS2_FOLDER = r"C:\msys64\ucrt64\bin"


@dataclass(frozen=True, slots=True)
class Library:
    """One library that WeasyPrint loads by name. Without a required one there is no PDF at all."""

    name: str
    linux: str
    macos: str
    windows: str
    required: bool = True

    def files(self, platform: str) -> tuple[str, ...]:
        """The file names to try on a platform, named as in ``sys.platform``."""
        if platform == "darwin":
            return (self.macos,)
        if platform == "win32":
            return (f"lib{self.windows}", self.windows)  # MSYS2's name, then that of other builds
        return (self.linux,)


# As in weasyprint/text/ffi.py of version 70, which warns that harfbuzz-subset will be required; without it a
# report takes 1.8 times as long.
LIBRARIES = (
    Library("gobject", "libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "gobject-2.0-0.dll"),
    Library("pango", "libpango-1.0.so.0", "libpango-1.0.0.dylib", "pango-1.0-0.dll"),
    Library("harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib", "harfbuzz-0.dll"),
    Library(
        name="harfbuzz-subset",
        linux="libharfbuzz-subset.so.0",
        macos="libharfbuzz-subset.0.dylib",
        windows="harfbuzz-subset-0.dll",
        required=False,
    ),
    Library("fontconfig", "libfontconfig.so.1", "libfontconfig.1.dylib", "fontconfig-1.dll"),
    Library("pangoft2", "libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "pangoft2-1.0-0.dll"),
)


def help_loading(
    platform: str,
    environment: MutableMapping[str, str],
    exists: Callable[[str], bool] = os.path.exists,
) -> None:
    """Let libraries be found where Homebrew puts them; to call before WeasyPrint is imported.

    The user's shell cannot say it: macOS drops ``DYLD_…`` whenever a program of the system (``make``, ``sh``)
    starts another one. Python reads the variable anew at each look-up, so setting it here is in time.
    """
    if platform == "darwin" and exists(HOMEBREW_FOLDER):
        environment.setdefault("DYLD_FALLBACK_LIBRARY_PATH", f"{HOMEBREW_FOLDER}:/usr/local/lib:/usr/lib")


def loads(library: Library) -> bool:
    """Whether the library loads here, looked for where WeasyPrint looks."""
    names = list(library.files(sys.platform))
    if sys.platform == "win32":
        for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", MSYS2_FOLDER).split(";"):
            if Path(folder).is_dir():
                os.add_dll_directory(folder)
    elif sys.platform == "darwin":
        found = (ctypes.util.find_library(Path(name).stem) for name in names)
        names += [path for path in found if path]
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def missing_libraries(load: Callable[[Library], bool] = loads) -> tuple[Library, ...]:
    """The libraries that do not load here."""
    help_loading(sys.platform, os.environ)
    return tuple(library for library in LIBRARIES if not load(library))


def what_is_missing(missing: Iterable[Library]) -> Text:
    """The missing libraries, in words."""
    names = ", ".join(library.name for library in missing)
    return Text(
        fr=f"Bibliothèques système manquantes pour les rapports PDF : {names}.",
        en=f"System libraries missing for PDF reports: {names}.",
    )
