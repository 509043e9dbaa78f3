"""The profile as a radar or bars, the comparison as bars, the staircase as bars: charts like those of any page."""

from __future__ import annotations

from digimat.reports.charts.data import Chart
from digimat.reports.office.shown import profile_charts
from digimat.reports.office.slides.charts import chart_slides
from digimat.reports.office.slides.deck import Deck


def profile_slides(deck: Deck) -> None:
    """The charts of the scores that every report has."""
    charts: tuple[Chart, ...] = profile_charts(deck.report)
    for chart in charts:
        chart_slides(deck, chart, deck.w["profile"])
