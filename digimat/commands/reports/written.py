"""Reports that were written about a sitting: whether a file still is one, and its deletion."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_STREAM: Final = re.compile(rb"stream\r?\n")
_LARGEST: Final = 100_000_000  # bytes of a file; a report has less than one hundredth of it
_LONGEST: Final = 20_000_000  # bytes of unpacked results; a hostile file may unpack to any size


@dataclass(frozen=True, slots=True)
class Reports:
    """What became of the reports of erased sittings."""

    deleted: Sequence[Path] = ()
    changed: Sequence[Path] = ()  # no longer the report that was written there: they stay
    missing: Sequence[Path] = ()  # moved, renamed or deleted by somebody

    def as_data(self) -> dict[str, list[str]]:
        """For ``--json``."""
        return {name: [str(path) for path in getattr(self, name)] for name in self.__slots__}


def sort_reports(written: Iterable[tuple[Path, str]], *, delete: bool) -> Reports:
    """Look at each report, by path and respondent; delete those that still are what was written.

    A path comes from the store, which may come from anybody: nothing but a report about this respondent is touched.
    """
    deleted, changed, missing = [], [], []
    for path, respondent in dict.fromkeys(written):
        try:
            if path.is_symlink() or not is_report_about(path, respondent):
                changed.append(path)
                continue
            if delete:
                path.unlink()
            deleted.append(path)
        except FileNotFoundError:
            missing.append(path)
        except OSError:  # it may not be read or deleted here
            changed.append(path)
    return Reports(deleted, changed, missing)


def is_report_about(path: Path, respondent: str) -> bool:
    """Whether a file is a report of digimat about somebody: its results, kept inside, say so.

    Raises:
        OSError: it cannot be read.
    """
    if path.stat().st_size > _LARGEST or not path.is_file():  # a device never ends
        return False
    content = path.read_bytes()
    if not content.startswith(b"%PDF-"):
        return False
    named = json.dumps({"respondent": respondent}, ensure_ascii=False)[1:-1].encode("utf-8", "replace")
    return any(b'"digimat.scores"' in data and named in data for data in _unpacked(content))


def _unpacked(content: bytes) -> Iterator[bytes]:
    for start in _STREAM.finditer(content):
        try:
            yield zlib.decompressobj().decompress(content[start.end() :], _LONGEST)
        except zlib.error:
            continue  # a stream that is not packed is not the one
