"""Checks of the structure of a printed report: its tags, the order in which it is read, where its links lead.

What can be seen on the pages is checked in :mod:`pdf_layout` and :mod:`pdf_colours`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from pdf_pages import Run
from pdf_printed import CELLS, HEADINGS, Finding, Node, Printed

HEAD, FOOT = 18.0, 20.0  # margins, as in report.css
SHORTEST_ALT = 10  # letters: "Bar: 5/10"
STEP = 0.5  # mm: how much higher a line may begin than the one before and still not be above it


def figures_have_words(report: Printed) -> Iterator[Finding]:
    """Every drawing has an alternative text."""
    for figure in report.tree.all("Figure"):
        if len(figure.alt.strip()) < SHORTEST_ALT:
            yield Finding("a figure without alternative text", figure.page + 1, figure.alt)


def headings_skip_no_level(report: Printed) -> Iterator[Finding]:
    """The first heading is of level 1, the only one; each next is at most one level deeper."""
    headings = list(report.tree.all(*HEADINGS))
    levels = [int(heading.kind[1]) for heading in headings]
    if levels.count(1) != 1 or levels[0] != 1:
        yield Finding("not one heading of level 1, in the first place", text=str(levels))
    for (before, after), heading in zip(pairwise(levels), headings[1:], strict=True):
        if after > before + 1:
            yield Finding(f"from level {before} to {after}", heading.page + 1, report.words(heading))
    for heading in headings:
        if not report.words(heading):
            yield Finding("an empty heading", heading.page + 1)


def cells_have_headers(report: Printed) -> Iterator[Finding]:
    """Tables have header cells, each with its direction; every other cell says which ones are its own."""
    names = {str(cell.attributes.get("ID")) for cell in report.tree.all("TH")}
    for table in report.tree.all("Table"):
        cells = list(table.all(*CELLS))
        if not any(cell.kind == "TH" for cell in cells):
            yield Finding("a table without headers", table.page + 1, report.words(table))
        for cell in cells:
            where = cell.page + 1, report.words(cell)
            if cell.kind == "TH" and str(cell.attributes.get("Scope")) not in ("/Row", "/Column"):
                yield Finding("a header of nothing", *where)
            headers = [str(name) for name in cell.attributes.get("Headers", ())]
            if cell.kind == "TD" and (not headers or not set(headers) <= names):
                yield Finding("a cell without headers", *where)


def text_is_tagged(report: Printed) -> Iterator[Finding]:
    """Each text is in the structure, but for heads and feet, which are artifacts."""
    known = set(report.tree.tags())
    for page in report.pages:
        for run in page.runs:
            in_body = run.box.bottom > HEAD and run.box.top < page.height - FOOT
            if in_body and (page.number, run.tag) not in known:
                yield Finding("a text that no element holds", page.number + 1, run.text)


def reading_order(report: Printed) -> Iterator[Finding]:
    """What is read next stands below, or in a column further right.

    The labels of one chart stand where its shapes are: a chart is passed as one.
    """
    read: dict[int, list[Run]] = {}
    for number, runs in _pieces(report.tree, report):
        if runs:
            read.setdefault(number, []).append(runs)
    for number, pieces in read.items():
        for before, after in pairwise(pieces):
            if (
                after.box.centre[1] <= before.box.centre[1] + STEP
                and after.box.left < before.box.right - STEP
            ):
                yield Finding(f"read after {before.text[:40]!r}, but above it", number + 1, after.text)


def bookmarks_name_headings(report: Printed) -> Iterator[Finding]:
    """Every bookmark leads to a page with a heading of its name; every part has one."""
    pages = {page.obj.objgen: number for number, page in enumerate(report.pdf.pages)}
    headings: dict[int, set[str]] = {}
    for heading in report.tree.all(*HEADINGS):
        headings.setdefault(heading.page, set()).add(_key(report.words(heading)))
    named = set()
    with report.pdf.open_outline() as outline:
        for item in _outline_items(outline.root):
            number = pages.get(item.destination[0].objgen) if item.destination is not None else None
            named.add(_key(item.title))
            if number is None or _key(item.title) not in headings.get(number, ()):
                yield Finding("a bookmark to a page without that heading", (number or 0) + 1, item.title)
    for heading in report.tree.all("H1", "H2"):
        if _key(report.words(heading)) not in named:
            yield Finding("a part without a bookmark", heading.page + 1, report.words(heading))


def links_lead_somewhere(report: Printed) -> Iterator[Finding]:
    """Links inside the document have a place that exists."""
    names = report.pdf.Root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    known = {str(name) for name in list(names)[::2]}
    pages = {page.obj.objgen for page in report.pdf.pages}
    for number, page in enumerate(report.pdf.pages):
        for link in page.obj.get("/Annots", ()):
            target = link.get("/Dest", link.get("/A", {}).get("/D"))
            if link.get("/Subtype") != "/Link" or (target is None and "/URI" in link.get("/A", {})):
                continue
            if isinstance(target, pikepdf.Array):
                if target[0].objgen not in pages:
                    yield Finding("a link to no page", number + 1)
            elif str(target) not in known:
                yield Finding("a link to no place", number + 1, str(target))


def _pieces(node: Node, report: Printed) -> Iterator[tuple[int, Run | None]]:
    """Page and text of everything in reading order, a chart with its labels left out."""
    if any(isinstance(kid, Node) and kid.kind == "Figure" for kid in node.kids) and node.kind == "Div":
        return
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _pieces(kid, report)
        else:
            for run in report.tagged.get((node.page, kid), ()):
                yield node.page, run


def _outline_items(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _outline_items(item.children)


def _key(text: str) -> str:
    """A text without its spaces, which a change of font or line adds."""
    return "".join(text.split())


STRUCTURE_CHECKS = (
    figures_have_words, headings_skip_no_level, cells_have_headers, text_is_tagged, reading_order,
    bookmarks_name_headings, links_lead_somewhere,
)  # fmt: skip
