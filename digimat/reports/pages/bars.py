"""Scales as bars under each other."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.questionnaires.report_model import PlannedBars
from digimat.reports.case import Case
from digimat.reports.charts.data import BarsChart, Table
from digimat.reports.content import Bar
from digimat.reports.parts.bars import bar_of
from digimat.reports.telling import Telling


def bars_told(case: Case, planned: PlannedBars) -> BarsChart | None:
    """The bars of the scales that the reader may see; None where there are none."""
    bars = tuple(bar_of(case, scale, planned.levels) for scale in planned.scales if case.shows(scale))
    return bars_chart(case, bars, case.text(planned.title), case.text(planned.note)) if bars else None


def bars_chart(telling: Telling, bars: Sequence[Bar], title: str, note: str) -> BarsChart:
    """Bars as a chart with its words."""
    missing = telling.say("pas assez de réponses", "not enough answers")
    told = "; ".join(
        f"{bar.title} {missing if bar.score is None else bar.score.text}{_error(bar)}"
        + (f" ({bar.state})" if bar.state else "")
        for bar in bars
    )
    steps = {bar.steps for bar in bars}
    with_error, with_state = any(bar.low for bar in bars), any(bar.state for bar in bars)
    heads = [telling.say("Ce qui est mesuré", "What is measured"), "Score"]
    heads += [telling.say("De, à", "From, to")] if with_error else []
    heads += [telling.say("État", "State")] if with_state else []
    return BarsChart(
        title=title,
        note=note,
        alt=telling.say(f"Barres, une par score : {told}.", f"Bars, one a score: {told}."),
        table=Table(
            heads=tuple(heads),
            rows=tuple(
                (
                    bar.title,
                    "—" if bar.score is None else bar.score.text,
                    *([_from_to(telling, bar)] if with_error else []),
                    *([missing if bar.score is None else bar.state] if with_state else []),
                )
                for bar in bars
            ),
            figures=(1, 2) if with_error else (1,),
        ),
        bars=tuple(bars),
        steps=next(iter(steps)) if len(steps) == 1 else (),
    )


def _error(bar: Bar) -> str:
    return f" [{bar.low.text}–{bar.high.text}]" if bar.low is not None and bar.high is not None else ""


def _from_to(telling: Telling, bar: Bar) -> str:
    if bar.low is None or bar.high is None:
        return "—"
    return telling.say(f"{bar.low.text} à {bar.high.text}", f"{bar.low.text} to {bar.high.text}")
