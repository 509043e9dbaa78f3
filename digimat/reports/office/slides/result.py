"""The result on one slide: the summary, the score, the level and the line of levels; then the two lists."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE

from digimat.reports.charts.data import Table
from digimat.reports.charts.score_line import ScoreLine, score_line
from digimat.reports.content import Bar, Headline
from digimat.reports.look.colours import contrast
from digimat.reports.office.fit import largest
from digimat.reports.office.natives.shares import shades
from digimat.reports.office.shown import headline_texts, spread_table
from digimat.reports.office.slides.charts import table_slides
from digimat.reports.office.slides.deck import BODY, Deck
from digimat.reports.office.slides.notes import column_slides
from digimat.reports.office.slides.tables import draw_table, grids
from digimat.reports.office.slides.text import Box, Para, larger, scaled, total

_LINE_TALL = 34.0
_FACTORS = (1.3, 1.2, 1.1, 1.0)


def result_slides(deck: Deck) -> None:
    """What came out, then strengths and priorities, then what the reader of an assessor's report needs."""
    report = deck.report
    if report.headline is not None:
        _headline(deck, report.headline)
    elif report.no_result or report.summary:
        column_slides(deck, deck.w["in_brief"], _opening(deck), 1)
    table_slides(deck, deck.w["spread"], spread_table(report))
    if report.strengths or report.priorities:
        _both_sides(deck)
    if report.requirement is not None:
        paras = [Para(report.requirement.text, 16, after=8)]
        column_slides(deck, report.requirement.title, paras, 1)


def _opening(deck: Deck) -> list[Para]:
    report = deck.report
    paras = [Para(report.no_result, 16, bold=True, after=10), Para(report.summary, 16, after=10)]
    return [para for para in paras if para.text]


def _headline(deck: Deck, h: Headline) -> None:
    w = deck.w
    number, said, level = headline_texts(deck.report)
    line = _line(h)
    told = [Para(deck.report.summary, 14, after=0)] if deck.report.summary else []
    left = [Para(h.title, 11, "muted", after=2)] if h.score else []
    if h.score:
        left += [
            Para(number, largest(number, 84, 26, (48, 40, 32, 24, 16)), "primary", heading=True, after=2),
            Para(said, 11, "muted", after=0),
        ]
    label = (w["level_label"] if deck.report.test else h.level_title) if h.score else h.title
    right = [Para(label, 11, "muted", after=2)] if level else []
    right += [Para(level, largest(level, 200, 22, (26, 22, 18, 14)), "primary", heading=True, after=6)]
    more = [Para(h.explained, 13, after=5)]
    if h.adjusted:
        colon = " :" if deck.language == "fr" else ":"
        more.append(Para(h.adjusted, 12, lead=f"{w['adjusted']}{colon}", after=0))
    more += [Para(reserve, 12, "accent", bold=True, after=3) for reserve in h.reserves]
    more = [para for para in more if para.text]
    right = [para for para in (*right, *more) if para.text]
    body = deck.new_slide(w["in_brief"])
    used = total(told, body.w) + (6 if told else 0)
    wide = Box(body.x + 98, 0, body.w - 98, 0) if left else Box(body.x, 0, body.w, 0)
    needed = max(total(right, wide.w), total(left, 88))
    below = _LINE_TALL if line is not None else 0.0
    if used + needed + below > body.h:
        # Too much for one slide: the words go on to the next, all of them.
        right = [para for para in right if para not in more]
        needed = max(total(right, wide.w), total(left, 88))
    else:
        more = []
    if used + needed + below > body.h:
        told, used = [], 0.0
        more = [Para(deck.report.summary, 14, after=10), *more]
    if told:
        deck.write(Box(body.x, body.y, body.w, used), told)
    # What room is left makes the words larger.
    spare = body.h - used - below - 14
    if right and not more:
        head, words = right[:2], right[2:]
        right = [*head, *scaled(words, wide.w, spare - total(head, wide.w), (1.3, 1.2, 1.1))]
        needed = max(total(right, wide.w), total(left, 88))
    if left:
        deck.write(Box(body.x, body.y + used, 88, needed), left)
    if right:
        deck.write(Box(wide.x, body.y + used, wide.w, needed), right)
    if line is not None:
        _drawn(deck, h, line, Box(body.x, body.y + used + needed + 12, body.w, _LINE_TALL))
    if more:
        column_slides(deck, deck.own["the_result"], more, 1)
    if line is not None and not line.tabular:
        _levels(deck, h, line)


def _line(h: Headline) -> ScoreLine | None:
    """The line of levels, where the score has an axis."""
    if h.score is None or h.score.at is None or h.axis is None:
        return None
    low, high = (f.at if f is not None and f.at is not None else h.score.at for f in (h.low, h.high))
    return score_line(h.score.at, low, high, h.steps, h.level, h.band, width=270)


def _drawn(deck: Deck, h: Headline, line: ScoreLine, box: Box) -> None:
    """The levels as a row of fields, the score as a mark above it, its error as a line."""
    unit, top = box.w / 100, box.y + 9
    colours = shades(deck.look, max(2, len({s.depth for s in line.levels})))
    ranks = {depth: i for i, depth in enumerate(sorted({s.depth for s in line.levels}))}
    ends = deck.w["alt_line_error" if h.margin and h.low and h.high else "alt_line"]
    low, high = (figure.text if figure else "" for figure in (h.low, h.high))
    assert h.axis is not None
    assert h.score is not None
    said = ends.format(from_=h.axis.low, to=h.axis.high, score=h.score.text, low=low, high=high)
    with deck.group(said):
        if not line.levels:
            deck.shape(Box(box.x, top, box.w, 7), "pale")
        for s in line.levels:
            field = Box(box.x + s.start * unit, top, (s.end - s.start) * unit, 7)
            colour = colours[ranks[s.depth]]
            deck.shape(field, colour, line="white")
            if line.tabular and field.w > 8:
                dark = contrast("#ffffff", colour) > contrast(deck.look.ink, colour)
                cut = Para(s.cut, 9, "white" if dark else "ink", after=0, centred=True)
                deck.write(Box(field.x, field.y + 1.3, field.w, 5), [cut])
        if line.high > line.low:
            deck.shape(Box(box.x + line.low * unit, top - 3.2, (line.high - line.low) * unit, 1.1), "accent")
        deck.shape(Box(box.x + line.score * unit - 2.2, top - 5, 4.4, 4.4), "accent", MSO_SHAPE.OVAL)
    if line.tabular:
        for s in line.levels:
            paras = [
                Para(s.name, 10, "primary" if s.current else "ink", bold=s.current, after=0, centred=True)
            ]
            deck.write(Box(box.x + s.start * unit, top + 8, (s.end - s.start) * unit, 9), paras)
        for s in line.bands:
            paras = [
                Para(s.name, 9, "primary" if s.current else "muted", bold=s.current, after=0, centred=True)
            ]
            deck.write(Box(box.x + s.start * unit, top + 17, (s.end - s.start) * unit, 9), paras)
    else:
        foot = Box(box.x, top + 8, box.w, 6)
        deck.write(foot, [Para(h.axis.low, 10, "muted", after=0)])
        deck.write(foot, [Para(h.axis.high, 10, "muted", after=0)], align="right")


def _levels(deck: Deck, h: Headline, line: ScoreLine) -> None:
    """The levels as a table, where their names do not fit under the line."""
    if not h.steps:
        return
    w = deck.w
    heads = (h.level_title, w["band"], w["from"]) if line.banded else (h.level_title, w["from"])
    rows = tuple((s.name, s.band, s.cut) if line.banded else (s.name, s.cut) for s in h.steps)
    table = Table(heads, rows, (len(heads) - 1,))
    strong = [i for i, step in enumerate(h.steps) if step.name == h.level]
    for index, grid in enumerate(grids(table, 200, 128, strong=strong)):
        body = deck.new_slide(h.title, more=index > 0)
        draw_table(deck, body, grid)


def _both_sides(deck: Deck) -> None:
    """Strengths on the left, priorities on the right."""
    report, w = deck.report, deck.w
    nothing = w["no_strength"] if report.test else w["no_strength_here"]
    sides = (
        (w["strengths"], _listed(report.strengths, nothing)),
        (w["priorities"], _listed(report.priorities, w["no_priority"])),
    )
    boxes = BODY.columns(2, 14)
    factor = next((f for f in _FACTORS if all(_fits(paras, f, boxes[0]) for _, paras in sides)), 0.0)
    if factor:
        deck.new_slide(deck.own["both_sides"])
        for box, (title, paras) in zip(boxes, sides, strict=True):
            head = Para(title, 16, "primary", bold=True, after=8)
            deck.write(box, larger((head, *paras), factor))
        return
    flowing: list[Para] = []
    for title, paras in sides:
        flowing += [Para(title, 16, "primary", bold=True, after=6, keep=True), *paras]
    column_slides(deck, deck.own["both_sides"], flowing)


def _fits(paras: Sequence[Para], factor: float, box: Box) -> bool:
    """Whether a list fits a column, under its title."""
    return total(larger(paras, factor), box.w) + 14 * factor <= box.h


def _listed(bars: Sequence[Bar], nothing: str) -> list[Para]:
    if not bars:
        return [Para(nothing, 13, "muted")]
    paras: list[Para] = []
    for bar in bars:
        figure = "—" if bar.score is None else bar.score.text
        paras.append(Para(f"{figure}  {bar.title}", 15, "ink", bold=True, after=1, keep=True))
        if bar.state:
            paras.append(Para(bar.state, 12, "muted", after=2, keep=bool(bar.text)))
        if bar.text:
            paras.append(Para(bar.text, 12, after=10))
    return paras
