"""The scores that every report has, as charts: the same kinds as on the pages of its questionnaire's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digimat.reports.charts.data import BarsChart, Chart, RadarChart, Table
from digimat.reports.charts.radar import FEWEST_AXES, MOST_AXES
from digimat.reports.content import Bar, Report
from digimat.reports.wording import full_level, words

_LONGEST = 54  # letters of a name around a net: three lines


def profile_charts(report: Report) -> tuple[Chart, ...]:
    """Profile, comparison, rising difficulty: a chart for each that the report has."""
    w = words(report.language)
    charts: list[Chart] = []
    for title, note, bars in (
        (report.profile_title, report.profile_note, report.profile),
        (report.comparison_title, "", report.comparison),
        (report.stairs_title, "", report.stairs),
    ):
        said = title or w["scores"]
        alt = _alt(said, bars, w)
        if bars is report.profile and report.profile_as == "radar" and is_net(bars):
            charts.append(RadarChart(said, note, alt, bars_table(bars, w), bars))
        elif bars:
            charts.append(BarsChart(said, note, alt, bars_table(bars, w), bars, ()))
    return tuple(charts)


def is_net(bars: Sequence[Bar]) -> bool:
    """Whether a net says these scores well: three to twelve of one axis, nothing below its centre."""
    axes = {bar.axis for bar in bars}
    one = next(iter(axes)) if len(axes) == 1 else None
    return FEWEST_AXES <= len(bars) <= MOST_AXES and one is not None and one.zero == 0


def bars_table(bars: Sequence[Bar], w: dict[str, str]) -> Table:
    """Scores with their error and their states; only the columns that say something."""
    columns: list[tuple[str, list[str]]] = [
        (w["what"], [bar.title for bar in bars]),
        (w["score"], [_score(bar) for bar in bars]),
        (w["state"], [bar.state if bar.score is not None else w["missing"] for bar in bars]),
        (w["answered"], [bar.answered for bar in bars]),
    ]
    kept = [(head, cells) for head, cells in columns if any(cells)]
    figures = tuple(i for i, (head, _) in enumerate(kept) if head == w["score"])
    return Table(tuple(head for head, _ in kept), tuple(zip(*(c for _, c in kept), strict=True)), figures)


def _score(bar: Bar) -> str:
    if bar.score is None:
        return "—"
    if bar.low is None or bar.high is None:
        return bar.score.text
    return f"{bar.score.text} ({bar.low.text}–{bar.high.text})"


def _alt(title: str, bars: Sequence[Bar], w: dict[str, str]) -> str:
    told = (f"{bar.title} {bar.score.text if bar.score is not None else w['missing']}" for bar in bars)
    return f"{title}. {', '.join(told)}."


def explained(chart: Chart) -> Table:
    """The table of a chart, with what the drawing has no room for.

    Of bars: what each measures, in a line under its name. Of a net whose names are numbers: the numbers.
    """
    table = chart.table
    if not isinstance(chart, BarsChart | RadarChart) or len(table.rows) != len(chart.bars):
        return table
    if isinstance(chart, BarsChart):
        names = [f"{bar.title}\n{bar.text}" if bar.text else bar.title for bar in chart.bars]
    elif is_numbered(chart.bars):
        names = [f"{number}. {bar.title}" for number, bar in enumerate(chart.bars, start=1)]
    else:
        return table
    return replace(table, rows=tuple((name, *row[1:]) for name, row in zip(names, table.rows, strict=True)))


def is_numbered(bars: Sequence[Bar]) -> bool:
    """Whether names are too long to stand around a net."""
    return any(len(bar.title) > _LONGEST for bar in bars)


def spread_table(report: Report) -> Table:
    """Of many people: how many they are, and how their main score is spread; no row where it is of one."""
    w = words(report.language)
    rows = tuple((fact.title, fact.value, fact.remark) for fact in report.spread)
    return Table((w["spread"], w["value"], w["meaning"]), rows)


def pooled_tables(report: Report) -> list[tuple[str, str, Table]]:
    """Of a group: title, text and table of each thing that is told of its people."""
    pooled, w = report.pooled, words(report.language)
    if pooled is None:
        return []
    two = ("title", "value")
    parts = (
        (w["people"], pooled.people_text, pooled.people, (w["role"], w["number_of_people"]), two),
        (
            w["gaps"],
            pooled.gaps_text,
            pooled.gaps,
            (w["what"], w["sees_most"], w["sees_least"]),
            (*two, "remark"),
        ),
        (w["blind"], pooled.blind_text, pooled.blind, (w["what"], w["dont_know"]), two),
        (w["apart"], pooled.disagreements_text, pooled.disagreements, (w["question"], w["agreement"]), two),
    )
    return [
        (title, text, Table(heads, tuple(tuple(getattr(fact, name) for name in names) for fact in facts)))
        for title, text, facts, heads, names in parts
        if text or facts
    ]


def headline_texts(report: Report) -> tuple[str, str, str]:
    """The main result in words: "64 ± 14"; "out of 100, at 90% confidence"; "Level 5 · Advanced (between 3 and 6)"."""
    h, w = report.headline, words(report.language)
    if h is None:
        return "", "", ""
    score = "" if h.score is None else h.score.text + (f" ± {h.margin}" if h.margin else "")
    sure = w["confidence"].format(n=h.confidence) if h.margin else ""
    level = full_level(h.level, h.level_title)
    level += f" · {h.band}" if h.band and h.band != h.level else ""
    level += f" ({h.level_range})" if h.level_range else ""
    return score, ", ".join(part for part in (h.out_of, sure) if part and h.score), level


def passport_lines(report: Report) -> tuple[tuple[str, str], ...]:
    """The lines of the passport, label and value; none where there is no passport."""
    passport, w = report.passport, words(report.language)
    if passport is None:
        return ()
    again = w["retest"] if report.test else w["again"]
    lines = (
        (w["respondent"], report.cover.respondent),
        (w["valid_until"], passport.valid_until),
        *passport.lines,
        (again, passport.retest),
    )
    return tuple((label, value) for label, value in lines if value)
