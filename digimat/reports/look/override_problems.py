"""What can be wrong with the files in the templates folder of a workspace, before any page is made of them."""

from __future__ import annotations

from pathlib import Path

from digimat.language import Text, printable
from digimat.problems import Position, Problem


def outside(file: Path) -> Problem:
    return Problem(
        "WSP007",
        Text(fr="ce lien mène hors du dossier templates", en="this link leads out of the folder templates"),
        Text(fr="Remplacez-le par une copie du fichier.", en="Put a copy of the file in its place."),
        Position(str(file)),
    )


def too_many(folder: Path, most: int) -> Problem:
    return Problem(
        "WSP021",
        Text(fr=f"il y a plus de {most} gabarits ici", en=f"there are more than {most} templates here"),
        Text(fr="Ne gardez que ceux que vous changez.", en="Keep only those that you change."),
        Position(str(folder)),
    )


def too_heavy(file: Path, heaviest: int) -> Problem:
    return Problem(
        "WSP021",
        Text(
            fr=f"ce fichier dépasse {heaviest // 1000} ko : ce n’est pas un gabarit",
            en=f"this file has more than {heaviest // 1000} kB: it is no template",
        ),
        Text(
            fr="Sortez-en les images : logo et picture, dans digimat.toml, leur donnent une place.",
            en="Take pictures out of it: logo and picture, in digimat.toml, give them a place.",
        ),
        Position(str(file)),
    )


def unreadable(file: Path, error: OSError | UnicodeDecodeError) -> Problem:
    if isinstance(error, UnicodeDecodeError):
        return Problem(
            "WSP022",
            Text(fr="le fichier n’est pas en UTF-8 à cette ligne", en="the file is not UTF-8 on this line"),
            Text(fr="Enregistrez-le en UTF-8 dans votre éditeur.", en="Save it as UTF-8 in your editor."),
            Position(str(file), error.object[: error.start].count(b"\n") + 1),
        )
    reason = error.strerror or type(error).__name__
    return Problem(
        "WSP022",
        Text(fr=f"le fichier ne peut pas être lu ({reason})", en=f"the file cannot be read ({reason})"),
        Text(fr="Vérifiez vos droits de lecture.", en="Check your right to read it."),
        Position(str(file)),
    )


def no_css(where: Position) -> Problem:
    return Problem(
        "WSP023",
        Text(fr="ce n’est pas du CSS lisible", en="this is no readable CSS"),
        Text(
            fr="Vérifiez les accolades et les points-virgules avant cet endroit.",
            en="Check the braces and semicolons before this place.",
        ),
        where,
    )


def address(asked: str, where: Position) -> Problem:
    shown = printable(asked)
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    return Problem(
        "WSP024",
        Text(
            fr=f"un rapport ne va rien chercher ailleurs : « {shown} » est refusé",
            en=f'a report fetches nothing from elsewhere: "{shown}" is refused',
        ),
        Text(
            fr="Nommez logo, images et polices dans digimat.toml, sous [report] : ils sont mis dans le rapport.",
            en="Name logo, pictures and fonts in digimat.toml, under [report]: they are put inside the report.",
        ),
        where,
    )


def markup(where: Position) -> Problem:
    return Problem(
        "WSP023",
        Text(fr="le signe « < » n’a pas sa place dans un style", en='the sign "<" has no place in a style'),
        Text(fr="Retirez-le ; dans un texte, écrivez \\3c.", en="Remove it; inside a text, write \\3c."),
        where,
    )


def element(name: str, where: Position) -> Problem:
    return Problem(
        "WSP024",
        Text(
            fr=f"<{name}> n’a pas sa place dans un rapport : il irait chercher ou lancer quelque chose",
            en=f"<{name}> has no place in a report: it would fetch or run something",
        ),
        Text(
            fr="Retirez-le ; du style se met dans templates/extra.css ou dans le bloc style.",
            en="Take it out; style goes into templates/extra.css or into the block style.",
        ),
        where,
    )


def extends_itself(name: str, where: Position) -> Problem:
    return Problem(
        "WSP025",
        Text(fr="ce gabarit part de lui-même", en="this template extends itself"),
        Text(
            fr=f'Pour partir de celui de digimat : {{% extends "digimat/{name}" %}}.',
            en=f'To begin from the one of digimat: {{% extends "digimat/{name}" %}}.',
        ),
        where,
    )
