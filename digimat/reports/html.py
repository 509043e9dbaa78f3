"""From the content of a report to HTML: values escaped, charts computed, nothing read but our own files."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from digimat.language import Language
from digimat.reports.charts.bar import bar
from digimat.reports.charts.emblem import emblem
from digimat.reports.charts.mark import mark
from digimat.reports.charts.radar import radar
from digimat.reports.charts.score_line import ScoreLine, score_line
from digimat.reports.charts.shapes import shape_of
from digimat.reports.charts.stairs import staircase
from digimat.reports.content import PERCENT, Advice, Axis, Bar, Figure, Headline, Note, Report
from digimat.reports.typography import displayed, printable, shortened
from digimat.reports.wording import full_level, out_of, words

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent / "fonts"
STYLESHEET = TEMPLATES / "report.css"


def render_html(report: Report, *, self_contained: bool = False) -> str:
    """The report as HTML.

    Without ``self_contained`` the page has no style: it is what :mod:`digimat.reports.pdf` prints, which
    brings style and fonts itself, once a process. With it, style and fonts are inside the file, which can be
    opened and sent as it is.
    """
    template = _environment(report.language).get_template("person.html.j2")
    w = words(report.language)
    headline = report.headline
    axis = _net_axis(report.profile)
    stairs_axis = _common_axis(report.stairs)
    return template.render(
        r=report,
        w=w,
        # The whole name is in the document title; on paper it may take three lines, at the foot one.
        name=shortened(report.cover.respondent, 100),
        respondent=shortened(report.cover.respondent, 48),
        style=Markup(stylesheet(inline_fonts=True)) if self_contained else "",  # noqa: S704 - our own file
        level=full_level(headline.level, headline.level_title) if headline else "",
        line=_score_line(headline) if headline else None,
        line_alt=_line_alt(headline, w) if headline else "",
        net=radar(
            _places(report.profile),
            [b.title for b in report.profile],
            [b.state for b in report.profile],
            figures=[_text(b.score) for b in report.profile],
        )
        if axis
        else None,
        net_ends=w["ends"].format(from_=axis.low, to=axis.high) if axis and axis != PERCENT else "",
        net_alt=_list_alt("alt_radar", report.profile, w),
        stairs=staircase(_places(report.stairs)) if stairs_axis == PERCENT else None,
        stairs_alt=_list_alt("alt_stairs", report.stairs, w),
        flags=_halves(report.flags),
        method=_halves(report.method),
        roadmap=_roadmap(report.advice),
        emblem=emblem(_places(report.profile) if axis else ()),
        # What comes next gets its own page where the page before is full enough to be left.
        roomy=bool(report.profile and report.stairs)
        or not (report.profile or report.comparison or report.stairs),
    )


def stylesheet(*, inline_fonts: bool) -> str:
    """Our CSS; its fonts as ``data:`` addresses if asked, else relative to the templates folder."""
    css = STYLESHEET.read_text(encoding="utf-8")
    if not inline_fonts:
        return css

    def inlined(match: re.Match[str]) -> str:
        font = base64.b64encode((FONTS / match[1]).read_bytes()).decode("ascii")
        return f"url(data:font/ttf;base64,{font})"

    return re.sub(r"url\(\.\./fonts/([\w-]+\.ttf)\)", inlined, css)


@lru_cache(maxsize=2)
def _environment(language: Language) -> ImmutableSandboxedEnvironment:
    """The Jinja environment of one language: sandboxed, escaping, strict, with our folder only."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def finalize(value: object) -> object:
        if isinstance(value, Markup) or not isinstance(value, str):
            return value
        return displayed(value, language)

    environment = ImmutableSandboxedEnvironment(
        autoescape=True,  # always: select_autoescape would leave *.html.j2 alone
        undefined=StrictUndefined,
        loader=FileSystemLoader(TEMPLATES),
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["data_uri"] = _data_uri
    environment.globals["mark"] = mark
    environment.globals["bar"] = bar
    environment.globals["shape"] = shape_of
    environment.globals["halves"] = _halves
    environment.globals["common_axis"] = _common_axis
    environment.globals["out_of"] = partial(out_of, w=words(language))
    return environment


def _places(bars: Sequence[Bar]) -> list[float | None]:
    return [bar.score.at if bar.score is not None else None for bar in bars]


def _text(score: Figure | None) -> str:
    return "—" if score is None else score.text


def _common_axis(bars: Sequence[Bar]) -> Axis | None:
    """The axis of several bars, where they have the same one."""
    axes = {bar.axis for bar in bars}
    return next(iter(axes)) if len(axes) == 1 else None


def _net_axis(bars: Sequence[Bar]) -> Axis | None:
    """The axis of a radar: one for all, with nothing below its centre that a reader would take for zero."""
    axis = _common_axis(bars)
    return axis if axis is not None and axis.zero == 0 else None


def _roadmap(advice: Sequence[Advice]) -> list[tuple[str, list[Advice]]]:
    """Advice by horizon, the nearest first; within one, the most pressing first."""
    ordered = sorted(advice, key=lambda a: (a.when, a.number))
    return [(horizon, list(group)) for horizon, group in groupby(ordered, key=lambda a: a.horizon)]


def _data_uri(svg: str) -> Markup:
    """An SVG drawn by our own macros as an address for a CSS background, where it is decoration."""
    return Markup("data:image/svg+xml;base64,") + base64.b64encode(svg.strip().encode()).decode("ascii")


def _score_line(headline: Headline) -> ScoreLine | None:
    """The line of the main score, where it has an axis."""
    score = headline.score.at if headline.score is not None else None
    if score is None:
        return None
    low, high = (each.at if each is not None else score for each in (headline.low, headline.high))
    assert low is not None
    assert high is not None
    return score_line(score, low, high, headline.steps, headline.level, headline.band)


def _line_alt(headline: Headline, w: dict[str, str]) -> str:
    if headline.score is None or headline.axis is None:
        return ""
    ends = {"from_": headline.axis.low, "to": headline.axis.high, "score": headline.score.text}
    if headline.low is None or headline.high is None:
        return w["alt_line"].format(**ends)
    return w["alt_line_error"].format(low=headline.low.text, high=headline.high.text, **ends)


def _list_alt(key: str, bars: tuple[Bar, ...], w: dict[str, str]) -> str:
    """The alternative text of a chart: every title with its score and state, in the order drawn."""
    parts = []
    for each in bars:
        score = w["missing"] if each.score is None else each.score.text
        parts.append(f"{printable(each.title)} {score}" + (f" ({each.state})" if each.state else ""))
    return w[key].format(list="; ".join(parts))


def _halves(notes: tuple[Note, ...]) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    """Notes in two columns of nearly the same height, in reading order."""
    sizes = [len(note.text) + 90 for note in notes]  # 90: a title, a rule and the space between two notes
    # The left column may be the longer one; a right column that hangs lower looks like a mistake.
    cut = next(i for i in range(len(notes) + 1) if sum(sizes[:i]) >= 0.9 * sum(sizes[i:]))
    return notes[:cut], notes[cut:]
