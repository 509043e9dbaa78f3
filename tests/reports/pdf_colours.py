"""Checks of the colours of a printed report: texts that can be read, fills that can be told apart in grey."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pdf_pages import Box, Colour, Shape
from pdf_printed import Finding, Printed

CONTRAST = 4.5  # WCAG 2.2, 1.4.3, for texts of any size
SEEN = 0.2  # share of a text's box from which a colour counts as behind it
LIGHTER = 15.0  # difference in lightness between neighbouring fills, of the 100 from black to white
GROUND = 90.0  # lightness from which a fill is a ground to draw on: two of them may differ little
NEIGHBOURS = 1.0  # mm: distance of fills that are compared


def texts_stand_out(report: Printed) -> Iterator[Finding]:
    """Every text has contrast enough with each colour that is behind a good part of it."""
    for page in report.pages:
        for run in page.runs:
            for colour, share in page.colours_behind(run.box).items():
                ratio = contrast(run.colour, colour)
                if share >= SEEN and ratio < CONTRAST:
                    yield Finding(
                        f"contrast {ratio:.1f}, {run.colour} on {colour}", page.number + 1, run.text
                    )


def fills_differ_in_grey(report: Printed) -> Iterator[Finding]:
    """Neighbouring fills of two colours can be told apart in grey: segments of a bar, cells of a heatmap."""
    for page in report.pages:
        groups: dict[int | None, list[Shape]] = {}
        for shape in page.shapes:
            if shape.rectangular:
                groups.setdefault(shape.tag, []).append(shape)
        for shapes in groups.values():
            for one, other in combinations(shapes, 2):
                lights = sorted((lightness(one.fill), lightness(other.fill)))
                apart = lights[1] - lights[0]
                if one.fill == other.fill or apart >= LIGHTER or lights[0] >= GROUND:
                    continue
                if _side_by_side(one.box, other.box):
                    yield Finding(
                        f"only {apart:.1f} apart in grey", page.number + 1, f"{one.fill} {other.fill}"
                    )


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of WCAG 2: (lighter + 0.05) / (darker + 0.05), of relative luminances."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightness(colour: Colour) -> float:
    """How light a colour looks, and its grey in print: L* of CIE 1976, 0 to 100."""
    light = _luminance(colour)
    return 116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light


def _luminance(colour: Colour) -> float:
    parts = (part / 255 for part in colour)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _side_by_side(one: Box, other: Box) -> bool:
    """Whether two boxes of one height, or width, touch."""
    wide, high = one.shared(other)
    same_height = high > 0.8 * max(one.bottom - one.top, other.bottom - other.top)
    same_width = wide > 0.8 * max(one.right - one.left, other.right - other.left)
    return (same_height and -NEIGHBOURS < wide <= 0.1) or (same_width and -NEIGHBOURS < high <= 0.1)


COLOUR_CHECKS = (texts_stand_out, fills_differ_in_grey)
