"""Scales: a rule over columns, once enough of them is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import Questionnaire, Scale, State
from digimat.scoring.arrays import TOLERANCE, Points, Scores, Weights, divide, row_sum
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


def score_scale(scale: Scale, coded: CodedAnswers, earlier: Mapping[str, ScaleResult]) -> ScaleResult:
    """Score one scale for every respondent.

        base     = Σ weight, over the inputs that count for the respondent
        answered = Σ weight × share answered, over those of them that have points
        no score where answered < min_answered × base

    An item counts unless it was not applicable or not shown; its share answered is 1 where it has points. A
    scale counts where anything beneath it does; its share is its own answered / base, and 0 where it has no
    score. So it is the items at the bottom that must be answered: where two of three parts are answered to
    60 % and the third not at all, the whole is answered to 40 %, not to 67 %.
    """
    points, share = _inputs(scale, coded, earlier)
    weights = weights_of(scale)
    base = row_sum(~np.isnan(share) * weights)
    answered = row_sum(np.nan_to_num(share, nan=0.0) * weights)
    score = apply_rule(scale, points, weights)
    enough = (base > 0) & (answered >= scale.min_answered * base - TOLERANCE)
    return ScaleResult(scale, np.where(enough, score, np.nan), answered, base)


def inputs_of(scale: Scale) -> tuple[str, ...]:
    """The ids of a scale's columns: its items, then its scales."""
    return (*scale.items, *scale.scales)


def weights_of(scale: Scale) -> Weights:
    """The weight of each input, 1 where the questionnaire gives none."""
    return np.array([scale.weights.get(name, 1) for name in inputs_of(scale)], np.float64)


def apply_rule(scale: Scale, points: Points, weights: Weights) -> Scores:
    """Call the scale's rule on its inputs, which it cannot write to."""
    return call_rule(scale_rule(scale), points, weights, inputs_of(scale), scale.with_)


def call_rule(
    rule: RuleInfo, points: Points, weights: Weights, names: Sequence[str], parameters: Mapping[str, Any]
) -> Scores:
    """Call a rule with its parameters and with what else it asks for."""
    for array in (points, weights):
        array.flags.writeable = False
    asked: dict[str, Any] = {}
    if rule.wants_weights:
        asked["weights"] = weights
    if rule.wants_names:
        asked["names"] = names
    return np.asarray(rule.function(points, **asked, **parameters), np.float64)


def _inputs(
    scale: Scale, coded: CodedAnswers, earlier: Mapping[str, ScaleResult]
) -> tuple[Points, NDArray[np.float64]]:
    """The columns of a scale, and for each respondent which share of them is answered; NaN = does not count."""
    columns = coded.columns(scale.items)
    state = coded.state[:, columns]
    counts = (state != State.NOT_APPLICABLE) & (state != State.NOT_SHOWN)
    points = np.where(counts, coded.points[:, columns], np.nan)
    share = np.where(counts, (~np.isnan(points)).astype(np.float64), np.nan)
    if scale.scales:
        inner = [earlier[name] for name in scale.scales]
        points = np.column_stack([points, *(one.score for one in inner)])
        share = np.column_stack([share, *(_share_answered(one) for one in inner)])
    return np.asfortranarray(points), share


def _share_answered(result: ScaleResult) -> NDArray[np.float64]:
    """The share of a scale's base that is answered, 0 where that was too little; NaN = nothing counts."""
    return np.where(result.sufficient | (result.base == 0), divide(result.answered, result.base), 0.0)
