"""Changes of gates: how many conditions lead to a stage, and what each of them asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.adjustments import change_problems as wrong
from digimat.questionnaires.adjustments.changes import Changes
from digimat.questionnaires.adjustments.model import GateChange, Value
from digimat.questionnaires.conditions import ConditionError, parse_condition
from digimat.questionnaires.dependencies import (
    LEVEL_DERIVED,
    SCALE_DERIVED,
    cycle,
    dependencies,
    results_of,
)
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.outcome_model import Gate, GateCondition, LevelSet, StageSet
from digimat.questionnaires.yaml_reader import Path

_STAGES = Text(fr="le jeu d’étapes", en="set of stages")
_STAGE = Text(fr="l’étape", en="stage")
_NAME = Text(fr="le nom", en="name")
_CONDITION = Text(fr="la condition", en="condition")
_NO_GATE = Text(fr="« {stage} » n’a pas de conditions", en='"{stage}" has no conditions')
_AT_LEAST = Text(fr="conditions à remplir pour « {stage} »", en='conditions to be met for "{stage}"')
_ALL_BUT = Text(
    fr="conditions qui peuvent manquer pour « {stage} »", en='conditions that may fail for "{stage}"'
)
_WHEN = Text(fr="condition « {condition} » de « {stage} »", en='condition "{condition}" of "{stage}"')
_MANDATORY = Text(
    fr="caractère obligatoire de « {condition} » pour « {stage} »",
    en='whether "{condition}" is mandatory for "{stage}"',
)


def change_gates(
    questionnaire: Questionnaire, written: Mapping[str, Mapping[str, GateChange]], changes: Changes
) -> Questionnaire:
    """The gates that are named; what is not said of them stays."""
    names = _names(questionnaire)
    for name, given in written.items():
        path: Path = ("gates", name)
        number = changes.find(path, _STAGES, [stages.id for stages in questionnaire.stages])
        if number is None:
            continue
        stages = list(questionnaire.stages)
        stages[number] = _of_stages(stages[number], number, given, names, changes)
        changes.around(("stages", number), path)
        adjusted = questionnaire.model_copy(update={"stages": tuple(stages)})
        if way := cycle(name, dependencies(adjusted)):
            changes.problems.append(wrong.depends_on_itself(changes.document.at(path), name, way))
        else:
            questionnaire = adjusted
    return questionnaire


def _of_stages(
    stage_set: StageSet,
    number: int,
    given: Mapping[str, GateChange],
    names: Collection[str],
    changes: Changes,
) -> StageSet:
    steps = list(stage_set.steps)
    for stage_id, change in given.items():
        path: Path = ("gates", stage_set.id, stage_id)
        place = changes.find(path, _STAGE, [stage.id for stage in steps])
        if place is None:
            continue
        stage = steps[place]
        if stage.gate is None:
            what = _NO_GATE.format(stage=stage.title)
            changes.problems.append(wrong.nothing_there(changes.document.at(path), what))
            continue
        target: Path = ("stages", number, "steps", place, "gate")
        gate = _GateOf(stage.title, path, target, names, changes).changed(stage.gate, change)
        changes.around(target, path)
        steps[place] = stage.model_copy(update={"gate": gate})
    return stage_set.model_copy(update={"steps": tuple(steps)})


@dataclass(frozen=True, slots=True)
class _GateOf:
    """One gate: of which stage, where it is changed, where it stands, what its conditions may name."""

    stage: Text
    path: Path
    target: Path
    names: Collection[str]
    changes: Changes

    def changed(self, gate: Gate, change: GateChange) -> Gate:
        """The gate as it is changed."""
        return self._counts(gate, change).model_copy(update={"conditions": self._conditions(gate, change)})

    def _counts(self, gate: Gate, change: GateChange) -> Gate:
        """How many conditions are needed is said in one of two ways; the other one is then silent."""
        if change.at_least is not None and change.all_but is not None:
            where = self.changes.document.at((*self.path, "all_but"))
            self.changes.problems.append(wrong.two_counts(where, str(self.path[-1])))
        elif change.at_least is not None:
            self._note(("at_least",), _AT_LEAST, gate.at_least, change.at_least)
            return gate.model_copy(update={"at_least": change.at_least})
        elif change.all_but is not None:
            self._note(
                ("all_but",), _ALL_BUT, gate.all_but if gate.at_least is None else None, change.all_but
            )
            return gate.model_copy(update={"all_but": change.all_but, "at_least": None})
        return gate

    def _conditions(self, gate: Gate, change: GateChange) -> tuple[GateCondition, ...]:
        conditions = list(gate.conditions)
        for name, given in change.conditions.items():
            path = (*self.path, "conditions", name)
            place = self.changes.find(path, _CONDITION, [condition.id for condition in conditions])
            if place is None:
                continue
            condition = conditions[place]
            if given.mandatory is not None:
                at = ("conditions", name, "mandatory")
                self._note(at, _MANDATORY, condition.mandatory, given.mandatory, condition.title, place)
                condition = condition.model_copy(update={"mandatory": given.mandatory})
            if given.when is not None and self._is_formula((*path, "when"), given.when):
                at = ("conditions", name, "when")
                self._note(at, _WHEN, condition.when, given.when, condition.title, place)
                condition = condition.model_copy(update={"when": given.when})
            conditions[place] = condition
        return tuple(conditions)

    def _note(
        self,
        inside: tuple[str, ...],
        title: Text,
        before: Value,
        after: Value,
        condition: Text | None = None,
        place: int = 0,
    ) -> None:
        target: Path = (inside[0], place, *inside[2:]) if condition is not None else inside
        named = title.format(stage=self.stage, condition=condition)
        self.changes.note((*self.path, *inside), named, before, after, (*self.target, *target))

    def _is_formula(self, path: Path, text: str) -> bool:
        """Whether a condition is in the language and names what exists."""
        where = self.changes.document.at(path)
        try:
            named = parse_condition(text).names
        except ConditionError as error:
            self.changes.problems.append(Problem("QST040", error.message, error.remedy, where))
            return False
        unknown = sorted(named - set(self.names))
        self.changes.problems += [wrong.unknown(where, _NAME, name, self.names) for name in unknown]
        return not unknown


def _names(questionnaire: Questionnaire) -> list[str]:
    """What a condition of a gate may name."""
    q = questionnaire
    results = [r.id for r in results_of(q) if not isinstance(r, LevelSet) or len(r.scales) == 1]
    derived = [f"{scale.id}_{part}" for scale in q.scales for part in SCALE_DERIVED]
    derived += [f"{v.id}_{part}" for v in q.levels if len(v.scales) == 1 for part in LEVEL_DERIVED]
    asked = [*(f.id for f in q.profile), *(i.id for i in q.items), *(part.id for part in q.parts)]
    return [*asked, *results, *derived]
