"""Scales are made of what exists, each thing once."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.dependencies import names_in, results_of
from digimat.questionnaires.item_model import UNSCORED
from digimat.questionnaires.item_types import NUMBERS
from digimat.questionnaires.model import Questionnaire, Scale
from digimat.questionnaires.yaml_reader import Path

_RANKED = Text(
    fr="le jeu de niveaux d’une seule échelle (ou d’étapes)", en="level set of one scale (or set of stages)"
)


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Inputs exist and can be counted, weights belong to inputs, every item is used."""
    # An unscored number can be counted as the number it is.
    unscored = {i.id for i in questionnaire.items if i.rule == UNSCORED and i.type not in NUMBERS}
    for number, scale in enumerate(questionnaire.scales):
        path: Path = ("scales", number)
        yield from reporter.unknowns(
            (*path, "items"), Text(fr="l’item", en="item"), scale.items, [*reporter.items, *reporter.parts]
        )
        yield from reporter.unknowns(
            (*path, "scales"), Text(fr="l’échelle", en="scale"), scale.scales, reporter.scales
        )
        ranked = [*reporter.levels, *reporter.stages]
        yield from reporter.unknowns((*path, "levels"), _RANKED, scale.levels, ranked)
        inputs = [*scale.items, *scale.scales, *scale.levels]
        for place, name in enumerate(scale.items):
            if name in unscored:
                yield _never_has_points((*path, "items", place), scale, name, reporter)
        for name in scale.weights:
            if name not in inputs:
                yield reporter.unknown(
                    (*path, "weights", name), Text(fr="l’entrée", en="input"), name, inputs
                )
        for place, name in enumerate(inputs):
            if name in inputs[:place]:
                yield reporter.problem(
                    (*path, next(f for f in ("items", "scales", "levels") if name in getattr(scale, f))),
                    "QST052",
                    Text(
                        fr=f"« {name} » compte deux fois dans l’échelle « {scale.id} »",
                        en=f'"{name}" counts twice in scale "{scale.id}"',
                    ),
                    Text(
                        fr=f"Nommez-le une fois ; pour qu’il pèse double : weights: {{{name}: 2}}.",
                        en=f"Name it once; to count it double: weights: {{{name}: 2}}.",
                    ),
                )
        if not inputs:
            yield reporter.problem(
                path,
                "QST050",
                Text(
                    fr=f"l’échelle « {scale.id} » ne mesure rien", en=f'scale "{scale.id}" measures nothing'
                ),
                Text(
                    fr="Ajoutez items: […], scales: […] ou levels: […].",
                    en="Add items: […], scales: […] or levels: […].",
                ),
            )
        elif all(scale.weights.get(name, 1) == 0 for name in inputs):
            yield reporter.problem(
                (*path, "weights"),
                "QST050",
                Text(
                    fr=f"tous les poids de « {scale.id} » sont nuls",
                    en=f'all weights of "{scale.id}" are zero',
                ),
                Text(fr="Donnez un poids à une entrée au moins.", en="Give one input a weight."),
            )
    yield from _unused_items(questionnaire, reporter)


def _never_has_points(path: Path, scale: Scale, item: str, reporter: Reporter) -> Problem:
    return reporter.problem(
        path,
        "QST053",
        Text(
            fr=f"l’échelle « {scale.id} » compte l’item « {item} », qui n’a jamais de points",
            en=f'scale "{scale.id}" counts item "{item}", which never has points',
        ),
        Text(
            fr="Retirez-le de l’échelle, ou donnez à l’item une règle qui note.",
            en="Remove it from the scale, or give the item a rule that scores.",
        ),
    )


def _unused_items(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    used = {name for result in results_of(questionnaire) for name in names_in(result)}
    used |= {part.item.id for part in questionnaire.parts if part.id in used}
    scored = any(scale.items for scale in questionnaire.scales)
    for s, section in enumerate(questionnaire.sections if scored else ()):
        for i, item in enumerate(section.items):
            if item.id not in used and item.rule != UNSCORED:
                yield reporter.problem(
                    ("sections", s, "items", i, "id"),
                    "QST024",
                    Text(
                        fr=f"aucune échelle ni condition n’utilise l’item « {item.id} »",
                        en=f'no scale and no condition uses item "{item.id}"',
                    ),
                    Text(
                        fr="Ajoutez-le à une échelle, ou retirez-le.", en="Add it to a scale, or remove it."
                    ),
                    warning=True,
                )
