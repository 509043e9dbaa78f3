"""Which column says who answered: the one that is named, else digimat's own, or that of the form tool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digimat.answers.exports import column_problems as wrong
from digimat.answers.exports.mapping import heading_key
from digimat.answers.exports.model import Column, Heading
from digimat.answers.exports.vendors import Vendor
from digimat.language import Text
from digimat.problems import Position, Problem

BY_OPTION = Text(fr="désignée par --id", en="named by --id")


def respondent_named(
    columns: Sequence[Column], asked: str, where: Position
) -> tuple[list[Column], list[Problem]]:
    """The columns, the one under the heading that the user names for who answered; and what is wrong with that name."""
    headings = [column.heading for column in columns]
    found = [h for h in headings if heading_key(h.rows) == heading_key([asked]) or h.text == asked]
    if not found:
        return list(columns), [wrong.no_such_heading(where, asked, headings)]
    if len(found) > 1:
        return list(columns), [wrong.several_such_headings(where, asked, len(found))]
    others = [
        replace(column, role="ignored", because=BY_OPTION) if column.role == "respondent" else column
        for column in columns
    ]
    return _with(others, found[0], BY_OPTION), []


def respondent_found(columns: Sequence[Column], vendor: Vendor) -> list[Column]:
    """The columns, that of the form tool taken for who answered where none says so."""
    headings = [column.heading for column in columns]
    if any(column.role == "respondent" for column in columns):
        return list(columns)
    chosen = vendor.respondent_in(headings)
    if chosen is None or columns[headings.index(chosen)].role not in ("metadata", "personal"):
        return list(columns)  # it is something else: an item of this name, or what a mapping says
    return _with(columns, chosen, Text(fr=f"code de {vendor.title}", en=f"code of {vendor.title}"))


def _with(columns: Sequence[Column], chosen: Heading, because: Text) -> list[Column]:
    return [
        Column(column.heading, "respondent", because=because) if column.heading == chosen else column
        for column in columns
    ]
