"""Option sets and stimuli: what items share exists, is used, and is not said twice."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text, same
from digimat.problems import Problem
from digimat.questionnaires.checks.items import reserved_codes, stimulus_fits
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Path

_SET = Text(fr="le jeu d’options", en="option set")
_STIMULUS = Text(fr="le document", en="stimulus")


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Items name sets and stimuli that exist; each of these is named by an item."""
    sets = questionnaire.option_sets
    for s, section in enumerate(questionnaire.sections):
        for i, item in enumerate(section.items):
            path: Path = ("sections", s, "items", i)
            if item.option_set is not None and item.option_set not in sets:
                yield reporter.unknown((*path, "option_set"), _SET, item.option_set, sets)
            elif item.option_set is not None and item.options is not sets[item.option_set]:
                yield _twice((*path, "option_set"), item.id, "options", "option_set", reporter)
            if item.testlet is not None and item.testlet not in section.stimuli:
                yield reporter.unknown((*path, "testlet"), _STIMULUS, item.testlet, section.stimuli)
            elif item.testlet is not None and item.stimulus != section.stimuli[item.testlet]:
                yield _twice((*path, "testlet"), item.id, "stimulus", "testlet", reporter)
        named = {item.testlet for item in section.items}
        for name, stimulus in section.stimuli.items():
            path = ("sections", s, "stimuli", name)
            yield from stimulus_fits(same(f"section {section.id}"), stimulus, path, reporter)
            if name not in named:
                yield _unused(path, _STIMULUS, name, "testlet", reporter)
    used = {item.option_set for item in questionnaire.items}
    for name, options in sets.items():
        owner = Text(fr=f"jeu d’options {name}", en=f"option set {name}")
        yield from reserved_codes(owner, options, ("option_sets", name), reporter)
        if name not in used:
            yield _unused(("option_sets", name), _SET, name, "option_set", reporter)


def _twice(path: Path, item: str, own: str, shared: str, reporter: Reporter) -> Problem:
    return reporter.problem(
        path,
        "QST035",
        Text(
            fr=f"item {item} : « {own} » et « {shared} » disent tous deux la même chose",
            en=f'item {item}: "{own}" and "{shared}" both say the same thing',
        ),
        Text(fr="Gardez l’un des deux.", en="Keep one of them."),
    )


def _unused(path: Path, kind: Text, name: str, field: str, reporter: Reporter) -> Problem:
    return reporter.problem(
        path,
        "QST026",
        Text(fr=f"aucun item n’utilise {kind.fr} « {name} »", en=f'no item uses the {kind.en} "{name}"'),
        Text(fr=f"Nommez-le ({field}: {name}) ou retirez-le.", en=f"Name it ({field}: {name}) or remove it."),
        warning=True,
    )
