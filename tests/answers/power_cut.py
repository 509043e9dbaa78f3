"""What is left of files when the power fails: only what was synced is certain.

A disk keeps what it is told in memory first and writes it in any order, sector by sector, unless it is told to sync.
``RememberedDisk`` hears the orders one after the other and can say, after each, what may be found on the disk
if the power failed now. Names in the folder are kept apart from contents, as file systems keep them.
"""

from collections.abc import Mapping
from random import Random

from faulty_disk import DELETE, OPEN, SYNC, TRUNCATE, WRITE, Order

SECTOR = 512  # bytes that a disk writes whole or not at all


class RememberedFile:
    """One file: what is certainly on the disk, and what was ordered since."""

    def __init__(self, certain: bytes = b"") -> None:
        self.certain = certain
        self.ordered: list[Order] = []

    def sync(self) -> None:
        content = bytearray(self.certain)
        for order in self.ordered:
            if order.verb == TRUNCATE:
                del content[order.place :]
            else:
                put(content, order.place, order.data)
        self.certain, self.ordered = bytes(content), []

    def after_power_cut(self, draw: Random) -> bytes:
        """Each sector and each truncation ordered since the last sync is there or not: one chance in two."""
        content = bytearray(self.certain)
        for order in self.ordered:
            if order.verb == TRUNCATE:
                if draw.random() < 0.5:
                    del content[order.place :]
            else:
                for place, piece in sectors(order):
                    if draw.random() < 0.5:
                        put(content, place, piece)
                    elif place >= len(content) and draw.random() < 0.5:
                        # The file had grown, and what was to stand there never came: anything may.
                        put(content, place, draw.randbytes(len(piece)))
        return bytes(content)


class RememberedDisk:
    """One folder: contents by file, and the names in it."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self.names = {name: RememberedFile(content) for name, content in (files or {}).items()}
        self.certain_names = self.names
        self.changes_of_names: list[dict[str, RememberedFile]] = []  # the folder after each, since its sync

    def hears(self, order: Order) -> None:
        if order.verb == OPEN and order.creates:
            self._rename({**self.names, order.file: RememberedFile()})
        elif order.verb == DELETE:
            self._rename({name: file for name, file in self.names.items() if name != order.file})
        elif order.verb in (WRITE, TRUNCATE):
            self.names[order.file].ordered.append(order)
        elif order.verb == SYNC:
            self.names[order.file].sync()
        if order.folder_too:
            self.certain_names, self.changes_of_names = self.names, []

    def _rename(self, names: dict[str, RememberedFile]) -> None:
        self.names = names
        self.changes_of_names.append(names)

    def after_power_cut(self, draw: Random) -> dict[str, bytes]:
        """Files by name: new names may be gone and deleted ones be back, from the last change backwards."""
        names = draw.choice([self.certain_names, *self.changes_of_names])
        return {name: file.after_power_cut(draw) for name, file in names.items()}


def sectors(order: Order):
    """The parts of a write that go to one sector each, with their places."""
    start, end = order.place, order.place + len(order.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield start, order.data[start - order.place : stop - order.place]
        start = stop


def put(content: bytearray, place: int, data: bytes) -> None:
    """Write into a content, with zeros in a gap before."""
    content.extend(bytes(max(0, place - len(content))))
    content[place : place + len(data)] = data
