"""From the first rows of a file to its layout: header rows, form tool, and what each column is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digimat.answers import csv_problems
from digimat.answers.exports.columns import examine
from digimat.answers.exports.headers import header_of
from digimat.answers.exports.mapping import Mapping
from digimat.answers.exports.model import FileKind, Layout, Row
from digimat.answers.exports.recognised import tells_nulls, vendor_of
from digimat.answers.exports.texts import bare
from digimat.answers.exports.vendors import PLAIN, VENDORS
from digimat.problems import Position, UserError
from digimat.questionnaires import Questionnaire

Known = Callable[[str], bool]  # whether a text is a heading: what the delimiter of a file is chosen by


@dataclass(frozen=True, slots=True)
class LaidOut:
    """How many rows the header of a file has, and what each of its columns is."""

    header_rows: int
    layout: Layout


def lay_out(
    first_rows: Sequence[Row],
    kind: FileKind,
    file: str,
    questionnaire: Questionnaire,
    mapping: Mapping | None = None,
    respondent: str | None = None,
    *,
    strict: bool = True,
) -> LaidOut:
    """The layout of a file.

    Args:
        first_rows: the first rows, the header first.
        kind: of the file.
        file: its name, for messages.
        questionnaire: the one that was answered.
        mapping: what was said of the columns of this survey.
        respondent: the heading of the column that says who answered.
        strict: refuse what is wrong with the columns; else it is among the problems of the layout, for a preview.

    Raises:
        UserError: there is no header, or it cannot be read; where it is strict, everything wrong with the columns.
    """
    if not first_rows:
        raise UserError(csv_problems.no_rows(Position(file, 1)))
    header = first_rows[0]
    if header.fault is not None:
        raise UserError(header.fault)
    count, headings = header_of([row.cells for row in first_rows if row.fault is None])
    vendor = vendor_of(headings)
    asked = (
        VENDORS.get(mapping.vendor, PLAIN) if mapping is not None and mapping.vendor is not None else vendor
    )
    layout = examine(
        headings,
        vendor,
        questionnaire,
        mapping,
        respondent,
        where=Position(file, header.line),
        nulls=tells_nulls(asked, kind, header),
    )
    if strict and any(not problem.warning for problem in layout.problems):
        raise UserError(layout.problems)
    return LaidOut(count, layout)


def known_headings(questionnaire: Questionnaire, mapping: Mapping | None = None) -> Known:
    """Whether a text looks like a heading of an answer file of this questionnaire, or of a form tool's own."""
    texts = {"respondent", "requirement", *(field.id for field in questionnaire.profile)}
    texts |= {bare(t) for field in questionnaire.profile for t in (field.title.fr, field.title.en)}
    for item in questionnaire.items:
        for asked in item.instances.values() or (item,):
            texts |= {item.id, bare(asked.stem.fr), bare(asked.stem.en)}
            texts |= {bare(t) for label in asked.options.values() for t in (label.fr, label.en)}
    for vendor in VENDORS.values():
        texts |= vendor.metadata | vendor.personal | vendor.score | set(map(bare, vendor.respondent))
    texts |= {
        bare(row) for entry in (mapping.entries if mapping is not None else ()) for row in entry.heading
    }
    texts.discard("")
    return lambda text: bare(text) in texts


__all__ = ["Known", "LaidOut", "known_headings", "lay_out"]
