"""What can be wrong with what a cell of an export says, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digimat.answers.exports.labels import both
from digimat.answers.exports.likeness import COMPARED, nearest_text
from digimat.answers.exports.texts import shortened
from digimat.language import Text
from digimat.problems import Position, Problem, nearest
from digimat.questionnaires import InvalidResponse

NO_RESPONSE = "ANS010"
TWO_READINGS = "ANS090"
ROUNDED = "ANS091"
PARTLY_SHOWN = "ANS092"
SHOWN = 40  # characters of a cell that a message quotes


class InvalidCell(InvalidResponse):
    """A cell that is no response, with the code of its problem; ``part`` counts the columns of a spread item."""

    def __init__(self, message: Text, remedy: Text, code: str = NO_RESPONSE, part: int = 0) -> None:
        super().__init__(message, remedy)
        self.code, self.part = code, part


def quoted(text: str) -> Text:
    """A text as messages quote it, cut where it is long."""
    short = shortened(text, SHOWN)
    return Text(fr=f"« {short} »", en=f'"{short}"')


def two_readings(item: str, cell: str, readings: Mapping[str, Text]) -> InvalidCell:
    """A cell that means one thing or another; ``readings`` says why for each code."""
    shown = quoted(cell)
    some = list(readings.items())[:2]
    said = Text(
        fr=" ou ".join(f"{code} ({why.fr})" for code, why in some),
        en=" or ".join(f"{code} ({why.en})" for code, why in some),
    )
    line = f'values: {{{item}: {{"{shortened(cell, SHOWN)}": {some[0][0]}}}}}'
    return InvalidCell(
        Text(
            fr=f"{shown.fr} peut se lire de deux façons : {said.fr}",
            en=f"{shown.en} can be read in two ways: {said.en}",
        ),
        Text(
            fr=f"Dites laquelle dans un fichier de correspondance, par exemple : {line}",
            en=f"Say which in a mapping file, for example: {line}",
        ),
        TWO_READINGS,
    )


def unknown_text(cell: str, options: Mapping[str, Text], error: InvalidResponse) -> InvalidResponse:
    """A text that is no option: the label that is most like it, where one is; else what the item itself says."""
    labels = {label: code for label, code in both(options) if label}
    guess = nearest_text(cell[:COMPARED], labels)
    if guess is None or nearest(cell[:COMPARED], options) is not None:
        return error
    code, shown, short = labels[guess], quoted(cell), shortened(guess, SHOWN)
    return InvalidCell(
        Text(fr=f"{shown.fr} n’est pas une option", en=f"{shown.en} is not an option"),
        Text(
            fr=f"Vouliez-vous dire « {short} » (code {code}) ? Options : {', '.join(options)}.",
            en=f'Did you mean "{short}" (code {code})? Options: {", ".join(options)}.',
        ),
    )


def leftover(rest: str, labels: Iterable[Text]) -> InvalidCell:
    """Several ticks in one cell, of which one is no option."""
    shown = quoted(rest)
    guess = nearest_text(rest[:COMPARED], (form for text in labels for form in (text.fr, text.en)))
    meant = Text(fr="", en="")
    if guess is not None:
        label = shortened(guess, SHOWN)
        meant = Text(fr=f"Vouliez-vous dire « {label} » ? ", en=f'Did you mean "{label}"? ')
    return InvalidCell(
        Text(fr=f"{shown.fr} n’est pas une option", en=f"{shown.en} is not an option"),
        Text(
            fr=f"{meant.fr}Corrigez la cellule, ou dites ce que c’est dans un fichier de correspondance (values:).",
            en=f"{meant.en}Mend the cell, or say what it is in a mapping file (values:).",
        ),
    )


def no_tick(cell: str, option: str, part: int) -> InvalidCell:
    """The column of an option that says neither that it is ticked nor that it is not."""
    shown = quoted(cell)
    return InvalidCell(
        Text(
            fr=f"{shown.fr} ne dit pas si l’option « {option} » est cochée",
            en=f'{shown.en} does not say whether option "{option}" is ticked',
        ),
        Text(
            fr="Une case cochée s’écrit Y, Oui, 1, x, VRAI ou le libellé de l’option ; une case vide, N, Non, 0, FAUX "
            "ou rien.",
            en="A tick is written Y, Yes, 1, x, TRUE or the label of the option; no tick N, No, 0, FALSE or nothing.",
        ),
        part=part,
    )


def ticked_in_two_ways(item: str, first: str, second: str) -> InvalidCell:
    """Columns of options whose marks could mean ticks, or be the options' own names."""
    blank = Text(fr="rien", en="nothing")
    one, other = (Text(fr=c or blank.fr, en=c or blank.en) for c in (first, second))
    return InvalidCell(
        Text(
            fr=f"les colonnes de {item} peuvent se lire de deux façons : {one.fr} (des cases cochées ou non) ou "
            f"{other.fr} (les noms des options)",
            en=f"the columns of {item} can be read in two ways: {one.en} (ticked or not) or {other.en} (the names "
            "of the options)",
        ),
        Text(
            fr="Exportez les réponses en toutes lettres, ou écrivez Y et N.",
            en="Export the answers as full texts, or write Y and N.",
        ),
        TWO_READINGS,
    )


def one_option_only(codes: Sequence[str]) -> InvalidCell:
    return InvalidCell(
        Text(
            fr=f"{len(codes)} options sont cochées : {', '.join(codes)}",
            en=f"{len(codes)} options are ticked: {', '.join(codes)}",
        ),
        Text(fr="Gardez-en une seule.", en="Keep one of them."),
    )


def partly_shown(part: int) -> InvalidCell:
    return InvalidCell(
        Text(
            fr="une partie de cet item n’a pas été montrée, et une autre l’a été",
            en="a part of this item was not shown, and another part was",
        ),
        Text(
            fr="Complétez ces colonnes, ou videz-les toutes.",
            en="Fill these columns in, or empty them all.",
        ),
        PARTLY_SHOWN,
        part,
    )


def only_other_words() -> InvalidCell:
    return InvalidCell(
        Text(
            fr="la réponse est en mots libres (« Autre »), et l’item n’a pas d’option pour cela",
            en='the answer is in words of their own ("Other"), and the item has no option for that',
        ),
        Text(
            fr="Videz la cellule « Autre », ou cochez l’option qui convient.",
            en='Empty the "Other" cell, or tick the option that fits.',
        ),
    )


def place_missing(place: int, part: int) -> InvalidCell:
    return InvalidCell(
        Text(fr=f"le rang {place} est vide", en=f"place {place} is empty"),
        Text(fr="Remplissez les rangs dans l’ordre.", en="Fill the places in order."),
        part=part,
    )


def no_place(cell: str, most: int, part: int) -> InvalidCell:
    shown = quoted(cell)
    return InvalidCell(
        Text(
            fr=f"{shown.fr} n’est pas un rang de 1 à {most}", en=f"{shown.en} is not a place from 1 to {most}"
        ),
        Text(fr="Donnez à chaque option un rang différent.", en="Give each option a place of its own."),
        part=part,
    )


def no_respondent(where: Position, heading: str) -> Problem:
    return Problem(
        "ANS009",
        Text(fr=f"la cellule « {heading} » est vide", en=f'the "{heading}" cell is empty'),
        Text(fr="Donnez un code à chaque personne.", en="Give each person a code."),
        where,
    )


def rounded(where: Position, written: str) -> Problem:
    """The code of a respondent that a spreadsheet took for a large number."""
    return Problem(
        ROUNDED,
        Text(
            fr=f"le code « {written} » a été arrondi par un tableur : plusieurs personnes peuvent avoir le même",
            en=f'the code "{written}" was rounded by a spreadsheet: several people may share it',
        ),
        Text(
            fr="Reprenez l’export d’origine, sans l’enregistrer dans un tableur.",
            en="Take the original export, without saving it in a spreadsheet.",
        ),
        where,
    )


def of_the_cell(error: InvalidResponse, respondent: str, item: str, at: Position) -> Problem:
    """A cell that is no response, as a problem of its row."""
    said = Text(
        fr=f"{respondent}, item {item} : {error.message.fr}",
        en=f"{respondent}, item {item}: {error.message.en}",
    )
    code = error.code if isinstance(error, InvalidCell) else NO_RESPONSE
    return Problem(code, said, error.remedy, at)
