"""Scores against declared efforts, and in which order they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digimat.questionnaires.report_model import MatrixPoint, PlannedMatrix
from digimat.reports.case import Case
from digimat.reports.charts.data import Table
from digimat.reports.charts.marks import MatrixChart, PointShown
from digimat.reports.content import Axis
from digimat.reports.parts.recommendations import EFFORT


@dataclass(frozen=True, slots=True)
class _Placed:
    """A point, and its place in the order; None where that is not known."""

    shown: PointShown
    place: float | None


def matrix_told(case: Case, planned: PlannedMatrix) -> MatrixChart | None:
    """The points that the reader may see, first things first; None where their scores have no axis in common."""
    points = [point for point in planned.points if case.shows(point.scale)]
    axis = _axis(case, points)
    if axis is None:
        return None
    placed = sorted(_placed(case, points), key=lambda p: (p.place is None, p.place or 0.0))
    shown = tuple(point.shown for point in placed)
    verdict = _verdict(case, placed)
    told = case.say(" ; ", "; ").join(f"{p.title} {_text(p)}, {p.effort_word}" for p in shown)
    return MatrixChart(
        title=case.text(planned.title),
        note=case.text(planned.note),
        alt=case.say(f"Score et effort : {told}. {verdict}", f"Score and effort: {told}. {verdict}"),
        table=Table(
            heads=(case.say("Ce qui est comparé", "What is compared"), "Score", case.say("Effort", "Effort")),
            rows=tuple((p.title, _text(p), p.effort_word) for p in shown),
            figures=(1,),
        ),
        axis=axis,
        points=shown,
        verdict=verdict,
    )


def _axis(case: Case, points: Sequence[MatrixPoint]) -> Axis | None:
    """The axis that all scores have; None where they have none in common."""
    axes = {case.rulers[point.scale].axis(case.language) for point in points}
    return next(iter(axes)) if len(axes) == 1 else None


def _placed(case: Case, points: Sequence[MatrixPoint]) -> list[_Placed]:
    """Each point with its place: what its own scale says, or the lowest score first, equals as written."""
    scores = [case.score(point.scale) for point in points]
    by_score = sorted((score, n) for n, score in enumerate(scores) if score is not None)
    known = len(by_score) == len(points)
    places = {n: float(place) for place, (_, n) in enumerate(by_score)} if known else {}
    return [
        _Placed(
            PointShown(
                case.text(case.results.scales[point.scale].scale.title),
                case.figure(point.scale),
                point.effort,
                case.text(EFFORT[point.effort]),
            ),
            places.get(n) if point.place is None else case.score(point.place),
        )
        for n, point in enumerate(points)
    ]


def _verdict(case: Case, placed: Sequence[_Placed]) -> str:
    """The order in words, as far as it is known."""
    known = ", ".join(each.shown.title for each in placed if each.place is not None)
    if not known:
        return case.say(
            "L’ordre n’est pas connu : il manque des scores.", "The order is not known: scores are missing."
        )
    if all(each.place is not None for each in placed):
        return case.say(f"Dans l’ordre : {known}.", f"In this order: {known}.")
    return case.say(
        f"D’abord : {known}. La suite n’est pas connue : il manque des scores.",
        f"First: {known}. What follows is not known: scores are missing.",
    )


def _text(point: PointShown) -> str:
    return "—" if point.score is None else point.score.text
