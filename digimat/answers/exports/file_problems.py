"""What can be wrong with a file of answers before its columns are looked at, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digimat.language import Text
from digimat.problems import Position, Problem, did_you_mean


def cannot_be_read(path: Path, error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
    return Problem(
        "ANS001",
        Text(fr=f"le fichier ne peut pas être lu ({reason})", en=f"cannot read the file ({reason})"),
        Text(fr="Vérifiez le nom et le dossier.", en="Check the name and the folder."),
        Position(str(path)),
    )


def _not_csv(where: Position, reason: Text, remedy: Text) -> Problem:
    return Problem(
        "ANS003",
        Text(
            fr=f"la ligne qui commence ici n’est pas du CSV lisible : {reason.fr}",
            en=f"the row that starts here is not readable CSV: {reason.en}",
        ),
        remedy,
        where,
    )


def quote_open(where: Position) -> Problem:
    return _not_csv(
        where,
        Text(fr="un guillemet n’est pas fermé", en="a quote is not closed"),
        Text(
            fr="Fermez-le ; dans un texte entre guillemets, un guillemet s’écrit deux fois.",
            en="Close it; inside a quoted text, a quote is written twice.",
        ),
    )


def quote_inside(where: Position) -> Problem:
    return _not_csv(
        where,
        Text(
            fr="un texte suit un guillemet fermant sans séparateur",
            en="a text follows a closing quote without a separator",
        ),
        Text(
            fr="Dans un texte entre guillemets, un guillemet s’écrit deux fois.",
            en="Inside a quoted text, a quote is written twice.",
        ),
    )


def no_such_encoding(path: Path, name: str) -> Problem:
    return Problem(
        "ANS110",
        Text(fr=f"aucun encodage « {name} »", en=f'there is no encoding "{name}"'),
        Text(
            fr="Par exemple : utf-8, utf-16, windows-1252, mac_roman.",
            en="For example: utf-8, utf-16, windows-1252, mac_roman.",
        ),
        Position(str(path)),
    )


def not_of_encoding(where: Position, encoding: str) -> Problem:
    return Problem(
        "ANS111",
        Text(
            fr=f"la ligne contient un octet qui n’existe pas en {encoding}",
            en=f"the row holds a byte that does not exist in {encoding}",
        ),
        Text(
            fr="Enregistrez le fichier en « CSV UTF-8 », ou dites son encodage avec --encoding.",
            en='Save the file as "CSV UTF-8", or say its encoding with --encoding.',
        ),
        where,
    )


def zero_byte(where: Position) -> Problem:
    return Problem(
        "ANS112",
        Text(fr="la ligne contient un octet nul", en="the row holds a zero byte"),
        Text(
            fr="La ligne est abîmée : exportez de nouveau le fichier, ou recopiez-la.",
            en="The row is damaged: export the file again, or copy it out anew.",
        ),
        where,
    )


def cell_too_long(where: Position, limit: int) -> Problem:
    return Problem(
        "ANS113",
        Text(fr=f"une cellule dépasse {limit // 1_000_000} Mo", en=f"a cell is over {limit // 1_000_000} MB"),
        Text(
            fr="Cherchez un guillemet qui n’est pas fermé, ou retirez ce texte.",
            en="Look for a quote that is not closed, or take this text out.",
        ),
        where,
    )


def line_too_long(where: Position, limit: int) -> Problem:
    return Problem(
        "ANS113",
        Text(
            fr=f"un enregistrement dépasse {limit // 1_000_000} Mo",
            en=f"a record is over {limit // 1_000_000} MB",
        ),
        Text(
            fr="Ce n’est pas la réponse d’une personne : exportez de nouveau le fichier.",
            en="That is not the answers of one person: export the file again.",
        ),
        where,
    )


def another_kind(path: Path, what: Text, remedy: Text) -> Problem:
    return Problem(
        "ANS114",
        Text(
            fr=f"ce n’est pas un fichier de réponses, mais {what.fr}",
            en=f"this is not a file of answers but {what.en}",
        ),
        remedy,
        Position(str(path)),
    )


_AS_CSV = Text(
    fr="Au-delà de cette taille, enregistrez la feuille en « CSV UTF-8 » : un CSV est lu quelle que soit sa taille.",
    en='Beyond this size, save the sheet as "CSV UTF-8": a CSV file is read whatever its size.',
)


def workbook_too_large(path: Path, what: Text) -> Problem:
    return Problem(
        "ANS115",
        Text(
            fr=f"le classeur n’est pas ouvert : {what.fr}",
            en=f"the workbook is not opened: {what.en}",
        ),
        _AS_CSV,
        Position(str(path)),
    )


def workbook_unreadable(path: Path, why: Text) -> Problem:
    return Problem(
        "ANS116",
        Text(fr=f"le classeur ne peut pas être lu : {why.fr}", en=f"the workbook cannot be read: {why.en}"),
        Text(
            fr="Ouvrez-le dans un tableur et enregistrez-le de nouveau, en .xlsx ou en « CSV UTF-8 ».",
            en='Open it in a spreadsheet program and save it again, as .xlsx or as "CSV UTF-8".',
        ),
        Position(str(path)),
    )


def several_sheets(path: Path, names: Sequence[str]) -> Problem:
    listed = ", ".join(names)
    return Problem(
        "ANS117",
        Text(fr=f"plusieurs feuilles ont des données : {listed}", en=f"several sheets have data: {listed}"),
        Text(fr="Dites laquelle avec --sheet.", en="Say which one with --sheet."),
        Position(str(path)),
    )


def no_such_sheet(path: Path, name: str, known: Sequence[str]) -> Problem:
    return Problem(
        "ANS118",
        Text(fr=f"aucune feuille « {name} »", en=f'there is no sheet "{name}"'),
        did_you_mean(name, known),
        Position(str(path)),
    )


def sheet_of_no_workbook(path: Path, name: str) -> Problem:
    return Problem(
        "ANS118",
        Text(
            fr=f"aucune feuille « {name} » : ce n’est pas un classeur",
            en=f'there is no sheet "{name}": this is not a workbook',
        ),
        Text(fr="Retirez --sheet.", en="Leave --sheet out."),
        Position(str(path)),
    )


def not_json(where: Position, reason: Text) -> Problem:
    return Problem(
        "ANS120",
        Text(
            fr=f"ce n’est pas un objet JSON lisible : {reason.fr}",
            en=f"this is not a readable JSON object: {reason.en}",
        ),
        Text(
            fr="Il faut un objet { … } par personne : un par ligne, ou tous dans un tableau [ … ].",
            en="Each person is one object { … }: one a line, or all of them in an array [ … ].",
        ),
        where,
    )


def too_many_names(path: Path, limit: int) -> Problem:
    return Problem(
        "ANS121",
        Text(fr=f"plus de {limit} noms différents", en=f"more than {limit} different names"),
        Text(
            fr="Un nom par question est attendu : vérifiez que les noms ne sont pas des codes de personnes.",
            en="One name a question is expected: check that the names are not codes of persons.",
        ),
        Position(str(path)),
    )


def not_parquet(path: Path) -> Problem:
    return Problem(
        "ANS122",
        Text(fr="le fichier Parquet ne peut pas être lu", en="the Parquet file cannot be read"),
        Text(
            fr="Il est peut-être incomplet : écrivez-le de nouveau.",
            en="It may be incomplete: write it again.",
        ),
        Position(str(path)),
    )


def parquet_column(path: Path, name: str, kind: str) -> Problem:
    return Problem(
        "ANS122",
        Text(
            fr=f"la colonne « {name} » contient ce qui n’est pas un texte ({kind})",
            en=f'column "{name}" holds what is no text ({kind})',
        ),
        Text(
            fr="Convertissez-la en texte, ou retirez-la du fichier.",
            en="Convert it to text, or take it out of the file.",
        ),
        Position(str(path)),
    )
