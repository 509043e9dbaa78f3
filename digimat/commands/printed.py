"""How lists and rules are laid out on paper: headings, rows of an id and what is said of it, tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rich.padding import Padding
from rich.text import Text as RichText

from digimat.language import Language, Text

WIDTH = 22  # of the column of ids


def heading(text: str) -> Padding:
    """A line in bold after an empty one."""
    return Padding(RichText(text, style="bold"), (1, 0, 0, 0))


def row(name: str, text: str, indent: int = 2) -> Any:
    """An id and what is said of it; a long id has a line of its own, for half of it would name nothing."""
    from rich.console import Group
    from rich.table import Table

    first = " " * indent + name
    if len(first) > WIDTH:
        return Group(RichText(first), row("", text, indent))
    table = Table.grid(padding=(0, 1))
    table.add_column(width=WIDTH, no_wrap=True)
    table.add_column()
    table.add_row(RichText(first), RichText(text))
    return table


def number(value: float, language: Language) -> str:
    """A number as people write it, outside formulas."""
    text = f"{value:.12g}"
    return text.replace(".", ",") if language == "fr" else text


def formula(text: str) -> str:
    """A condition or a formula on one line, however the file folds it."""
    return " ".join(text.split())


def parameter(value: Any) -> str:
    """A parameter of a rule, as a file would write it.

    >>> parameter({"groups": [["a1", "b1"], [0, 2.5]], "strict": True})
    '{groups: [[a1, b1], [0, 2.5]], strict: true}'
    """
    match value:
        case str():
            return formula(value)
        case dict():
            return "{" + ", ".join(f"{name}: {parameter(inner)}" for name, inner in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(parameter, value)) + "]"
    return json.dumps(value)


def several(count: int, fr: tuple[str, str], en: tuple[str, str]) -> Text:
    """A count with its words, singular and plural."""
    return Text(fr=f"{count} {fr[count > 1]}", en=f"{count} {en[count != 1]}")


def table_of(headings: Sequence[Text], rows: Sequence[Sequence[str]], language: Language) -> Any:
    """Columns without lines, under their headings."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for each in headings:
        table.add_column(RichText(each.of(language)))
    for cells in rows:
        table.add_row(*(RichText(cell) for cell in cells))
    return table
