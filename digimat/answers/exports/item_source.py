"""Where the answer to one item stands in a row, and how it is read from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from digimat.answers.exports import value_problems as wrong
from digimat.answers.exports.labels import other_option
from digimat.answers.exports.model import Cell, Layout
from digimat.answers.exports.spread import SpreadReader
from digimat.answers.exports.values import FREE, Absence, CellReader
from digimat.questionnaires import InvalidResponse, Item, Questionnaire, read_response
from digimat.questionnaires.responses import NOT_APPLICABLE, clean

OWN = "digimat"  # the vendor of digimat's own files
# How much is kept of a file of millions: ways to answer one item.
READINGS_KEPT, LONGEST_KEPT = 5_000, 100
Reads = Callable[[Sequence[Cell]], "str | None"]


@dataclass(frozen=True, slots=True)
class ItemSource:
    """The columns of one item: those of the answer or its parts, then that of the words of one's own."""

    item: str
    places: tuple[int, ...]
    of_instance: Callable[[str], Reads] = field(repr=False, compare=False)

    def read(self, cells: Sequence[Cell], instance: str = "") -> str | None:
        """The canonical code of the cells at ``places``, in that order: "" for a blank, None where it was not shown.

        It depends on the cells and the instance alone, so that what was read once may be kept.

        Raises:
            InvalidResponse: the cells are no response to the item, or may be two.
        """
        return self.of_instance(instance)(cells)


def item_sources(layout: Layout, questionnaire: Questionnaire) -> tuple[ItemSource, ...]:
    """The sources of all items that have columns; practice has none."""
    found = (
        _source(layout, item, item.id in questionnaire.optional)
        for item in questionnaire.items
        if item.id not in questionnaire.practice
    )
    return tuple(source for source in found if source is not None)


def _source(layout: Layout, item: Item, optional: bool) -> ItemSource | None:
    columns = [column for column in layout.columns if column.target == item.id]
    parts = [column for column in columns if column.role == "part"]
    answers = parts or [column for column in columns if column.role == "answer"]
    if not answers:
        return None
    words = [c for c in columns if c.role == "other"][:1] if item.type not in FREE else []
    places = tuple(column.heading.place for column in (*answers, *words))
    made: dict[str, Reads] = {}

    def of_instance(name: str) -> Reads:
        if name not in made:
            one = item.instance(name)
            reads = _spread(layout, one, [c.part for c in parts], bool(words)) if parts else None
            made[name] = _kept(reads or _in_one_cell(layout, one, bool(words), optional))
        return made[name]

    return ItemSource(item.id, places, of_instance)


def cell_reader(layout: Layout, item: Item, beside: bool = False) -> CellReader:
    """What reads a cell of an item in a file of this layout."""
    return CellReader(
        item,
        layout.spellings.get(item.id, {}),
        layout.not_shown,
        separators=layout.separators,
        own=layout.vendor == OWN,
        decimal=layout.decimal,
        other=beside,
    )


def _spread(layout: Layout, item: Item, parts: Sequence[str], words: bool) -> Reads:
    absent = Absence(layout.nulls, layout.not_shown)
    return SpreadReader(item, parts, cell_reader(layout, item, words), absent, words).read


def _in_one_cell(layout: Layout, item: Item, beside: bool, optional: bool) -> Reads:
    reader = cell_reader(layout, item, beside)
    other = other_option(item)

    def read(cells: Sequence[Cell]) -> str | None:
        cell = cells[0]
        # Of a module, what does not apply was not shown.
        if optional and cell is not None and clean(cell).casefold() == NOT_APPLICABLE:
            return None
        code = reader.read_cell(cell, layout.nulls)
        words = cells[1] if beside else None
        if not words or not clean(words) or reader.absent(words) or item.type in FREE:
            return code
        if not other:
            if not code:
                raise wrong.only_other_words()
            return code
        if not code:
            return other
        if item.type == "multi" and other not in code.split("+"):
            return read_response(item, f"{code}+{other}").code
        return code

    return read


def _kept(read: Reads) -> Reads:
    """Reads each way to answer once, as long as they are few and short; a refusal is kept as well."""
    known: dict[tuple[Cell, ...], str | InvalidResponse | None] = {}

    def kept(cells: Sequence[Cell]) -> str | None:
        key = tuple(cells)
        if key in known:
            found = known[key]
        else:
            found = _outcome(read, key)
            if len(known) < READINGS_KEPT and sum(len(cell or "") for cell in key) <= LONGEST_KEPT:
                known[key] = found
        if isinstance(found, InvalidResponse):
            raise found.with_traceback(None)
        return found

    return kept


def _outcome(read: Reads, cells: tuple[Cell, ...]) -> str | InvalidResponse | None:
    try:
        return read(cells)
    except InvalidResponse as error:
        return error
