"""Scales are made of what exists, and of nothing that is made of them."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.item_model import UNSCORED
from digimat.questionnaires.model import Questionnaire, Scale
from digimat.questionnaires.yaml_reader import Path


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Inputs exist, weights belong to inputs, no scale depends on itself, every item is used."""
    by_id = {s.id: s for s in questionnaire.scales}
    unscored = {item.id for item in questionnaire.items if item.rule == UNSCORED}
    for number, scale in enumerate(questionnaire.scales):
        path: Path = ("scales", number)
        yield from reporter.unknowns(
            (*path, "items"), Text(fr="l’item", en="item"), scale.items, reporter.items
        )
        yield from reporter.unknowns(
            (*path, "scales"), Text(fr="l’échelle", en="scale"), scale.scales, reporter.scales
        )
        inputs = [*scale.items, *scale.scales]
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
                    (*path, "items" if name in scale.items else "scales"),
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
                Text(fr="Ajoutez items: […] ou scales: […].", en="Add items: […] or scales: […]."),
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
        if cycle := _cycle(scale, by_id):
            yield reporter.problem(
                (*path, "scales"),
                "QST051",
                Text(
                    fr=f"l’échelle « {scale.id} » dépend d’elle-même : {' → '.join(cycle)}",
                    en=f'scale "{scale.id}" depends on itself: {" → ".join(cycle)}',
                ),
                Text(fr="Retirez l’un de ces liens.", en="Remove one of these links."),
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


def _cycle(start: Scale, by_id: dict[str, Scale]) -> list[str]:
    """The way from a scale back to itself, empty where there is none."""
    ways = [[start.id, name] for name in start.scales]
    seen = set()
    while ways:
        way = ways.pop()
        if way[-1] == start.id:
            return way
        if way[-1] in by_id and way[-1] not in seen:
            seen.add(way[-1])
            ways.extend([*way, name] for name in by_id[way[-1]].scales)
    return []


def _unused_items(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    used = {name for scale in questionnaire.scales for name in scale.items}
    for s, section in enumerate(questionnaire.sections if used else ()):
        for i, item in enumerate(section.items):
            if item.id not in used and item.rule != UNSCORED:
                yield reporter.problem(
                    ("sections", s, "items", i, "id"),
                    "QST024",
                    Text(
                        fr=f"aucune échelle n’utilise l’item « {item.id} »",
                        en=f'no scale uses item "{item.id}"',
                    ),
                    Text(
                        fr="Ajoutez-le à une échelle, ou retirez-le.", en="Add it to a scale, or remove it."
                    ),
                    warning=True,
                )
