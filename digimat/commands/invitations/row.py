"""One row of a list of people to invite: what it says of a person, and everything that is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from digimat.answers import csv_problems
from digimat.commands.form import choose_form
from digimat.commands.invitations import problems as wrong
from digimat.language import Language
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import InvalidResponse, Questionnaire
from digimat.questionnaires.assembly import HIGHEST_SEED
from digimat.questionnaires.profile import read_fact
from digimat.questionnaires.responses import clean

MOST_EXTRA_TIME: Final = 300  # per cent
_LANGUAGES: Final[Mapping[str, Language]] = {
    "fr": "fr", "francais": "fr", "french": "fr", "en": "en", "anglais": "en", "english": "en",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """What a sitting is prepared with, where a row of the list says nothing else."""

    language: Language
    form: str
    modules: Sequence[str] = ()
    required: str = ""  # id of a band
    extra_time: float = 0.0  # share of the time limit
    draw_each: bool = False  # a form for each person, drawn from the code


@dataclass(frozen=True, slots=True)
class Invited:
    """One row of the list: who, and what their sitting is prepared with."""

    respondent: str
    form: str | None  # None: drawn from the code
    modules: Sequence[str]
    required: str
    extra_time: float
    language: Language
    profile: Mapping[str, str]


def folded(name: str) -> str:
    """A name of a column, accents, case and what stands between its words aside."""
    plain = unicodedata.normalize("NFKD", clean(name)).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


class Row:
    """One row while it is read."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        terms: Terms,
        cells: Sequence[str],
        places: Mapping[str, int],
        where: Position,
        read_band: Callable[[str], str],
    ) -> None:
        self.questionnaire = questionnaire
        self.terms = terms
        self.cells = cells
        self.places = places
        self.where = where
        self.read_band = read_band
        self.problems: list[Problem] = []

    def at(self, column: str) -> Position:
        """Where a cell stands."""
        return Position(self.where.file, self.where.line, self.places.get(column, -1) + 1)

    def said(self, column: str) -> str:
        """What the row says in a column; empty where it says nothing."""
        place = self.places.get(column)
        return clean(self.cells[place]) if place is not None and place < len(self.cells) else ""

    def read(self, width: int) -> Invited:
        """What the row says; what is wrong with it is added to its problems."""
        if any(cell.strip() for cell in self.cells[width:]):
            self.problems.append(csv_problems.ragged(self.where, len(self.cells), width))
        if "respondent" in self.places and not self.said("respondent"):
            self.problems.append(wrong.nobody(self.at("respondent")))
        modules = self._modules()
        return Invited(
            respondent=self.said("respondent"),
            form=self._form(modules),
            modules=modules,
            required=self._required(),
            extra_time=self._extra_time(),
            language=self._language(),
            profile=self._profile(),
        )

    def _modules(self) -> Sequence[str]:
        said = self.said("modules")
        if said and all(module.practice for module in self.questionnaire.modules):
            self.problems.append(wrong.no_modules(self.at("modules"), self.questionnaire.id))
            return ()
        return [said.replace("+", ",").replace(";", ",")] if said else self.terms.modules

    def _form(self, modules: Sequence[str]) -> str | None:
        form, seed = self.said("form"), self.said("seed")
        if form and seed:
            self.problems.append(wrong.form_and_seed(self.at("seed")))
            return None
        if not form and not seed and self.terms.draw_each:
            self._chosen(None, 0, modules, "modules")  # what is wrong with the modules is told now
            return None
        if not form and not seed:
            return self._chosen(self.terms.form, None, modules, "modules")
        if form:
            return self._chosen(form, None, modules, "form")
        if not seed.isdecimal() or int(seed) > HIGHEST_SEED:
            self.problems.append(wrong.no_number(self.at("seed"), "seed", seed, HIGHEST_SEED))
            return None
        if not self.questionnaire.has_bank:
            self.problems.append(wrong.nothing_to_draw(self.at("seed"), self.questionnaire.id))
            return None
        return self._chosen(None, int(seed), modules, "seed")

    def _chosen(self, form: str | None, seed: int | None, modules: Sequence[str], column: str) -> str | None:
        try:
            return choose_form(self.questionnaire, form, seed, modules)
        except UserError as error:
            column = "modules" if error.problems[0].code == "CLI013" and self.said("modules") else column
            self._refused(error, column)
            return None

    def _required(self) -> str:
        try:
            return self.read_band(said) if (said := self.said("require")) else self.terms.required
        except UserError as error:
            self._refused(error, "require")
            return ""

    def _extra_time(self) -> float:
        said = self.said("extra_time")
        if not said:
            return self.terms.extra_time
        number = re.fullmatch(r"([0-9]{1,3}(?:[.,][0-9]{1,3})?)\s*%?", said)
        percent = float(number[1].replace(",", ".")) if number else -1.0
        # 0,33 is a third, written as a share: read as per cent it would be no time at all.
        if percent < 0 or 0 < percent < 1 or percent > MOST_EXTRA_TIME:
            self.problems.append(wrong.no_percentage(self.at("extra_time"), said, MOST_EXTRA_TIME))
        return percent / 100

    def _language(self) -> Language:
        said = self.said("lang")
        if said and folded(said) not in _LANGUAGES:
            self.problems.append(wrong.no_language(self.at("lang"), said))
        return _LANGUAGES.get(folded(said), self.terms.language)

    def _profile(self) -> Mapping[str, str]:
        profile: dict[str, str] = {}
        for field in self.questionnaire.profile:
            try:
                fact = read_fact(field, self.said(field.id))
            except InvalidResponse as error:
                self.problems.append(wrong.cell(self.at(field.id), error.message, error.remedy))
                continue
            if fact:
                profile[field.id] = fact
        return profile

    def _refused(self, error: UserError, column: str) -> None:
        self.problems += [wrong.cell(self.at(column), p.message, p.remedy) for p in error.problems]
