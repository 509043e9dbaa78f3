"""The pages of an SQLite 3 file, read without SQLite, as far as they can still be read.

For files that are damaged, or made to do harm: whatever the bytes, nothing is raised, and time and memory
stay in proportion to the file. Rows that were deleted are not looked for.

Source: SQLite, "Database File Format", sections 1.2 to 1.6 and 2.1 (www.sqlite.org/fileformat2.html).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

MOST_BYTES = 1 << 30  # of a file are read; a store is a thousand times smaller

Value = str | int | float | bytes | None
Record = tuple[Value, ...]

_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)  # of a page; the usual one first
_KEPT_BACK = (0, 12, 8)  # bytes at the end of each page: usual, SQLite of macOS, with checksums
_INTERIOR_KEYS, _INTERIOR_ROWS, _LEAF_KEYS, _LEAF_ROWS = 2, 5, 10, 13
_TREE_PAGES = {_INTERIOR_KEYS: 12, _INTERIOR_ROWS: 12, _LEAF_KEYS: 8, _LEAF_ROWS: 8}  # length of the header
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # serial type: bytes


class PageReader:
    """Reads the pages of a file, numbered from 1.

    ``free`` are the pages given up: what they hold was deleted. ``followed`` are the pages on which long rows
    were found to go on.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data[:MOST_BYTES]
        self.size = _page_size(self._data)
        self.count = -(-len(self._data) // self.size)
        kept_back = dict.fromkeys((*self._data[20:21], *_KEPT_BACK))
        self._usable = [self.size - some for some in kept_back if self.size - some >= 480]
        # Each page belongs to one row at most. Damage may lead a few rows astray; an attack gets no further.
        self._steps = 4 * self.count
        self.followed: set[int] = set()
        self.free: frozenset[int] = frozenset()
        self.free = self._free_pages()

    def page(self, number: int) -> bytes:
        """The bytes of a page; what the file lacks of it is zero."""
        start = (number - 1) * self.size
        return self._data[start : start + self.size].ljust(self.size, b"\0")

    def is_tree_page(self, number: int) -> bool:
        """Whether a page is, by its header, one of those that hold tables and indexes."""
        return _is_tree_page(self._data, (number - 1) * self.size, self.size)

    def rows(self, number: int) -> tuple[list[Record], int]:
        """The rows of a page of a table, and how many of its cells cannot be read.

        Its first byte should tell such a page, but one byte must not cost a page: each is tried that is not
        the continuation of a long row or of the list of free pages. These begin with a page number, so with
        zero: a page of a table never does.
        """
        page = self.page(number)
        if page[0] == 0:
            return [], 0
        rows, unreadable = [], 0
        left = 2 * self.size  # cells lie side by side; of cells laid over each other not all are read
        for cell in self._cells(page, number, _TREE_PAGES[_LEAF_ROWS]):
            length, start = _varint(page, cell)
            _, start = _varint(page, start)  # the number of the row
            left -= _length_here(length, self._usable[0])
            row = _decoded(self._payload(page, start, length)) if left > 0 else None
            if row is None:
                unreadable += 1
            else:
                rows.append(row)
        return rows, unreadable

    def keys(self, number: int) -> Iterator[Record]:
        """The keys of a page of an index. Long ones, which go on elsewhere, are left out."""
        page = self.page(number)
        header = {_INTERIOR_KEYS: 12, _LEAF_KEYS: 8}.get(page[0])
        left = 2 * self.size
        for cell in self._cells(page, number, header) if header else ():
            length, start = _varint(page, cell if header == 8 else cell + 4)  # after the page below
            short = length <= (self.size - 12) * 64 // 255 - 23
            left -= length if short else 0
            if short and left > 0:
                key = _decoded(page[start : start + length])
                if key is not None:
                    yield key

    def _cells(self, page: bytes, number: int, header: int) -> Iterator[int]:
        """Where the cells of a page begin. What was deleted is no longer named here."""
        start = 100 if number == 1 else 0  # the header of the file comes before
        first = start + header
        cells = min(_number(page, start + 3, 2), (self.size - first) // 2)
        pointers = struct.unpack_from(f">{cells}H", page, first)
        return (pointer for pointer in dict.fromkeys(pointers) if first <= pointer < self.size)

    def _payload(self, page: bytes, start: int, length: int) -> bytes | None:
        """The content of a cell, from here and from the pages on which it goes on.

        How much of it is here depends on the bytes kept back on each page, which the header may no longer
        tell: the reading is taken that ends where the pages say that it ends.
        """
        astray = None
        if length > len(self._data):
            return None
        for usable in self._usable:
            here = _length_here(length, usable)
            if start + here > self.size:
                continue
            payload = page[start : start + here]
            if here == length:
                return payload
            rest, ended = self._overflow(_number(page, start + here, 4), length - here, usable - 4)
            if rest is not None and ended:
                return payload + rest
            if rest is not None and astray is None:
                astray = payload + rest
        return astray

    def _overflow(self, number: int, length: int, room: int) -> tuple[bytes | None, bool]:
        """The rest of a long row, from a page on; and whether it ends there by what its last page says."""
        parts: list[bytes] = []
        seen: set[int] = set()
        while length > 0:
            if not 1 < number <= self.count or number in seen or number in self.free or self._steps <= 0:
                return None, False
            self._steps -= 1
            seen.add(number)
            page = self.page(number)
            parts.append(page[4 : 4 + min(length, room)])
            length -= len(parts[-1])
            number = _number(page, 0, 4)
        self.followed |= seen
        return b"".join(parts), number == 0

    def _free_pages(self) -> frozenset[int]:
        """The pages on the list of free pages, without those that are in use all the same.

        The list is a chain of pages: the next one, a count, page numbers. Where it is damaged, what it still
        names is free.
        """
        free: set[int] = set()
        trunk = _number(self._data, 32, 4)
        while 1 < trunk <= self.count and trunk not in free:
            page = self.page(trunk)
            named = _number(page, 4, 4)
            if named > self.size // 4 - 2:
                break  # no page of this list
            free.add(trunk)
            leaves = struct.unpack_from(f">{named}I", page, 8)
            free.update(leaf for leaf in leaves if 1 < leaf <= self.count)
            trunk = _number(page, 0, 4)
        return frozenset(free - self._pages_in_use(free)) if free else frozenset()

    def _pages_in_use(self, free: set[int]) -> set[int]:
        """The pages of trees that begin where the first page says, or at a page not called free."""
        roots = [row[3] for row in self.rows(1)[0] if len(row) == 5]  # of the tables and indexes
        found = {root for root in roots if isinstance(root, int)}
        to_follow = [*found, *(number for number in range(1, self.count + 1) if number not in free)]
        while to_follow:
            below = [number for number in self._below(to_follow.pop()) if number not in found]
            found.update(below)
            to_follow += below
        return found

    def _below(self, number: int) -> set[int]:
        """The pages that a page of a tree points to."""
        page = self.page(number)
        start = 100 if number == 1 else 0
        if not 0 < number <= self.count or page[start] not in (_INTERIOR_KEYS, _INTERIOR_ROWS):
            return set()
        return {
            _number(page, start + 8, 4),
            *(_number(page, cell, 4) for cell in self._cells(page, number, 12)),
        }


def _page_size(data: bytes) -> int:
    """The size of a page by which most of the file makes sense; the one that the header names, if as good."""
    named = _number(data, 16, 2)
    named = 65536 if named == 1 else named
    sizes = (named, *_SIZES) if named in _SIZES else _SIZES
    return max(sizes, key=lambda size: sum(_is_tree_page(data, at, size) for at in range(0, len(data), size)))


def _is_tree_page(data: bytes, at: int, size: int) -> bool:
    start = at + (100 if at == 0 else 0)
    header = _TREE_PAGES.get(_number(data, start, 1))
    if header is None:
        return False
    cells, content = _number(data, start + 3, 2), _number(data, start + 5, 2) or 65536
    first = start - at + header
    if not first + 2 * cells <= content <= size or at + first + 2 * cells > len(data):
        return False
    return all(content <= p < size for p in struct.unpack_from(f">{cells}H", data, at + first))


def _length_here(length: int, usable: int) -> int:
    """How much of a row of this length lies in its own page."""
    if length <= usable - 35:
        return length
    least = (usable - 12) * 32 // 255 - 23
    here = least + (length - least) % (usable - 4)
    return here if here <= usable - 35 else least


def _number(data: bytes, at: int, length: int) -> int:
    """A number of so many bytes; past the end of the data, zero."""
    return int.from_bytes(data[at : at + length], "big")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends. What runs past the end of the data is zero."""
    value = 0
    for place in range(at, at + 8):
        byte = data[place] if place < len(data) else 0
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | _number(data, at + 8, 1), at + 9


def _decoded(payload: bytes | None) -> Record | None:
    """The values of a row or key: a header that tells the type of each, then all of them, and nothing more.

    A text that is not UTF-8 is given with its bad bytes replaced: it can still be shown.
    """
    if not payload:
        return None
    header, at = _varint(payload, 0)
    if header > len(payload):
        return None
    types = []
    while at < header:
        kind, at = _varint(payload, at)
        types.append(kind)
    if at != header:
        return None
    values: list[Value] = []
    for kind in types:
        length = _INTEGERS.get(kind, 8 if kind == 7 else (kind - 12) // 2 if kind >= 12 else 0)
        if at + length > len(payload) or kind in (10, 11):
            return None
        values.append(_value(kind, payload[at : at + length]))
        at += length
    return tuple(values) if at == len(payload) else None


def _value(kind: int, content: bytes) -> Value:
    if kind >= 12:
        return content.decode("utf-8", "replace") if kind % 2 else content
    if kind == 7:
        return float(struct.unpack(">d", content)[0])
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(content, "big", signed=True) if content else None
