"""Spells out the variants and parameter sets of a cell into ordinary items.

A text of a variant is a template: ``{name}`` stands for a datum of the set. A datum is a text, which is looked up
among the variant's words; a number; a text in each language; a list, written with commas; or a table, a list of
rows, laid out as the variant says. What cannot be filled in stays as it is written, for the checks to tell.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any

from digimat.language import LANGUAGES, Language, Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.variant_model import Cell, ParameterSet, TableLayout, Variant, instance_name

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
KEY = "key"  # the key of the set, where a text of the rationale names it
_ALONE = re.compile(r"^([ \t]*)\{([a-z][a-z0-9_]*)\}[ \t]*$", re.MULTILINE)
MAX_TEXT = 20_000  # characters of one filled text; the longest there is has two thousand
MAX_CELLS = 2_000  # of one table
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
    write = writer(variant, parameters) if variant.sets else None

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


def writer(variant: Variant, parameters: ParameterSet) -> Writer:
    """What fills the texts of a variant with one of its sets; the key is a datum too, where it can be written."""
    key = variant.key if parameters.key is None else parameters.key
    of_key = {} if key is None or isinstance(key, dict) else {KEY: key}
    return Writer(variant, ChainMap(parameters.data, variant.data, of_key))


class TooLong(Exception):
    """A text would be longer than anybody could be asked to read: a table that does not belong there."""


class Writer:
    """Fills data into the templates of one variant."""

    def __init__(self, variant: Variant, data: Mapping[str, Any]) -> None:
        self.variant, self.data = variant, data

    def fill(self, template: Text) -> Text:
        """A template with the data in it, in each language; as it is written where it would be too long."""
        try:
            return self.filled(template)
        except TooLong:
            return template

    def filled(self, template: Text) -> Text:
        """A template with the data in it, in each language.

        Raises:
            TooLong: more than MAX_TEXT characters.
        """
        if "{" not in template.fr and "{" not in template.en:
            return template  # one object for all sets
        fr, en = (_bounded(self._parts(template.of(language), language)) for language in LANGUAGES)
        return Text(fr=fr, en=en)

    def _parts(self, template: str, language: Language) -> Iterator[str]:
        """The pieces of a filled text. Once over the template: what is filled in is never looked through for more."""

        def value(found: re.Match[str]) -> str:
            return self.shown(found[1], language) if found[1] in self.data else found[0]

        place = 0
        for found in _ALONE.finditer(template):
            yield from _substituted(template[place : found.start()], value)
            place = found.end()
            indent, name = found.groups()
            if name not in self.data:
                yield found[0]
                continue
            lines = self.shown(name, language).rstrip("\n").split("\n")
            yield "\n".join(f"{indent}{line}" if line else line for line in lines)
        yield from _substituted(template[place:], value)

    def shown(self, name: str, language: Language) -> str:
        """A datum in one language.

        Raises:
            TooLong: more than MAX_TEXT characters, or MAX_CELLS cells.
        """
        datum = self.data[name]
        if not isinstance(datum, list):
            return _bounded([self._cell(datum, language)])
        rows = datum if is_table(datum) else [datum]
        if sum(map(len, rows)) > MAX_CELLS:
            raise TooLong
        cells = [[self._cell(cell, language) for cell in row] for row in rows]
        _bounded(cell for row in cells for cell in row)
        if rows is not datum:
            return ", ".join(cells[0])
        layout = self.variant.tables.get(name)
        lines = _aligned(cells, datum, ()) if layout is None else _laid_out(layout, cells, datum, language)
        return _bounded(f"{line}\n" for line in lines).removesuffix("\n")

    def _cell(self, datum: Any, language: Language) -> str:
        if isinstance(datum, dict):
            return str(datum.get(language, ""))
        if isinstance(datum, str):
            word = self.variant.words.get(datum)
            return datum if word is None else word.of(language)
        written = f"{datum:.12g}" if isinstance(datum, float) else str(datum)
        return written.replace(".", ",") if language == "fr" else written


def _bounded(parts: Iterable[str]) -> str:
    """The parts as one text, as long as it is not too long."""
    kept: list[str] = []
    length = 0
    for part in parts:
        length += len(part)
        if length > MAX_TEXT:
            raise TooLong
        kept.append(part)
    return "".join(kept)


def _substituted(template: str, value: Callable[[re.Match[str]], str]) -> Iterator[str]:
    """The pieces of a template, with a value for each name in braces."""
    place = 0
    for found in PLACEHOLDER.finditer(template):
        yield template[place : found.start()]
        yield value(found)
        place = found.end()
    yield template[place:]


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
            yield _bounded(_substituted(template, partial(_cell_of, cells)))
    elif layout.layout == "csv":
        if layout.header:
            yield ";".join(titles)
        yield from (";".join(row) for row in rows)
    else:
        yield from _aligned(rows, data, titles if layout.header else ())


def _cell_of(cells: Mapping[str, str], found: re.Match[str]) -> str:
    return cells.get(found[1], found[0])


def _aligned(
    rows: Sequence[Sequence[str]], data: Sequence[Sequence[Any]], titles: Sequence[str]
) -> Iterator[str]:
    """Columns side by side: numbers to the right, as their header."""
    lines = [*([titles] if titles else []), *rows]
    widths = [max(len(cell) for cell in column) for column in zip_longest(*lines, fillvalue="")]
    if sum(widths) * len(lines) > MAX_TEXT:
        raise TooLong
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
