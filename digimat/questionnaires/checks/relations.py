"""Relations of single people are shown on conditions, and their index is out of a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Weights that make a whole; conditions, one at least, that name what exists."""
    if questionnaire.relations is None:
        return
    individual = questionnaire.relations.individual
    weights = individual.weights
    if not isclose(weights.people + weights.units, 1):
        yield reporter.problem(
            ("relations", "individual", "weights"),
            "QST150",
            Text(
                fr="les deux poids de l’indice ne font pas 1 : il n’irait pas de 0 à 100",
                en="the two weights of the index do not make 1: it would not go from 0 to 100",
            ),
            Text(fr="Par exemple {people: 0.6, units: 0.4}.", en="For example {people: 0.6, units: 0.4}."),
        )
    if not individual.only_if:
        yield reporter.problem(
            ("relations", "individual", "only_if"),
            "QST151",
            Text(
                fr="l’indice de chaque personne serait montré sans aucune condition",
                en="the index of single people would be shown without any condition",
            ),
            Text(
                fr="Donnez une condition au moins : when, et otherwise, qui dit pourquoi l’indice n’est pas calculé.",
                en="Give one condition at least: when, and otherwise, which says why the index is withheld.",
            ),
        )
    for number, condition in enumerate(individual.only_if):
        path = ("relations", "individual", "only_if", number, "when")
        yield from reporter.condition(path, condition.when)
