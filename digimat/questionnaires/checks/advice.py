"""Flags and advice depend on what exists."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Conditions can be read; an advice is about a scale."""
    for number, flag in enumerate(questionnaire.flags):
        yield from reporter.condition(("flags", number, "when"), flag.when)
    for number, advice in enumerate(questionnaire.advice):
        yield from reporter.condition(("advice", number, "when"), advice.when)
        if advice.about not in reporter.scales:
            yield reporter.unknown(
                ("advice", number, "about"), Text(fr="l’échelle", en="scale"), advice.about, reporter.scales
            )
