"""The result at the terminal: about thirty lines of eighty columns, readable without colour.

Built from ``rich`` texts, never from markup: a name such as ``[/bold]`` is printed as it is.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from digimat.language import Language
from digimat.reports.content import (
    MET,
    NOT_MET,
    OUT,
    UNKNOWN,
    Axis,
    Bar,
    Conclusion,
    Figure,
    Gate,
    Headline,
    Report,
)
from digimat.reports.typography import displayed, shortened
from digimat.reports.wording import full_level, words

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text as RichText

WIDTH = 78  # columns used
LINE = 50  # columns of the score line: one for every two percent of the axis
BAR = 10  # columns of a bar: one for every ten percent of the axis
TITLE = 42  # columns of a title before its bar
LONGEST = 230  # characters of one paragraph: three lines
SIGNS = {
    MET: "[x]",
    NOT_MET: "[ ]",
    OUT: "[-]",
    UNKNOWN: "[?]",
}  # plain letters: some terminal fonts have no others


def terminal_summary(report: Report) -> RenderableType:
    """The summary of a result: total, level, conclusions, bars, what to know, and the sentence."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    w = words(report.language)
    paper = _Paper(report.language)
    cover = report.cover
    head = " · ".join(part for part in (cover.respondent, cover.date) if part)
    parts: list[RenderableType] = [paper.line(cover.title, "bold"), paper.line(head, "dim"), Text("")]
    if report.headline:
        parts += _headline(report.headline, report.test, w, paper)
    elif report.no_result:
        parts.append(paper.paragraph(report.no_result))
    parts += _columns(report, paper)
    for conclusion in report.conclusions:
        parts += _conclusion(conclusion, report.headline, paper)
    for title, bars in (
        (report.profile_title, report.profile[:8]),
        (report.comparison_title, report.comparison[:3]),
    ):
        if bars:
            wide = max(3, *(len(bar.score.text) for bar in bars if bar.score is not None), 0)
            drawn = [paper.bar(bar, wide, w["missing"]) for bar in bars]
            parts += [Text(""), paper.line(title or w["scores"], "bold"), *drawn]
    notes = [f"! {note.title}" for note in report.flags[:3]]
    notes += [f"> {report.requirement.title}"] if report.requirement else []
    if notes:
        parts += [Text(""), *(paper.line(note) for note in notes)]
    if report.deeper:
        parts += [Text(""), paper.line(w["further"], "bold")]
    for companion in report.deeper:
        how = f"{companion.title}, {companion.minutes}{paper.colon}{companion.command}"
        parts += [paper.line(f"> {how}"), paper.paragraph(companion.because)]
    parts += [Text(""), paper.line(report.sentence, "italic")]
    return Padding(Group(*parts), (1, 0, 1, 1))


def _headline(headline: Headline, test: bool, w: dict[str, str], paper: _Paper) -> list[RenderableType]:
    """The main result; a level is introduced by what it is called, except of a test, where it is a level."""
    from rich.text import Text

    if headline.score is None:
        return [
            paper.line(headline.title),
            paper.line(headline.level, "bold"),
            paper.paragraph(headline.explained),
        ]
    margin = f" ± {headline.margin}" if headline.margin else ""
    total = paper.line(headline.title)
    total.truncate(40, overflow="ellipsis")
    total.append(f"  {headline.score.text}{margin} ", "bold")
    total.append(headline.out_of)
    if headline.margin:
        total.append(paper.text(", " + w["confidence"].format(n=headline.confidence)))
    parts: list[RenderableType] = [total]
    if headline.axis is not None:
        parts += [Text(score_line(headline), no_wrap=True), Text(_ends(headline.axis), "dim", no_wrap=True)]
    level = full_level(headline.level, headline.level_title)
    if level == headline.level and level and not test:
        level = f"{headline.level_title}{paper.colon}{level}"
    level += "" if headline.band in ("", headline.level) else f" · {headline.band}"
    if level:
        parts.append(
            paper.line(level + (f" ({headline.level_range})" if headline.level_range else ""), "bold")
        )
    parts.append(paper.paragraph(headline.explained))
    if headline.adjusted:
        parts.append(paper.paragraph(headline.adjusted))
    return parts


def _conclusion(conclusion: Conclusion, headline: Headline | None, paper: _Paper) -> list[RenderableType]:
    """A conclusion, whose result is not said again where it is the headline, and the gate that is next."""
    from rich.text import Text

    told = headline is not None and (headline.title, headline.level) == (conclusion.title, conclusion.result)
    parts: list[RenderableType] = []
    if not told:
        parts += [
            Text(""),
            paper.line(conclusion.title),
            paper.line(conclusion.result, "bold"),
            paper.paragraph(conclusion.meaning),
        ]
    parts += [paper.paragraph(text) for text in (conclusion.because, conclusion.sensitive) if text]
    shut = next((gate for gate in conclusion.gates if gate.sign != MET), None)
    return parts + (_gate(shut, paper) if shut is not None else [])


def _gate(gate: Gate, paper: _Paper) -> list[RenderableType]:
    lines = [paper.line(f"{gate.title}{paper.colon}{gate.state}")]
    for each in gate.conditions:
        duty = f" ({each.duty})" if each.duty else ""
        lines.append(paper.line(f"{SIGNS[each.sign]} {each.title}{duty}{paper.colon}{each.state}"))
    return list(lines)


def _columns(report: Report, paper: _Paper) -> list[RenderableType]:
    """How many people are at each level: the first histogram of the pages, lying."""
    from rich.text import Text

    from digimat.reports.charts.data import HistogramChart

    charts = (chart for page in report.pages for chart in page.charts)
    chart = next((chart for chart in charts if isinstance(chart, HistogramChart)), None)
    if chart is None:
        return []
    parts: list[RenderableType] = [Text(""), paper.line(chart.title, "bold")]
    for name, count, share in chart.table.rows:
        number = int(count) if count.isdigit() else 0
        drawn = "#" * ceil(number * 2 * BAR / max(1, chart.tallest))
        line = Text(paper.text(full_level(name, chart.table.heads[0])), no_wrap=True, overflow="ellipsis")
        line.truncate(TITLE // 2, overflow="ellipsis", pad=True)
        line.append(f"  {drawn:<{2 * BAR}} {count:>6}  {paper.text(share):>5}".rstrip())
        parts.append(line)
    return parts


def _ends(axis: Axis) -> str:
    """The ends and the middle of an axis under its line.

    >>> _ends(Axis("0", "15", "30"))
    '0                        15                      30'
    """
    start = LINE // 2 - (len(axis.middle) - 1) // 2 if len(axis.middle) > 2 else LINE // 2
    return f"{axis.low:<{start}}{axis.middle:<{LINE + 1 - start - len(axis.high)}}{axis.high}"


def score_line(headline: Headline) -> str:
    """The score on a line of text: ``o`` the score, ``[===]`` the error bar.

    >>> from types import SimpleNamespace as Some
    >>> score_line(Some(score=Some(at=50), low=Some(at=40), high=Some(at=60)))
    '--------------------[====o====]--------------------'
    >>> score_line(Some(score=Some(at=100), low=None, high=None))
    '--------------------------------------------------o'
    """
    cells = ["-"] * (LINE + 1)
    score = _place(headline.score)
    if headline.low is not None and headline.high is not None:
        low, high = floor(_place(headline.low)), ceil(_place(headline.high))
        cells[low : high + 1] = "=" * (high + 1 - low)
        cells[low], cells[high] = "[", "]"
    cells[floor(score)] = "o"
    return "".join(cells)


def _place(figure: Figure | None) -> float:
    """Where a number stands on the line, in columns."""
    return 0.0 if figure is None or figure.at is None else figure.at * LINE / 100


class _Paper:
    """Values as rich texts, printable, in the typography of one language, never wider than the page."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.colon = " : " if language == "fr" else ": "

    def text(self, value: str) -> str:
        # One space for all: a narrow no-break space is a box in some terminal fonts.
        return " ".join(displayed(value, self.language).split())

    def line(self, value: str, style: str = "") -> RichText:
        from rich.text import Text

        text = Text(self.text(value), style, no_wrap=True, overflow="ellipsis")
        text.truncate(WIDTH, overflow="ellipsis")
        return text

    def paragraph(self, value: str) -> RenderableType:
        from rich.constrain import Constrain
        from rich.text import Text

        return Constrain(Text(shortened(self.text(value), LONGEST), overflow="fold"), WIDTH)

    def bar(self, bar: Bar, wide: int, missing: str) -> RichText:
        from rich.text import Text

        line = Text(no_wrap=True, overflow="ellipsis")
        title = Text(self.text(bar.title))
        title.truncate(TITLE, overflow="ellipsis", pad=True)  # in cells: a wide letter takes two
        line.append_text(title)
        if bar.score is None:
            line.append(f"  — {missing}", "dim")
            return line
        line.append(f"  {_drawn(bar)} {bar.score.text:>{wide}}  {self.text(bar.state)}")
        line.truncate(WIDTH, overflow="ellipsis")
        return line


def _drawn(bar: Bar) -> str:
    """A bar in letters: from zero to the score; blank where it is not known how high a score can be.

    >>> _drawn(Bar("a", "A", Figure("64", 64))), _drawn(Bar("a", "A", Figure("-50", 25), axis=Axis("", "", "", 50)))
    ('######....', '...##.....')
    """
    if bar.score is None or bar.score.at is None or bar.axis is None:
        return " " * BAR
    score, zero = (floor((at * BAR + 50) / 100) for at in (bar.score.at, bar.axis.zero))
    low, high = sorted((score, zero))
    return "." * low + "#" * (high - low) + "." * (BAR - high)
