"""Items are asked on conditions that can be told by then: from earlier items and from who answers."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.branching import own_condition
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.conditions import ConditionError, parse_condition
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Path


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Each condition reads well and names what stands before it; that of a section is told once."""
    known = [field.id for field in questionnaire.profile]
    later = [item.id for item in questionnaire.items]
    for s, section in enumerate(questionnaire.sections):
        shared: list[Problem] = []
        if section.when is not None:
            shared += reporter.condition(("sections", s, "when"), section.when, known, later)
        yield from shared
        for i, item in enumerate(section.items):
            path: Path = ("sections", s, "items", i, "when")
            own = own_condition(section, item)
            if own is not None and item.evidence_of is None:  # evidence is asked as its item is
                problems = list(reporter.condition(path, own, known, later))
                yield from problems or _together(path, item, shared, reporter)
            known.append(item.id)
            later.remove(item.id)


def _together(path: Path, item: Item, shared: list[Problem], reporter: Reporter) -> Iterator[Problem]:
    """The conditions of a section and of its item, each good by itself, may be too long together."""
    try:
        parse_condition(item.when or "")
    except ConditionError as error:
        if not shared:  # else it has been told where the section stands
            remedy = Text(
                fr="La condition de sa section compte aussi : raccourcissez l’une des deux.",
                en="The condition of its section counts too: shorten one of them.",
            )
            yield reporter.problem(path, "QST040", error.message, remedy)
