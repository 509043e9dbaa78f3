"""``show``: what a questionnaire asks and how it scores; its items, one form of it, and the keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digimat.commands.context import Context
from digimat.commands.outcome import Outcome

if TYPE_CHECKING:
    from rich.console import RenderableType

    from digimat.questionnaires import AssembledForm, Item, Questionnaire, Source


@dataclass(frozen=True, slots=True)
class ShowOptions:
    """What ``show`` is to show beside the overview."""

    items: bool = False
    keys: bool = False
    form: str | None = None
    seed: int | None = None
    modules: Sequence[str] = ()

    @property
    def one_form(self) -> bool:
        """Whether a form is asked for, and not the whole questionnaire."""
        return self.form is not None or self.seed is not None or bool(self.modules)


def show_questionnaire(name: str, options: ShowOptions, context: Context) -> Outcome:
    """What a questionnaire asks and how it scores; with its items, or one form of them, and with their keys.

    Raises:
        UserError: there is no such questionnaire, form or module.
    """
    from digimat.commands.form import choose_form
    from digimat.commands.questionnaire import load_questionnaire
    from digimat.questionnaires import assemble
    from digimat.reports.parts.adjusted import adjustments_data

    source = load_questionnaire(name, context)
    q = source.questionnaire
    form = None
    if options.one_form:
        form = assemble(q, choose_form(q, options.form, options.seed, options.modules))
    data = _as_json(q, form, keys=options.keys)
    if source.adjustments is not None:
        data["adjustments"] = adjustments_data(source.adjustments)
    return Outcome(_shown(source, form, options, context), data)


def _shown(
    source: Source, form: AssembledForm | None, options: ShowOptions, context: Context
) -> RenderableType:
    """A form or a bank as lines, ready for paper; anything else as the terminal lays it out."""
    from rich.console import Group
    from rich.text import Text as RichText

    from digimat.commands.booklet import adjusted_overview, booklet, overview
    from digimat.commands.booklets import BANNER, bank_booklet, form_booklet, holds_keys

    q, language = source.questionnaire, context.language
    if form is not None:
        return form_booklet(q, form, language, keys=options.keys)
    adjusted: list[Any] = []
    if source.adjustments is not None and source.adjustments.changes:
        adjusted.append(adjusted_overview(source.adjustments, language))
    with_items = options.items or options.keys
    if with_items and q.has_bank:
        return bank_booklet(q, language, keys=options.keys, adjusted=adjusted)
    parts: list[Any] = [overview(q, language), *adjusted]
    if options.keys and holds_keys(q):
        parts = [*(RichText(line, style="bold") for line in BANNER), *parts]
    if with_items:
        parts.append(booklet(q, language, keys=options.keys))
    return Group(*parts)


def _as_json(q: Questionnaire, form: AssembledForm | None, *, keys: bool) -> dict[str, Any]:
    """The questionnaire as data, with all instances of its cells; of one form, also the items as they are asked."""
    from digimat.commands.booklets import holds_keys

    hidden = () if keys else ("key", "rationale", "with") if holds_keys(q) else ("key", "rationale")
    written = q.model_dump(mode="json", by_alias=True)
    for section, entry in zip(q.sections, written["sections"], strict=True):
        entry["items"] = list(_items(section.items, hidden))
    data: dict[str, Any] = {"format": "digimat.questionnaire", "version": 1, "questionnaire": written}
    if form is not None:
        data |= {"form": form.id, "seed": form.seed, "items": list(_items(form.items, hidden))}
    return data


def _items(items: Sequence[Item], hidden: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Items as data, without what tells the right answer."""
    for item in items:
        entry = _without(item, hidden)
        if item.instances:
            entry["instances"] = {name: _without(each, hidden) for name, each in item.instances.items()}
        yield entry


def _without(item: Item, hidden: Sequence[str]) -> dict[str, Any]:
    dumped = item.model_dump(mode="json", by_alias=True)
    return {name: value for name, value in dumped.items() if name not in hidden}
