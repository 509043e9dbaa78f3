"""One file as ``columns`` sees it: its layout, samples of what stands in it, and what of that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from digimat.answers.exports.coverage import items_without
from digimat.answers.exports.laid_out import known_headings, lay_out
from digimat.answers.exports.mapping import Mapping
from digimat.answers.exports.model import Column, FileForm, Layout, Role, Row
from digimat.answers.exports.opened import open_rows
from digimat.answers.exports.row_reader import RowReader
from digimat.answers.exports.texts import bare, shortened
from digimat.answers.exports.told import taken_for
from digimat.answers.exports.vendors import PLAIN, VENDORS
from digimat.language import Text
from digimat.questionnaires import InvalidResponse, Questionnaire
from digimat.questionnaires.responses import clean

SAMPLES, LONGEST_SAMPLE, LONGEST_HEADING = 3, 24, 60
# Headings under which people stand, whatever wrote the file: no sample of these is shown.
PEOPLE = frozenset(
    bare(name)
    for name in (
        "name", "nom", "prénom", "first name", "last name", "surname", "nom de famille", "nom et prénom",
        "full name", "email", "e-mail", "mail", "email address", "adresse e-mail", "courriel", "adresse mail",
        "phone", "telephone", "téléphone", "mobile", "portable", "address", "adresse", "ip", "ip address",
        "adresse ip", "date of birth", "date de naissance",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """One column: what it was taken for, and what stands in it."""

    place: int
    heading: str
    role: Role
    target: str
    part: str
    instance: str
    taken_for: Text
    because: Text
    samples: Sequence[str]
    hidden: bool  # personal: no sample is shown
    unread: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Seen:
    """One file."""

    file: str
    form: FileForm
    header_rows: int
    layout: Layout
    columns: Sequence[SeenColumn]
    without: Sequence[str]  # items that should have a column and have none

    @property
    def tool(self) -> str:
        """What the form tool is called; empty where none is known."""
        return VENDORS.get(self.layout.vendor, PLAIN).title

    @property
    def errors(self) -> bool:
        """Whether the file cannot be scored as it is."""
        return any(not problem.warning for problem in self.layout.problems)


def see(
    path: Path,
    questionnaire: Questionnaire,
    mapping: Mapping | None = None,
    respondent: str | None = None,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Seen:
    """Look at one file.

    Raises:
        UserError: it cannot be opened, or has no header.
    """
    known = known_headings(questionnaire, mapping)
    opened = open_rows(path, encoding=encoding, delimiter=delimiter, sheet=sheet, known=known)
    laid_out = lay_out(
        opened.first_rows, opened.form.kind, str(path), questionnaire, mapping, respondent, strict=False
    )
    layout = laid_out.layout
    rows = [row for row in opened.first_rows[laid_out.header_rows :] if row.fault is None]
    unread = {} if any(not p.warning for p in layout.problems) else _unread(layout, questionnaire, rows)
    return Seen(
        str(path),
        opened.form,
        laid_out.header_rows,
        layout,
        [_column(column, layout, rows, unread) for column in layout.columns],
        items_without(layout.columns, questionnaire, mapping),
    )


def _column(
    column: Column,
    layout: Layout,
    rows: Sequence[Row],
    unread: Map[int, Sequence[Text]],
) -> SeenColumn:
    place = column.heading.place
    vendor = VENDORS.get(layout.vendor, PLAIN)
    hidden = (
        column.role == "personal"
        or bare(column.heading.text) in PEOPLE
        or "personal" in (vendor.role_of(column.heading), vendor.ruled(column.heading))
    )
    values = (clean(row.cells[place] or "") for row in rows if place < len(row.cells))
    samples = list(dict.fromkeys(shortened(value, LONGEST_SAMPLE) for value in values if value))[:SAMPLES]
    return SeenColumn(
        place,
        shortened(clean(column.heading.text), LONGEST_HEADING),
        column.role,
        column.target,
        column.part,
        column.instance,
        taken_for(column.role, column.target, column.part, column.instance),
        column.because or Text(fr="", en=""),
        () if hidden else samples,
        hidden,
        unread.get(place, ()),
    )


def _unread(layout: Layout, questionnaire: Questionnaire, rows: Sequence[Row]) -> dict[int, list[Text]]:
    """What of the sampled rows cannot be read, by the first column of each item: how many, and the first remedy.

    Items in several variants are left out where a row, not the header, says which one was asked.
    """
    items = {item.id: item for item in questionnaire.items}
    instances = {column.target: column.instance for column in layout.columns if column.instance}
    found: dict[int, list[Text]] = {}
    for source in RowReader(layout, questionnaire, str).sources:
        if items[source.item].instances and source.item not in instances:
            continue
        errors: list[InvalidResponse] = []
        for row in rows:
            cells = [row.cells[place] if place < len(row.cells) else "" for place in source.places]
            try:
                source.read(cells, instances.get(source.item, ""))
            except InvalidResponse as error:
                errors.append(error)
        if errors:
            first = errors[0]
            found[source.places[0]] = [
                Text(
                    fr=f"Colonne {source.places[0] + 1}, item {source.item} : illisible dans {len(errors)} des "
                    f"{len(rows)} premières lignes ; {first.message.fr}. {first.remedy.fr}",
                    en=f"Column {source.places[0] + 1}, item {source.item}: cannot be read in {len(errors)} of the "
                    f"first {len(rows)} rows; {first.message.en}. {first.remedy.en}",
                )
            ]
    return found
