"""Places problems in the file, and knows the names that a condition may use."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from digimat.language import Text
from digimat.problems import Problem, did_you_mean
from digimat.questionnaires.conditions import ConditionError, parse_condition
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Document, Path


class Reporter:
    """Makes the problems of one file."""

    def __init__(self, questionnaire: Questionnaire, document: Document) -> None:
        self.document = document
        self.items = [i.id for i in questionnaire.items]
        self.scales = [s.id for s in questionnaire.scales]
        self.levels = [v.id for v in questionnaire.levels if len(v.scales) == 1]

    @property
    def names(self) -> list[str]:
        """What a condition may name."""
        return [*self.items, *self.scales, *self.levels, *(f"{v}_capped" for v in self.levels)]

    def problem(
        self, path: Path, code: str, message: Text, remedy: Text, *, warning: bool = False
    ) -> Problem:
        """A problem at a path of the file."""
        return Problem(code, message, remedy, self.document.at(path), warning)

    def unknown(self, path: Path, kind: Text, name: str, known: Collection[str]) -> Problem:
        """A name that is not known, with the nearest one."""
        return self.problem(
            path,
            "QST021",
            Text(fr=f"{kind.fr} « {name} » n’existe pas", en=f'there is no {kind.en} "{name}"'),
            did_you_mean(name, list(known)),
        )

    def unknowns(
        self, path: Path, kind: Text, names: Collection[str], known: Collection[str]
    ) -> Iterator[Problem]:
        """Each name of a list that is not known."""
        for number, name in enumerate(names):
            if name not in known:
                yield self.unknown((*path, number), kind, name, known)

    def condition(self, path: Path, text: str, names: Collection[str] | None = None) -> Iterator[Problem]:
        """What is wrong with a condition: its form, or a name in it."""
        try:
            condition = parse_condition(text)
        except ConditionError as error:
            yield self.problem(path, "QST040", error.message, error.remedy)
            return
        known = self.names if names is None else names
        for name in sorted(condition.names - set(known)):
            yield self.unknown(path, Text(fr="le nom", en="name"), name, known)
