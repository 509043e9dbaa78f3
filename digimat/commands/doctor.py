"""``digimat doctor``: whether everything that digimat needs is here, fact by fact, each fault with its cure."""

from __future__ import annotations

import json
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Literal

from digimat import __version__
from digimat.commands.one_page import Rendering, render_one_page
from digimat.language import Language, Text, same
from digimat.system_libraries import LIBRARIES, Library, missing_libraries, what_is_missing
from digimat.system_packages import Machine, packages_for, remedy, this_machine

Status = Literal["ok", "warning", "failed"]

FONTS = Path(__file__).resolve().parent.parent / "reports" / "fonts"
CRASHING_PANGO = "1.56.4"  # WeasyPrint issues 2507 and 2623
MODULES = {"pyyaml": "yaml"}  # the name to import, where it is not the package's own

REINSTALL = Text(
    fr="Réinstallez digimat : pip install --force-reinstall digimat (dépôt : make clean, puis make test).",
    en="Install digimat again: pip install --force-reinstall digimat (checkout: make clean, then make test).",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One fact about this machine. ``name`` is stable: scripts rely on it."""

    name: str
    status: Status
    detail: Text
    remedy: Text | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All the facts, in the order to read them."""

    checks: tuple[Check, ...]

    @property
    def failed(self) -> bool:
        """Whether something does not work; a warning alone does not count."""
        return any(check.status == "failed" for check in self.checks)


def examine(
    data_folder: Path,
    *,
    machine: Machine | None = None,
    missing: Sequence[Library] | None = None,
    requirements: Sequence[str] | None = None,
    fonts: Path = FONTS,
    render: Callable[[Path | None], Rendering] = render_one_page,
) -> Diagnosis:
    """Examine this machine.

    Args:
        data_folder: where answers are to be kept; it need not exist yet, and is not made.
        machine, missing, requirements, fonts, render: what to look at in the place of this machine, for tests.
    """
    machine = this_machine() if machine is None else machine
    missing = missing_libraries() if missing is None else missing
    cure = remedy(machine, packages_for(machine, missing))
    bundled = sorted(fonts.glob("*.ttf"))
    python = same(f"Python {platform.python_version()}, {sys.executable}")
    return Diagnosis(
        (
            Check("python", "ok", python),
            Check("system", "ok", same(_system())),
            *_packages(_requirements() if requirements is None else requirements),
            *(_library(library, library in missing, cure) for library in LIBRARIES),
            _fonts(bundled),
            _pdf(missing, cure, bundled, render),
            _data_folder(data_folder),
        )
    )


def diagnosis_as_json(diagnosis: Diagnosis, language: Language) -> str:
    """The diagnosis for scripts: names and statuses are stable, sentences are in one language."""
    content = {
        "format": "digimat.doctor",
        "version": 1,
        "ok": not diagnosis.failed,
        "checks": [
            {
                "name": check.name,
                "status": check.status,
                "detail": check.detail.of(language),
                "remedy": check.remedy.of(language) if check.remedy else None,
            }
            for check in diagnosis.checks
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _system() -> str:
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.machine()}"
    except (OSError, KeyError):  # macOS, Windows, very small Linux systems
        return platform.platform()


def _requirements() -> Sequence[str]:
    """What digimat's own description asks for; nothing when digimat runs from files, uninstalled."""
    try:
        return metadata.requires("digimat") or ()
    except metadata.PackageNotFoundError:
        return ()


def _packages(requirements: Sequence[str]) -> Iterator[Check]:
    if requirements:
        yield Check("digimat", "ok", same(f"digimat {__version__}"))
    else:
        loose = Text(
            fr=f"digimat {__version__} n’est pas installé : ses paquets ne sont pas vérifiés",
            en=f"digimat {__version__} is not installed: its packages are not checked",
        )
        yield Check("digimat", "warning", loose, REINSTALL)
    for requirement in requirements:
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        module = MODULES.get(name.lower(), name.replace("-", "_"))
        # Found, not imported: some take long, and one that crashes must not take the doctor along.
        if util.find_spec(module) is not None:
            yield Check(f"package:{name}", "ok", same(f"{name} {metadata.version(name)}"))
        elif ";" not in requirement:  # what is asked for on a condition (an extra, a system) may be absent
            missing = Text(fr=f"{name} manque", en=f"{name} is missing")
            yield Check(f"package:{name}", "failed", missing, REINSTALL)


def _library(library: Library, missing: bool, cure: Text) -> Check:
    if not missing:
        found = Text(fr=f"{library.name} est là", en=f"{library.name} is here")
        return Check(f"library:{library.name}", "ok", found)
    consequence = (
        Text(fr="aucun rapport PDF n’est possible", en="no PDF report is possible")
        if library.required
        else Text(fr="les rapports PDF sont plus lents à faire", en="PDF reports take longer to make")
    )
    detail = Text(fr="{name} manque : {consequence}", en="{name} is missing: {consequence}")
    return Check(
        f"library:{library.name}",
        "failed" if library.required else "warning",
        detail.format(name=library.name, consequence=consequence),
        cure,
    )


def _fonts(bundled: Sequence[Path]) -> Check:
    if bundled:
        found = Text(fr=f"{len(bundled)} polices fournies", en=f"{len(bundled)} bundled fonts")
        return Check("fonts", "ok", found)
    none = Text(fr="les polices fournies manquent", en="the bundled fonts are missing")
    return Check("fonts", "failed", none, REINSTALL)


def _pdf(
    missing: Sequence[Library],
    cure: Text,
    bundled: Sequence[Path],
    render: Callable[[Path | None], Rendering],
) -> Check:
    if any(library.required for library in missing):
        return Check("pdf", "failed", what_is_missing(missing), cure)
    done = render(bundled[0] if bundled else None)
    if done.page is not None:
        made = f"WeasyPrint {done.page.weasyprint}, Pango {done.page.pango}"
        if done.page.pango == CRASHING_PANGO:
            detail = Text(
                fr=f"une page PDF est faite, mais cette version plante parfois : {made}",
                en=f"a PDF page is made, but this version sometimes crashes: {made}",
            )
            return Check("pdf", "warning", detail, Text(fr="Mettez Pango à jour.", en="Update Pango."))
        return Check(
            "pdf", "ok", Text(fr=f"une page PDF est faite : {made}", en=f"a PDF page is made: {made}")
        )
    if done.exit_status is None:
        slow = Text(fr="une page PDF n’a pas été finie à temps", en="a PDF page was not finished in time")
        return Check(
            "pdf", "failed", slow, Text(fr="Réessayez au calme.", en="Try again on a quiet machine.")
        )
    words = f"{done.complaint} (exit status {done.exit_status})".strip()
    return Check(
        "pdf",
        "failed",
        Text(fr=f"une page PDF n’a pas pu être faite : {words}", en=f"a PDF page could not be made: {words}"),
        REINSTALL,
    )


def _data_folder(folder: Path) -> Check:
    try:
        nearest = next((place for place in (folder, *folder.absolute().parents) if place.exists()), folder)
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        detail = Text(
            fr="impossible d’écrire dans {folder} : {error}", en="cannot write in {folder}: {error}"
        ).format(folder=folder, error=error.strerror)
        cure = Text(
            fr="Donnez-vous le droit d’y écrire, ou choisissez un autre dossier.",
            en="Give yourself the right to write there, or choose another folder.",
        )
        return Check("data-folder", "failed", detail, cure)
    can = Text(fr=f"on peut écrire dans {folder}", en=f"{folder} can be written in")
    return Check("data-folder", "ok", can)
