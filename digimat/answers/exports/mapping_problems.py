"""What can be wrong with a mapping file, in words."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.answers.exports.texts import shortened
from digimat.language import Text
from digimat.problems import Position, Problem, did_you_mean


def other_questionnaire(where: Position, written: str, wanted: str) -> Problem:
    return Problem(
        "ANS087",
        Text(
            fr=f"ce fichier de correspondance est celui de « {shortened(written)} », pas de « {wanted} »",
            en=f'this mapping file is that of "{shortened(written)}", not of "{wanted}"',
        ),
        Text(
            fr="Prenez celui du questionnaire, ou faites-le avec « digimat columns … --save ».",
            en='Take that of the questionnaire, or make it with "digimat columns … --save".',
        ),
        where,
    )


def other_version(where: Position, written: str, wanted: str) -> Problem:
    return Problem(
        "ANS087",
        Text(
            fr=f"ce fichier de correspondance a été fait pour la version {shortened(written, 20)} ; le questionnaire "
            f"est en version {wanted}",
            en=f"this mapping file was made for version {shortened(written, 20)}; the questionnaire is at version "
            f"{wanted}",
        ),
        Text(
            fr="Vérifiez-le, puis écrivez-y la nouvelle version.",
            en="Look through it, then write the new version into it.",
        ),
        where,
        warning=True,
    )


def unknown_key(where: Position, key: str, known: Sequence[str]) -> Problem:
    return Problem(
        "ANS088",
        Text(fr=f"clé inconnue « {shortened(key)} »", en=f'unknown key "{shortened(key)}"'),
        did_you_mean(key, known),
        where,
    )


def wrong_kind(where: Position, key: str, wanted: Text) -> Problem:
    return Problem(
        "ANS088",
        Text(
            fr=f"« {key} » n’est pas écrit comme il faut : {wanted.fr}",
            en=f'"{key}" is not written as it must be: {wanted.en}',
        ),
        Text(
            fr="Voyez un fichier fait par « digimat columns … --save ».",
            en='See a file made by "digimat columns … --save".',
        ),
        where,
    )


def no_such(where: Position, what: Text, name: str, known: Sequence[str]) -> Problem:
    return Problem(
        "ANS089",
        Text(
            fr=f"{what.fr} « {shortened(name)} » : il n’y en a pas",
            en=f'there is no {what.en} "{shortened(name)}"',
        ),
        did_you_mean(name, known),
        where,
    )


def said_twice(where: Position, heading: str, first: int) -> Problem:
    return Problem(
        "ANS088",
        Text(
            fr=f"la colonne « {shortened(heading)} » est déjà dite ligne {first}",
            en=f'column "{shortened(heading)}" is already said on line {first}',
        ),
        Text(
            fr="Retirez l’une des deux ; si le fichier a deux fois ce titre, écrivez « occurrence: 2 ».",
            en='Remove one of the two; if the file has this heading twice, write "occurrence: 2".',
        ),
        where,
    )


def unsaid(where: Position, heading: str) -> Problem:
    return Problem(
        "ANS088",
        Text(
            fr=f"il reste à dire ce qu’est la colonne « {shortened(heading)} »",
            en=f'it is still to be said what column "{shortened(heading)}" is',
        ),
        Text(
            fr='Écrivez « item: … », « profile: … » ou « is: ignored » au lieu de « is: "?" ».',
            en='Write "item: …", "profile: …" or "is: ignored" in the place of "is: \\"?\\"".'.replace(
                '\\"', "'"
            ),
        ),
        where,
    )


def unreadable(where: Position, error: Exception) -> Problem:
    reason = (error.strerror or type(error).__name__) if isinstance(error, OSError) else "UTF-8"
    return Problem(
        "ANS088",
        Text(
            fr=f"le fichier de correspondance ne peut pas être lu ({reason})",
            en=f"the mapping file cannot be read ({reason})",
        ),
        Text(fr="Vérifiez son nom ; enregistrez-le en UTF-8.", en="Check its name; save it as UTF-8."),
        where,
    )
