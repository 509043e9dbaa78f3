"""One row of an export, exactly: who, what was asked, what was answered, and everything that is wrong with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from digimat.answers import csv_problems
from digimat.answers.asked import FORM, Asked, said_form, set_column, variant_column
from digimat.answers.exports import value_problems as wrong
from digimat.answers.exports.item_source import OWN, ItemSource, item_sources
from digimat.answers.exports.labels import Labels, both
from digimat.answers.exports.model import Cell, Layout, Role, Row
from digimat.answers.exports.values import unguarded
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import InvalidResponse, Questionnaire
from digimat.questionnaires.assembly import ChosenForm
from digimat.questionnaires.model import ProfileField
from digimat.questionnaires.profile import read_fact
from digimat.questionnaires.responses import NOT_APPLICABLE, clean

# A long number as spreadsheets show it: its last digits are lost.
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d{2,3}", re.ASCII | re.IGNORECASE)
FINGERPRINT = 16  # hexadecimal digits: of ten million rows, two are alike by chance once in 400,000 files
_NOT_OF_THE_ROW: frozenset[Role] = frozenset({"score", "note"})


@dataclass(frozen=True, slots=True)
class RowRead:
    """What a row says. With problems it cannot be scored, and the rest is as far as it could be read."""

    respondent: str
    required: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)  # of the profile
    codes: Mapping[str, str | None] = field(default_factory=dict)
    instances: Mapping[str, str] = field(default_factory=dict)
    form: str = ""
    problems: Sequence[Problem] = ()


def fingerprint(cells: Sequence[Cell], layout: Layout) -> str:
    """The code of a row whose file names nobody: made of everything that the row says.

    So the same file twice adds nothing, and a later, longer export of the same survey keeps the codes; a number that
    counts the rows would do neither. Points of the form tool and notes of digimat are left out: they change while the
    answers stay. Two rows that say exactly the same are taken for one.
    """
    places = [column.heading.place for column in layout.columns if column.role not in _NOT_OF_THE_ROW]
    said = "\x1f".join((cells[place] or "") if place < len(cells) else "" for place in sorted(places))
    return f"r-{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:FINGERPRINT]}"


def known_by(cells: Sequence[Cell], layout: Layout) -> str:
    """The code of a row, whatever else is wrong with it; "" where it has none."""
    place = next(iter(layout.places("respondent")), None)
    if place is None:
        return fingerprint(cells, layout)
    return clean(cells[place] or "") if place < len(cells) else ""


def is_rounded(respondent: str) -> bool:
    """Whether a code is a long number as spreadsheets show it: ``1,00E+10``."""
    return _ROUNDED.fullmatch(respondent) is not None


class RowReader:
    """Reads the rows of one file."""

    def __init__(self, layout: Layout, questionnaire: Questionnaire, read_band: Callable[[str], str]) -> None:
        """Args: read_band: the id of a required band; raises UserError where there is no such band."""
        self.layout, self.read_band = layout, read_band
        self.asked = Asked(questionnaire)
        self.width = layout.width
        self.sources: tuple[ItemSource, ...] = item_sources(layout, questionnaire)
        self.respondent = self._place("respondent")
        self.requirement = self._place("requirement")
        self.asking: Mapping[str, int] = self._asking()
        by_field = {c.target: c.heading.place for c in layout.columns if c.role == "profile"}
        self.profile: Mapping[str, int] = {
            each.id: by_field[each.id] for each in questionnaire.profile if each.id in by_field
        }
        self._fields = {each.id: each for each in questionnaire.profile}
        self._labels = {each.id: Labels(both(each.options)) for each in questionnaire.profile if each.options}
        self._heading = next((c.heading.text for c in layout.columns if c.role == "respondent"), "")
        self._fixed = self._fixed_instances()
        self._items = {item.id: item for item in self.asked.items}

    def read(self, row: Row, file: str) -> RowRead:
        """One row: canonical codes, and every problem in it at once."""
        where = Position(file, row.line)
        if row.fault is not None:
            return RowRead("", problems=(row.fault,))
        problems: list[Problem] = []
        cells = row.cells
        if len(cells) < self.width or any(cell and cell.strip() for cell in cells[self.width :]):
            problems.append(csv_problems.ragged(where, len(cells), self.width))
            cells = [*cells, *[""] * (self.width - len(cells))]
        respondent = self._who(cells, where, problems)
        asking = {name: clean(cells[place] or "") for name, place in self.asking.items()}
        form: ChosenForm | None = None
        instances: Mapping[str, str] = {}
        if self.asked.varies:
            form, instances = self._asked(asking, where, problems)
        codes = self._codes(cells, instances, respondent, where, problems)
        facts = self._profile(cells, where, problems)
        band = self._band(cells, where, problems)
        form_id = ""
        if form is not None:
            codes, form_id = self._shown(codes, form, asking, where, problems)
        return RowRead(respondent, band, facts, codes, instances, form_id, problems)

    def _place(self, role: Role) -> int | None:
        return next(iter(self.layout.places(role)), None)

    def _asking(self) -> dict[str, int]:
        """The columns that say what was asked, by the names that digimat gives them."""
        places: dict[str, int] = {}
        for column in self.layout.columns:
            if column.role == "form":
                places[FORM] = column.heading.place
            elif column.role == "variant":
                places[variant_column(column.target)] = column.heading.place
            elif column.role == "set":
                places[set_column(column.target)] = column.heading.place
        return places

    def _fixed_instances(self) -> dict[str, tuple[str, str]]:
        """The variant and the parameter set of each item whose heading is the text of one of them."""
        items = {item.id: item for item in self.asked.items if item.instances}
        found = {
            c.target: items[c.target].instances[c.instance]
            for c in self.layout.columns
            if c.instance and c.target in items
        }
        return {name: (asked.variant, asked.parameter_set) for name, asked in found.items()}

    def _who(self, cells: Sequence[Cell], where: Position, problems: list[Problem]) -> str:
        if self.respondent is None:
            return fingerprint(cells, self.layout)
        respondent = clean(cells[self.respondent] or "")
        if not respondent:
            problems.append(wrong.no_respondent(where, self._heading))
        elif is_rounded(respondent):
            at = Position(where.file, where.line, self.respondent + 1)
            problems.append(wrong.rounded(at, respondent))
        return respondent

    def _asked(
        self, said: dict[str, str], where: Position, problems: list[Problem]
    ) -> tuple[ChosenForm, Mapping[str, str]]:
        """The form of a row and the instance of each of its items; what is wrong with them joins the problems."""

        def at(column: str) -> Position:
            return Position(where.file, where.line, self.asking.get(column, -1) + 1)

        try:
            form = self.asked.form(said, at(FORM))
        except UserError as error:
            problems += error.problems
            form = self.asked.form({}, where)
        instances = dict(form.instances)
        if not self._fixed and not any(column in self.asking for column in self.asked.of_items):
            return form, instances  # nothing is said of single items
        for item in self.asked.items:
            if not item.instances:
                continue
            variant, numbered = variant_column(item.id), set_column(item.id)
            if item.id in self._fixed and not said.get(variant) and not said.get(numbered):
                said = said | dict(zip((variant, numbered), self._fixed[item.id], strict=True))
            try:
                instances[item.id] = self.asked.instance(
                    item, form, said, at(variant if variant in self.asking else numbered)
                )
            except UserError as error:
                problems += error.problems
                instances[item.id] = ""
        return form, instances

    def _codes(
        self,
        cells: Sequence[Cell],
        instances: Mapping[str, str],
        respondent: str,
        where: Position,
        problems: list[Problem],
    ) -> dict[str, str | None]:
        """The codes of the items; one that no column asks was not shown, unless the row's form has its module."""
        codes: dict[str, str | None] = {
            name: "" if name in self.asked.optional else None for name in self._items
        }
        for source in self.sources:
            own = [cells[place] for place in source.places]
            try:
                codes[source.item] = source.read(own, instances.get(source.item, ""))
            except InvalidResponse as error:
                part = error.part if isinstance(error, wrong.InvalidCell) else 0
                at = Position(where.file, where.line, source.places[part] + 1)
                problems.append(wrong.of_the_cell(error, respondent, source.item, at))
                del codes[source.item]
        return codes

    def _profile(self, cells: Sequence[Cell], where: Position, problems: list[Problem]) -> dict[str, str]:
        facts = dict.fromkeys(self._fields, "")
        for name, place in self.profile.items():
            try:
                facts[name] = self.read_fact(self._fields[name], cells[place] or "")
            except InvalidResponse as error:
                at = Position(where.file, where.line, place + 1)
                problems.append(Problem("ANS014", error.message, error.remedy, at))
        return facts

    def read_fact(self, about: ProfileField, written: str) -> str:
        """One fact of the profile: as digimat reads it, or by the label of an option without accents and marks.

        Raises:
            InvalidResponse: the field has options, and this is none; or the text is too long.
        """
        if self.layout.vendor != OWN:
            written = unguarded(written)
        try:
            return read_fact(about, written)
        except InvalidResponse:
            codes = self._labels[about.id].codes(written) if about.options else ()
            if len(codes) != 1:
                raise
            return codes[0]

    def _band(self, cells: Sequence[Cell], where: Position, problems: list[Problem]) -> str:
        if self.requirement is None or not (written := clean(cells[self.requirement] or "")):
            return ""
        try:
            return self.read_band(written)
        except UserError as error:
            at = Position(where.file, where.line, self.requirement + 1)
            problems += [Problem(p.code, p.message, p.remedy, at) for p in error.problems]
            return ""

    def _shown(
        self,
        codes: Mapping[str, str | None],
        form: ChosenForm,
        said: Mapping[str, str],
        where: Position,
        problems: list[Problem],
    ) -> tuple[dict[str, str | None], str]:
        """The codes with None for the items of modules that were not asked, and the form with its modules."""
        # Of a module, "na" says that an item was not shown; the items of the form say so by None.
        told = {name: NOT_APPLICABLE if code is None else code for name, code in codes.items()}
        try:
            shown, form_id = self.asked.shown(told, form, said_form(said), where)
        except UserError as error:
            problems += error.problems
            return dict(codes), ""
        hidden = [name for name, code in codes.items() if code is None]
        return shown | dict.fromkeys(hidden), form_id
