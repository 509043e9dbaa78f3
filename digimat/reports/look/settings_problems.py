"""What can be wrong with the settings of the look, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from digimat.language import Text, printable
from digimat.problems import Position, Problem, did_you_mean
from digimat.reports.look.colours import READABLE


def _shown(value: Any) -> str:
    """A value that was written, short enough for a message."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = str(value).lower() if isinstance(value, bool) else printable(str(value))
    return (text if len(text) <= 60 else f"{text[:59]}…") or '""'


def unknown(name: str, known: Sequence[str], where: Position) -> Problem:
    shown = _shown(name)
    return Problem(
        "WSP003",
        Text(fr=f"réglage inconnu « {shown} »", en=f'unknown setting "{shown}"'),
        did_you_mean(shown, known),
        where,
    )


def no_table(name: str, where: Position) -> Problem:
    return Problem(
        "WSP010",
        Text(fr=f"{name} n’est pas un groupe de réglages", en=f"{name} is no group of settings"),
        Text(
            fr=f"Écrivez [{name}] seul sur une ligne, et les réglages du groupe en dessous.",
            en=f"Write [{name}] alone on a line, and the settings of the group below it.",
        ),
        where,
    )


def not_one_of(name: str, value: Any, known: Sequence[str], where: Position) -> Problem:
    shown = _shown(value)
    return Problem(
        "WSP011",
        Text(fr=f"{name} ne peut pas être « {shown} »", en=f'{name} cannot be "{shown}"'),
        did_you_mean(shown, known),
        where,
    )


def no_text(name: str, value: Any, where: Position) -> Problem:
    shown = _shown(value)
    return Problem(
        "WSP012",
        Text(fr=f"{name} doit être un texte, pas {shown}", en=f"{name} must be a text, not {shown}"),
        Text(
            fr=f'Écrivez {name} = "…", ou les deux langues : {name} = {{fr = "…", en = "…"}}.',
            en=f'Write {name} = "…", or both languages: {name} = {{fr = "…", en = "…"}}.',
        ),
        where,
    )


def too_long(name: str, length: int, longest: int, where: Position) -> Problem:
    return Problem(
        "WSP013",
        Text(
            fr=f"{name} a {length} caractères : au-delà de {longest}, la ligne ne tient pas dans la page",
            en=f"{name} has {length} characters: beyond {longest}, the line does not fit the page",
        ),
        Text(fr="Raccourcissez ce texte.", en="Shorten this text."),
        where,
    )


def no_colour(name: str, value: Any, where: Position) -> Problem:
    shown = _shown(value)
    return Problem(
        "WSP014",
        Text(fr=f"{name} : « {shown} » n’est pas une couleur", en=f'{name}: "{shown}" is no colour'),
        Text(
            fr=f'Écrivez un dièse et six chiffres de 0 à f, deux par couleur de base : {name} = "#17395c".',
            en=f'Write a hash and six digits from 0 to f, two for each basic colour: {name} = "#17395c".',
        ),
        where,
    )


def unreadable_colour(name: str, colour: str, measured: float, good: str, where: Position) -> Problem:
    return Problem(
        "WSP015",
        Text(
            fr=f"{name} : un texte de couleur {colour} ne se lit pas assez bien "
            f"(contraste {_comma(measured)}, il faut {_comma(READABLE)})",
            en=f"{name}: a text of colour {colour} cannot be read well enough "
            f"(contrast {measured}, {READABLE} is needed)",
        ),
        Text(
            fr=f'La plus proche qui convienne : {name} = "{good}".',
            en=f'The nearest that does: {name} = "{good}".',
        ),
        where,
    )


def too_dark(colour: str, good: str, where: Position) -> Problem:
    return Problem(
        "WSP015",
        Text(
            fr=f"pale : {colour} est trop sombre pour le fond des graphiques et des encadrés",
            en=f"pale: {colour} is too dark to stand behind charts and boxes",
        ),
        Text(
            fr=f'La plus proche qui convienne : pale = "{good}".',
            en=f'The nearest that does: pale = "{good}".',
        ),
        where,
    )


def no_picture(where: Position) -> Problem:
    return Problem(
        "WSP016",
        Text(
            fr="cover veut une image, et aucune n’est nommée", en="cover wants a picture, and none is named"
        ),
        Text(
            fr='Ajoutez picture = "couverture.jpg", ou écrivez cover = "band".',
            en='Add picture = "cover.jpg", or write cover = "band".',
        ),
        where,
    )


def no_regular(face: str, where: Position) -> Problem:
    return Problem(
        "WSP017",
        Text(fr=f"fonts.{face} n’a pas de police regular", en=f"fonts.{face} has no regular font"),
        Text(
            fr=f'Ajoutez-la : {face} = {{regular = "…", bold = "…"}}.',
            en=f'Add it: {face} = {{regular = "…", bold = "…"}}.',
        ),
        where,
    )


def no_file_name(name: str, value: Any, endings: Sequence[str], where: Position) -> Problem:
    shown = _shown(value)
    return Problem(
        "WSP018",
        Text(fr=f"{name} ne nomme pas un fichier : {shown}", en=f"{name} names no file: {shown}"),
        Text(
            fr=f"Écrivez entre guillemets droits un fichier de ce dossier ({', '.join(endings)}).",
            en=f"Write a file of this folder in straight quotes ({', '.join(endings)}).",
        ),
        where,
    )


def wrong_ending(name: str, written: str, endings: Sequence[str], where: Position) -> Problem:
    shown, kinds = _shown(written), ", ".join(endings)
    return Problem(
        "WSP018",
        Text(
            fr=f"{name} : « {shown} » n’est pas un fichier {kinds}",
            en=f'{name}: "{shown}" is no {kinds} file',
        ),
        Text(
            fr="Enregistrez-le dans l’un de ces formats, et nommez ce fichier-là. Un logo dessiné (SVG) "
            "s’exporte en PNG, large de 1 200 points.",
            en="Save it in one of these formats, and name that file. A drawn logo (SVG) is exported as PNG, "
            "1,200 pixels wide.",
        )
        if ".png" in endings
        else Text(
            fr="Nommez la police elle-même, dans l’un de ces formats.",
            en="Name the font itself, in one of these formats.",
        ),
        where,
    )


def no_file(name: str, written: str, where: Position) -> Problem:
    shown = _shown(written)
    return Problem(
        "WSP019",
        Text(fr=f"{name} : il n’y a pas de fichier « {shown} »", en=f'{name}: there is no file "{shown}"'),
        Text(
            fr="Le nom se lit à partir du dossier de digimat.toml ; copiez-y le fichier, ou corrigez le nom.",
            en="The name is read from the folder of digimat.toml; copy the file there, or mend the name.",
        ),
        where,
    )


def outside(name: str, written: str, where: Position) -> Problem:
    shown = _shown(written)
    return Problem(
        "WSP007",
        Text(
            fr=f"{name} ne nomme pas un fichier de ce dossier : {shown}",
            en=f"{name} names no file inside this folder: {shown}",
        ),
        Text(
            fr="Copiez le fichier dans l’espace de travail, et nommez cette copie.",
            en="Copy the file into the workspace, and name the copy.",
        ),
        where,
    )


def _comma(number: float) -> str:
    return str(number).replace(".", ",")
