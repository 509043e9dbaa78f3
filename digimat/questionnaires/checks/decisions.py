"""Decision tables decide every case, and each of their outcomes can come out."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.outcome_model import Decision
from digimat.questionnaires.yaml_reader import Path


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Lines can be read, lead to outcomes that exist, and the last one catches the rest."""
    for number, decision in enumerate(questionnaire.decisions):
        path: Path = ("decisions", number)
        result = Text(fr="le résultat", en="result")
        yield from reporter.unknowns((*path, "needs"), result, decision.needs, reporter.names)
        yield from reporter.unknowns(
            (*path, "moved"), Text(fr="l’échelle", en="scale"), decision.moved or (), reporter.scales
        )
        for place, rule in enumerate(decision.rules):
            at = (*path, "rules", place)
            if rule.when is not None:
                yield from reporter.condition((*at, "when"), rule.when)
            if rule.outcome not in decision.outcomes:
                yield reporter.unknown(
                    (*at, "outcome"), Text(fr="l’issue", en="outcome"), rule.outcome, decision.outcomes
                )
        yield from _the_rest(decision, path, reporter)
        yield from _outcomes(decision, path, reporter)


def _the_rest(decision: Decision, path: Path, reporter: Reporter) -> Iterator[Problem]:
    """The last line is without a condition. Were an earlier one, scoring tells which lines are never reached."""
    if not decision.rules or decision.rules[-1].when is not None:
        place: Path = ("rules", len(decision.rules) - 1) if decision.rules else ("rules",)
        yield reporter.problem(
            (*path, *place),
            "QST070",
            Text(
                fr=f"« {decision.id} » ne décide pas de tous les cas : aucune ligne n’attrape le reste",
                en=f'"{decision.id}" does not decide every case: no line catches the rest',
            ),
            Text(
                fr="Ajoutez à la fin une ligne sans when: - {outcome: …}.",
                en="Add a line without when at the end: - {outcome: …}.",
            ),
        )


def _outcomes(decision: Decision, path: Path, reporter: Reporter) -> Iterator[Problem]:
    given = {rule.outcome for rule in decision.rules}
    for outcome in decision.outcomes:
        if outcome not in given:
            yield reporter.problem(
                (*path, "outcomes", outcome),
                "QST071",
                Text(
                    fr=f"aucune ligne de « {decision.id} » ne mène à l’issue « {outcome} »",
                    en=f'no line of "{decision.id}" leads to the outcome "{outcome}"',
                ),
                Text(fr="Retirez-la, ou donnez-lui une ligne.", en="Remove it, or give it a line."),
            )
