"""Stages are reached through gates that can be open or shut."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.outcome_model import Gate
from digimat.questionnaires.yaml_reader import Path


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Two stages at least, a gate before each but the first, and gates that ask for something."""
    for number, stage_set in enumerate(questionnaire.stages):
        if stage_set.when is not None:
            yield from reporter.condition(("stages", number, "when"), stage_set.when)
        if len(stage_set.steps) < 2:
            yield reporter.problem(
                ("stages", number, "steps"),
                "QST066",
                Text(
                    fr=f"« {stage_set.id} » a moins de deux étapes : il n’y a rien à atteindre",
                    en=f'"{stage_set.id}" has fewer than two stages: there is nothing to reach',
                ),
                Text(fr="Ajoutez une étape, avec sa porte.", en="Add a stage, with its gate."),
            )
        for place, stage in enumerate(stage_set.steps):
            path: Path = ("stages", number, "steps", place)
            if place == 0 and stage.gate is not None:
                yield reporter.problem(
                    (*path, "gate"),
                    "QST067",
                    Text(
                        fr=f"la première étape « {stage.id} » a une porte, alors que tout le monde y est",
                        en=f'the first stage "{stage.id}" has a gate, although everybody is there',
                    ),
                    Text(
                        fr="Retirez cette porte, ou ajoutez une étape avant celle-ci.",
                        en="Remove this gate, or add a stage before this one.",
                    ),
                )
            if place > 0 and stage.gate is None:
                yield reporter.problem(
                    path,
                    "QST067",
                    Text(
                        fr=f"aucune porte ne mène à l’étape « {stage.id} »",
                        en=f'no gate leads to stage "{stage.id}"',
                    ),
                    Text(
                        fr="Ajoutez gate: {conditions: […]}.",
                        en="Add gate: {conditions: […]}.",
                    ),
                )
            if stage.gate is not None:
                yield from _gate(stage.gate, stage.id, (*path, "gate"), reporter)


def _gate(gate: Gate, stage: str, path: Path, reporter: Reporter) -> Iterator[Problem]:
    for number, condition in enumerate(gate.conditions):
        at = (*path, "conditions", number)
        yield from reporter.condition((*at, "when"), condition.when)
        if condition.applies is not None:
            yield from reporter.condition((*at, "applies"), condition.applies)
    total = len(gate.conditions)
    if total == 0:
        yield reporter.problem(
            path,
            "QST067",
            Text(
                fr=f"la porte de l’étape « {stage} » ne demande rien",
                en=f'the gate of stage "{stage}" asks for nothing',
            ),
            Text(fr="Donnez-lui une condition au moins.", en="Give it one condition at least."),
        )
    elif gate.at_least is not None and "all_but" in gate.model_fields_set:
        yield reporter.problem(
            (*path, "all_but"),
            "QST068",
            Text(
                fr=f"la porte de l’étape « {stage} » compte de deux façons : at_least et all_but",
                en=f'the gate of stage "{stage}" counts in two ways: at_least and all_but',
            ),
            Text(fr="Gardez l’un des deux.", en="Keep one of them."),
        )
    elif gate.at_least is not None and gate.at_least > total:
        yield reporter.problem(
            (*path, "at_least"),
            "QST068",
            Text(
                fr=f"la porte de l’étape « {stage} » demande {gate.at_least} conditions et n’en a que {total}",
                en=f'the gate of stage "{stage}" asks for {gate.at_least} conditions and has only {total}',
            ),
            Text(fr=f"Demandez-en {total} au plus.", en=f"Ask for {total} at most."),
        )
    elif gate.all_but >= total or (gate.at_least == 0 and not any(c.mandatory for c in gate.conditions)):
        yield reporter.problem(
            (*path, "at_least" if gate.at_least is not None else "all_but"),
            "QST068",
            Text(
                fr=f"à la porte de l’étape « {stage} », toutes les conditions peuvent manquer",
                en=f'at the gate of stage "{stage}", every condition may fail',
            ),
            Text(
                fr="Demandez-en au moins une ; at_least: 0 là où seules comptent celles qui sont mandatory.",
                en="Ask for one at least; at_least: 0 where only those that are mandatory count.",
            ),
        )
