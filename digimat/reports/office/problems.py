"""What can be wrong with a Word template of the workspace."""

from __future__ import annotations

from digimat.language import Text
from digimat.problems import Position, Problem


def no_template(name: str, error: Exception) -> Problem:
    """It is no Word document, or a damaged one."""
    return Problem(
        "REP062",
        Text(
            fr=f"ce gabarit n’est pas un document Word lisible ({type(error).__name__})",
            en=f"this template is no readable Word document ({type(error).__name__})",
        ),
        _MEND,
        Position(name),
    )


def large_template(name: str) -> Problem:
    """Unpacked, it would fill the memory."""
    return Problem(
        "REP062",
        Text(
            fr="ce gabarit est trop grand une fois décompressé", en="this template is too large once unpacked"
        ),
        Text(
            fr="Réduisez ses images, puis enregistrez-le de nouveau.",
            en="Make its pictures smaller, then save it again.",
        ),
        Position(name),
    )


def bad_template(name: str, error: Exception) -> Problem:
    """A tag of it is wrong, or names what there is not."""
    said = " ".join(str(error).split())[:200]
    return Problem(
        "REP063",
        Text(
            fr=f"une balise du gabarit ne peut pas être remplie : {said}",
            en=f"a tag of the template cannot be filled in: {said}",
        ),
        Text(
            fr="Corrigez cette balise dans Word ; docs/reports.fr.md donne les noms possibles.",
            en="Correct that tag in Word; docs/reports.md lists the names there are.",
        ),
        Position(name),
    )


_MEND = Text(
    fr="Ouvrez-le dans Word et enregistrez-le en .docx, ou retirez-le : celui de digimat sert alors.",
    en="Open it in Word and save it as .docx, or remove it: digimat’s own is used then.",
)
