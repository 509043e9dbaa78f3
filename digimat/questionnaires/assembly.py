"""Assembles the form that one respondent sits: a declared form, or one drawn from the bank, with its modules.

A form is known by one text, ``b``, ``seed-4711`` or ``b+coach+self``, and that text alone gives it again, item by
item, as long as the questionnaire has the same variants. Drawing needs no generator of random numbers: each candidate
gets a number from a hash of the seed, the item and its own name, and the highest wins. So a draw does not depend on a
version of Python, and a variant that is added changes only the draws that it wins (rendezvous hashing: Thaler and
Ravishankar, 1998, IEEE/ACM Transactions on Networking 6).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from digimat.language import Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.model import Form, Module, Questionnaire

SEED: Final = "seed-"
HIGHEST_SEED: Final = 999_999_999
_SEED_FORM = re.compile(rf"{SEED}([0-9]{{1,9}})")
# Types whose options have no order of their own. What a questionnaire keeps in order is never shuffled.
_SHUFFLED = ("single", "multi", "order", "match", "sjt_bw", "sjt_rate", "rank")


class UnknownForm(LookupError):
    """The questionnaire has no such form; ``name`` is what was asked for."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class UnknownModule(UnknownForm):
    """The questionnaire has no such module."""


@dataclass(frozen=True, slots=True)
class ChosenForm:
    """What one respondent is asked, by name: the items in order, and the instance of each that has several."""

    id: str
    title: Text
    items: tuple[str, ...]
    instances: Mapping[str, str]
    practice: frozenset[str] = frozenset()  # items that are no part of the results
    untimed: frozenset[str] = frozenset()  # items that the time limit is not about
    seed: int | None = None
    modules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssembledForm:
    """What one respondent is asked: the items as they stand on the screen, in order."""

    id: str
    title: Text
    items: tuple[Item, ...]
    practice: frozenset[str] = frozenset()
    untimed: frozenset[str] = frozenset()
    seed: int | None = None
    modules: tuple[str, ...] = ()

    @property
    def instances(self) -> Mapping[str, str]:
        """Which variant and parameter set of each item that has several, by name."""
        return {item.id: item.asked for item in self.items if item.asked}


def assemble(questionnaire: Questionnaire, form_id: str | None = None) -> AssembledForm:
    """The form that a text stands for; without one the first form, or all items.

    Raises:
        UnknownForm: there is no such form, or none can be drawn.
        UnknownModule: there is no such module.
    """
    form = choose(questionnaire, form_id)
    items = {item.id: item for item in questionnaire.items}
    asked = (_as_shown(items[name], form.instances.get(name, ""), form.seed) for name in form.items)
    return AssembledForm(
        form.id, form.title, tuple(asked), form.practice, form.untimed, form.seed, form.modules
    )


def choose(questionnaire: Questionnaire, form_id: str | None = None) -> ChosenForm:
    """What the form that a text stands for asks, by name: enough to score by, and quick.

    Raises:
        UnknownForm, UnknownModule: as above.
    """
    base, *taken = (form_id or "").split("+")
    form, seed = _base(questionnaire, base)
    modules = {module.id: module for module in questionnaire.modules}
    for name in taken:
        if name not in modules or modules[name].practice:
            raise UnknownModule(name)
    chosen = [m for m in questionnaire.modules if m.practice or m.id in taken]
    named = tuple(m.id for m in chosen if not m.practice)
    beside = {m.id: tuple(_of_module(m, form, seed)) for m in chosen}
    before = [name for m in chosen if m.place == "before" for name in beside[m.id]]
    after = [name for m in chosen if m.place == "after" for name in beside[m.id]]
    names = (*before, *form.items, *after)
    asked = set(names)
    return ChosenForm(
        "+".join((form.id, *named)),
        _title(form, [m for m in chosen if not m.practice]),
        names,
        {
            i.id: _instance(i, form.variant, seed)
            for i in questionnaire.items
            if i.instances and i.id in asked
        },
        frozenset(name for m in chosen if m.practice for name in beside[m.id]),
        frozenset((*before, *after)),
        seed,
        named,
    )


def forms_of(questionnaire: Questionnaire) -> list[str]:
    """The names of the forms that can be asked for, as a person would write them."""
    declared = [form.id for form in questionnaire.forms] or [questionnaire.form().id]
    return [*declared, *([f"{SEED}N"] if questionnaire.has_bank else [])]


def _base(questionnaire: Questionnaire, name: str) -> tuple[Form, int | None]:
    if drawn := _SEED_FORM.fullmatch(name):
        if not questionnaire.has_bank:
            raise UnknownForm(name)
        seed = int(drawn[1])
        title = Text(fr=f"Tirage n° {seed}", en=f"Drawn form {seed}")
        first = questionnaire.form()
        return first.model_copy(update={"id": f"{SEED}{seed}", "title": title}), seed
    try:
        return questionnaire.form(name or None), None
    except StopIteration:
        raise UnknownForm(name) from None


def _title(form: Form, modules: Collection[Module]) -> Text:
    titles = [form.title, *(module.title for module in modules)]
    return Text(fr=" + ".join(t.fr for t in titles), en=" + ".join(t.en for t in titles))


def _of_module(module: Module, form: Form, seed: int | None) -> Iterator[str]:
    """The items of a module that go with a form, in the order of the module."""
    if seed is None:
        yield from form.modules.get(module.id, module.items)
        return
    best = sorted(module.items, key=lambda name: _luck(seed, module.id, name), reverse=True)
    kept = best[: module.draw or len(best)]
    yield from (name for name in module.items if name in kept)


def _instance(item: Item, variant: str | None, seed: int | None) -> str:
    """The name of what is asked of a cell.

    Of a declared form the first parameter set of its variant; of a drawn one a variant, and one of its sets.
    """
    if seed is None:
        named = (name for name, i in item.instances.items() if variant in (None, i.variant))
        return next(named, next(iter(item.instances)))
    candidates = {name: item.instances[name] for name in item.drawn_from or item.instances}
    drawn = max({i.variant for i in candidates.values()}, key=lambda name: _luck(seed, item.id, name))
    sets = {name: i.parameter_set for name, i in candidates.items() if i.variant == drawn}
    return max(sets, key=lambda name: _luck(seed, item.id, drawn, sets[name]))


def _as_shown(item: Item, instance: str, seed: int | None) -> Item:
    """An item as it stands on the screen; in a drawn form its options are mixed, unless they have an order."""
    if instance:
        item = item.instances[instance].model_copy(update={"when": item.when})
    if seed is None or item.keep_order or item.option_set is not None or item.type not in _SHUFFLED:
        return item
    mixed = sorted(
        item.options,
        key=lambda code: (code in item.exclusive, _luck(seed, item.id, item.variant, "option", code)),
    )
    shown = {code: item.options[code] for code in mixed}
    return item.model_copy(update={"options": shown, "code_order": tuple(item.options)})


def _luck(seed: int, *names: str) -> bytes:
    """The number that a candidate draws: evenly spread, and the same for ever."""
    return hashlib.sha256("/".join((str(seed), *names)).encode()).digest()
