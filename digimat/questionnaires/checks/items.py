"""Each item can be asked, answered and keyed."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import LANGUAGES, Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.questionnaires.model import Item, Questionnaire
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE
from digimat.questionnaires.yaml_reader import Path

STIMULUS_COLUMNS, STIMULUS_LINES = 76, 24


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """The type is known, and the item has what its type needs."""
    for s, section in enumerate(questionnaire.sections):
        for i, item in enumerate(section.items):
            path: Path = ("sections", s, "items", i)
            kind = ITEM_TYPES.get(item.type)
            if kind is None:
                yield reporter.unknown((*path, "type"), Text(fr="le type", en="type"), item.type, ITEM_TYPES)
                continue
            for fault in kind.check(item):
                words = Text(
                    fr=f"item {item.id} : {fault.message.fr}", en=f"item {item.id}: {fault.message.en}"
                )
                yield reporter.problem((*path, fault.field), fault.code, words, fault.remedy)
            yield from _reserved_codes(item, path, reporter)
            yield from _stimulus_fits(item, path, reporter)


def _reserved_codes(item: Item, path: Path, reporter: Reporter) -> Iterator[Problem]:
    for code in item.options:
        if code.casefold() in (DONT_KNOW, NOT_APPLICABLE):
            yield reporter.problem(
                (*path, "options", code),
                "QST033",
                Text(
                    fr=f"item {item.id} : « {code} » est réservé ({DONT_KNOW} = ne sait pas, "
                    f"{NOT_APPLICABLE} = sans objet)",
                    en=f'item {item.id}: "{code}" is reserved ({DONT_KNOW} = don\'t know, '
                    f"{NOT_APPLICABLE} = not applicable)",
                ),
                Text(fr="Donnez un autre code à cette option.", en="Give this option another code."),
            )


def _stimulus_fits(item: Item, path: Path, reporter: Reporter) -> Iterator[Problem]:
    for language in LANGUAGES if item.stimulus else ():
        lines = item.stimulus.of(language).rstrip("\n").split("\n") if item.stimulus else []
        widest = max(map(len, lines))
        if widest > STIMULUS_COLUMNS or len(lines) > STIMULUS_LINES:
            yield reporter.problem(
                (*path, "stimulus", language),
                "QST034",
                Text(
                    fr=f"item {item.id} : le document fait {widest} colonnes sur {len(lines)} lignes",
                    en=f"item {item.id}: the stimulus is {widest} columns by {len(lines)} lines",
                ),
                Text(
                    fr=f"Au plus {STIMULUS_COLUMNS} colonnes et {STIMULUS_LINES} lignes, pour tenir à l’écran.",
                    en=f"At most {STIMULUS_COLUMNS} columns and {STIMULUS_LINES} lines, to fit on a screen.",
                ),
            )
