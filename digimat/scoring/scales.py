"""Scales: a rule over columns, once enough of them is answered."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import Questionnaire, Scale, State
from digimat.questionnaires.item_model import UNSCORED
from digimat.questionnaires.item_types import NUMBERS
from digimat.scoring.arrays import TOLERANCE, Points, Scores, Weights, count_true, divide, slices
from digimat.scoring.coding import CodedAnswers, CodedItem
from digimat.scoring.gathered import Cells, part, part_into
from digimat.scoring.registry import RuleInfo, find_rule
from digimat.scoring.results import ScaleResult


def scale_rule(scale: Scale) -> RuleInfo:
    """The rule of a scale; the questionnaire has been checked, so it exists."""
    rule = find_rule("scale", scale.rule)
    if rule is None:
        raise LookupError(f"no scoring rule {scale.rule!r}: was the questionnaire checked?")
    return rule


def items_beneath(scale: Scale, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The columns of answers that a scale rests on, itself or through others, each once."""
    found = dict.fromkeys(scale.items)
    for inner in scale.scales:
        found |= dict.fromkeys(items_beneath(questionnaire.scale(inner), questionnaire))
    return tuple(found)


def dont_know_counts(
    scale: Scale, coded: CodedAnswers, questionnaire: Questionnaire, state: NDArray[np.uint8]
) -> tuple[Scores, Scores]:
    """How many questions beneath a scale were answered "don't know", and how many count: shown, and applicable."""
    beneath = state[:, coded.columns(items_beneath(scale, questionnaire))]
    dont_know = np.sum(beneath == State.DONT_KNOW, axis=1).astype(np.float64)
    counts = (beneath != State.NOT_SHOWN) & (beneath != State.NOT_APPLICABLE)
    return dont_know, np.sum(counts, axis=1).astype(np.float64)


def dont_know_share(scale: Scale, coded: CodedAnswers, questionnaire: Questionnaire) -> Scores:
    """Share of the questions beneath a scale that were answered "don't know", of those shown and applicable."""
    return divide(*dont_know_counts(scale, coded, questionnaire, coded.state))


def score_scale(
    scale: Scale, coded: CodedAnswers, earlier: Mapping[str, ScaleResult], ranks: Mapping[str, Scores]
) -> ScaleResult:
    """Score one scale for every respondent.

        base     = Σ weight, over the inputs that count for the respondent
        answered = Σ weight × share answered, over those of them that have points
        no score where answered < min_answered × base

    An item counts unless it was not applicable or not shown; its share answered is 1 where it has points. One
    whose answer is a number and that no rule scores counts with that number. A
    scale counts where anything beneath it does; its share is its own answered / base, and 0 where it has no
    score. So it is the items at the bottom that must be answered: where two of three parts are answered to
    60 % and the third not at all, the whole is answered to 40 %, not to 67 %. A level counts, and is answered
    where there is one.

    Args:
        ranks: the levels and stages that the scale counts, as numbers from 0; NaN = missing.
    """
    weights = weights_of(scale)
    score, answered, base = (np.empty(coded.rows) for _ in range(3))
    always = {name for name in scale.items if coded.by_item[name].always_counts}
    for rows in slices(coded.rows):
        points, answered[rows], base[rows] = _inputs(scale, weights, coded, earlier, ranks, always, rows)
        enough = (base[rows] > 0) & (answered[rows] >= scale.min_answered * base[rows] - TOLERANCE)
        score[rows] = np.where(enough, apply_rule(scale, points, weights), np.nan)
    return ScaleResult(scale, score, answered, base)


def weights_of(scale: Scale) -> Weights:
    """The weight of each input, 1 where the questionnaire gives none."""
    return np.array([scale.weights.get(name, 1) for name in scale.inputs], np.float64)


def apply_rule(scale: Scale, points: Points, weights: Weights) -> Scores:
    """Call the scale's rule on its inputs, which it cannot write to."""
    return call_rule(scale_rule(scale), points, weights, scale.inputs, scale.with_)


def call_rule(
    rule: RuleInfo, points: Points, weights: Weights, names: Sequence[str], parameters: Mapping[str, Any]
) -> Scores:
    """Call a rule with its parameters and with what else it asks for; what is too large to be held is missing."""
    for array in (points, weights):
        array.flags.writeable = False
    asked: dict[str, Any] = {}
    if "weights" in _named_by(rule.function):
        asked["weights"] = weights
    if "names" in _named_by(rule.function):
        asked["names"] = names
    with np.errstate(over="ignore", invalid="ignore"):
        scores = np.asarray(rule.function(points, **asked, **parameters), np.float64)
    return np.where(np.isfinite(scores), scores, np.nan)


@cache
def _named_by(function: Callable[..., Any]) -> frozenset[str]:
    """What a rule asks for; looked at once, as rules are called for every few thousand rows."""
    return frozenset(inspect.signature(function).parameters)


def gives_its_number(column: CodedItem) -> bool:
    """Whether an item counts with the number that was answered: it has no rule that would give points."""
    return column.item.rule == UNSCORED and column.item.type in NUMBERS and not column.option


def _inputs(
    scale: Scale,
    weights: Weights,
    coded: CodedAnswers,
    earlier: Mapping[str, ScaleResult],
    ranks: Mapping[str, Scores],
    always: AbstractSet[str],
    rows: slice,
) -> tuple[Points, Scores, Scores]:
    """The columns of a scale for some respondents, the weight that is answered, and the weight that counts.

    Args:
        always: the items that count for everybody.
    """
    number = rows.stop - rows.start
    points = np.empty((number, len(scale.inputs)), np.float64, "F")
    if always >= set(scale.inputs) and np.all(weights == 1):  # as most scales are: only to be counted
        for place, name in enumerate(scale.inputs):
            part_into(_cells(coded.by_item[name]), rows, points[:, place])
        return points, count_true(~np.isnan(points)), np.full(number, float(len(scale.inputs)))
    answered, base = np.zeros(number), np.zeros(number)
    for place, (name, weight) in enumerate(zip(scale.inputs, weights, strict=True)):
        counts: NDArray[np.bool_] | Literal[True] = True
        share: NDArray[Any]
        if name in earlier:
            inner = earlier[name]
            points[:, place] = inner.score[rows]
            share = _share_answered(inner, rows)
            counts = ~np.isnan(share)
            share = np.where(counts, share, 0.0)
        elif name in coded.by_item:
            column = coded.by_item[name]
            part_into(_cells(column), rows, points[:, place])
            if name not in always:
                state = part(column.state_cells, rows)
                counts = (state != State.NOT_APPLICABLE) & (state != State.NOT_SHOWN)
                points[~counts, place] = np.nan
            share = ~np.isnan(points[:, place])
        else:
            points[:, place] = ranks[name][rows]
            share = ~np.isnan(points[:, place])
        answered += share * weight
        base += counts * weight
    return points, answered, base


def _cells(column: CodedItem) -> Cells:
    """What an item counts with: its points, or its number."""
    return column.value_cells if gives_its_number(column) else column.point_cells


def _share_answered(result: ScaleResult, rows: slice) -> NDArray[np.float64]:
    """The share of a scale's base that is answered, 0 where that was too little; NaN = nothing counts."""
    score, answered, base = result.score[rows], result.answered[rows], result.base[rows]
    return np.where(~np.isnan(score) | (base == 0), divide(answered, base), 0.0)
