"""How a sitting goes: time limits that fit into one another, and items with one stimulus kept together."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """No section has more time than the whole; no form leaves a testlet and comes back to it."""
    whole = questionnaire.time_limit
    for number, section in enumerate(questionnaire.sections):
        if whole is not None and section.time_limit is not None and section.time_limit > whole:
            yield reporter.problem(
                ("sections", number, "time_limit"),
                "QST120",
                Text(
                    fr=f"la section « {section.id} » a {section.time_limit} min, et le tout {whole}",
                    en=f'section "{section.id}" has {section.time_limit} min, and the whole {whole}',
                ),
                Text(
                    fr="Donnez moins à la section, ou plus au questionnaire.",
                    en="Give the section less, or the questionnaire more.",
                ),
            )
    testlets = {
        item.id: (section.id, item.testlet)
        for section in questionnaire.sections
        for item in section.items
        if item.testlet is not None
    }
    for number, form in enumerate(questionnaire.forms):
        left: set[tuple[str, str]] = set()
        before = None
        for place, name in enumerate(form.items):
            testlet = testlets.get(name)
            if before is not None and testlet != before:
                left.add(before)
            if testlet is not None and testlet in left:
                yield reporter.problem(
                    ("forms", number, "items", place),
                    "QST121",
                    Text(
                        fr=f"« {name} » est séparé des autres items du document « {testlet[1]} »",
                        en=f'"{name}" is apart from the other items of stimulus "{testlet[1]}"',
                    ),
                    Text(
                        fr="Mettez-les à la suite : on lit le document une fois.",
                        en="Put them one after the other: the stimulus is read once.",
                    ),
                    warning=True,
                )
            before = testlet
