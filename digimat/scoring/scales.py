"""Scales: a rule over columns, once enough of them is answered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.questionnaires import Questionnaire, Scale, State
from digimat.scoring.arrays import TOLERANCE, Points, Weights, row_sum
from digimat.scoring.coding import CodedAnswers
from digimat.scoring.registry import RuleInfo, find_rule
from digimat.scoring.results import ScaleResult


def scale_rule(scale: Scale) -> RuleInfo:
    """The rule of a scale; the questionnaire has been checked, so it exists."""
    rule = find_rule("scale", scale.rule)
    if rule is None:
        raise LookupError(f"no scoring rule {scale.rule!r}: was the questionnaire checked?")
    return rule


def in_order(questionnaire: Questionnaire) -> Sequence[Scale]:
    """The scales, each after those it is made of."""
    done: dict[str, Scale] = {}
    waiting = {s.id: s for s in questionnaire.scales}

    def visit(scale: Scale) -> None:
        for name in scale.scales:
            if name not in done:
                visit(waiting[name])
        done.setdefault(scale.id, scale)

    for scale in questionnaire.scales:
        visit(scale)
    return list(done.values())


def score_scale(scale: Scale, coded: CodedAnswers, earlier: dict[str, ScaleResult]) -> ScaleResult:
    """Score one scale for every respondent.

    An input is in a respondent's base unless it was not applicable or not shown. Where the inputs with
    points carry less than ``min_answered`` of the base's weight, the score is missing.
    """
    points, counts = _inputs(scale, coded, earlier)
    weights = weights_of(scale)
    base = row_sum(counts * weights)
    answered = row_sum((counts & ~np.isnan(points)) * weights)
    score = apply_rule(scale, points, weights)
    enough = (base > 0) & (answered >= scale.min_answered * base - TOLERANCE)
    return ScaleResult(scale, np.where(enough, score, np.nan), answered, base)


def weights_of(scale: Scale) -> Weights:
    """The weight of each input, 1 where the questionnaire gives none."""
    return np.array([scale.weights.get(name, 1) for name in (*scale.items, *scale.scales)], np.float64)


def apply_rule(scale: Scale, points: Points, weights: Weights) -> Points:
    """Call the scale's rule on its inputs, which it cannot write to."""
    rule = scale_rule(scale)
    for array in (points, weights):
        array.flags.writeable = False
    named = {"weights": weights} if rule.wants_weights else {}
    return np.asarray(rule.function(points, **named, **scale.with_), np.float64)


def _inputs(
    scale: Scale, coded: CodedAnswers, earlier: dict[str, ScaleResult]
) -> tuple[Points, np.ndarray[tuple[int, int], np.dtype[np.bool_]]]:
    """The columns of a scale, and which of them count for each respondent."""
    columns = coded.columns(scale.items)
    state = coded.state[:, columns]
    counts = (state != State.NOT_APPLICABLE) & (state != State.NOT_SHOWN)
    points = np.where(counts, coded.points[:, columns], np.nan)
    if scale.scales:
        scores = np.column_stack([earlier[name].score for name in scale.scales])
        asked = np.column_stack([earlier[name].base > 0 for name in scale.scales])
        points, counts = np.hstack([points, scores]), np.hstack([counts, asked])
    return np.asfortranarray(points), counts
