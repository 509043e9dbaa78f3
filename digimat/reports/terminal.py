"""The result at the terminal: about thirty lines of eighty columns, readable without colour.

Built from ``rich`` texts, never from markup: a name such as ``[/bold]`` is printed as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digimat.language import Language
from digimat.reports.content import Bar, Headline, PersonReport
from digimat.reports.typography import displayed, shortened
from digimat.reports.wording import full_level, words

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text as RichText

WIDTH = 78  # columns used
LINE = 50  # columns of the score line: one for every two points
BAR = 10  # columns of a bar: one for every ten points
TITLE = 42  # columns of a title before its bar
LONGEST = 230  # characters of one paragraph: three lines


def terminal_summary(report: PersonReport) -> RenderableType:
    """The summary of a person's result: total, level, bars, what to know, and the sentence."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    w = words(report.language)
    paper = _Paper(report.language)
    cover = report.cover
    head = " · ".join(part for part in (cover.respondent, cover.date) if part)
    parts: list[RenderableType] = [paper.line(cover.title, "bold"), paper.line(head, "dim"), Text("")]
    if report.headline:
        parts += _headline(report.headline, w, paper)
    else:
        parts.append(paper.paragraph(w["no_total"]))
    for title, bars in (
        (report.profile_title, report.profile[:8]),
        (report.comparison_title, report.comparison[:3]),
    ):
        if bars:
            parts += [Text(""), paper.line(title, "bold"), *(paper.bar(bar, w["missing"]) for bar in bars)]
    notes = [f"! {note.title}" for note in report.flags[:3]]
    notes += [f"> {report.requirement.title}"] if report.requirement else []
    if notes:
        parts += [Text(""), *(paper.line(note) for note in notes)]
    parts += [Text(""), paper.line(report.sentence, "italic")]
    return Padding(Group(*parts), (1, 0, 1, 1))


def _headline(headline: Headline, w: dict[str, str], paper: _Paper) -> list[RenderableType]:
    from rich.text import Text

    margin = "" if headline.margin is None else f" ± {headline.margin}"
    total = paper.line(headline.title)
    total.truncate(40, overflow="ellipsis")
    total.append(f"  {headline.score}{margin} ", "bold")
    total.append(w["out_of"])
    if headline.margin is not None:
        total.append(paper.text(", " + w["confidence"].format(n=headline.confidence)))
    parts: list[RenderableType] = [
        total,
        Text(score_line(headline), no_wrap=True),
        Text(_SCALE, "dim", no_wrap=True),
    ]
    level = full_level(headline.level, w)
    level += "" if headline.band in ("", headline.level) else f" · {headline.band}"
    if level:
        parts.append(
            paper.line(level + (f" ({headline.level_range})" if headline.level_range else ""), "bold")
        )
    parts.append(paper.paragraph(headline.explained))
    if headline.adjusted:
        parts.append(paper.paragraph(headline.adjusted))
    return parts


_SCALE = f"{0:<{LINE // 2}}{50}{100:>{LINE - LINE // 2 - 1}}"


def score_line(headline: Headline) -> str:
    """The score on a line of text: ``o`` the score, ``[===]`` the error bar.

    >>> from types import SimpleNamespace
    >>> score_line(SimpleNamespace(score=50, margin=10, low=40, high=60))
    '--------------------[====o====]--------------------'
    >>> score_line(SimpleNamespace(score=100, margin=None, low=100, high=100))
    '--------------------------------------------------o'
    """
    cells = ["-"] * (LINE + 1)
    if headline.margin is not None:
        low, high = headline.low // 2, -(-headline.high // 2)
        cells[low : high + 1] = "=" * (high + 1 - low)
        cells[low], cells[high] = "[", "]"
    cells[headline.score // 2] = "o"
    return "".join(cells)


class _Paper:
    """Values as rich texts, printable, in the typography of one language, never wider than the page."""

    def __init__(self, language: Language) -> None:
        self.language = language

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

    def bar(self, bar: Bar, missing: str) -> RichText:
        from rich.text import Text

        line = Text(no_wrap=True, overflow="ellipsis")
        title = Text(self.text(bar.title))
        title.truncate(TITLE, overflow="ellipsis", pad=True)  # in cells: a wide letter takes two
        line.append_text(title)
        if bar.score is None:
            line.append(f"  — {missing}", "dim")
            return line
        full = (bar.score * BAR + 50) // 100
        line.append(f"  {'#' * full}{'.' * (BAR - full)} {bar.score:>3}  {self.text(bar.state)}")
        line.truncate(WIDTH, overflow="ellipsis")
        return line
