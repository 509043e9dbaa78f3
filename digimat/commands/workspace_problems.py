"""What can be wrong with the file of a workspace, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from digimat.language import LANGUAGES, Text, printable
from digimat.problems import Position, Problem, did_you_mean

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def unreadable(file: Path, error: OSError | UnicodeDecodeError) -> Problem:
    if isinstance(error, UnicodeDecodeError):
        return Problem(
            "WSP002",
            Text(fr="le fichier n’est pas en UTF-8 à cette ligne", en="the file is not UTF-8 on this line"),
            Text(fr="Enregistrez-le en UTF-8 dans votre éditeur.", en="Save it as UTF-8 in your editor."),
            Position(str(file), error.object[: error.start].count(b"\n") + 1),
        )
    reason = error.strerror or type(error).__name__
    return Problem(
        "WSP002",
        Text(fr=f"le fichier ne peut pas être lu ({reason})", en=f"the file cannot be read ({reason})"),
        Text(fr="Vérifiez vos droits de lecture.", en="Check your right to read it."),
        Position(str(file)),
    )


def not_toml(file: Path, text: str, error: Exception) -> Problem:
    found = _PLACE.search(str(error))
    last = len(text.rstrip("\n").split("\n"))  # tomllib only says "at end of document"
    where = Position(str(file), int(found[1]) if found else last, int(found[2]) if found else 0)
    if "overwrite" in str(error):
        message = Text(fr="un réglage est écrit deux fois", en="a setting is written twice")
        return Problem(
            "WSP001", message, Text(fr="Retirez l’une des deux lignes.", en="Remove one of the lines."), where
        )
    return Problem(
        "WSP001",
        Text(fr="cette ligne n’est pas du TOML lisible", en="this line is not readable TOML"),
        Text(
            fr='Écrivez un réglage par ligne, les textes entre guillemets droits : language = "fr".',
            en='Write one setting a line, texts in straight quotes: language = "en".',
        ),
        where,
    )


def unknown_key(key: str, known: Sequence[str], where: Position) -> Problem:
    name = printable(key)
    return Problem(
        "WSP003",
        Text(fr=f"réglage inconnu « {name} »", en=f'unknown setting "{name}"'),
        did_you_mean(name, known),
        where,
    )


def wrong_kind(key: str, value: Any, where: Position) -> Problem:
    shown = "{…}" if isinstance(value, dict) else "[…]" if isinstance(value, list) else printable(str(value))
    shown = (str(value).lower() if isinstance(value, bool) else shown) or '""'
    return Problem(
        "WSP004",
        Text(fr=f"{key} doit être un texte, pas {shown}", en=f"{key} must be a text, not {shown}"),
        Text(
            fr=f'Écrivez un texte entre guillemets droits : {key} = "…", ou retirez cette ligne.',
            en=f'Write a text in straight quotes: {key} = "…", or remove this line.',
        ),
        where,
    )


def unknown_language(name: str, where: Position) -> Problem:
    message = Text(fr=f"langue inconnue « {name} »", en=f'unknown language "{name}"')
    return Problem("WSP005", message, did_you_mean(name, LANGUAGES), where)


def no_questionnaire(name: str, known: Sequence[str], where: Position | None) -> Problem:
    message = Text(fr=f"aucun questionnaire « {name} »", en=f'there is no questionnaire "{name}"')
    return Problem("WSP006", message, did_you_mean(name, known), where)


def leads_outside(key: str, name: str, default: str, where: Position) -> Problem:
    return Problem(
        "WSP007",
        Text(
            fr=f"{key} ne nomme pas un fichier de ce dossier : {name}",
            en=f"{key} names no file inside this folder: {name}",
        ),
        Text(
            fr=f'Restez dans le dossier : {key} = "{default}". Pour un autre endroit : --store ou DIGIMAT_STORE.',
            en=f'Stay inside the folder: {key} = "{default}". For another place: --store or DIGIMAT_STORE.',
        ),
        where,
    )


def no_duration(key: str, written: str, where: Position | None = None) -> Problem:
    """Said of the setting, and of the option of a command."""
    return Problem(
        "WSP009",
        Text(
            fr=f"{key} : « {written} » n’est pas une durée", en=f'{key}: "{written}" is not a length of time'
        ),
        Text(
            fr="Écrivez par exemple P90D (90 jours), P3M (3 mois) ou P2Y (2 ans).",
            en="Write for example P90D (90 days), P3M (3 months) or P2Y (2 years).",
        ),
        where,
    )
