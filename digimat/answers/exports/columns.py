"""What every column of a file is: its layout, from the headings alone.

A heading is read by its words, never by its place; what it may mean twice, and what two columns say, is an error that
names both. Everything that is wrong is told at once.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import replace

from digimat.answers.asked import FORM, REQUIREMENT, RESPONDENT, asked_columns
from digimat.answers.exports import column_problems as wrong
from digimat.answers.exports.coverage import missing_columns, missing_parts, without_summaries
from digimat.answers.exports.mapping import Entry, Mapping
from digimat.answers.exports.model import Column, Heading, Layout, Role
from digimat.answers.exports.namings import How, Namings
from digimat.answers.exports.option_labels import labelled
from digimat.answers.exports.readings import WHY, Reading, could_be_rank, readings_of
from digimat.answers.exports.recognised import NOTES
from digimat.answers.exports.repeated import repeated, same_column
from digimat.answers.exports.respondent_column import respondent_found, respondent_named
from digimat.answers.exports.told import taken_for
from digimat.answers.exports.unknown_columns import unknown_columns
from digimat.answers.exports.vendors import PLAIN, VENDORS, Vendor
from digimat.language import Text
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.responses import clean

DIGIMAT = Text(fr="nom de digimat", en="name of digimat's own")
SAID = Text(fr="dit par le fichier de correspondance", en="said by the mapping file")
PRACTICE = Text(fr="item d’entraînement", en="practice item")
NO_HEADING = Text(fr="sans titre", en="no heading")
NOTHING = Text(fr="rien de connu", en="nothing that is known")


def resolve(
    headings: Sequence[Heading],
    vendor: Vendor,
    questionnaire: Questionnaire,
    mapping: Mapping | None = None,
    respondent: str | None = None,
    *,
    where: Position | None = None,
    nulls: bool = True,
) -> Layout:
    """What each column is.

    Args:
        headings: of the columns, as ``header_of`` gives them.
        vendor: the form tool, as ``vendor_of`` recognises it; a mapping may name another one.
        questionnaire: the one that was answered.
        mapping: what was said of the columns of this survey.
        respondent: the heading of the column that says who answered.
        where: the header, for messages.
        nulls: whether a cell with nothing is apart from an empty text in this file (``tells_nulls``).

    Raises:
        UserError: everything that is wrong with the columns, warnings included.
    """
    layout = examine(headings, vendor, questionnaire, mapping, respondent, where=where, nulls=nulls)
    if any(not problem.warning for problem in layout.problems):
        raise UserError(layout.problems)
    return layout


def examine(
    headings: Sequence[Heading],
    vendor: Vendor,
    questionnaire: Questionnaire,
    mapping: Mapping | None = None,
    respondent: str | None = None,
    *,
    where: Position | None = None,
    nulls: bool = True,
) -> Layout:
    """The same, with what is wrong among the ``problems`` of the layout: for a preview, and to begin a mapping."""
    if mapping is not None and mapping.vendor is not None:
        vendor = VENDORS.get(mapping.vendor, PLAIN)
    return _Examined(vendor, questionnaire, mapping, where or Position("")).layout(
        headings, respondent, nulls
    )


class _Examined:
    """One header as it is examined: columns, and what is wrong with them."""

    def __init__(
        self, vendor: Vendor, questionnaire: Questionnaire, mapping: Mapping | None, where: Position
    ) -> None:
        self.vendor, self.questionnaire, self.mapping, self.where = vendor, questionnaire, mapping, where
        self.namings = Namings(questionnaire)
        self.own = _own_columns(questionnaire)
        self.practice = {name.casefold() for name in questionnaire.practice}
        self.errors: list[Problem] = []
        self.warnings: list[Problem] = []

    def layout(self, headings: Sequence[Heading], respondent: str | None, nulls: bool) -> Layout:
        said = self.mapping.entries_of(headings) if self.mapping is not None else {}
        asked = {each for heading in headings if (each := self.own.get(clean(heading.text).casefold()))}
        self.tells_instances = any(role in (FORM, "variant", "set") for role, _ in asked)
        columns = [self._column(heading, said.get(heading.place)) for heading in headings]
        columns = self._labelled(columns, said)
        columns = self._respondent(columns, respondent)
        columns = self._once(columns)
        columns = without_summaries(columns, self.questionnaire)
        self.warnings += unknown_columns(
            columns, self.errors, self.vendor, self.questionnaire, self.namings, self.where
        )
        self._tell_missing(columns, said)
        mapping = self.mapping
        vendor = self.vendor if self.vendor.id != "digimat" or _in_codes(columns) else PLAIN
        return Layout(
            vendor=vendor.id,
            columns=tuple(columns),
            nulls=vendor.nulls and nulls,
            not_shown=vendor.not_shown,
            separators=(mapping.separators if mapping is not None else None) or vendor.separators,
            decimal=mapping.decimal if mapping is not None else "",
            spellings={item: dict(words) for item, words in (mapping.spellings if mapping else {}).items()},
            problems=(*self.warnings, *self.errors),
        )

    def _column(self, heading: Heading, entry: Entry | None) -> Column:
        if entry is not None:
            return Column(heading, entry.role, entry.target, entry.part, entry.instance, SAID)
        column = self._unsaid(heading)
        if (
            self.mapping is not None and heading.text and column.role != "unknown"
        ):  # what is unknown is told anyway
            what = taken_for(column.role, column.target, column.part, column.instance)
            self.warnings.append(wrong.new_column(self.where, column, what))
        return column

    def _unsaid(self, heading: Heading) -> Column:
        """What a column is of which no mapping says anything."""
        name = clean(heading.text).casefold()
        if not name:
            return Column(heading, "ignored", because=NO_HEADING)
        if own := self.own.get(name):
            return Column(heading, own[0], own[1], because=DIGIMAT)
        if name in self.practice:
            return Column(heading, "ignored", because=PRACTICE)
        readings = readings_of(heading, self.namings, self.vendor)
        by_code = any(reading.how is How.CODE for reading in readings)
        of_tool = self.vendor.role_of(heading) or (None if by_code else self.vendor.ruled(heading))
        because = Text(fr=f"colonne de {self.vendor.title}", en=f"column of {self.vendor.title}")
        if of_tool is not None and not readings:
            return Column(heading, of_tool, because=because)
        if not readings:
            return self._unread(heading)
        told = [taken_for(r.role, r.target, r.part) for r in readings]
        if of_tool is not None and any(reading.role != of_tool for reading in readings):
            told.append(because)
        if len(told) > 1:
            self.errors.append(wrong.ambiguous(self.where, heading, told))
            return Column(heading, "unknown", because=wrong.listed(told))
        return self._read(heading, readings[0])

    def _read(self, heading: Heading, reading: Reading) -> Column:
        """A column whose heading has one reading; of an item in several variants it may be the text of one."""
        column = Column(heading, reading.role, reading.target, reading.part, because=reading.because)
        if reading.role == "part":
            item = self.namings.items[reading.target]
            if could_be_rank(item.type, reading.part, self.namings, reading.target):
                told = [
                    Text(fr=f"l’option {reading.part}", en=f"option {reading.part}"),
                    Text(fr=f"la place {reading.part}", en=f"place {reading.part}"),
                ]
                self.errors.append(wrong.ambiguous(self.where, heading, told))
                return Column(heading, "unknown", because=wrong.listed(told))
        if not reading.instances:
            return column
        if len(reading.instances) == 1:
            return replace(column, instance=next(iter(reading.instances)))
        if not self.tells_instances and len(self.namings.items[reading.target].instances) > 1:
            known = [n for n in self.namings.items[reading.target].instances if n in reading.instances]
            self.errors.append(wrong.which_instance(self.where, heading, reading.target, known))
        return column

    def _unread(self, heading: Heading) -> Column:
        again = repeated(heading, self.namings, self.vendor)
        if again is not None:
            self.errors.append(wrong.repeated(self.where, heading, *again))
        return Column(heading, "unknown", because=NOTHING)

    def _labelled(self, columns: list[Column], said: Map[int, Entry]) -> list[Column]:
        """Columns headed by the label of an option alone, where the tool writes such."""
        if not self.vendor.labels:
            return columns
        columns, problems = labelled(columns, said, self.namings, self.where)
        self.errors += problems
        return columns

    def _respondent(self, columns: list[Column], asked: str | None) -> list[Column]:
        """Who answered."""
        if asked is not None:
            columns, problems = respondent_named(columns, asked, self.where)
            self.errors += problems
            return columns
        return respondent_found(columns, self.vendor) if self._may_be_found() else columns

    def _may_be_found(self) -> bool:
        return self.mapping is None or not self.mapping.by_content

    def _once(self, columns: list[Column]) -> list[Column]:
        """Each thing has one column; what has two is an error that names both."""
        first: dict[tuple[str, str, str], Column] = {}
        for column in columns:
            if column.role not in ONCE:
                continue
            key = (column.role, column.target, column.part)
            if key in first:
                self.errors.append(same_column(self.where, first[key], column))
            first.setdefault(key, column)
        return columns

    def _tell_missing(self, columns: Sequence[Column], said: Map[int, Entry]) -> None:
        mapping = self.mapping
        self.errors += missing_parts(columns, self.questionnaire, mapping, self.where)
        named = [c for c in columns if c.role in ("answer", "part")]
        by_code = (
            self.vendor.id in ("", "digimat") and not said and all(c.because == WHY[How.CODE] for c in named)
        )
        has_respondent = any(c.role == "respondent" for c in columns) or any(
            p.code == "ANS083" for p in self.errors
        )
        self.errors += missing_columns(
            columns,
            self.questionnaire,
            mapping,
            self.where,
            [RESPONDENT] if by_code and not has_respondent else [],
        )
        if not has_respondent and not by_code and self._may_be_found():
            self.warnings.append(wrong.no_respondent_column(self.where))


ONCE: frozenset[Role] = frozenset(
    {"respondent", "requirement", "form", "variant", "set", "profile", "answer", "part", "other"}
)


def _in_codes(columns: Sequence[Column]) -> bool:
    """Whether every item has one column, headed by its code: what digimat itself writes, where codes are codes."""
    answered = [column for column in columns if column.role in ("answer", "part")]
    return all(column.role == "answer" and column.because in (WHY[How.CODE], SAID) for column in answered)


def _own_columns(questionnaire: Questionnaire) -> dict[str, tuple[Role, str]]:
    """digimat's own names, in small letters: what they are, and of which item."""
    own: dict[str, tuple[Role, str]] = {RESPONDENT: ("respondent", ""), REQUIREMENT: ("requirement", "")}
    own |= dict.fromkeys(NOTES, ("note", ""))
    for name in asked_columns(questionnaire):
        if name == FORM:
            own[name] = ("form", "")
            continue
        item, _, kind = name.rpartition("_")
        own[name] = ("variant" if kind == "variant" else "set", item)
    return own
