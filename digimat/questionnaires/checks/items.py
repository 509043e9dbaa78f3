"""Each item can be asked, answered and keyed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from digimat.language import LANGUAGES, Text, same
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.item_model import Item, asked_as
from digimat.questionnaires.item_types import IN_PARTS, ITEM_TYPES
from digimat.questionnaires.item_types.common import Fault
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE
from digimat.questionnaires.yaml_reader import Path

STIMULUS_COLUMNS, STIMULUS_LINES = 76, 24
_OPTION = Text(fr="l’option", en="option")
# Fields that only some types can use; on another type they would be written in vain.
_ONLY_FOR = {
    "choose": ("multi", "rank"),
    "exclusive": ("multi",),
    "spread": ("allocation",),
    "ends": ("scale10",),
    "prompts": ("match",),
    "each_option": IN_PARTS,
}


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """The type is known, and the item has what its type needs."""
    for s, section in enumerate(questionnaire.sections):
        for i, item in enumerate(section.items):
            path: Path = ("sections", s, "items", i)
            if item.type not in ITEM_TYPES:
                yield reporter.unknown((*path, "type"), Text(fr="le type", en="type"), item.type, ITEM_TYPES)
                continue
            if item.option_set is not None and item.option_set not in questionnaire.option_sets:
                continue  # told by the check of what is shared; without its options the rest would mislead
            for way, instance in asked_as(item):
                yield from _item(instance, (*path, *way), reporter)


def _item(item: Item, path: Path, reporter: Reporter) -> Iterator[Problem]:
    owner = same(f"item {' '.join(filter(None, (item.id, item.variant, item.parameter_set)))}")
    for fault in (*ITEM_TYPES[item.type].check(item), *_fields(item)):
        words = Text(fr=f"{owner.fr} : {fault.message.fr}", en=f"{owner.en}: {fault.message.en}")
        yield reporter.problem((*path, fault.field), fault.code, words, fault.remedy)
    if item.type == "multi":
        yield from reporter.unknowns((*path, "exclusive"), _OPTION, item.exclusive, item.options)
    # What is shared is checked once, where it stands.
    if item.option_set is None:
        yield from reserved_codes(owner, item.options, (*path, "options"), reporter)
    if item.stimulus is not None and item.testlet is None:
        yield from stimulus_fits(owner, item.stimulus, (*path, "stimulus"), reporter)


def _fields(item: Item) -> Iterator[Fault]:
    for field, types in _ONLY_FOR.items():
        if getattr(item, field) and item.type not in types:
            named = ", ".join(types)
            yield Fault(
                field,
                "QST030",
                Text(
                    fr=f"« {field} » ne sert pas à un item « {item.type} »",
                    en=f'"{field}" is of no use to a "{item.type}" item',
                ),
                Text(fr=f"Retirez-le ; il sert à : {named}.", en=f"Remove it; it is for: {named}."),
            )


def reserved_codes(
    owner: Text, options: Collection[str], path: Path, reporter: Reporter
) -> Iterator[Problem]:
    """No option has a code that says something of the response itself."""
    for code in options:
        if code.casefold() in (DONT_KNOW, NOT_APPLICABLE):
            yield reporter.problem(
                (*path, code),
                "QST033",
                Text(
                    fr=f"{owner.fr} : « {code} » est réservé ({DONT_KNOW} = ne sait pas, "
                    f"{NOT_APPLICABLE} = sans objet)",
                    en=f'{owner.en}: "{code}" is reserved ({DONT_KNOW} = don\'t know, '
                    f"{NOT_APPLICABLE} = not applicable)",
                ),
                Text(fr="Donnez un autre code à cette option.", en="Give this option another code."),
            )


def stimulus_fits(owner: Text, stimulus: Text, path: Path, reporter: Reporter) -> Iterator[Problem]:
    """A block fits on a screen in each language."""
    for language in LANGUAGES:
        lines = stimulus.of(language).rstrip("\n").split("\n")
        widest = max(map(len, lines))
        if widest > STIMULUS_COLUMNS or len(lines) > STIMULUS_LINES:
            yield reporter.problem(
                (*path, language),
                "QST034",
                Text(
                    fr=f"{owner.fr} : le document fait {widest} colonnes sur {len(lines)} lignes",
                    en=f"{owner.en}: the stimulus is {widest} columns by {len(lines)} lines",
                ),
                Text(
                    fr=f"Au plus {STIMULUS_COLUMNS} colonnes et {STIMULUS_LINES} lignes, pour tenir à l’écran.",
                    en=f"At most {STIMULUS_COLUMNS} columns and {STIMULUS_LINES} lines, to fit on a screen.",
                ),
            )
