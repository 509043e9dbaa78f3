"""What can be wrong with the columns of a file, in words."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.answers.exports.model import Column, Heading
from digimat.answers.exports.texts import shortened
from digimat.language import Text
from digimat.problems import Position, Problem, did_you_mean

BY_MAPPING = Text(
    fr="Gardez les colonnes avec « digimat columns FICHIER --save mapping.yaml », dites-y ce qu’elle est, et "
    "donnez ce fichier à --mapping.",
    en='Save the columns with "digimat columns FILE --save mapping.yaml", say there what it is, and give that file '
    "to --mapping.",
)


def _in(column: Heading, where: Position) -> Position:
    return Position(where.file, where.line, column.place + 1)


def _named(heading: Heading) -> str:
    return shortened(heading.text) or "—"


def listed(readings: Sequence[Text]) -> Text:
    """Readings, joined by "or"."""
    return Text(fr=" ou ".join(r.fr for r in readings), en=" or ".join(r.en for r in readings))


def ambiguous(where: Position, heading: Heading, readings: Sequence[Text]) -> Problem:
    all_of_them = listed(readings)
    return Problem(
        "ANS078",
        Text(
            fr=f"la colonne « {_named(heading)} » peut être : {all_of_them.fr}",
            en=f'column "{_named(heading)}" may be: {all_of_them.en}',
        ),
        BY_MAPPING,
        _in(heading, where),
    )


def two_columns(where: Position, first: Heading, second: Heading, what: Text) -> Problem:
    return Problem(
        "ANS079",
        Text(
            fr=f"deux colonnes pour {what.fr} : « {_named(first)} » (colonne {first.place + 1}) et "
            f"« {_named(second)} » (colonne {second.place + 1})",
            en=f'two columns for {what.en}: "{_named(first)}" (column {first.place + 1}) and '
            f'"{_named(second)}" (column {second.place + 1})',
        ),
        Text(
            fr="Retirez l’une des deux, ou dites laquelle vaut dans un fichier de correspondance (--mapping) : "
            "« is: ignored » pour l’autre.",
            en='Remove one of them, or say in a mapping file (--mapping) which one counts: the other "is: ignored".',
        ),
        _in(second, where),
    )


def repeated(where: Position, heading: Heading, original: str, what: Text) -> Problem:
    return Problem(
        "ANS080",
        Text(
            fr=f"la colonne « {_named(heading)} » peut être une répétition de « {shortened(original)} » ({what.fr}) "
            "ou une autre question",
            en=f'column "{_named(heading)}" may be "{shortened(original)}" again ({what.en}) or another question',
        ),
        BY_MAPPING,
        _in(heading, where),
    )


def parts_missing(where: Position, item: str, missing: Sequence[Text], has: Column) -> Problem:
    fr, en = ", ".join(t.fr for t in missing), ", ".join(t.en for t in missing)
    return Problem(
        "ANS081",
        Text(
            fr=f"item {item} : réparti sur des colonnes, dont « {_named(has.heading)} », mais aucune pour : {fr}",
            en=f'item {item}: it is spread over columns such as "{_named(has.heading)}", but none for: {en}',
        ),
        Text(
            fr="Ajoutez-les ; ou dites dans un fichier de correspondance (--mapping), sous « not_offered », que le "
            "formulaire ne les proposait pas.",
            en='Add them; or say in a mapping file (--mapping), under "not_offered", that the form did not offer them.',
        ),
        where,
    )


def which_instance(where: Position, heading: Heading, item: str, instances: Sequence[str]) -> Problem:
    named = ", ".join(instances[:8]) + (", …" if len(instances) > 8 else "")
    return Problem(
        "ANS082",
        Text(
            fr=f"la colonne « {_named(heading)} » a le texte de plusieurs variantes de l’item {item} : {named}",
            en=f'column "{_named(heading)}" has the text of several variants of item {item}: {named}',
        ),
        Text(
            fr=f"Dites laquelle a été posée : une colonne {item}_variant, ou « instance: {instances[0]} » dans un "
            "fichier de correspondance (--mapping).",
            en=f'Say which one was asked: a column {item}_variant, or "instance: {instances[0]}" in a mapping file '
            "(--mapping).",
        ),
        _in(heading, where),
    )


def no_such_heading(where: Position, name: str, headings: Sequence[Heading]) -> Problem:
    known = [shortened(heading.text, 40) for heading in headings if heading.text]
    return Problem(
        "ANS083",
        Text(
            fr=f"--id : aucune colonne « {shortened(name)} »",
            en=f'--id: there is no column "{shortened(name)}"',
        ),
        did_you_mean(name, known),
        where,
    )


def several_such_headings(where: Position, name: str, count: int) -> Problem:
    return Problem(
        "ANS083",
        Text(
            fr=f"--id : {count} colonnes s’appellent « {shortened(name)} »",
            en=f'--id: {count} columns are called "{shortened(name)}"',
        ),
        Text(
            fr="Dites laquelle dans un fichier de correspondance (--mapping), par « occurrence ».",
            en='Say which one in a mapping file (--mapping), by "occurrence".',
        ),
        where,
    )


def no_respondent_column(where: Position) -> Problem:
    return Problem(
        "ANS084",
        Text(
            fr="aucune colonne ne dit qui a répondu : chaque ligne est connue par une empreinte de son contenu",
            en="no column says who answered: each row is known by a fingerprint of its content",
        ),
        Text(
            fr="Nommez-la par --id TITRE s’il y en a une ; deux lignes identiques comptent pour une personne.",
            en="Name it by --id HEADING if there is one; two identical rows count as one person.",
        ),
        where,
        warning=True,
    )


def option_of_several(where: Position, heading: Heading, items: Sequence[str]) -> Problem:
    fr = " ou ".join(f"une option de l’item {item}" for item in items)
    en = " or ".join(f"an option of item {item}" for item in items)
    return Problem(
        "ANS085",
        Text(
            fr=f"la colonne « {_named(heading)} » peut être {fr}",
            en=f'column "{_named(heading)}" may be {en}',
        ),
        BY_MAPPING,
        _in(heading, where),
    )


def new_column(where: Position, column: Column, taken_for: Text) -> Problem:
    return Problem(
        "ANS086",
        Text(
            fr=f"la colonne « {_named(column.heading)} » n’est pas dans le fichier de correspondance ; prise pour : "
            f"{taken_for.fr}",
            en=f'column "{_named(column.heading)}" is not in the mapping file; taken for: {taken_for.en}',
        ),
        Text(
            fr="Ajoutez-la au fichier de correspondance, ou refaites-le avec « digimat columns … --save ».",
            en='Add it to the mapping file, or make that again with "digimat columns … --save".',
        ),
        _in(column.heading, where),
        warning=True,
    )


def unknown_text(where: Position, heading: Heading, meant: tuple[str, str] | None) -> Problem:
    """A warning, as ``csv_problems.unknown_column``, for headings that are texts.

    Args:
        where: the header.
        heading: the one that is unknown.
        meant: the text of an item that it is like, and the id of that item.
    """
    remedy = Text(
        fr="Elle n’est pas lue. Si elle répond à un item, dites lequel dans un fichier de correspondance (--mapping).",
        en="It is not read. If it answers an item, say which one in a mapping file (--mapping).",
    )
    if meant is not None:
        text, item = shortened(meant[0]), meant[1]
        remedy = Text(
            fr=f"Vouliez-vous dire « {text} » ({item}) ? {remedy.fr}",
            en=f'Did you mean "{text}" ({item})? {remedy.en}',
        )
    return Problem(
        "ANS006",
        Text(fr=f"colonne inconnue « {_named(heading)} »", en=f'unknown column "{_named(heading)}"'),
        remedy,
        where,
        warning=True,
    )
