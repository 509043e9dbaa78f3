"""What can be wrong with the format of a report, and with a Word template before it is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digimat.language import Text
from digimat.problems import Position, Problem


def unknown_ending(target: Path, known: Sequence[str]) -> Problem:
    """The name of the file ends in a format that reports do not have."""
    listed = ", ".join(known)
    return Problem(
        "REP060",
        Text(
            fr=f"aucun rapport ne s’écrit dans un fichier « {target.suffix} »",
            en=f'no report is written to a "{target.suffix}" file',
        ),
        Text(
            fr=f"Donnez au fichier une de ces terminaisons : {listed}.",
            en=f"Give the file one of these endings: {listed}.",
        ),
        Position(str(target)),
    )


def not_installed(ending: str) -> Problem:
    """The extra of office files is not installed."""
    return Problem(
        "REP061",
        Text(
            fr=f"les bibliothèques qui écrivent les fichiers « {ending} » ne sont pas installées",
            en=f'the libraries that write "{ending}" files are not installed',
        ),
        Text(
            fr='Installez-les : pip install "digimat[office]"',
            en='Install them: pip install "digimat[office]"',
        ),
    )


def template_outside(file: Path) -> Problem:
    """A link leads out of the workspace."""
    return Problem(
        "REP062",
        Text(fr="ce gabarit mène hors de l’espace de travail", en="this template leads out of the workspace"),
        Text(
            fr="Mettez le fichier lui-même dans le dossier templates.",
            en="Put the file itself into the folder templates.",
        ),
        Position(str(file)),
    )


def template_too_large(file: Path, most: int) -> Problem:
    """More bytes than a template has."""
    return Problem(
        "REP062",
        Text(
            fr=f"ce gabarit dépasse {most // 1_000_000} Mo",
            en=f"this template has more than {most // 1_000_000} MB",
        ),
        Text(
            fr="Réduisez ses images, puis enregistrez-le de nouveau.",
            en="Make its pictures smaller, then save it again.",
        ),
        Position(str(file)),
    )


def template_unreadable(file: Path, error: OSError) -> Problem:
    """The system does not give it."""
    return Problem(
        "REP062",
        Text(fr="ce gabarit ne peut pas être lu", en="this template cannot be read"),
        Text(
            fr=f"Vérifiez les droits du fichier ({error.strerror}).",
            en=f"Check the rights of the file ({error.strerror}).",
        ),
        Position(str(file)),
    )
