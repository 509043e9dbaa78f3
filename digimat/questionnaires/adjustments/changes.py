"""Keeps account of what is changed of a questionnaire, where that is written, and what cannot be changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from digimat.language import Text
from digimat.problems import Position, Problem
from digimat.questionnaires.adjustments import change_problems as wrong
from digimat.questionnaires.adjustments.model import Adjustment, Value
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Document, Path

SCALE = Text(fr="l’échelle", en="scale")


class Changes:
    """The changes that one file makes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.made: list[Adjustment] = []
        self.problems: list[Problem] = []
        self.places: dict[Path, Position] = {}  # a path of the questionnaire -> where the file changes it

    def find(self, path: Path, kind: Text, known: Collection[str]) -> int | None:
        """The place among the known names of the one that a path ends with; None, and a problem, for no such name."""
        name = str(path[-1])
        if name in known:
            return list(known).index(name)
        self.problems.append(wrong.unknown(self.document.at(path), kind, name, known))
        return None

    def note(self, path: Path, title: Text, before: Value, after: Value, target: Path) -> None:
        """One value, listed where it differs from the questionnaire's own; ``target`` is its path there."""
        self.places[target] = self.document.at(path)
        if before != after:
            self.made.append(Adjustment(".".join(map(str, path)), title, before, after))

    def around(self, target: Path, path: Path) -> None:
        """What is wrong with a part of the questionnaire is told here, unless a value has a nearer place."""
        self.places.setdefault(target, self.document.at(path))


def titles_of(questionnaire: Questionnaire) -> Mapping[str, Text]:
    """What inputs of scales, and scales, are called."""
    q = questionnaire
    items = {item.id: item.title for item in q.items} | {part.id: part.title for part in q.parts}
    ranks = {v.id: v.title for v in q.levels} | {stages.id: stages.title for stages in q.stages}
    return items | ranks | {scale.id: scale.title for scale in q.scales}
