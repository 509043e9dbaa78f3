"""Several scales around a net."""

from __future__ import annotations

from digimat.questionnaires.report_model import PlannedRadar
from digimat.reports.case import Case
from digimat.reports.charts.axes import net_axis
from digimat.reports.charts.data import BarsChart, RadarChart, Table
from digimat.reports.charts.radar import FEWEST_AXES, MOST_AXES
from digimat.reports.pages.bars import bars_chart
from digimat.reports.pages.verdicts import stated
from digimat.reports.parts.bars import bar_of


def radar_told(case: Case, planned: PlannedRadar) -> RadarChart | BarsChart | None:
    """The radar of the scales that the reader may see, or their bars where they make no net; None of none."""
    bars = tuple(bar_of(case, name, planned.levels) for name in planned.scales if case.shows(name))
    if not bars:
        return None
    if net_axis(bars) is None or not FEWEST_AXES <= len(bars) <= MOST_AXES:
        return bars_chart(case, bars, case.text(planned.title), case.text(planned.note))
    shown = ["—" if bar.score is None else bar.score.text for bar in bars]
    worded = any(bar.state for bar in bars)
    listed = case.say(" ; ", "; ").join(
        stated(case, bar.title, score) + (f" ({bar.state})" if bar.state else "")
        for bar, score in zip(bars, shown, strict=True)
    )
    return RadarChart(
        title=case.text(planned.title),
        note=case.text(planned.note),
        alt=case.say(f"Radar, un axe par score. {listed}.", f"Radar, one axis a score. {listed}."),
        table=Table(
            heads=(
                case.say("Ce qui est mesuré", "What is measured"),
                "Score",
                *([case.say("État", "State")] if worded else []),
            ),
            rows=tuple(
                (bar.title, score, *([bar.state] if worded else []))
                for bar, score in zip(bars, shown, strict=True)
            ),
            figures=(1,),
        ),
        bars=bars,
    )
