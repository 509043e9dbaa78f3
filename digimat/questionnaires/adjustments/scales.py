"""Changes of scales: what their inputs weigh, and what to aim at."""

from __future__ import annotations

from collections.abc import Mapping

from digimat.language import Text
from digimat.questionnaires.adjustments.changes import SCALE, Changes, titles_of
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Path

_INPUT = Text(fr="l’entrée", en="input")
_WEIGHT = Text(fr="poids de « {input} » dans « {scale} »", en='weight of "{input}" in "{scale}"')
_TARGET = Text(fr="cible de « {scale} »", en='target of "{scale}"')


def change_weights(
    questionnaire: Questionnaire, written: Mapping[str, Mapping[str, float]], changes: Changes
) -> Questionnaire:
    """The weights of inputs; those that are not named stay."""
    scales, titles = list(questionnaire.scales), titles_of(questionnaire)
    for scale_id, given in written.items():
        path: Path = ("weights", scale_id)
        number = changes.find(path, SCALE, [scale.id for scale in scales])
        if number is None:
            continue
        scale = scales[number]
        weights = dict(scale.weights)
        for name, weight in given.items():
            if changes.find((*path, name), _INPUT, (*scale.items, *scale.scales, *scale.levels)) is None:
                continue
            before = scale.weights.get(name, 1.0)
            title = _WEIGHT.format(input=titles.get(name, name), scale=scale.title)
            changes.note((*path, name), title, before, weight, ("scales", number, "weights", name))
            if weight != before:
                weights[name] = weight
        changes.around(("scales", number), path)
        scales[number] = scale.model_copy(update={"weights": weights})
    return questionnaire.model_copy(update={"scales": tuple(scales)})


def change_targets(
    questionnaire: Questionnaire, written: Mapping[str, float], changes: Changes
) -> Questionnaire:
    """The scores to aim at."""
    scales = list(questionnaire.scales)
    for scale_id, target in written.items():
        path: Path = ("targets", scale_id)
        number = changes.find(path, SCALE, [scale.id for scale in scales])
        if number is not None:
            scale = scales[number]
            title = _TARGET.format(scale=scale.title)
            changes.note(path, title, scale.target, target, ("scales", number, "target"))
            scales[number] = scale.model_copy(update={"target": target})
    return questionnaire.model_copy(update={"scales": tuple(scales)})
