"""What can be wrong with the files that the settings of the look name: pictures and fonts."""

from __future__ import annotations

from typing import Final

from digimat.language import Text, printable
from digimat.problems import Problem
from digimat.reports.look.settings import NamedFile


class Unusable(Exception):
    """Why a file cannot be taken: a key of the messages below, and what is missing."""

    def __init__(self, reason: str, missing: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.missing = missing


_SAID: Final[dict[str, tuple[Text, Text]]] = {
    "heavy": (
        Text(fr="ce fichier est trop lourd", en="this file is too heavy"),
        Text(
            fr="Enregistrez-le plus petit : 20 Mo au plus pour une image, 6 Mo pour une police.",
            en="Save it smaller: at most 20 MB for a picture, 6 MB for a font.",
        ),
    ),
    "large": (
        Text(fr="cette image a trop de points", en="this picture has too many pixels"),
        Text(
            fr="Réduisez-la : 1 200 points de large suffisent pour un logo, 2 500 pour une couverture.",
            en="Make it smaller: 1,200 pixels of width are enough for a logo, 2,500 for a cover.",
        ),
    ),
    "picture": (
        Text(fr="ce n’est pas une image PNG ou JPEG lisible", en="this is no readable PNG or JPEG picture"),
        Text(
            fr="Ouvrez-la dans un logiciel d’image et enregistrez-la de nouveau en PNG ou en JPEG.",
            en="Open it in a program for pictures and save it again as PNG or JPEG.",
        ),
    ),
    "font": (
        Text(
            fr="ce n’est pas une police TrueType ou OpenType lisible",
            en="this is no readable TrueType or OpenType font",
        ),
        Text(
            fr="Prenez le fichier .ttf ou .otf de la police, tel que son éditeur le donne.",
            en="Take the .ttf or .otf file of the font, as its foundry gives it.",
        ),
    ),
    "empty": (
        Text(fr="cette image est entièrement transparente", en="this picture is wholly transparent"),
        Text(fr="Nommez une image qui montre quelque chose.", en="Name a picture that shows something."),
    ),
    "shape": (
        Text(
            fr="cette image est trop allongée pour la place d’un logo (62 mm sur 20 mm)",
            en="this picture is too long for the place of a logo (62 mm by 20 mm)",
        ),
        Text(fr="Recadrez-la autour du logo.", en="Crop it around the logo."),
    ),
    "rights": (
        Text(
            fr="la licence de cette police interdit de la joindre à un document",
            en="the licence of this font forbids to put it inside a document",
        ),
        Text(
            fr="Demandez à son éditeur une licence qui le permette, ou prenez une autre police.",
            en="Ask its foundry for a licence that allows it, or take another font.",
        ),
    ),
    "letters": (
        Text(
            fr="il manque à cette police des lettres ou des signes qu’un rapport emploie : {missing}",
            en="this font lacks letters or signs that a report uses: {missing}",
        ),
        Text(
            fr="Prenez la version complète de la police (latin étendu), ou une autre.",
            en="Take the full version of the font (extended Latin), or another one.",
        ),
    ),
    "unreadable": (
        Text(fr="ce fichier ne peut pas être lu ({missing})", en="this file cannot be read ({missing})"),
        Text(fr="Vérifiez vos droits de lecture.", en="Check your right to read it."),
    ),
}  # fmt: skip


def unusable(file: NamedFile, reason: Unusable) -> Problem:
    """What is wrong with a file, at the line that names it."""
    kind = reason.reason
    if kind == "broken":
        kind = "font" if file.setting.startswith("fonts.") else "picture"
    message, remedy = _SAID[kind]
    missing = printable(" ".join(reason.missing) if kind == "letters" else reason.missing)
    return Problem(
        "WSP020",
        Text(
            fr=f"{file.setting} : {printable(file.written)} : {message.fr.format(missing=missing)}",
            en=f"{file.setting}: {printable(file.written)}: {message.en.format(missing=missing)}",
        ),
        remedy,
        file.at,
    )
