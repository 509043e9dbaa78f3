"""Answer files in digimat's own codes: CSV in, located problems and an answer table out.

Good rows are kept beside every problem found. How bytes become rows is in ``csv_text``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digimat.answers import csv_problems as wrong
from digimat.answers.asked import FORM, Asked, said_form, set_column, variant_column
from digimat.answers.csv_text import decode, find_delimiter, read_bytes, read_rows
from digimat.answers.table import AnswerTable
from digimat.language import Text, same
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import InvalidResponse, Questionnaire
from digimat.questionnaires.assembly import ChosenForm
from digimat.questionnaires.model import ProfileField
from digimat.questionnaires.profile import read_fact
from digimat.questionnaires.responses import NOT_APPLICABLE, clean

RESPONDENT, REQUIREMENT = "respondent", "requirement"


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """What a file held: the rows that can be scored, and what is wrong with the others."""

    table: AnswerTable
    problems: Sequence[Problem]  # of rows; beside them warnings, which cost no row
    rows_read: int
    encoding: str
    delimiter: str

    @property
    def rejected(self) -> int:
        """Rows that cannot be scored. Law: rows read = accepted + rejected."""
        return self.rows_read - len(self.table.respondents)

    @property
    def law(self) -> Text:
        """The law in words, with how the file was read."""
        accepted = len(self.table.respondents)
        delimiter = Text(fr="tabulation", en="tab") if self.delimiter == "\t" else same(self.delimiter)
        return Text(
            fr=f"Lignes lues : {self.rows_read} = {accepted} notées + {self.rejected} rejetées "
            f"({self.encoding}, séparateur « {delimiter.fr} »)",
            en=f"Rows read: {self.rows_read} = {accepted} scored + {self.rejected} rejected ({self.encoding}, "
            f'separator "{delimiter.en}")',
        )


def read_answers(path: Path, questionnaire: Questionnaire, read_band: Callable[[str], str]) -> AnswerFile:
    """Read a file of answers.

    Args:
        path: the CSV file: a ``respondent`` column, one column an item, perhaps a ``requirement`` column, columns
            of the profile, and columns that say which form and which variants were asked.
        questionnaire: the one that was answered.
        read_band: the id of a required band; raises UserError where there is no such band.

    Raises:
        UserError: the file as a whole cannot be read: no header, missing columns, no row.
    """
    text, encoding = decode(read_bytes(path), path)
    asked = Asked(questionnaire)
    items = [item.id for item in asked.items]
    delimiter = find_delimiter(text, {RESPONDENT, *items})
    rows = read_rows(text, delimiter, path)
    try:
        line, header = next(rows)
    except StopIteration:
        raise UserError(wrong.empty(path)) from None
    layout = _layout(header, asked, questionnaire.profile, Position(str(path), line))
    table, problems, read = _collect(rows, layout, asked, read_band, path)
    if not read:
        raise UserError(wrong.no_rows(Position(str(path), line)))
    return AnswerFile(table, [*layout.warnings, *problems], read, encoding, delimiter)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where each known column stands, how many columns there are, and which were passed over."""

    places: dict[str, int]
    width: int
    warnings: Sequence[Problem]


def _layout(header: Sequence[str], asked: Asked, profile: Sequence[ProfileField], where: Position) -> _Layout:
    """Read the header. Every item has a column: an empty cell is a blank, no column is an error.

    Only those of modules may be left out.
    """
    items = [item.id for item in asked.items]
    known = [RESPONDENT, REQUIREMENT, *(field.id for field in profile), *items, *asked.columns]
    problems: list[Problem] = []
    warnings: list[Problem] = []
    places: dict[str, int] = {}
    width = 0
    for place, cell in enumerate(header):
        width = place + 1 if cell.strip() else width
        name = clean(cell).casefold()
        if name in places:
            problems.append(wrong.column_twice(where, name))
        elif name in known:
            places[name] = place
        elif name:
            warnings.append(wrong.unknown_column(where, clean(cell), known))
    missing = [name for name in (RESPONDENT, *items) if name not in places and name not in asked.optional]
    if missing:
        problems.append(wrong.missing_columns(where, missing))
    if problems:
        raise UserError([*warnings, *problems])
    return _Layout(places, width, warnings)


def _collect(
    rows: Iterator[tuple[int, list[str]]],
    layout: _Layout,
    asked: Asked,
    read_band: Callable[[str], str],
    path: Path,
) -> tuple[AnswerTable, Sequence[Problem], int]:
    """The rows that can be scored, what is wrong with the others, and how many there were."""
    questionnaire = asked.questionnaire
    columns: dict[str, list[str | None]] = {item.id: [] for item in questionnaire.items}
    respondents: dict[str, int] = {}
    profile: dict[str, list[str]] = {f.id: [] for f in questionnaire.profile if f.id in layout.places}
    required: list[str] = []
    instances: dict[str, list[str]] = {i.id: [] for i in asked.items if i.instances}
    forms: list[str] = []
    problems: list[Problem] = []
    read = 0
    for line, row in rows:
        read += 1
        cells, band, found = _row(row, layout, asked, read_band, Position(str(path), line))
        respondent = cells.facts[RESPONDENT]
        if respondent and respondent in respondents:
            found.append(
                wrong.respondent_twice(Position(str(path), line), respondent, respondents[respondent])
            )
        problems += found
        if found:
            continue
        respondents[respondent] = line
        required.append(band)
        for item in questionnaire.items:
            columns[item.id].append(cells.codes.get(item.id))
        for name, column in profile.items():
            column.append(cells.facts[name])
        for name, names in instances.items():
            names.append(cells.instances[name])
        forms.append(cells.form)
    # Where everybody was asked the first instance of an item, there is nothing to remember.
    first = {item.id: next(iter(item.instances)) for item in asked.items if item.instances}
    instances = {name: names for name, names in instances.items() if set(names) - {first[name]}}
    if FORM not in layout.places and not asked.modules:
        forms = []
    table = AnswerTable(
        tuple(respondents), columns, required, profile=profile, instances=instances, forms=forms
    )
    return table, problems, read


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: who, what is known of them, what they were asked and what they answered."""

    facts: Mapping[str, str]
    codes: Mapping[str, str | None]
    instances: Mapping[str, str]
    form: str


def _row(
    row: Sequence[str],
    layout: _Layout,
    asked: Asked,
    read_band: Callable[[str], str],
    where: Position,
) -> tuple[_Row, str, list[Problem]]:
    """One row: canonical codes by column, the band required, and every problem in it."""
    questionnaire = asked.questionnaire
    problems: list[Problem] = []
    places, width = layout.places, layout.width
    if len(row) < width or any(cell.strip() for cell in row[width:]):
        problems.append(wrong.ragged(where, len(row), width))
    padded = [*row, *[""] * (width - len(row))]
    cells = {name: clean(padded[place]) for name, place in places.items()}
    respondent = cells[RESPONDENT]
    if not respondent:
        problems.append(wrong.no_respondent(where))
    form, instances = _asked(asked, cells, places, where, problems) if asked.varies else (None, {})
    codes: dict[str, str] = {}
    for item in asked.items:
        written = padded[places[item.id]] if item.id in places else ""
        try:
            if item.id in asked.optional and clean(written).casefold() == NOT_APPLICABLE:
                codes[item.id] = NOT_APPLICABLE  # of a module: was not shown
            else:
                codes[item.id] = asked.read(item, instances.get(item.id, ""), written)
        except InvalidResponse as error:
            who = Text(
                fr=f"{respondent}, item {item.id} : {error.message.fr}",
                en=f"{respondent}, item {item.id}: {error.message.en}",
            )
            at = Position(where.file, where.line, places[item.id] + 1)
            problems.append(Problem("ANS010", who, error.remedy, at))
    for field in questionnaire.profile:
        try:
            cells[field.id] = read_fact(field, cells.get(field.id, ""))
        except InvalidResponse as error:
            at = Position(where.file, where.line, places[field.id] + 1)
            problems.append(Problem("ANS014", error.message, error.remedy, at))
    band = ""
    if cells.get(REQUIREMENT):
        try:
            band = read_band(cells[REQUIREMENT])
        except UserError as error:
            at = Position(where.file, where.line, places[REQUIREMENT] + 1)
            problems += [Problem(p.code, p.message, p.remedy, at) for p in error.problems]
    shown: Mapping[str, str | None] = codes
    form_id = ""
    if form is not None:
        try:
            shown, form_id = asked.shown(codes, form, said_form(cells), where)
        except UserError as error:
            problems += error.problems
    return _Row(cells, shown, instances, form_id), band, problems


def _asked(
    asked: Asked,
    cells: Mapping[str, str],
    places: Mapping[str, int],
    where: Position,
    problems: list[Problem],
) -> tuple[ChosenForm, dict[str, str]]:
    """The form of a row and the instance of each of its items; what is wrong with them is added to the problems."""

    def at(column: str) -> Position:
        return Position(where.file, where.line, places.get(column, -1) + 1)

    try:
        form = asked.form(cells, at(FORM))
    except UserError as error:
        problems += error.problems
        form = asked.form({}, where)
    instances = dict(form.instances)
    if not any(column in places for column in asked.of_items):
        return form, instances  # nothing is said of single items
    for item in asked.items:
        if not item.instances:
            continue
        column = variant_column(item.id)
        try:
            instances[item.id] = asked.instance(
                item, form, cells, at(column if column in places else set_column(item.id))
            )
        except UserError as error:
            problems += error.problems
            instances[item.id] = ""
    return form, instances
