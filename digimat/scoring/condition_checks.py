"""Checks that conditions can be true and can be false, whatever is answered.

What can never be true is an error: nobody would ever see what depends on it. What always holds where it can be
computed is a warning: the questionnaire works, and it may be meant. In a decision table it ends the table, so
that the lines after it are errors.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires import Questionnaire, Source
from digimat.questionnaires.branching import own_condition
from digimat.questionnaires.checks.compared import compared_codes
from digimat.questionnaires.conditions import ConditionError, parse_condition
from digimat.questionnaires.yaml_reader import Document, Path
from digimat.scoring.condition_problems import Placed, always, never
from digimat.scoring.decision_checks import check_lines, check_moves
from digimat.scoring.ranges import Ranges
from digimat.scoring.truth import can_be
from digimat.scoring.values import Names

_CLOSED = Text(
    fr="Corrigez la condition : le plafond s’appliquerait toujours, et aucun niveau au-dessus ne serait atteint.",
    en="Mend the condition: the cap would always be closed, and no level above it reached.",
)
_POINTS = Text(
    fr="Corrigez la comparaison : dans une formule, un item noté vaut ses points, et non la réponse donnée.",
    en="Mend the comparison: in a formula a scored item is its points, and not the answer given.",
)


def check_conditions(source: Source, ranges: Ranges) -> Iterator[Problem]:
    """Every condition that is never true or always true, and every line that is never looked at."""
    questionnaire, document = source.questionnaire, source.document
    items = {item.id: item for item in questionnaire.items}
    fields = {field.id: field for field in questionnaire.profile}

    def tree_of(text: str) -> ast.expr | None:
        """A condition, unless other checks have told what is wrong with it."""
        try:
            condition = parse_condition(text)
        except ConditionError:
            return None
        return None if any(True for _ in compared_codes(condition, items, fields)) else condition.tree

    seen = set()
    for placed in _conditions(questionnaire):
        # The rows of a grid share one condition.
        if (document.at(placed.path), placed.text) not in seen:
            seen.add((document.at(placed.path), placed.text))
            tree = tree_of(placed.text)
            if tree is not None:
                yield from _judged(tree, placed, ranges.names, document)
    yield from _formulas(questionnaire, ranges, document)
    for number, decision in enumerate(questionnaire.decisions):
        trees = [tree_of(rule.when) if rule.when is not None else None for rule in decision.rules]
        path: Path = ("decisions", number)
        yield from check_lines(decision.id, trees, path, ranges.names, document)
        if all(
            tree is not None or rule.when is None for tree, rule in zip(trees, decision.rules, strict=True)
        ):
            yield from check_moves(decision, ranges.scales, path, document)


def _conditions(questionnaire: Questionnaire) -> Iterator[Placed]:
    yield from _asked_where(questionnaire)
    yield from _cuts(questionnaire)
    for number, level_set in enumerate(questionnaire.levels):
        own = f"« {level_set.id} »", f'"{level_set.id}"'
        for place, floor in enumerate(level_set.floors):
            owner = Text(fr=f"plancher de {own[0]}", en=f"floor of {own[1]}")
            yield Placed(("levels", number, "floors", place, "when"), floor.when, owner)
        for place, cap in enumerate(level_set.caps):
            owner = Text(fr=f"plafond de {own[0]}", en=f"cap of {own[1]}")
            yield Placed(("levels", number, "caps", place, "unless"), cap.unless, owner, _CLOSED)
    for number, stage_set in enumerate(questionnaire.stages):
        if stage_set.when is not None:
            owner = Text(fr=f"étapes « {stage_set.id} »", en=f'stages "{stage_set.id}"')
            yield Placed(("stages", number, "when"), stage_set.when, owner)
        for s, stage in enumerate(stage_set.steps):
            for c, condition in enumerate(stage.gate.conditions if stage.gate is not None else ()):
                path: Path = ("stages", number, "steps", s, "gate", "conditions", c)
                owner = Text(fr=f"condition « {condition.id} »", en=f'condition "{condition.id}"')
                yield Placed((*path, "when"), condition.when, owner)
                if condition.applies is not None:
                    yield Placed((*path, "applies"), condition.applies, owner)
    for number, decision in enumerate(questionnaire.decisions):
        for place, rule in enumerate(decision.rules):
            if rule.when is not None:
                owner = Text(
                    fr=f"ligne {place + 1} de « {decision.id} »", en=f'line {place + 1} of "{decision.id}"'
                )
                path = ("decisions", number, "rules", place, "when")
                yield Placed(path, rule.when, owner, may_always_hold=True)
    for number, flag in enumerate(questionnaire.flags):
        owner = Text(fr=f"drapeau « {flag.id} »", en=f'flag "{flag.id}"')
        yield Placed(("flags", number, "when"), flag.when, owner)
    for number, advice in enumerate(questionnaire.advice):
        if advice.when is not None:
            owner = Text(fr=f"conseil « {advice.id} »", en=f'advice "{advice.id}"')
            yield Placed(("advice", number, "when"), advice.when, owner)
    for number, deeper in enumerate(questionnaire.deeper):
        name = deeper.questionnaire
        owner = Text(fr=f"questionnaire pour approfondir « {name} »", en=f'companion questionnaire "{name}"')
        yield Placed(("deeper", number, "when"), deeper.when, owner)
    if questionnaire.relations is not None:
        for number, safeguard in enumerate(questionnaire.relations.individual.only_if):
            owner = Text(
                fr="condition de l’indice de chaque personne", en="condition of the index of single people"
            )
            yield Placed(("relations", "individual", "only_if", number, "when"), safeguard.when, owner)


def _asked_where(questionnaire: Questionnaire) -> Iterator[Placed]:
    """The conditions of sections and items. That of a section is also that of its items, and told once."""
    for s, section in enumerate(questionnaire.sections):
        if section.when is not None:
            owner = Text(fr=f"section « {section.id} »", en=f'section "{section.id}"')
            yield Placed(("sections", s, "when"), section.when, owner)
        for i, item in enumerate(section.items):
            own = own_condition(section, item)
            if own is not None and item.evidence_of is None:
                owner = Text(fr=f"item {item.id}", en=f"item {item.id}")
                yield Placed(("sections", s, "items", i, "when"), own, owner)


def _judged(tree: ast.expr, placed: Placed, names: Names, document: Document) -> Iterator[Problem]:
    if not can_be(tree, True, names):
        yield never(tree, placed, names, document)
    elif _is_about_something(tree) and not placed.may_always_hold and not can_be(tree, False, names):
        yield always(tree, placed, names, document)


def _formulas(questionnaire: Questionnaire, ranges: Ranges, document: Document) -> Iterator[Problem]:
    """Comparisons in the formulas of scales, where a scored item is its points and not its answer."""
    for number, scale in enumerate(questionnaire.scales):
        text = scale.with_.get("formula") if scale.rule == "formula" else None
        if isinstance(text, str) and scale.id not in ranges.faulty:
            known = {**ranges.names, **ranges.points}
            names = {name: known.get(name) for name in scale.inputs}
            owner = Text(fr=f"échelle {scale.id}", en=f"scale {scale.id}")
            placed = Placed(("scales", number, "with", "formula"), text, owner, _POINTS)
            for part in _comparisons(parse_condition(text).tree):
                yield from _judged(part, placed, names, document)


def _comparisons(node: ast.AST) -> Iterator[ast.expr]:
    """The outermost parts of a formula that are true or false."""
    if isinstance(node, (ast.Compare, ast.BoolOp)) or (
        isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    ):
        yield node
    else:
        for inner in ast.iter_child_nodes(node):
            yield from _comparisons(inner)


def _cuts(questionnaire: Questionnaire) -> Iterator[Placed]:
    """Each side of a quadrant has scores below its cut, and scores from it on."""
    for number, quadrant in enumerate(questionnaire.quadrants):
        for side, axis in (("x", quadrant.x), ("y", quadrant.y)):
            yield Placed(
                ("quadrants", number, side, "cut"),
                f"{axis.scale} >= {axis.cut:.12g}",
                Text(fr=f"quadrant « {quadrant.id} »", en=f'quadrant "{quadrant.id}"'),
            )


def _is_about_something(tree: ast.expr) -> bool:
    """Whether it names anything: a plain True is said on purpose."""
    return any(isinstance(node, ast.Name) for node in ast.walk(tree))
