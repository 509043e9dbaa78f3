"""Checks of the pages of a printed report: nothing out of its place, nothing upon another, no page wasted.

Positions come from the PDF itself, but for the blocks that texts were set in, which a PDF does not keep: they come
from WeasyPrint’s layout. Lengths are in millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pdf_pages import Box, Run
from pdf_printed import CELLS, HEADINGS, Finding, Node, Printed
from pdf_structure import FOOT, HEAD

SIDE = 18.0  # margin, as in report.css
EDGE = 6.0  # nearer to the edge of the sheet many printers do not print
SLACK = 0.35  # what ink may reach out of the box of its line: a curved letter, a bar of a t
ON_ANOTHER = 0.35  # width and height from which two texts are one upon the other
EMPTY = 0.15  # of the height of a page
BESIDE_CHART = 1.0  # what the line of a label, which is taller than its ink, may reach out of a chart


def inside_the_margins(report: Printed) -> Iterator[Finding]:
    """Texts stay within the margins; in the margins there are only the feet of pages. The cover has sides only."""
    known = set(report.tree.tags())
    for page in report.pages:
        sheet = Box(SIDE, EDGE, page.width - SIDE, page.height - EDGE)
        body = Box(SIDE, HEAD, page.width - SIDE, page.height - FOOT) if page.number else sheet
        for run in page.runs:
            if run.box.beyond(body if (page.number, run.tag) in known else sheet) > SLACK:
                yield Finding("outside the margins", page.number + 1, run.text)


def nothing_is_cut(report: Printed) -> Iterator[Finding]:
    """No text reaches out of what is shown of it (overflow: hidden)."""
    for page in report.pages:
        for run in page.runs:
            if run.clip is not None and run.box.beyond(run.clip) > SLACK:
                yield Finding("cut", page.number + 1, run.text)


def no_text_on_another(report: Printed) -> Iterator[Finding]:
    """No two texts share more than a hair."""
    for page in report.pages:
        runs = sorted(page.runs, key=lambda run: run.box.top)
        for number, one in enumerate(runs):
            for other in runs[number + 1 :]:
                if other.box.top > one.box.bottom - ON_ANOTHER:
                    break
                if min(one.box.shared(other.box)) > ON_ANOTHER:
                    yield Finding(f"upon {one.text[:40]!r}", page.number + 1, other.text)


def columns_stay_apart(report: Printed) -> Iterator[Finding]:
    """In a table, no text reaches into the column to its right, nor into the row below."""
    for table in report.tree.all("Table"):
        columns: dict[tuple[int, int], list[Run]] = {}
        for row in table.all("TR"):
            at = 0
            for cell in row.kids:
                if not isinstance(cell, Node) or cell.kind not in CELLS:
                    continue
                span = int(cell.attributes.get("ColSpan", 1))
                if span == 1:
                    columns.setdefault((row.page, at), []).extend(report.runs(cell))
                at += span
        for (page, at), runs in columns.items():
            begins = min((run.box.left for run in columns.get((page, at + 1), ())), default=None)
            for run in runs:
                if begins is not None and run.box.right > begins + SLACK:
                    yield Finding("reaches into the next column", page + 1, run.text)
        for page, above, below in _rows(table, report):
            lowest = max(above, key=lambda run: run.box.bottom)
            if lowest.box.bottom > min(run.box.top for run in below) + ON_ANOTHER:
                yield Finding("reaches into the row below", page + 1, lowest.text)


def inside_filled_boxes(report: Printed) -> Iterator[Finding]:
    """No text crosses the edge of a filled rectangle: a card, a cell, a banner. In charts contrast decides."""
    drawn = {tag for figure in report.tree.all("Figure") for tag in figure.tags()}
    for page in report.pages:
        boxes = [s.box for s in page.shapes if s.rectangular and (page.number, s.tag) not in drawn]
        for run in page.runs:
            if any(min(run.box.shared(b)) > ON_ANOTHER and run.box.beyond(b) > SLACK for b in boxes):
                yield Finding("crosses the edge of a box", page.number + 1, run.text)


def inside_their_blocks(report: Printed) -> Iterator[Finding]:
    """No line is wider than the block, cell or label that it was set in, nor a chart's label outside the chart."""
    pixels = 96 / 25.4
    for number, page in enumerate(report.document.pages):
        for text, block, chart, moved in _set_texts(page._page_box):
            left, right = text.position_x, text.position_x + text.width
            start, end = block.content_box_x(), block.content_box_x() + block.width
            if max(right - end, start - left) > SLACK * pixels:
                yield Finding("wider than its block", number + 1, text.text)
            top = text.position_y + moved
            if chart is not None:
                shown = Box(left, top, right, top + text.height)
                if shown.beyond(_content(chart)) > BESIDE_CHART * pixels:
                    yield Finding("outside its chart", number + 1, text.text)


def headings_have_something_under_them(report: Printed) -> Iterator[Finding]:
    """What follows a heading is on the same page; a table's head has a row under it."""
    pending: list[Node] = []
    for node in _blocks(report.tree):
        if node.kind in HEADINGS:
            pending.append(node)
        elif report.runs(node) or node.kind == "Figure":
            for heading in pending:
                if heading.page != node.page:
                    yield Finding("a heading alone at the foot", heading.page + 1, report.words(heading))
            pending = []
    for table in report.tree.all("Table"):
        heads = {row.page for head in table.all("THead") for row in head.all("TR")}
        rows = {row.page for body in table.all("TBody", "TFoot") for row in body.all("TR")}
        for page in heads - rows:
            yield Finding("a table's head without a row", page + 1, report.words(table))


def pages_are_used(report: Printed) -> Iterator[Finding]:
    """No page is almost empty, but for the last before the annex, and an annex of one page."""
    known = set(report.tree.tags())
    last = len(report.pages) - 1
    for page in report.pages[1:]:
        if report.annex is not None and page.number in (
            report.annex - 1,
            last if last == report.annex else None,
        ):
            continue
        lowest = max((r.box.bottom for r in page.runs if (page.number, r.tag) in known), default=0.0)
        lowest = max([lowest, *(s.box.bottom for s in page.shapes)])
        if (lowest - HEAD) / (page.height - HEAD - FOOT) < EMPTY:
            yield Finding("almost empty", page.number + 1, page.runs[0].text if page.runs else "")


def _rows(table: Node, report: Printed) -> Iterator[tuple[int, list[Run], list[Run]]]:
    """Rows with text, each with the one below it on the same page."""
    rows = [(row.page, report.runs(row)) for row in table.all("TR") if "RowSpan" not in row.attributes]
    for (page, above), (next_page, below) in pairwise(rows):
        if page == next_page and above and below:
            yield page, above, below


def _blocks(node: Node) -> Iterator[Node]:
    """Headings, and what holds texts or drawings itself, in reading order."""
    if node.kind in (*HEADINGS, "Figure") or any(isinstance(kid, int) for kid in node.kids):
        yield node
        return
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _blocks(kid)


def _set_texts(
    box: Any, block: Any = None, chart: Any = None, moved: float = 0.0
) -> Iterator[tuple[Any, Any, Any, float]]:
    """Every box of text, the block and the chart that hold it, and how far down it is moved from where it was set."""
    from weasyprint.formatting_structure.boxes import BlockContainerBox, TextBox

    for child in box.all_children():
        child = getattr(child, "_box", child)
        if isinstance(child, TextBox):
            if child.text.strip() and block is not None:
                yield child, block, chart, moved
        elif hasattr(child, "all_children"):
            classes = (child.element.get("class") or "").split() if child.element is not None else []
            yield from _set_texts(
                child,
                child if isinstance(child, BlockContainerBox) else block,
                child if "chart" in classes else chart,
                moved + _moved(child),
            )


def _content(box: Any) -> Box:
    left, top = box.content_box_x(), box.content_box_y()
    return Box(left, top, left + box.width, top + box.height)


def _moved(box: Any) -> float:
    """How far ``transform: translate`` moves a box down; a label is moved by parts of its own height."""
    down = 0.0
    for name, values in box.style["transform"] if box.element is not None else ():
        if name == "translate":
            down += values[1].value / 100 * box.border_height() if values[1].unit == "%" else values[1].value
    return down


LAYOUT_CHECKS = (
    inside_the_margins, nothing_is_cut, no_text_on_another, columns_stay_apart, inside_filled_boxes,
    inside_their_blocks, headings_have_something_under_them, pages_are_used,
)  # fmt: skip
