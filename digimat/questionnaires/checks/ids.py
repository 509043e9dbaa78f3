"""Ids name one thing each."""

from __future__ import annotations

import keyword
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path as FilePath

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.conditions import FUNCTIONS
from digimat.questionnaires.dependencies import LEVEL_DERIVED, SCALE_DERIVED
from digimat.questionnaires.item_model import parts_of
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Path

# Columns of the files of answers and of scores, of people and of groups.
COLUMNS = ("respondent", "requirement", "band", "flags", "people", "blind_spots", "gaps")


# What is computed, in the order in which conditions may come to name it.
RESULTS = ("scales", "levels", "stages", "decisions", "quadrants", "needs", "flags")


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """No id twice among all that a condition can name, nor where ids of one list have to be told apart."""
    q = questionnaire
    yield from _file_name(q, reporter)
    named: list[tuple[str, Path]] = []
    for s, section in enumerate(q.sections):
        named += [(item.id, ("sections", s, "items", i, "id")) for i, item in enumerate(section.items)]
    for field in ("profile", *RESULTS):
        named += _ids(q, field)
    for s, section in enumerate(q.sections):
        for i, item in enumerate(section.items):
            path: Path = ("sections", s, "items", i, "each_option")
            named += [(part.id, path) for part in parts_of(item)]
    yield from _twice(named, reporter)
    yield from _taken(named, {*keyword.kwlist, *FUNCTIONS, *COLUMNS, *_derived(q)}, reporter)
    for field in ("sections", "forms", "modules", "advice"):
        yield from _twice(_ids(q, field), reporter)
    for field in ("levels", "stages"):
        for number, ranked in enumerate(getattr(q, field)):
            yield from _twice(_ids(ranked, "steps", (field, number)), reporter)
    for number, stage_set in enumerate(q.stages):
        conditions: list[tuple[str, Path]] = []
        for place, stage in enumerate(stage_set.steps):
            if stage.gate is not None:
                conditions += _ids(stage.gate, "conditions", ("stages", number, "steps", place, "gate"))
        yield from _twice(conditions, reporter)


def _ids(holder: object, field: str, path: Path = ()) -> list[tuple[str, Path]]:
    """The ids in a list of the file, and where each stands."""
    return [(record.id, (*path, field, n, "id")) for n, record in enumerate(getattr(holder, field))]


def _derived(q: Questionnaire) -> Iterator[str]:
    """Names that come with a result: in conditions, and as columns of the file of scores."""
    for scale in q.scales:
        yield from (f"{scale.id}_{part}" for part in SCALE_DERIVED)
    for level_set in q.levels:
        columns = (*LEVEL_DERIVED, "band", *(f"by_{scale}" for scale in level_set.scales))
        yield from (f"{level_set.id}_{part}" for part in columns)
    for item in q.items:
        if item.instances:
            yield from (f"{item.id}_variant", f"{item.id}_set")
    if q.has_bank:
        yield "form"
    for decided in (*(d.id for d in q.decisions), *(d.id for d in q.quadrants)):
        yield f"{decided}_alternatives"


def _taken(ids: Sequence[tuple[str, Path]], taken: Collection[str], reporter: Reporter) -> Iterator[Problem]:
    """Names that mean something else: a word of conditions, a column of the files, what comes with a result."""
    for name, path in ids:
        if name in taken:
            yield reporter.problem(
                path,
                "QST025",
                Text(fr=f"« {name} » a déjà un autre sens", en=f'"{name}" already means something else'),
                Text(
                    fr="Choisissez un autre identifiant : celui-ci est un mot des conditions, une colonne, "
                    "ou vient avec un résultat.",
                    en="Choose another id: this one is a word of conditions, a column, or comes with a result.",
                ),
            )


def _twice(ids: Sequence[tuple[str, Path]], reporter: Reporter) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for name, path in ids:
        if name in first:
            line = reporter.document.at(first[name]).line
            yield reporter.problem(
                path,
                "QST020",
                Text(
                    fr=f"l’identifiant « {name} » sert deux fois (d’abord ligne {line})",
                    en=f'the id "{name}" is used twice (first on line {line})',
                ),
                Text(fr="Renommez l’un des deux.", en="Rename one of them."),
            )
        first.setdefault(name, path)


def _file_name(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """A questionnaire is found by the name of its file, so the two agree."""
    stem = FilePath(reporter.document.file).stem
    if stem != questionnaire.id:
        yield reporter.problem(
            ("id",),
            "QST022",
            Text(
                fr=f"le fichier s’appelle « {stem} » et le questionnaire « {questionnaire.id} »",
                en=f'the file is called "{stem}" and the questionnaire "{questionnaire.id}"',
            ),
            Text(
                fr=f"Renommez le fichier {questionnaire.id}.yaml, ou changez id.",
                en=f"Rename the file {questionnaire.id}.yaml, or change id.",
            ),
            warning=True,
        )
