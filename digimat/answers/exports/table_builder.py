"""Gathers what rows say into an answer table: many rows at once where each cell is known, one by one elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digimat.answers.encoded import Encoded
from digimat.answers.exports.cell_numbers import SharedNumbers
from digimat.answers.exports.coded_columns import (
    INVALID_BYTE,
    CodedColumns,
    Numbers,
    Unreadable,
    refused,
)
from digimat.answers.exports.csv_blocks import Block
from digimat.answers.exports.item_source import ItemSource
from digimat.answers.exports.model import Cell, FileForm, Layout, Rejected, Row
from digimat.answers.exports.names import names_of
from digimat.answers.exports.row_reader import RowRead, RowReader
from digimat.answers.exports.short_runs import ShortRun, short_runs
from digimat.answers.name_column import Names, concatenated
from digimat.answers.table import AnswerTable
from digimat.problems import UserError
from digimat.questionnaires import InvalidResponse
from digimat.questionnaires.responses import clean

FEW = 64  # options that are numbered before anybody ticks one
ALIKE = 64  # bytes of cells that are looked up together


@dataclass(frozen=True, slots=True)
class Gathered:
    """The good rows of a stretch, where each starts in the file, and the others."""

    table: AnswerTable
    offsets: NDArray[np.int64]
    lines: NDArray[np.int64]  # 0 where it was not counted
    rejected: Sequence[Rejected]


class TableBuilder:
    """Reads rows by a layout, and keeps what they say until it is taken.

    Args:
        reader: reads one row exactly.
        layout: what each column is.
        form: how the file is written.
        cells: how many cells its header has, with those that have no heading.
        file: its name, for messages.
    """

    def __init__(self, reader: RowReader, layout: Layout, form: FileForm, cells: int, file: str) -> None:
        self.file, self.cells = file, cells
        self.reader, self._form, self._width = reader, form, layout.width
        self._asked = reader.asked
        # What a row says in which nothing is answered: the usual form, and what it asks.
        self._blank = reader.read(Row(0, [None] * layout.width), file)
        # Which variant, form or parameter set a row was asked: each row by itself.
        self._alone = reader.respondent is None or any(
            layout.places(role) for role in ("form", "variant", "set")
        )
        delimiter = ord(form.delimiter) if form.kind == "csv" else 0
        self._items = {
            source.item: CodedColumns(
                source.places,
                _reading(source, self._blank.instances.get(source.item, "")),
                delimiter,
                form.encoding,
                _usual(reader, source),
            )
            for source in reader.sources
        }
        self._facts = {
            name: CodedColumns((place,), _fact(reader, name), delimiter, form.encoding)
            for name, place in reader.profile.items()
        }
        self._bands = (
            None
            if reader.requirement is None
            else CodedColumns((reader.requirement,), _band(reader), delimiter, form.encoding)
        )
        self._shared = SharedNumbers()
        self._start()

    def _start(self) -> None:
        for column in self._coded():
            column.start()
        self._short_runs: list[ShortRun] | None = None
        self._names: list[Names | list[str]] = []
        self._offsets: list[NDArray[np.int64]] = []
        self._numbers: dict[int, list[Numbers]] = {n: [] for n, _ in enumerate(self._coded())}
        self._read: list[tuple[int, int, RowRead]] = []  # offset, line
        self._rejected: list[Rejected] = []

    def _coded(self) -> list[CodedColumns]:
        bands = [] if self._bands is None else [self._bands]
        return [*self._items.values(), *self._facts.values(), *bands]

    def at_once(self, block: Block, at: int) -> NDArray[np.intp]:
        """Read the regular rows of a block; gives those that must be read exactly."""
        rows = len(block)
        if not rows or self._alone:
            return np.arange(rows)
        assert self.reader.respondent is not None
        names = names_of(block, self.reader.respondent, self._form.encoding)
        good = names.known if isinstance(names, Names) else np.fromiter(map(bool, names), np.bool_, rows)
        if self.cells > self._width:  # nothing stands under what has no heading
            good &= block.ends[:, -1] - block.ends[:, self._width - 1] == self.cells - self._width
        found = self._numbers_of(block, good)
        for name in self._asked.optional & set(self._items):
            good &= self._is_blank(name, found)
        kept = np.flatnonzero(good)
        if len(kept) < rows:
            names = names.take(kept) if isinstance(names, Names) else [names[row] for row in kept.tolist()]
            found = [numbers[kept] for numbers in found]
        self._names.append(names)
        self._offsets.append(block.starts[kept].astype(np.int64) + at)
        for n, numbers in enumerate(found):
            self._numbers[n].append(numbers)
        return np.flatnonzero(~good)

    def _numbers_of(self, block: Block, good: NDArray[np.bool_]) -> list[Numbers]:
        """The numbers of all answers; where one is INVALID, the row is not good."""
        coded = self._coded()
        found: dict[int, Numbers] = {}
        for run in self._runs():
            if not run.is_short(block):
                continue
            numbers = run.numbers(block)
            if numbers is not None:
                found |= zip(run.columns, numbers, strict=True)
                if (numbers == INVALID_BYTE).any():
                    good &= ~refused(numbers).any(axis=0)
        alike = [
            n
            for n, column in enumerate(coded)
            if n not in found and column.is_one_cell and 1 < block.longest[column.place] <= ALIKE
        ]
        shared = self._shared.numbers(block, [coded[n].place for n in alike]) if len(alike) > 1 else None
        if shared is not None:
            for numbers, n in zip(shared, alike, strict=True):
                found[n] = coded[n].of_shared(numbers, self._shared.cells)
                good &= ~refused(found[n])
        for n, column in enumerate(coded):
            if n not in found:
                found[n] = column.numbers(block)
                good &= ~refused(found[n])
                if column.is_one_cell and block.longest[column.place] <= 1:
                    self._short_runs = None  # a byte has become known
        return [found[n] for n, _ in enumerate(coded)]

    def _runs(self) -> list[ShortRun]:
        """Columns side by side whose cells of one byte say the same."""
        if self._short_runs is None:
            self._short_runs = short_runs(self._coded())
        return self._short_runs

    def _is_blank(self, item: str, found: Sequence[Numbers]) -> NDArray[np.bool_]:
        """Where an item of a module is left blank, so that nobody needs to know which form was given."""
        place = list(self._items).index(item)
        blank = self._items[item].number("")
        return np.asarray(found[place] == blank)

    def exactly(self, row: Row, offset: int) -> int:
        """Read one row by itself; gives how many rows that is: none where it is empty."""
        if row.fault is None and not any((cell or "").strip() for cell in row.cells):
            return 0
        if row.fault is not None:
            self._rejected.append(Rejected(row, [row.fault]))
            return 1
        read = self.reader.read(row, self.file)
        if read.problems:
            self._rejected.append(Rejected(row, read.problems))
        else:
            self._read.append((offset, row.line, read))
        return 1

    def take(self) -> Gathered:
        """What was read since the last time, in the order of the file."""
        reads = [read for _, _, read in self._read]
        offsets = np.concatenate(
            [*self._offsets, np.array([offset for offset, _, _ in self._read], np.int64)]
        )
        lines = np.zeros(len(offsets), np.int64)
        lines[len(offsets) - len(reads) :] = [line for _, line, _ in self._read]
        order: NDArray[np.intp] | None = None
        if reads and (np.diff(offsets) < 0).any():
            order = np.argsort(offsets, kind="stable")
            offsets, lines = offsets[order], lines[order]
        at_once = len(offsets) - len(reads)
        names = concatenated([*self._names, [read.respondent for read in reads]])

        def column(number: int, coded: CodedColumns, told: Sequence[str | None]) -> Encoded:
            numbers = np.concatenate(
                [*self._numbers[number], np.array([coded.number(text) for text in told], np.uint32)]
            )
            numbers = numbers if order is None else numbers[order]
            return Encoded(tuple(coded.texts), numbers.astype(_smallest(len(coded.texts))))

        columns: dict[str, Sequence[str | None]] = {}
        numbered = {name: n for n, name in enumerate(self._items)}
        nothing = np.zeros(len(offsets), np.uint8)
        optional = self._asked.optional
        for item in self._asked.questionnaire.items:
            if item.id in optional:
                # Read at once: a module that was not taken, and so not shown.
                told = [None] * at_once + [read.codes.get(item.id) for read in reads]
                columns[item.id] = Encoded.of(told if order is None else [told[n] for n in order.tolist()])
            elif item.id in numbered:
                coded = self._items[item.id]
                columns[item.id] = column(numbered[item.id], coded, [r.codes.get(item.id) for r in reads])
            else:
                columns[item.id] = Encoded((None,), nothing)
        first = len(self._items)
        profile = {
            name: column(first + n, coded, [read.facts[name] for read in reads])
            for n, (name, coded) in enumerate(self._facts.items())
        }
        required: Sequence[str] = Encoded(("",), nothing)  # type: ignore[assignment]  # has texts only
        if self._bands is not None:
            required = [
                b or "" for b in column(first + len(self._facts), self._bands, [r.required for r in reads])
            ]
        if order is not None:
            names = names.take(order) if isinstance(names, Names) else tuple(names[n] for n in order.tolist())
        table = AnswerTable(
            names,
            columns,
            required,
            profile=profile,  # type: ignore[arg-type]  # what is known of nobody is ""
            instances=self._instances(at_once, reads, order),
            forms=self._forms(at_once, reads, order),
        )
        gathered = Gathered(table, offsets, lines, self._rejected)
        self._start()
        return gathered

    def _instances(
        self, at_once: int, reads: Sequence[RowRead], order: NDArray[np.intp] | None
    ) -> dict[str, Sequence[str]]:
        """What each row was asked of items with several variants; nothing where everybody was asked the first."""
        found: dict[str, Sequence[str]] = {}
        for item in self._asked.items:
            if not item.instances:
                continue
            first = next(iter(item.instances))
            usual = self._blank.instances.get(item.id, "") or first
            told = [usual] * at_once + [read.instances.get(item.id, "") or first for read in reads]
            if set(told) - {first}:
                found[item.id] = told if order is None else [told[n] for n in order.tolist()]
        return found

    def _forms(self, at_once: int, reads: Sequence[RowRead], order: NDArray[np.intp] | None) -> Sequence[str]:
        told = [self._blank.form] * at_once + [read.form for read in reads]
        if not any(told):
            return ()
        return told if order is None else [told[n] for n in order.tolist()]


def _reading(source: ItemSource, instance: str) -> Callable[[Sequence[Cell]], str | None]:
    def read(cells: Sequence[Cell]) -> str | None:
        try:
            return source.read(cells, instance)
        except InvalidResponse as error:
            raise Unreadable from error

    return read


def _usual(reader: RowReader, source: ItemSource) -> Sequence[str]:
    """What an item is answered with, blank first: items with the same options have the same numbers."""
    item = next(each for each in reader.asked.questionnaire.items if each.id == source.item)
    return ("", *item.codes) if 0 < len(item.options) < FEW else ()


def _fact(reader: RowReader, name: str) -> Callable[[Sequence[Cell]], str]:
    field = next(each for each in reader.asked.questionnaire.profile if each.id == name)

    def read(cells: Sequence[Cell]) -> str:
        try:
            return reader.read_fact(field, cells[0] or "")
        except InvalidResponse as error:
            raise Unreadable from error

    return read


def _band(reader: RowReader) -> Callable[[Sequence[Cell]], str]:
    def read(cells: Sequence[Cell]) -> str:
        written = clean(cells[0] or "")
        try:
            return reader.read_band(written) if written else ""
        except UserError as error:
            raise Unreadable from error

    return read


def _smallest(count: int) -> type[np.unsignedinteger]:
    return np.uint8 if count <= 1 << 8 else np.uint16 if count <= 1 << 16 else np.uint32
