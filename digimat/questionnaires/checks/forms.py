"""A form lists items that exist, each once, and names variants and modules that there are."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """No unknown item, variant or module, no item twice, and a warning for an item that no form asks."""
    asked: set[str] = set()
    variants = {i.variant for item in questionnaire.items for i in item.instances.values()}
    modules = {module.id: module for module in questionnaire.modules}
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
        if form.variant is not None and form.variant not in variants:
            kind = Text(fr="la variante", en="variant")
            yield reporter.unknown(("forms", number, "variant"), kind, form.variant, variants)
        for name, items in form.modules.items():
            at = ("forms", number, "modules", name)
            if name not in modules:
                yield reporter.unknown(at, Text(fr="le module", en="module"), name, modules)
            else:
                yield from reporter.unknowns(at, Text(fr="l’item", en="item"), items, modules[name].items)
    yield from _modules(questionnaire, asked, reporter)
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


def _modules(questionnaire: Questionnaire, asked: set[str], reporter: Reporter) -> Iterator[Problem]:
    """The items of modules exist, and are in no form and in no other module; ``asked`` gets them."""
    for number, module in enumerate(questionnaire.modules):
        path = ("modules", number, "items")
        yield from reporter.unknowns(path, Text(fr="l’item", en="item"), module.items, reporter.items)
        for place, item in enumerate(module.items):
            if item in asked:
                yield reporter.problem(
                    (*path, place),
                    "QST020",
                    Text(
                        fr=f"l’item « {item} » est aussi dans un formulaire, ou déjà dans un module",
                        en=f'"{item}" is in a form too, or in a module already',
                    ),
                    Text(fr="Gardez-le à un seul endroit.", en="Keep it in one place."),
                )
            asked.add(item)
