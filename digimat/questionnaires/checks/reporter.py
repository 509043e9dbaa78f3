"""Places problems in the file, and knows the names that a condition may use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from digimat.language import Text
from digimat.problems import Problem, did_you_mean
from digimat.questionnaires.checks.compared import compared_codes
from digimat.questionnaires.conditions import ConditionError, parse_condition
from digimat.questionnaires.dependencies import LEVEL_DERIVED, SCALE_DERIVED
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Document, Path

_NOTHING_YET = Text(
    fr="Rien ne peut encore être nommé ici.", en="There is nothing yet that can be named here."
)


class Reporter:
    """Makes the problems of one file."""

    def __init__(self, questionnaire: Questionnaire, document: Document) -> None:
        self.document = document
        self.items = [i.id for i in questionnaire.items]
        self.scales = [s.id for s in questionnaire.scales]
        self.levels = [v.id for v in questionnaire.levels if len(v.scales) == 1]
        self.profile = [f.id for f in questionnaire.profile]
        self.parts = [p.id for p in questionnaire.parts]
        self.stages = [s.id for s in questionnaire.stages]
        self.flags = [f.id for f in questionnaire.flags]
        q = questionnaire
        self.outcomes = [*(d.id for d in q.decisions), *(d.id for d in q.quadrants), *(n.id for n in q.needs)]
        several = [v.id for v in questionnaire.levels if len(v.scales) != 1]
        times = Counter([*self.names, *several])
        # A name that is used twice, which is told elsewhere, says not what it stands for.
        self.ambiguous = frozenset(name for name, number in times.items() if number > 1)
        self._items = {i.id: i for i in questionnaire.items if i.id not in self.ambiguous}
        self._fields = {f.id: f for f in questionnaire.profile if f.id not in self.ambiguous}

    @property
    def names(self) -> list[str]:
        """What a condition may name."""
        return [
            *(*self.items, *self.scales, *self.levels, *self.stages, *self.outcomes, *self.flags),
            *(*self.profile, *self.parts),
            *(f"{scale}_{part}" for scale in self.scales for part in SCALE_DERIVED),
            *(f"{level}_{part}" for level in self.levels for part in LEVEL_DERIVED),
        ]

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
            did_you_mean(name, list(known)) if known else _NOTHING_YET,
        )

    def unknowns(
        self, path: Path, kind: Text, names: Collection[str], known: Collection[str]
    ) -> Iterator[Problem]:
        """Each name of a list that is not known."""
        for number, name in enumerate(names):
            if name not in known:
                yield self.unknown((*path, number), kind, name, known)

    def condition(
        self, path: Path, text: str, names: Collection[str] | None = None, later: Collection[str] = ()
    ) -> Iterator[Problem]:
        """What is wrong with a condition: its form, a name in it, or what that name is compared with.

        Args:
            path: where it stands.
            text: the condition as it is written.
            names: what it may name; without them, everything that a result may depend on.
            later: names that exist, but are not known yet where the condition is needed.
        """
        try:
            condition = parse_condition(text)
        except ConditionError as error:
            yield self.problem(path, "QST040", error.message, error.remedy)
            return
        known = self.names if names is None else names
        for name in sorted(condition.names - set(known)):
            if name in later:
                yield self._too_early(path, name)
            else:
                yield self.unknown(path, Text(fr="le nom", en="name"), name, known)
        for message, remedy in compared_codes(condition, self._items, self._fields):
            yield self.problem(path, "QST043", message, remedy)

    def _too_early(self, path: Path, name: str) -> Problem:
        return self.problem(
            path,
            "QST041",
            Text(
                fr=f"la condition nomme « {name} », qui n’est pas demandé avant",
                en=f'the condition names "{name}", which is not asked before it',
            ),
            Text(
                fr="Placez cet item plus haut dans le fichier, ou nommez-en un qui l’est déjà.",
                en="Move that item further up in the file, or name one that is there already.",
            ),
        )
