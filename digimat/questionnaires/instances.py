"""Spells out the variants and parameter sets of a cell into ordinary items.

A text of a variant is a template: ``{name}`` stands for a datum of the set. A datum is a text, which is looked up
among the variant's words; a number; a text in each language; a list, written with commas; or a table, a list of
rows, laid out as the variant says. What cannot be filled in stays as it is written, for the checks to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from digimat.language import LANGUAGES, Language, Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.variant_model import Cell, ParameterSet, TableLayout, Variant, instance_name

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
KEY = "key"  # the key of the set, where a text of the rationale names it
_ALONE = re.compile(r"^([ \t]*)\{([a-z][a-z0-9_]*)\}[ \t]*$", re.MULTILINE)
_GAP = "   "  # between the columns of a table
_SHARED = ("type", "rule", "with_", "choose", "dont_know", "not_applicable", "when", "seconds")
_OWN = ("keep_order", "key_status", "source", "volatility", "review_by")  # a variant may say otherwise
_FILLED = ("title", "stem", "stimulus", "hint", "unit", "rationale")
_CHOICES = ("options", "prompts")


def instances(cell: Cell) -> Iterator[tuple[str, Item]]:
    """Every item that a cell can be asked as, with its name, in the order of the file."""
    for name, variant in cell.variants.items():
        if not variant.sets:
            yield name, _instance(cell, name, variant, "", ParameterSet())
        for number, parameters in variant.sets.items():
            yield instance_name(name, number), _instance(cell, name, variant, number, parameters)


def cell_item(cell: Cell) -> Item:
    """A cell as an item: its first instance, which knows the others."""
    every = dict(instances(cell))
    drawn = tuple(name for name, item in every.items() if item.variant in cell.drawn)
    first = next(iter(every.values()))
    return first.model_copy(update={"instances": every, "drawn_from": drawn, "cell": cell})


def _instance(cell: Cell, name: str, variant: Variant, number: str, parameters: ParameterSet) -> Item:
    key = variant.key if parameters.key is None else parameters.key
    data = {**variant.data, **parameters.data}
    if KEY not in data and key is not None and not isinstance(key, dict):
        data[KEY] = key
    write = Writer(variant, data) if variant.sets else None

    def text(written: Text | None) -> Text | None:
        return written if written is None or write is None else write.fill(written)

    own: dict[str, Any] = {field: getattr(cell, field) for field in _SHARED}
    for field in _OWN:
        said = getattr(variant, field)
        own[field] = getattr(cell, field) if said is None else said
    for field in _FILLED:
        own[field] = text(
            getattr(parameters, field) or getattr(variant, field, None) or getattr(cell, field, None)
        )
    for field in _CHOICES:
        written = getattr(parameters, field) or getattr(variant, field)
        own[field] = {code: text(words) for code, words in written.items()}
    tags = (*cell.tags, *variant.tags)
    return Item.model_construct(
        **own,
        id=cell.id,
        key=key,
        tags=tags,
        asked=instance_name(name, number),
        variant=name,
        parameter_set=number,
    )


class Writer:
    """Fills data into the templates of one variant."""

    def __init__(self, variant: Variant, data: Mapping[str, Any]) -> None:
        self.variant, self.data = variant, data

    def fill(self, template: Text) -> Text:
        """A template with the data in it, in each language."""
        fr, en = (self._filled(template.of(language), language) for language in LANGUAGES)
        return Text(fr=fr, en=en)

    def _filled(self, template: str, language: Language) -> str:
        def block(found: re.Match[str]) -> str:
            indent, name = found.groups()
            if name not in self.data:
                return found[0]
            lines = self.shown(name, language).rstrip("\n").split("\n")
            return "\n".join(f"{indent}{line}" if line else line for line in lines)

        def inside(found: re.Match[str]) -> str:
            return self.shown(found[1], language) if found[1] in self.data else found[0]

        # Once over the text: what is filled in is never looked through for more.
        parts = []
        place = 0
        for found in _ALONE.finditer(template):
            parts += [PLACEHOLDER.sub(inside, template[place : found.start()]), block(found)]
            place = found.end()
        return "".join([*parts, PLACEHOLDER.sub(inside, template[place:])])

    def shown(self, name: str, language: Language) -> str:
        """A datum in one language."""
        datum = self.data[name]
        if is_table(datum):
            layout = self.variant.tables.get(name)
            rows = [[self._cell(cell, language) for cell in row] for row in datum]
            if layout is None:
                return "\n".join(_aligned(rows, datum, ()))
            return "\n".join(_laid_out(layout, rows, datum, language))
        if isinstance(datum, list):
            return ", ".join(self._cell(each, language) for each in datum)
        return self._cell(datum, language)

    def _cell(self, datum: Any, language: Language) -> str:
        if isinstance(datum, dict):
            return str(datum.get(language, ""))
        if isinstance(datum, str):
            word = self.variant.words.get(datum)
            return datum if word is None else word.of(language)
        written = f"{datum:.12g}" if isinstance(datum, float) else str(datum)
        return written.replace(".", ",") if language == "fr" else written


def is_table(datum: Any) -> bool:
    """Whether a datum is a list of rows."""
    return isinstance(datum, list) and bool(datum) and all(isinstance(row, list) for row in datum)


def _laid_out(
    layout: TableLayout, rows: Sequence[Sequence[str]], data: Sequence[Sequence[Any]], language: Language
) -> Iterator[str]:
    titles = [title.of(language) for title in layout.columns.values()]
    if layout.layout == "lines":
        template = layout.row.of(language) if layout.row is not None else ""
        for row in rows:
            cells = dict(zip(layout.columns, row, strict=False))
            yield PLACEHOLDER.sub(lambda found, cells=cells: cells.get(found[1], found[0]), template)  # type: ignore[misc]
    elif layout.layout == "csv":
        if layout.header:
            yield ";".join(titles)
        yield from (";".join(row) for row in rows)
    else:
        yield from _aligned(rows, data, titles if layout.header else ())


def _aligned(
    rows: Sequence[Sequence[str]], data: Sequence[Sequence[Any]], titles: Sequence[str]
) -> Iterator[str]:
    """Columns side by side: numbers to the right, as their header."""
    lines = [*([titles] if titles else []), *rows]
    widths = [max(len(cell) for cell in column) for column in zip_longest(*lines, fillvalue="")]
    numbers = [
        all(isinstance(cell, (int, float)) for cell in column if cell != "")
        for column in zip_longest(*data, fillvalue="")
    ]
    for line in lines:
        cells = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numbers, strict=False)
        )
        yield _GAP.join(cells).rstrip()
