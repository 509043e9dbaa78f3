"""What can still be read of a damaged store, and what of it is proved.

The text of a questionnaire proves itself by its SHA-256. An event proves itself by its hash, and so proves its
sitting's record when it is the first one; where one of its two hashes was damaged, its neighbours hold a copy.
Everything else that can be read may have been changed by the damage, and is given apart.

Nothing is asked of SQLite about the file. Which table a row belongs to is told by its shape, not by its place,
for the page that tells the place may be the one that is lost.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from types import NoneType
from typing import Any

from digimat.answers.row_digest import row_digest
from digimat.answers.sqlite_pages import PageReader, Record
from digimat.answers.store import chain_hash
from digimat.answers.store_schema import bring_up_to_date

Row = Mapping[str, Any]  # by name of column, in the order of the table

_TYPES: Mapping[str, tuple[type, ...]] = {
    "TEXT": (str,),
    "INTEGER": (int,),
    "REAL": (float, int),
    "BLOB": (bytes,),
}
_HASH = re.compile("[0-9a-f]{64}")
_VERSIONS = 4  # of one row that should be there once: more are not looked at
_MOST = 200_000  # sittings, and rows that nothing proves: a file with more was made to do harm


@dataclass(frozen=True, slots=True)
class SalvagedEvent:
    """A row of the table of events: the whole of it by column, and what is asked of it most."""

    row: Row
    session_id: str
    seq: int
    kind: str
    item: str
    prev_hash: str
    hash: str

    def hash_after(self, previous: str) -> str:
        """Its hash, if this was the one before."""
        fields = (value for name, value in self.row.items() if name not in ("prev_hash", "hash"))
        return chain_hash(previous, tuple(fields))


@dataclass(frozen=True, slots=True)
class Gap:
    """Events that were stored and are not there: the numbers of the first and the last one."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SalvagedSitting:
    """What is left of one sitting.

    ``record`` is its row in the table of sittings, None where that is lost. The first event proves it:
    ``record_proved`` is None where that one is lost. ``events`` are proved, oldest first. ``unproved`` can be
    read, but were changed or damaged, perhaps also in the number they bear. ``gaps`` are before, between and
    after the events; ``end_known`` tells whether the store still says which event was the last. Where it does
    not, the index and the unproved events may tell of some that followed, and there may have been more.
    ``unlinked`` are the numbers of events that do not follow from the one before although both are proved: no
    damage does that.
    """

    id: str
    record: Row | None
    record_proved: bool | None
    events: tuple[SalvagedEvent, ...]
    unproved: tuple[SalvagedEvent, ...]
    gaps: tuple[Gap, ...]
    end_known: bool
    unlinked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What is left of a store.

    ``questionnaires`` are proved texts, by SHA-256; ``sittings`` are by id, without those that were erased.
    ``others`` are the rows of the other tables, which nothing proves. ``strays`` are unproved events of no
    sitting known. ``damaged_pages`` are the numbers of pages of which not all can be read, for their own damage
    or for that of a page that leads to them. Damage inside a long text is not among them.
    """

    questionnaires: Mapping[str, str]
    sittings: Mapping[str, SalvagedSitting]
    others: Mapping[str, Sequence[Row]]
    strays: tuple[SalvagedEvent, ...]
    damaged_pages: tuple[int, ...]


@dataclass
class _Left:
    """What the pages give of one sitting."""

    records: list[Row] = field(default_factory=list)
    proved: dict[int, list[SalvagedEvent]] = field(default_factory=lambda: defaultdict(list))
    unproved: list[SalvagedEvent] = field(default_factory=list)
    indexed: set[int] = field(default_factory=set)  # numbers of events
    heads: list[Row] = field(default_factory=list)

    @property
    def is_known(self) -> bool:
        """Whether there was such a sitting: an unproved event, or one key of the index, may bear a damaged id."""
        return bool(self.records or self.proved or {1, 2} <= self.indexed)


@dataclass
class _Found:
    """What the pages give, page by page."""

    questionnaires: dict[str, str] = field(default_factory=dict)
    sittings: dict[str, _Left] = field(default_factory=dict)
    others: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    unproved: int = 0

    def sitting(self, name: str) -> _Left:
        if name not in self.sittings and len(self.sittings) >= _MOST:
            return _Left()
        return self.sittings.setdefault(name, _Left())

    def take(self, record: Record) -> None:
        """Keep a row, under the table that it fits."""
        fitting = [(layout.table, layout.row(record)) for layout in _layouts() if layout.fits(record)]
        for table, row in fitting:
            if self._proves(table, row):
                return
        for table, row in fitting:
            if table not in ("questionnaire", "anonymous") and self.unproved < _MOST:
                self.unproved += 1
                self._keep(table, row)
                return

    def _proves(self, table: str, row: Row) -> bool:
        """Keep a row that proves itself; False where it does not."""
        if table == "questionnaire" and hashlib.sha256(row["text"].encode()).hexdigest() == row["sha256"]:
            self.questionnaires[row["sha256"]] = row["text"]
            return True
        if table == "anonymous" and row["digest"] == row_digest([*row.values()][1:-1]):
            self.others[table].append(row)
            return True
        if table == "event" and row["seq"] > 0:
            event = _event(row)
            if event.hash == event.hash_after(event.prev_hash):
                _add(self.sitting(event.session_id).proved[event.seq], event)
                return True
        return False

    def _keep(self, table: str, row: Row) -> None:
        match table:
            case "session":
                _add(self.sitting(row["id"]).records, row)
            case "head":
                _add(self.sitting(row["session_id"]).heads, row)
            case "event":
                self.sitting(row["session_id"]).unproved.append(_event(row))
            case _:
                self.others[table].append(row)


def salvage(data: bytes) -> Salvaged:
    """Read what can be read of a store, whatever happened to its bytes.

    Args:
        data: the file; of more than 1 GiB the rest is not read.
    """
    reader = PageReader(data)
    found, damaged = _Found(), set()
    for number in range(1, reader.count + 1):
        if number in reader.free:
            continue
        records, unreadable = reader.rows(number)
        for record in records:
            found.take(record)
        for key in reader.keys(number):
            match key:
                case (str(session_id), int(seq), int()):  # the index of events by sitting and number
                    found.sitting(session_id).indexed.add(seq)
        if not reader.is_tree_page(number) or (reader.page(number)[0] == 13 and unreadable):
            damaged.add(number)
    erased = {row["session_id"] for row in found.others.get("erased", ())}
    known = [name for name, left in found.sittings.items() if left.is_known and name not in erased]
    return Salvaged(
        found.questionnaires,
        {name: _sitting(name, found.sittings[name]) for name in known},
        {table: _of_sittings(rows, {*known, *erased}) for table, rows in found.others.items()},
        tuple(event for left in found.sittings.values() if not left.is_known for event in left.unproved),
        tuple(sorted(damaged - reader.followed)),
    )


def _of_sittings(rows: Sequence[Row], known: Set[str]) -> Sequence[Row]:
    """The rows without those that name a sitting nothing else tells of: what they name is damaged."""
    return [row for row in rows if "session_id" not in row or row["session_id"] in known]


@dataclass(frozen=True, slots=True)
class _Layout:
    """The shape of the rows of a table; ``types`` are, for each column, those that its values may have."""

    table: str
    columns: tuple[str, ...]
    types: tuple[tuple[type, ...], ...]

    def fits(self, record: Record) -> bool:
        return len(record) == len(self.columns) and all(
            type(value) in types for value, types in zip(record, self.types, strict=True)
        )

    def row(self, record: Record) -> Row:
        return dict(zip(self.columns, record, strict=True))


@cache
def _layouts() -> Sequence[_Layout]:
    """The tables of a store, in the order in which they were made; those of earlier versions are among them."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        bring_up_to_date(empty)
        tables = empty.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
        ).fetchall()
        columns = {table: empty.execute(f"PRAGMA table_info({table})").fetchall() for (table,) in tables}
    return [
        _Layout(
            table,
            tuple(name for _, name, *_ in fields),
            tuple(
                # A key that is the number of the row is not in the row itself.
                (NoneType,)
                if of == "INTEGER" and [each for *_, each in fields].count(0) == len(fields) - 1 and key
                else _TYPES[of]
                if filled or key
                else (*_TYPES[of], NoneType)
                for _, _, of, filled, _, key in fields
            ),
        )
        for table, fields in columns.items()
    ]


def _add(versions: list[Any], row: Row | SalvagedEvent) -> None:
    if len(versions) < _VERSIONS:
        versions.append(row)


def _event(row: Row) -> SalvagedEvent:
    return SalvagedEvent(
        row, row["session_id"], row["seq"], row["kind"], row["item"], row["prev_hash"], row["hash"]
    )


def _sitting(name: str, left: _Left) -> SalvagedSitting:
    records = {chain_hash("", tuple(row.values())): row for row in left.records}
    ends = {row["seq"]: row["hash"] for row in left.heads if _HASH.fullmatch(row["hash"])}
    events: dict[int, SalvagedEvent] = {}
    for seq, versions in sorted(left.proved.items()):
        before = events[seq - 1].hash if seq - 1 in events else ""
        events[seq] = next((event for event in versions if event.prev_hash == before), versions[0])
    unproved = []
    for event in sorted(left.unproved, key=lambda event: event.seq):
        mended = _mended(event, events, records, ends)
        if mended:
            events[event.seq] = mended
        else:
            unproved.append(event)
    record, record_proved = next(iter(records.values()), None), None
    if record and 1 in events:
        record_proved = events[1].prev_hash in records
        record = records.get(events[1].prev_hash, record)
    in_order = tuple(event for _, event in sorted(events.items()))
    # A head that has the hash of an event that is there tells of that one, whatever its number became.
    numbers = {event.hash: event.seq for event in in_order}
    told = [numbers.get(digest, seq) for seq, digest in ends.items()]
    told = [number for number in told if number >= (in_order[-1].seq if in_order else 1)]
    end = max(told) if told else _end(in_order, left.indexed | {event.seq for event in unproved})
    return SalvagedSitting(
        name,
        record,
        record_proved,
        in_order,
        tuple(unproved),
        tuple(_gaps(in_order, end)),
        bool(told),
        tuple(e.seq for e in in_order if e.seq - 1 in events and events[e.seq - 1].hash != e.prev_hash),
    )


def _mended(
    event: SalvagedEvent,
    events: Mapping[int, SalvagedEvent],
    roots: Iterable[str],
    ends: Mapping[int, str],
) -> SalvagedEvent | None:
    """The event proved by its neighbours, where the damage is only in one or both of its hashes."""
    if event.seq < 1 or event.seq in events:
        return None
    before, after = events.get(event.seq - 1), events.get(event.seq + 1)
    digests = {event.hash, ends.get(event.seq), after and after.prev_hash}
    for previous in (event.prev_hash, *([before.hash] if before else roots if event.seq == 1 else ())):
        digest = event.hash_after(previous)
        if digest in digests:
            return _event({**event.row, "prev_hash": previous, "hash": digest})
    return None


def _end(events: Sequence[SalvagedEvent], told: set[int]) -> int:
    """The number of the last event: of those that are there, or of those told to follow without a break.

    A number far beyond is a damaged one rather than the last of many.
    """
    last = events[-1].seq if events else 0
    while last + 1 in told:
        last += 1
    return last


def _gaps(events: Iterable[SalvagedEvent], end: int) -> Iterator[Gap]:
    following = 1
    for seq in (*(event.seq for event in events), end + 1):
        if seq > following:
            yield Gap(following, seq - 1)
        following = seq + 1
