"""From the file of a workspace to the questionnaire as it is scored there: reading, changing, checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path as FilePath

from pydantic import ValidationError

from digimat.problems import Position, Problem
from digimat.questionnaires.adjustments import change_problems as wrong
from digimat.questionnaires.adjustments.changes import Changes
from digimat.questionnaires.adjustments.cuts import change_cuts
from digimat.questionnaires.adjustments.gates import change_gates
from digimat.questionnaires.adjustments.model import (
    ABOUT,
    FOLDER,
    Adjustments,
    ConditionChange,
    GateChange,
    WrittenAdjustments,
)
from digimat.questionnaires.adjustments.roles import change_role_weights
from digimat.questionnaires.adjustments.scales import change_targets, change_weights
from digimat.questionnaires.checks import check_questionnaire
from digimat.questionnaires.loading import Source
from digimat.questionnaires.shape import shape_problems
from digimat.questionnaires.yaml_reader import Document, Path, read_yaml


@dataclass
class AdjustedDocument(Document):
    """The file of a questionnaire, with the places of what another file changes of it."""

    published: Document = field(default_factory=lambda: Document(""))
    places: Mapping[Path, Position] = field(default_factory=dict)

    def at(self, path: Path) -> Position:
        """The position of a value where it is changed, or else in the questionnaire."""
        for length in range(len(path), 0, -1):
            if place := self.places.get(path[:length]):
                return place
        return self.published.at(path)


def read_adjustments(text: str, file: str) -> tuple[WrittenAdjustments | None, Document, list[Problem]]:
    """Read what a file changes; None where its shape is wrong, and every problem found."""
    document = read_yaml(text, file)
    if not isinstance(document.data, dict):
        return None, document, document.problems or [wrong.not_adjustments(Position(file, 1, 1))]
    try:
        written = WrittenAdjustments.model_validate(document.data)
    except ValidationError as error:
        return None, document, [*document.problems, *_shape(error, document)]
    problems = list(document.problems)
    if not (written.because.fr.strip() and written.because.en.strip()):
        problems.append(wrong.missing(document.at(("because",)), "because"))
    return written, document, problems


def adjust(source: Source, text: str, file: str) -> tuple[Source | None, list[Problem]]:
    """A questionnaire with the values of a workspace.

    Args:
        source: the questionnaire as it is published, free of errors.
        text: what the workspace's file says.
        file: its name in messages.
    Returns:
        The questionnaire as it is scored there, with the list of its adjustments, or None where the file cannot
        be read; and every problem of the file, in its order. What cannot be changed is left as it is.
    """
    written, document, problems = read_adjustments(text, file)
    if written is None:
        return None, _in_order(problems)
    questionnaire, changes = source.questionnaire, Changes(document)
    if written.questionnaire != questionnaire.id:
        where = document.at(("questionnaire",))
        problems.append(wrong.another_questionnaire(where, written.questionnaire, questionnaire.id))
        return None, _in_order(problems)
    questionnaire = change_weights(questionnaire, written.weights, changes)
    questionnaire = change_cuts(questionnaire, written.cuts, changes)
    questionnaire = change_role_weights(questionnaire, written.role_weights, changes)
    questionnaire = change_gates(questionnaire, written.gates, changes)
    questionnaire = change_targets(questionnaire, written.targets, changes)
    adjusted = replace(
        source,
        questionnaire=questionnaire,
        read=_with_places(source.document, changes.places),
        adjustments=Adjustments(
            f"{FOLDER}/{FilePath(file).name}",
            hashlib.sha256(text.encode()).hexdigest(),
            written.because,
            tuple(changes.made),
        ),
    )
    before = check_questionnaire(source.questionnaire, source.document)
    after = check_questionnaire(questionnaire, adjusted.document)
    return adjusted, _in_order([*problems, *changes.problems, *brought_about(before, after, file)])


def brought_about(before: Iterable[Problem], after: Iterable[Problem], file: str) -> Iterator[Problem]:
    """The problems that a questionnaire has only since its values were changed, in the file that changed them."""
    known = {(problem.code, problem.message) for problem in before}
    for problem in after:
        if (problem.code, problem.message) not in known:
            told = problem.position is not None and problem.position.file == file
            yield problem if told else replace(problem, position=Position(file))


def _with_places(published: Document, places: Mapping[Path, Position]) -> AdjustedDocument:
    own = {each.name: getattr(published, each.name) for each in fields(Document)}
    return AdjustedDocument(**own, published=published, places=places)


def _shape(error: ValidationError, document: Document) -> Iterator[Problem]:
    """What is wrong with the shape; what cannot be changed here is said in words of its own."""
    for detail, problem in zip(error.errors(include_url=False), shape_problems(error, document), strict=True):
        path: Path = detail["loc"]
        name = str(path[-1]) if path else ""
        if detail["type"] == "missing" and path in [(about,) for about in ABOUT]:
            yield wrong.missing(document.at(()), name)
        elif detail["type"] == "extra_forbidden" and len(path) == 1:
            yield wrong.not_changeable(document.at(path), name)
        elif detail["type"] == "extra_forbidden":
            part = ConditionChange if "conditions" in path[:-1] else GateChange
            yield wrong.not_a_part(document.at(path), name, part.model_fields)
        else:
            yield problem


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda p: (p.position or Position(""), p.code))
