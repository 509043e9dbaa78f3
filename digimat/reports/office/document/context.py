"""What a Word template may say: the report, its words, and its charts and tables ready to be set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from digimat.reports.charts.data import (
    Chart,
    ClockChart,
    DecisionChart,
    GaugeChart,
    HeatmapChart,
    PotChart,
    StepsChart,
    Table,
    Verdict,
)
from digimat.reports.charts.marks import MatrixChart, YardstickChart
from digimat.reports.content import Conclusion, Gate, Report
from digimat.reports.look import Look
from digimat.reports.office.document.drawings import Drawings
from digimat.reports.office.document.tables import SIZES, table_xml
from digimat.reports.office.heatmaps import heatmap_parts, heatmap_shades, heatmap_table
from digimat.reports.office.shown import (
    explained,
    headline_texts,
    passport_lines,
    pooled_tables,
    profile_charts,
    spread_table,
)
from digimat.reports.office.values import kind_of
from digimat.reports.office.wording import office_words
from digimat.reports.typography import shortened
from digimat.reports.wording import words


@dataclass(frozen=True, slots=True)
class Shown:
    """One chart: ``drawing`` stands inside a paragraph, ``tables`` in its place."""

    title: str
    outcome: str  # what it comes to; "" where it does not say it
    texts: tuple[str, ...]
    drawing: Markup
    tables: tuple[Markup, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """A title, a text, and tables or charts under it."""

    title: str
    text: str
    charts: tuple[Shown, ...] = ()
    tables: tuple[Markup, ...] = ()
    notes: tuple[Any, ...] = ()


class Words:
    """Makes the context of one report."""

    def __init__(self, report: Report, look: Look, drawings: Drawings) -> None:
        self.report, self.look, self.drawings = report, look, drawings
        self.language = report.language
        self.w, self.own = words(report.language), office_words(report.language)

    def context(self) -> Mapping[str, Any]:
        """Everything by its name in a template; docs/reports.md lists them."""
        report, w, look, language = self.report, self.w, self.look, self.language
        score, score_note, level = headline_texts(report)
        around = (
            report.cover.respondent,
            report.cover.title,
            look.client.of(language),
            look.footer.of(language),
        )
        return {
            "r": report,
            "w": w,
            "kind": kind_of(report),
            "colon": Markup("\u202f: " if language == "fr" else ": "),  # noqa: S704 - a text would lose its last space
            "client": look.client.of(language),
            "author": look.author.of(language),
            "footer": look.footer.of(language),
            "confidentiality": look.confidentiality.of(language),
            "facts": self._facts(),
            "foot": " · ".join(shortened(text, 60) for text in around if text),
            "score": score,
            "score_note": score_note,
            "level": level,
            "levels": self._levels(),
            "spread": self.table(spread_table(report)),
            "conclusions": [self._conclusion(c) for c in report.conclusions if not c.on_page],
            "profile": [self.chart(chart) for chart in profile_charts(report)],
            "pages": [
                Part(p.title, p.text, tuple(self.chart(c) for c in p.charts), notes=p.notes)
                for p in report.pages
            ],
            "pooled": [
                Part(title, text, tables=(self.table(table),)) for title, text, table in pooled_tables(report)
            ],
            "passport": self.table(
                Table((w["passport"] if report.test else w["validity"], w["value"]), passport_lines(report))
            ),
            "annex": self._annex(),
        }

    def table(self, table: Table, alt: str = "", **more: Any) -> Markup:
        """A table as wide as the text."""
        return table_xml(table, self.drawings.room, self.look, self.language, alt=alt, **more)

    def chart(self, chart: Chart) -> Shown:
        """One chart, drawn where Office has such charts, and its table."""
        outcome, texts = _said(chart)
        return Shown(
            title=chart.title,
            outcome=outcome,
            texts=tuple(text for text in texts if text),
            drawing=self.drawings.drawn(chart),
            tables=tuple(table for table in self._tables(chart) if table),
            note=chart.note,
        )

    def _tables(self, chart: Chart) -> Sequence[Markup]:
        if isinstance(chart, HeatmapChart):
            return self._heatmap(chart)
        if isinstance(chart, StepsChart) and chart.gate is not None:
            return (self.table(chart.table, chart.alt), self._gate(chart.gate))
        return (self.table(explained(chart), chart.alt),)

    def _heatmap(self, chart: HeatmapChart) -> Sequence[Markup]:
        counted = any(row.people for row in chart.rows)
        people = self.w["number_of_people"]
        parts = heatmap_parts(chart, people, self.drawings.room, SIZES[-1], counted=counted)
        return [
            self.table(
                heatmap_table(chart, people, part, counted=counted),
                chart.alt,
                shades=heatmap_shades(chart, self.look, part, counted=counted),
            )
            for part in parts
        ]

    def _gate(self, gate: Gate) -> Markup:
        colon = " : " if self.language == "fr" else ": "
        heads = (gate.sign, f"{gate.title}{colon}{gate.state}", self.w["fate"])
        rows = tuple(
            (c.sign, f"{c.title} ({c.duty})" if c.duty else c.title, c.state) for c in gate.conditions
        )
        return self.table(Table(heads, rows), gate.title)

    def _conclusion(self, c: Conclusion) -> Part:
        remarks = any(fact.remark for fact in c.facts)
        heads = (c.facts_title, self.w["value"], *((self.w["remark"],) if remarks else ()))
        rows = tuple((f.title, f.value, *((f.remark,) if remarks else ())) for f in c.facts)
        opening = c.facts_title if c.gates and not c.facts else ""
        told = Shown(
            title="",
            outcome=c.result,
            texts=tuple(text for text in (c.meaning, c.because, c.sensitive, opening) if text),
            drawing=Markup(""),
            tables=tuple(t for t in (self.table(Table(heads, rows)), *map(self._gate, c.gates)) if t),
            note="",
        )
        more = (self.chart(c.chart),) if c.chart is not None else ()
        return Part(c.title, "", (told, *more))

    def _facts(self) -> tuple[tuple[str, str], ...]:
        cover, w = self.report.cover, self.w
        facts = (
            (w["questionnaire"], f"{cover.questionnaire}, {w['version']} {cover.version}"),
            (w["status"], cover.status),
            (w["form"], cover.form),
            (w["language"], cover.language),
            (w["software"], cover.software),
        )
        return tuple((label, text) for label, text in facts if text)

    def _levels(self) -> Markup:
        h, w = self.report.headline, self.w
        if h is None or not h.steps:
            return Markup("")
        banded = any(step.band not in ("", step.name) for step in h.steps)
        heads = (h.level_title, w["band"], w["from"]) if banded else (h.level_title, w["from"])
        rows = tuple((s.name, s.band, s.cut) if banded else (s.name, s.cut) for s in h.steps)
        strong = [i for i, step in enumerate(h.steps) if step.name == h.level]
        return self.table(Table(heads, rows, (len(heads) - 1,)), h.level_title, strong=strong)

    def _annex(self) -> Markup:
        w, rows = self.w, self.report.annex
        timed = any(row.time for row in rows)
        heads = [w["number"], w["question"], w["answer"], w["points"] if self.report.test else w["of_one"]]
        cells = [
            [
                str(row.number),
                " · ".join(t for t in (row.title, row.block, row.lead) if t),
                row.answer,
                row.points,
            ]
            + ([row.time] if timed else [])
            for row in rows
        ]
        figures = (0, 3, 4) if timed else (0, 3)
        return self.table(
            Table((*heads, w["time"]) if timed else tuple(heads), tuple(map(tuple, cells)), figures)
        )


def _said(chart: Chart) -> tuple[str, Sequence[str]]:
    """What a chart comes to, and the texts that say it."""
    verdict = getattr(chart, "verdict", None)
    if isinstance(chart, DecisionChart):
        first = [f"{note.title} – {note.text}" for note in chart.conditions]
        return chart.outcome, (chart.meaning, chart.because, chart.sensitive, *first)
    if isinstance(chart, ClockChart):
        return chart.hours.text if chart.hours is not None else "—", (chart.verdict, chart.gap)
    if isinstance(chart, GaugeChart | PotChart | YardstickChart | MatrixChart):
        return "", (chart.verdict,)
    if isinstance(chart, HeatmapChart):
        return "", (" → ".join(chart.shades),)
    if isinstance(verdict, Verdict):
        return verdict.outcome, (verdict.meaning, verdict.because, verdict.sensitive)
    return "", ()
