"""Where the words of a slide really end: measured with the fonts of the reports, not with the writer's estimate."""

from __future__ import annotations

from functools import lru_cache

from office_files import millimetres, shapes_of
from PIL import ImageFont
from pptx.util import Mm, Pt

from digimat.reports.html import FONTS

FOOT = 177.0  # millimetres from the top: below it stands what all slides share
WIDE, TALL = 338.7, 190.5
SCALE = 10  # pixels in a point, so that widths of letters are not rounded


@lru_cache(maxsize=64)
def font(size, bold, heading):
    name = "DigimatSerif-Regular" if heading else "DigimatSans-SemiBold" if bold else "DigimatSans-Regular"
    return ImageFont.truetype(FONTS / f"{name}.ttf", round(size * SCALE))


def width(run):
    size = run.font.size / Pt(1)
    heading = "+mj-lt" in str(run._r.xpath("./a:rPr/a:latin/@typeface"))
    return font(size, bool(run.font.bold), heading).getlength(run.text) / SCALE * 0.3528


def lines(paragraph, room):
    """How many lines a paragraph takes in so many millimetres; a word that is too long is broken."""
    words = []
    for run in paragraph.runs:
        share = width(run) / max(1, len(run.text))  # the mean width of a letter
        words += [(len(word) * share, share) for word in run.text.split(" ") if word]
    count, used = 1, 0.0
    for word, blank in words:
        if used and used + blank + word > room:
            count, used = count + 1, 0.0
        count += int(word / (room * 1.02)) if not used else 0
        used += word % room + blank if word > room else word + (blank if used else 0)
    return count + len(paragraph._p.xpath("./a:br"))


def height(frame, room):
    """The height of the words of a frame."""
    total = 0.0
    for paragraph in frame.paragraphs:
        if paragraph.runs:
            total += lines(paragraph, room) * paragraph.line_spacing / Mm(1)
            total += (paragraph.space_after or 0) / Mm(1)
    last = next((p for p in reversed(frame.paragraphs) if p.runs), None)
    return total - ((last.space_after or 0) / Mm(1) if last is not None else 0)


def sides(frame, left, right):
    """From where to where the words of a frame reach: a short line stands on one side of its box, or in the middle."""
    widest = max(sum(width(run) for run in p.runs) for p in frame.paragraphs)
    align = str(frame.paragraphs[0].alignment)
    if widest >= right - left:
        return left, right
    if align.startswith("CENTER"):
        middle = (left + right) / 2
        return middle - widest / 2, middle + widest / 2
    return (right - widest, right) if align.startswith("RIGHT") else (left, left + widest)


def words_at(slide):
    """Each text of a slide with the place that it really takes: left, top, right, bottom, its box's bottom."""
    for shape in shapes_of(slide):
        left, top, right, bottom = millimetres(shape)
        if shape.has_table:
            heights = [
                max(
                    max(height(cell.text_frame, column.width / Mm(1) - 4) + 2.6
                        for cell, column in zip(row.cells, shape.table.columns, strict=True)),
                    row.height / Mm(1),
                )
                for row in shape.table.rows
            ]  # fmt: skip
            yield shape, (left, top, right, top + sum(heights), bottom)
        elif shape.has_text_frame and shape.text_frame.text.strip():
            tall = height(shape.text_frame, right - left)
            left, right = sides(shape.text_frame, left, right)
            if shape.is_placeholder:  # stands on its lower edge
                yield shape, (left, bottom - tall, right, bottom, bottom)
            elif str(shape.text_frame.vertical_anchor) == "MIDDLE (3)":
                middle = (top + bottom) / 2
                yield shape, (left, middle - tall / 2, right, middle + tall / 2, bottom)
            else:
                yield shape, (left, top, right, top + tall, bottom)


def faults(presentation_slides):
    """What is outside its place: by slide, in words."""
    found = []
    for number, slide in enumerate(presentation_slides, start=1):
        placed = list(words_at(slide))
        for shape, (left, top, right, end, bottom) in placed:
            said = shape.text_frame.text[:40] if shape.has_text_frame else "table"
            if left < 0 or top < 0 or right > WIDE or end > (FOOT if number > 1 else TALL):
                found.append(f"slide {number}: {said!r} leaves the slide, ends at {end:.0f} mm")
            elif end > bottom + 1.0:
                found.append(f"slide {number}: {said!r} is {end - bottom:.1f} mm higher than its box")
        for i, (one, a) in enumerate(placed):
            for other, b in placed[i + 1 :]:
                apart = a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5
                if not apart:
                    said = [s.text_frame.text[:30] if s.has_text_frame else "table" for s in (one, other)]
                    found.append(f"slide {number}: {said[0]!r} and {said[1]!r} stand on one another")
    return found
