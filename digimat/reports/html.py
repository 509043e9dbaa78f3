"""From the content of a report to HTML: values escaped, charts computed, nothing read but our own files."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from digimat.language import Language
from digimat.reports.charts.axes import common_axis, net_axis
from digimat.reports.charts.bar import bar
from digimat.reports.charts.bars import bars_of
from digimat.reports.charts.emblem import emblem
from digimat.reports.charts.mark import mark
from digimat.reports.charts.radar import net_of
from digimat.reports.charts.score_line import ScoreLine, score_line
from digimat.reports.charts.shades import shade_of, text_on
from digimat.reports.charts.shapes import shape_of
from digimat.reports.charts.stairs import staircase
from digimat.reports.content import PERCENT, Advice, Bar, Headline, Kind, Note, Report
from digimat.reports.contents import contents_of
from digimat.reports.look import Look, default_look
from digimat.reports.look.css import FONTS, TEMPLATES, stylesheet
from digimat.reports.standing_alone import standing_alone
from digimat.reports.typography import printable, shortened
from digimat.reports.wording import full_level, out_of, words

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ["FONTS", "REPORT", "TEMPLATES", "render_html"]

REPORT = "report.html.j2"  # the template that holds the others


def render_html(report: Report, *, look: Look | None = None, self_contained: bool = False) -> str:
    """The report as HTML.

    Without ``self_contained`` the page has no style: it is what :mod:`digimat.reports.pdf` prints, which
    brings style and fonts itself, once a process. With it, style and fonts are inside the file, which can be
    opened and sent as it is.

    Args:
        report: what it says.
        look: what it looks like; digimat's own look if none is given.
        self_contained: whether the page stands alone.

    Raises:
        UserError: a template of the look is at fault, at its file and line.
    """
    from digimat.reports.template_problems import told_at_their_place

    look = look or default_look()
    environment = _environment(report.language, look)
    style = Markup(stylesheet(look, inline_fonts=True)) if self_contained else ""  # noqa: S704 - checked when read
    names = _names(report, style)
    with told_at_their_place(look, (*names, *environment.globals)):
        html = environment.get_template(REPORT).render(names)
    if not self_contained:
        return html
    return standing_alone(html, next((own.file for own in look.templates if own.name == REPORT), ""))


def _names(report: Report, style: str) -> dict[str, Any]:
    """What a template may use, by name."""
    w = words(report.language)
    headline = report.headline
    axis = net_axis(report.profile)
    stairs_axis = common_axis(report.stairs)
    return {
        "r": report,
        "w": w,
        # The whole name is in the document title; on paper it may take three lines, at the foot one.
        "name": shortened(report.cover.respondent, 100),
        "respondent": shortened(report.cover.respondent, 48),
        "style": style,
        "level": full_level(headline.level, headline.level_title) if headline else "",
        "line": _score_line(headline) if headline else None,
        "line_alt": _line_alt(headline, w, report.kind) if headline else "",
        "net": net_of(report.profile) if report.profile_as == "radar" else None,
        "net_ends": w["ends"].format(from_=axis.low, to=axis.high) if axis and axis != PERCENT else "",
        "net_alt": _list_alt("alt_radar", report.profile, w),
        "stairs": staircase(_places(report.stairs)) if stairs_axis == PERCENT else None,
        "stairs_alt": _list_alt("alt_stairs", report.stairs, w),
        "flags": _halves(report.flags),
        "method": _halves(report.method),
        "roadmap": _roadmap(report.advice),
        "contents": contents_of(report, w),
        "emblem": emblem(_places(report.profile) if axis else ()),
        # What comes next gets its own page where the page before is full enough to be left.
        "roomy": report.kind != "group"
        and (
            bool(report.profile and report.stairs)
            or not (report.profile or report.comparison or report.stairs)
        ),
    }


@lru_cache(maxsize=4)
def _environment(language: Language, look: Look) -> ImmutableSandboxedEnvironment:
    """The Jinja environment of one language and one look, with what our templates compute by."""
    from digimat.reports.templating import closed_environment

    environment = closed_environment(language, look)
    environment.filters["data_uri"] = _data_uri
    environment.globals["mark"] = mark
    environment.globals["bar"] = bar
    environment.globals["shape"] = shape_of
    environment.globals["drawn_bars"] = bars_of
    environment.globals["shade_of"] = shade_of
    environment.globals["text_on"] = text_on
    environment.globals["halves"] = _halves
    environment.globals["common_axis"] = common_axis
    environment.globals["out_of"] = partial(out_of, w=words(language))
    return environment


def _places(bars: Sequence[Bar]) -> list[float | None]:
    return [bar.score.at if bar.score is not None else None for bar in bars]


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


def _line_alt(headline: Headline, w: dict[str, str], kind: Kind) -> str:
    if headline.score is None or headline.axis is None:
        return ""
    ends = {"from_": headline.axis.low, "to": headline.axis.high, "score": headline.score.text}
    if headline.low is None or headline.high is None:
        return w["alt_line"].format(**ends)
    between = w["alt_line_middle"] if kind == "group" else w["alt_line_error"]
    return between.format(low=headline.low.text, high=headline.high.text, **ends)


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
