"""A printed report, opened for checks: its file, its pages, the tree of its structure, and what is wrong with it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import pikepdf
import pytest
from pdf_pages import Page, Run, read_pages

from digimat.reports.pdf import ANNEX, render_pdf

CREATED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
RESULTS = b'{"score": 64}'
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
CELLS = ("TH", "TD")


@dataclass(frozen=True)
class Finding:
    """What is wrong, on which page (from 1; 0: the whole file), and at which text."""

    what: str
    page: int = 0
    text: str = ""

    def __str__(self) -> str:
        return f"page {self.page}: {self.what}: {self.text[:90]!r}"


@dataclass
class Node:
    """An element of the structure. ``kids`` are elements, or numbers of texts and drawings on ``page``."""

    kind: str
    page: int
    alt: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Node | int] = field(default_factory=list)

    def all(self, *kinds: str) -> Iterator[Node]:
        """Itself and what is below it, in reading order."""
        if not kinds or self.kind in kinds:
            yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.all(*kinds)

    def tags(self) -> Iterator[tuple[int, int]]:
        """Page and number of everything in it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.tags()
            else:
                yield self.page, kid


@dataclass
class Printed:
    """A PDF, opened once for all checks. ``document`` is WeasyPrint's layout of it, where it is known."""

    content: bytes = field(repr=False)
    language: str = "fr"
    document: Any = field(default=None, repr=False)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return read_pages(self.content)

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.content))

    @cached_property
    def tree(self) -> Node:
        return read_structure(self.pdf)

    @cached_property
    def tagged(self) -> dict[tuple[int, int], list[Run]]:
        """Texts by page and number in the structure."""
        found: dict[tuple[int, int], list[Run]] = {}
        for page in self.pages:
            for run in page.runs:
                if run.tag is not None:
                    found.setdefault((page.number, run.tag), []).append(run)
        return found

    @cached_property
    def annex(self) -> int | None:
        """The number of the page where the annex begins, from 0."""
        pages = self.document.pages if self.document else ()
        return next((number for number, page in enumerate(pages) if ANNEX in page.anchors), None)

    def runs(self, node: Node) -> list[Run]:
        """The texts in an element, in reading order."""
        return [run for tag in node.tags() for run in self.tagged.get(tag, ())]

    def words(self, node: Node) -> str:
        return " ".join(" ".join(run.text for run in self.runs(node)).split())


def printed(html: str, language: str = "fr") -> Printed:
    """A report's HTML as PDF, made as it is for people."""
    from weasyprint import Document

    documents = []
    write = Document.write_pdf

    def keep(self: Any, *args: Any, **options: Any) -> Any:
        documents.append(self)
        return write(self, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Document, "write_pdf", keep)
        content = render_pdf(html, attachment=RESULTS, created=CREATED)
    return Printed(content, language, documents[-1])


def read_structure(pdf: pikepdf.Pdf) -> Node:
    """The tree of a tagged PDF; of an untagged one an empty root."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    top = Node("Root", -1)
    if "/StructTreeRoot" in pdf.Root:
        _add_kids(top, pdf.Root.StructTreeRoot, numbers)
    return top


def _add_kids(node: Node, element: Any, numbers: dict[Any, int]) -> None:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            node.kids.append(int(kid))
        elif "/S" in kid:
            page = numbers[kid.Pg.objgen] if "/Pg" in kid else node.page
            below = Node(str(kid.S)[1:], page, str(kid.get("/Alt", "")), _attributes(kid))
            node.kids.append(below)
            _add_kids(below, kid, numbers)
        elif "/MCID" in kid:  # a piece of the element on another page
            page = numbers[kid.Pg.objgen] if "/Pg" in kid else node.page
            node.kids.append(Node(node.kind, page, kids=[int(kid.MCID)]))


def _attributes(element: Any) -> dict[str, Any]:
    given = element.get("/A", {})
    found: dict[str, Any] = {}
    for one in given if isinstance(given, pikepdf.Array) else [given]:
        found |= {key[1:]: one[key] for key in one.keys()}  # noqa: SIM118 - not a dict
    if "/ID" in element:
        found["ID"] = str(element.ID)
    return found
