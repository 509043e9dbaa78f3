"""Two values a line, and the gap between them."""

from __future__ import annotations

import numpy as np

from digimat.questionnaires.report_model import Pair, PlannedDumbbell
from digimat.reports.case import Case
from digimat.reports.charts.data import DumbbellChart, PairShown, Table
from digimat.reports.content import PERCENT, Axis, Figure
from digimat.reports.numbers import whole
from digimat.reports.rulers import signed


def dumbbell_told(case: Case, planned: PlannedDumbbell) -> DumbbellChart | None:
    """The pairs that the reader may see; None where there are none.

    Scales of one axis keep it. Others, and items, stand on an axis of percent: of an item, of its points.
    """
    pairs = [pair for pair in planned.pairs if _shown(case, pair.first) and _shown(case, pair.second)]
    if not pairs:
        return None
    axis = _axis(case, pairs)
    shown = tuple(_pair(case, pair, axis) for pair in pairs)
    first, second = case.text(planned.first), case.text(planned.second)
    told = "; ".join(f"{p.title} {_text(p.first)} – {_text(p.second)}" for p in shown)
    return DumbbellChart(
        title=case.text(planned.title),
        note=case.text(planned.note),
        alt=case.say(
            f"Deux valeurs par ligne, {first} – {second} : {told}.",
            f"Two values a line, {first} – {second}: {told}.",
        ),
        table=Table(
            heads=(
                case.say("Ce qui est comparé", "What is compared"),
                first,
                second,
                case.say("Écart", "Gap"),
            ),
            rows=tuple((p.title, _text(p.first), _text(p.second), p.gap or "—") for p in shown),
            figures=(1, 2),
        ),
        first=first,
        second=second,
        axis=axis or PERCENT,
        pairs=shown,
    )


def _shown(case: Case, name: str) -> bool:
    return name not in case.results.scales or case.shows(name)


def _axis(case: Case, pairs: list[Pair]) -> Axis | None:
    """The axis that all values have; None where they have none in common."""
    names = [name for pair in pairs for name in (pair.first, pair.second)]
    axes = {case.rulers[name].axis(case.language) if name in case.rulers else None for name in names}
    return next(iter(axes)) if len(axes) == 1 else None


def _pair(case: Case, pair: Pair, axis: Axis | None) -> PairShown:
    first, second = (_figure(case, name, axis) for name in (pair.first, pair.second))
    return PairShown(case.text(pair.title), first, second, _gap(case, pair, first, second, axis))


def _figure(case: Case, name: str, axis: Axis | None) -> Figure | None:
    if axis is not None:
        return case.figure(name)
    if name in case.rulers:
        shown = case.figure(name)
        at = shown.at if shown is not None else None
    else:
        points = float(case.results.coded.by_item[name].points[case.row])
        at = None if np.isnan(points) else points * 100
    return None if at is None else Figure(str(whole(at)), float(whole(at)))


def _gap(case: Case, pair: Pair, first: Figure | None, second: Figure | None, axis: Axis | None) -> str:
    """How far apart the printed values are, in their own points."""
    if first is None or second is None or first.at is None or second.at is None:
        return ""
    apart = abs(first.at - second.at)
    if axis is not None:
        ruler = case.rulers[pair.first]
        apart = apart * (ruler.high - ruler.low) / 100
    if round(apart, 6) == 0:
        return case.say("aucun écart", "no gap")
    points = signed(round(apart, 6), case.language)
    return case.say(f"écart {points}", f"gap {points}")


def _text(figure: Figure | None) -> str:
    return "—" if figure is None else figure.text
