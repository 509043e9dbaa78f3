"""A form lists items that exist, each once."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """No unknown item, none twice, and a warning for an item that no form asks."""
    asked: set[str] = set()
    for number, form in enumerate(questionnaire.forms):
        path = ("forms", number, "items")
        yield from reporter.unknowns(path, Text(fr="l’item", en="item"), form.items, reporter.items)
        for place, item in enumerate(form.items):
            if item in form.items[:place]:
                yield reporter.problem(
                    (*path, place),
                    "QST020",
                    Text(
                        fr=f"l’item « {item} » est deux fois dans ce formulaire",
                        en=f'"{item}" is asked twice',
                    ),
                    Text(fr="Retirez l’un des deux.", en="Remove one of them."),
                )
        asked.update(form.items)
    for s, section in enumerate(questionnaire.sections if questionnaire.forms else ()):
        for i, entry in enumerate(section.items):
            if entry.id not in asked and entry.evidence_of is None:
                yield reporter.problem(
                    ("sections", s, "items", i, "id"),
                    "QST023",
                    Text(
                        fr=f"aucun formulaire ne pose l’item « {entry.id} »",
                        en=f'no form asks item "{entry.id}"',
                    ),
                    Text(
                        fr="Ajoutez-le à un formulaire, ou retirez-le.", en="Add it to a form, or remove it."
                    ),
                    warning=True,
                )
