"""What must fit together in a questionnaire: one module a subject, and the list of them.

A check takes the questionnaire and a reporter that turns a path in the file into a position; it yields
problems. The names of rules are checked by scoring, which knows them.
"""

from __future__ import annotations

from collections.abc import Iterator

from digimat.problems import Problem
from digimat.questionnaires.checks import (
    advice,
    branching,
    decisions,
    deeper,
    forms,
    ids,
    items,
    levels,
    needs,
    order,
    quadrants,
    relations,
    report,
    roles,
    scales,
    shared,
    sittings,
    stages,
    variants,
)
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Document

CHECKS = (
    ids.check,
    items.check,
    variants.check,
    shared.check,
    branching.check,
    forms.check,
    sittings.check,
    roles.check,
    scales.check,
    levels.check,
    stages.check,
    decisions.check,
    quadrants.check,
    needs.check,
    order.check,
    advice.check,
    deeper.check,
    relations.check,
    report.check,
)

__all__ = ["check_questionnaire"]


def check_questionnaire(questionnaire: Questionnaire, document: Document) -> Iterator[Problem]:
    """Every problem that the checks find."""
    reporter = Reporter(questionnaire, document)
    for check in CHECKS:
        yield from check(questionnaire, reporter)
