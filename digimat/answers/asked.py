"""What one row of a file was asked: its form, the variant of each item, the modules that were taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from digimat.answers import csv_problems as wrong
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import Item, Questionnaire, UnknownForm, UnknownModule, read_response
from digimat.questionnaires.assembly import ChosenForm, choose, forms_of
from digimat.questionnaires.model import Module
from digimat.questionnaires.responses import NOT_APPLICABLE, clean
from digimat.questionnaires.variant_model import instance_name

# The columns of digimat's own files beside those of items and of the profile.
RESPONDENT, REQUIREMENT, FORM = "respondent", "requirement", "form"
# How much is kept of a file of millions: drawn forms, and ways to write an answer to one item.
FORMS_KEPT, READINGS_KEPT, LONGEST_KEPT = 10_000, 5_000, 100


def variant_column(item: str) -> str:
    """The column that says which variant of an item was asked."""
    return f"{item}_variant"


def set_column(item: str) -> str:
    """The column that says with which parameter set."""
    return f"{item}_set"


def asked_columns(questionnaire: Questionnaire) -> list[str]:
    """The columns beside the answers that say what was asked; none where every item is asked in one way only."""
    if not questionnaire.has_bank:
        return []
    columns = [FORM]
    for item in questionnaire.items:
        if item.instances:
            columns.append(variant_column(item.id))
            if any(instance.parameter_set for instance in item.instances.values()):
                columns.append(set_column(item.id))
    return columns


def said_form(cells: Mapping[str, str]) -> str:
    """The form that a row names, spaces and capitals aside; empty where it names none."""
    return "".join(clean(cells.get(FORM, "")).casefold().split())


def _not_of_the_form(
    module: Module, given: Sequence[str], listed: frozenset[str], said: str, where: Position
) -> Problem:
    extra = next(name for name in given if name not in listed)
    return wrong.not_of_the_form(where, extra, said, [name for name in module.items if name in listed])


class Asked:
    """Knows for each row what its cells answer."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.items = [item for item in questionnaire.items if item.id not in questionnaire.practice]
        self.modules = [module for module in questionnaire.modules if not module.practice]
        self.optional = frozenset(name for module in self.modules for name in module.items)
        self.columns = asked_columns(questionnaire)
        self.of_items = [name for name in self.columns if name != FORM]
        self.varies = bool(self.columns or self.modules)  # whether not everybody is asked the same
        self._form = lru_cache(FORMS_KEPT)(lambda form_id: choose(questionnaire, form_id))
        self._readings: dict[tuple[str, str], dict[str, str]] = {}
        self._listed = cache(self._items_of_module)

    def form(self, cells: Mapping[str, str], where: Position) -> ChosenForm:
        """The form of a row; the first one where the row does not say.

        Raises:
            UserError: there is no such form.
        """
        written = said_form(cells) if self.columns else ""
        try:
            form: ChosenForm = self._form(written)
        except UnknownModule as error:
            names = [module.id for module in self.modules]
            raise UserError(wrong.no_such_module(where, error.name, names)) from None
        except UnknownForm as error:
            raise UserError(wrong.no_such_form(where, error.name, forms_of(self.questionnaire))) from None
        return form

    def instance(self, item: Item, form: ChosenForm, cells: Mapping[str, str], where: Position) -> str:
        """The name of what a row was asked of an item; empty where it has one variant only.

        Raises:
            UserError: there is no such variant or set, or the declared form of the row has another one.
        """
        if not item.instances:
            return ""
        of_form = form.instances.get(item.id, next(iter(item.instances)))
        variant = clean(cells.get(variant_column(item.id), ""))
        number = clean(cells.get(set_column(item.id), ""))
        if not variant and not number:
            return of_form
        own = item.instances[of_form]
        variant = variant or own.variant
        sets = [i.parameter_set for i in item.instances.values() if i.variant == variant]
        if not sets:
            known = dict.fromkeys(i.variant for i in item.instances.values())
            raise UserError(wrong.no_such_variant(where, item.id, variant, list(known)))
        name = instance_name(variant, number or (own.parameter_set if variant == own.variant else sets[0]))
        if name not in item.instances:
            raise UserError(wrong.no_such_variant(where, item.id, number, [s for s in sets if s]))
        # What a seed draws may change as a bank grows; what the row says was asked.
        if name != of_form and form.seed is None and clean(cells.get(FORM, "")):
            raise UserError(wrong.another_form(where, item.id, name, of_form, form.id))
        return name

    def read(self, item: Item, instance: str, written: str) -> str:
        """The canonical code of what a cell says; each way to write it is read once.

        Raises:
            InvalidResponse: it is no response to the item.
        """
        known = self._readings.setdefault((item.id, instance), {})
        if written not in known:
            code = read_response(item.instance(instance), written).code
            if len(written) > LONGEST_KEPT or len(known) > READINGS_KEPT:
                return code
            known[written] = code
        return known[written]

    def shown(
        self, codes: Mapping[str, str], form: ChosenForm, said: str, where: Position
    ) -> tuple[dict[str, str | None], str]:
        """The answers of a row, None for the items of modules that were not asked; and its form with its modules.

        A module in which nothing is answered was not taken, unless the form names it. Of one that was, the items of
        the form were asked. Where the row names no form and answers others, it is these that were, and of those that
        are blank as many as a form has.

        Raises:
            UserError: the row names a form, and answers an item of a module that this form does not ask.
        """
        shown: dict[str, str | None] = dict(codes)
        base, *named = form.id.split("+")
        taken = [base]
        for module in self.modules:
            given = [name for name in module.items if codes.get(name, "") not in ("", NOT_APPLICABLE)]
            is_taken = bool(given) or module.id in named
            listed = self._listed(module.id, base) if is_taken else frozenset()
            taken += [module.id] if is_taken else []
            asked = listed
            if not set(given) <= listed:
                if said:
                    raise UserError(_not_of_the_form(module, given, listed, said, where))
                blank = [name for name in module.items if codes.get(name, "") == ""]
                asked = frozenset([*given, *blank[: max(0, len(listed) - len(given))]])
            for name in module.items:
                if name not in asked or codes.get(name) == NOT_APPLICABLE:
                    shown[name] = None
        return shown, "+".join(taken)

    def _items_of_module(self, module: str, form: str) -> frozenset[str]:
        with_it = self._form(f"{form}+{module}")
        own = next(each for each in self.modules if each.id == module)
        return frozenset(with_it.items) & frozenset(own.items)
