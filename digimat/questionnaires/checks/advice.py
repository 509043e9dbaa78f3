"""Flags and advice depend on what exists."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Path


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Conditions can be read; an advice is given for a reason, and its flag and its scale exist."""
    for number, flag in enumerate(questionnaire.flags):
        yield from reporter.condition(("flags", number, "when"), flag.when)
    for number, advice in enumerate(questionnaire.advice):
        path: Path = ("advice", number)
        if advice.when is not None:
            yield from reporter.condition((*path, "when"), advice.when)
        elif advice.flag is None:
            yield reporter.problem(
                path,
                "QST080",
                Text(
                    fr=f"rien ne dit quand donner le conseil « {advice.id} »",
                    en=f'nothing says when advice "{advice.id}" is given',
                ),
                Text(
                    fr="Ajoutez when: (une condition) ou flag: (un drapeau).",
                    en="Add when: (a condition) or flag: (a flag).",
                ),
            )
        if advice.flag is not None and advice.flag not in reporter.flags:
            yield reporter.unknown(
                (*path, "flag"), Text(fr="le drapeau", en="flag"), advice.flag, reporter.flags
            )
        if advice.about is not None and advice.about not in reporter.scales:
            yield reporter.unknown(
                (*path, "about"), Text(fr="l’échelle", en="scale"), advice.about, reporter.scales
            )
