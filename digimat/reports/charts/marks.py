"""What a yardstick and a matrix show: a number beside its mark, and scores by effort."""

from __future__ import annotations

from dataclasses import dataclass

from digimat.reports.charts.data import Chart
from digimat.reports.content import Axis, Figure


@dataclass(frozen=True, slots=True)
class YardstickChart(Chart):
    """One number beside a mark, on an axis that begins at zero."""

    kind = "yardstick"
    value: Figure | None
    unit: str  # "minutes"; "" where it has none
    mark: Figure
    mark_title: str  # "Une heure"
    alert: bool  # beyond the mark is an alert; else it is good
    beyond: bool  # the number is above the mark
    verdict: str  # "5 fois le repère de 60 minutes."


@dataclass(frozen=True, slots=True)
class PointShown:
    """A score, and the effort to raise it: 1 is the least."""

    title: str
    score: Figure | None
    effort: int
    effort_word: str  # "effort léger"


@dataclass(frozen=True, slots=True)
class MatrixChart(Chart):
    """Scores by effort, in the order in which they come."""

    kind = "matrix"
    axis: Axis
    points: tuple[PointShown, ...]
    verdict: str  # "Dans l’ordre : Marque, Co-création."
