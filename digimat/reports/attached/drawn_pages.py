"""Compares two PDFs page by page: whether they draw the same, and where the words on them differ."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final

from digimat.language import Text
from digimat.problems import UserError
from digimat.reports.attached import problems as wrong
from digimat.reports.attached.reading import opened

MOST_PAGES: Final = 400
LONGEST_PAGE: Final = 200_000  # characters; a full page of an annex has less than one tenth
MOST_TOLD: Final = 20  # differences; what is more says no more
# Where a thing stands in the tree of the file, not what is drawn. Destinations lead to other pages.
_NOT_DRAWN: Final = frozenset(("/Parent", "/P", "/StructParent", "/StructParents", "/Dest", "/Tabs"))
_PACKED: Final = frozenset(("/Length", "/Filter", "/DecodeParms"))
_DEEPEST: Final = 40  # references inside references; a page of a report has less than ten


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page: a fingerprint of all that draws it, and its words in the order they are drawn in."""

    fingerprint: str
    words: tuple[str, ...]
    pictures: int
    notes: int  # comments, stamps and the like, which lie over a page; links are none


@dataclass(frozen=True, slots=True)
class PageDifference:
    """Some words of one page, and what stands there when the report is written again."""

    page: int  # from 1
    after: str  # the words before, which are as they should be
    given: str
    again: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What two PDFs have in common.

    ``redrawn`` are the pages with the same words that are drawn otherwise, though others are drawn the same: the same
    fonts and engine wrote those, so these were changed. ``drawn_elsewhere``: no page is drawn the same, as with
    another engine, other fonts or colours; then only words can be compared.
    """

    pages: tuple[int, int]  # of the given file, and written again
    differences: Sequence[PageDifference] = ()
    redrawn: Sequence[int] = ()
    covered: Sequence[int] = ()  # pages with more pictures or notes than there should be
    drawn_elsewhere: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing was found to differ."""
        return self.pages[0] == self.pages[1] and not (self.differences or self.redrawn or self.covered)


def pages_of(content: bytes, path: Path) -> list[DrawnPage]:
    """The pages of a PDF.

    Raises:
        UserError: it cannot be read, or has more pages or words than any report.
    """
    with opened(content, path) as pdf:
        if len(pdf.pages) > MOST_PAGES:
            raise UserError(
                wrong.too_much(path, Text(fr=f"{len(pdf.pages)} pages", en=f"{len(pdf.pages)} pages"))
            )
        drawn, fingerprints = [], _Fingerprints()
        for page in pdf.pages:
            text = page.extract_text()
            if len(text) > LONGEST_PAGE:
                raise UserError(wrong.too_much(path, Text(fr="une page sans fin", en="a page without end")))
            drawn.append(DrawnPage(fingerprints.of(page), tuple(text.split()), _pictures(page), _notes(page)))
    return drawn


def compare_pages(given: Sequence[DrawnPage], again: Sequence[DrawnPage]) -> Compared:
    """Compare a report with the same report written again."""
    pairs = list(enumerate(zip(given, again, strict=False), 1))
    as_drawn = [n for n, (one, other) in pairs if one.fingerprint == other.fingerprint]
    elsewhere = not as_drawn
    different = [n for n, (one, other) in pairs if "".join(one.words) != "".join(other.words)]
    return Compared(
        (len(given), len(again)),
        _differences(given, again) if different or len(given) != len(again) else (),
        [] if elsewhere else [n for n, _ in pairs if n not in as_drawn and n not in different],
        [n for n, (one, other) in pairs if one.pictures > other.pictures or one.notes > other.notes],
        elsewhere,
    )


def _differences(given: Sequence[DrawnPage], again: Sequence[DrawnPage]) -> list[PageDifference]:
    """The words that differ, page by page; of a page too many or too few its beginning."""
    found: list[PageDifference] = []
    for number in range(max(len(given), len(again))):
        one = given[number].words if number < len(given) else ()
        other = again[number].words if number < len(again) else ()
        for _, a, b, c, d in _changes(one, other):
            before = other[max(0, c - 4) : c]
            found.append(PageDifference(number + 1, *map(_shown, (before, one[a:b], other[c:d]))))
            if len(found) >= MOST_TOLD:
                return found
    return found


def _changes(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    if "".join(one) == "".join(other):
        return []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [code for code in matcher.get_opcodes() if code[0] != "equal"]


def _shown(words: Sequence[str]) -> str:
    text = " ".join(words)
    return text if len(text) <= 80 else f"{text[:79]}…"


class _Fingerprints:
    """Hashes of all that pages are drawn from: contents, fonts, pictures, what lies over them.

    What several pages share is looked at once, so that a file of references to references takes no longer to read
    than it is long.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], str] = {}

    def of(self, thing: Any, depth: int = 0) -> str:
        """The fingerprint of one part of a PDF, references followed; a way back to what is above is not."""
        from pypdf.generic import IndirectObject

        if depth > _DEEPEST:
            raise ValueError("references inside references without end")
        if not isinstance(thing, IndirectObject):
            return self._of_part(thing, depth)
        place = (thing.idnum, thing.generation)
        if place not in self._known:
            self._known[place] = "above"
            self._known[place] = self._of_part(thing.get_object(), depth)
        return self._known[place]

    def _of_part(self, thing: Any, depth: int) -> str:
        from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

        if isinstance(thing, StreamObject):
            data = hashlib.sha256(thing.get_data()).hexdigest()
            return _hash([data, *self._entries(thing, depth, _PACKED)])
        if isinstance(thing, DictionaryObject):
            return _hash(self._entries(thing, depth, frozenset()))
        if isinstance(thing, ArrayObject):
            return _hash(["array", *(self.of(each, depth + 1) for each in thing)])
        return repr(thing)

    def _entries(self, thing: Any, depth: int, packed: frozenset[str]) -> Iterator[str]:
        """A dictionary in the order of its names, without how its stream is packed."""
        for name in sorted(set(thing) - _NOT_DRAWN - packed):
            yield f"{name} {self.of(thing.raw_get(name), depth + 1)}"


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _pictures(page: Any) -> int:
    """How often a page draws something from outside its contents: pictures, and forms that may hold some."""
    contents = page.get_contents()
    return 0 if contents is None else len(re.findall(rb"/\S+\s+Do\b|\bBI\b", contents.get_data()))


def _notes(page: Any) -> int:
    return sum(each.get_object().get("/Subtype") != "/Link" for each in page.get("/Annots", ()))
