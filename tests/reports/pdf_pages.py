"""What is drawn on the pages of a PDF, as plain data to check: texts, filled shapes, colours.

Lengths are in millimetres from the top left corner of the page. A text is a run that is drawn at once: a line, or the
part of a line in one font. Its box is that of the ink.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pypdfium2
from pypdfium2 import raw

MM = 25.4 / 72
DOTS = 1.0  # of the picture that colours are read from, per point
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Box:
    """A rectangle, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def beyond(self, other: Box) -> float:
        """How far it reaches out of another box."""
        return max(
            other.left - self.left,
            other.top - self.top,
            self.right - other.right,
            self.bottom - other.bottom,
        )

    def shared(self, other: Box) -> tuple[float, float]:
        """Width and height of what two boxes share; negative: the space between them."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )


@dataclass(frozen=True)
class Run:
    """A text drawn at once. ``tag`` is its number in the structure; None: an artifact."""

    text: str
    box: Box
    colour: Colour
    tag: int | None
    clip: Box | None = None


@dataclass(frozen=True)
class Shape:
    """A filled path."""

    box: Box
    fill: Colour
    rectangular: bool
    tag: int | None


@dataclass(frozen=True)
class Page:
    """One page; ``behind`` is the picture of all but its texts, rows of 0xRRGGBB."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    shapes: tuple[Shape, ...]
    behind: np.ndarray

    def colours_behind(self, box: Box) -> dict[Colour, float]:
        """The colours under a box, with the share that each has of it."""
        left, top, right, bottom = (
            round(edge / MM * DOTS) for edge in (box.left, box.top, box.right, box.bottom)
        )
        piece = self.behind[max(0, top) : max(1, bottom, top + 1), max(0, left) : max(1, right, left + 1)]
        found, counts = np.unique(piece, return_counts=True)
        shares = zip(found.tolist(), (counts / max(1, piece.size)).tolist(), strict=True)
        return {(colour >> 16, colour >> 8 & 255, colour & 255): share for colour, share in shares}


def read_pages(content: bytes) -> tuple[Page, ...]:
    """All pages of a PDF."""
    with pypdfium2.PdfDocument(content) as document:
        return tuple(_page(document[number], number) for number in range(len(document)))


def _page(page: Any, number: int) -> Page:
    width, height = page.get_size()
    runs, shapes, texts = [], [], []
    textpage = page.get_textpage()
    for item, matrix in _objects(page, None, pypdfium2.PdfMatrix()):
        box = _box(item.get_bounds(), matrix, height)
        tag = raw.FPDFPageObj_GetMarkedContentID(item.raw)
        tag = None if tag < 0 else tag
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            item.textpage = textpage
            if text := item.extract().strip():
                runs.append(Run(text, box, _fill(item)[:3], tag, _clip(item, matrix, height)))
            if item.container is None:
                texts.append(item)
        elif item.type == raw.FPDF_PAGEOBJ_PATH and _is_filled(item):
            shapes.append(Shape(box, _fill(item)[:3], _is_rectangle(item), tag))
    textpage.close()
    for item in texts:
        page.remove_obj(item)
    red, green, blue = np.moveaxis(page.render(scale=DOTS, rev_byteorder=True).to_numpy().astype(int), 2, 0)[
        :3
    ]
    behind = (red << 16) + (green << 8) + blue
    return Page(number, width * MM, height * MM, tuple(runs), tuple(shapes), behind)


def _objects(page: Any, form: Any, matrix: Any) -> Iterator[tuple[Any, Any]]:
    """What is drawn, in order, each with the matrix from its own place to the page's."""
    for item in page.get_objects(form=form, max_depth=1):
        if item.type == raw.FPDF_PAGEOBJ_FORM:
            yield from _objects(page, item, item.get_matrix().multiply(matrix))
        else:
            yield item, matrix


def _box(bounds: tuple[float, float, float, float], matrix: Any, height: float) -> Box:
    left, bottom, right, top = matrix.on_rect(*bounds)
    return Box(left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)


def _fill(item: Any) -> tuple[int, int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(item.raw, *parts)
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _is_filled(item: Any) -> bool:
    mode, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(item.raw, mode, stroke)
    return mode.value != raw.FPDF_FILLMODE_NONE and _fill(item)[3] > 0


def _points(count: int, get: Any) -> list[tuple[float, float]]:
    found = []
    for index in range(count):
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(get(index), x, y)
        found.append((x.value, y.value))
    return found


def _is_rectangle(item: Any) -> bool:
    points = _points(
        raw.FPDFPath_CountSegments(item.raw), lambda index: raw.FPDFPath_GetPathSegment(item.raw, index)
    )
    straight = all(abs(a[0] - b[0]) < 0.01 or abs(a[1] - b[1]) < 0.01 for a, b in pairwise(points))
    return straight and len(points) in (4, 5)


def _clip(item: Any, matrix: Any, height: float) -> Box | None:
    """What of an item can be seen: where all boxes that cut it meet."""
    path = raw.FPDFPageObj_GetClipPath(item.raw)
    seen: Box | None = None
    for number in range(max(0, raw.FPDFClipPath_CountPaths(path))):
        points = _points(
            raw.FPDFClipPath_CountPathSegments(path, number),
            lambda index, number=number: raw.FPDFClipPath_GetPathSegment(path, number, index),
        )
        if not points:
            continue
        xs, ys = zip(*points, strict=True)
        box = _box((min(xs), min(ys), max(xs), max(ys)), matrix, height)
        seen = box if seen is None else Box(
            max(seen.left, box.left), max(seen.top, box.top), min(seen.right, box.right), min(seen.bottom, box.bottom)
        )  # fmt: skip
    return seen
