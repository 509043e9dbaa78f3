"""Ids name one thing each."""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Sequence
from pathlib import Path as FilePath

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.conditions import FUNCTIONS
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Path

# Columns of the files of answers and of scores.
COLUMNS = ("respondent", "requirement", "band", "flags")


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """No id twice among items, scales, levels and flags, nor among sections, forms and advice."""
    q = questionnaire
    yield from _file_name(q, reporter)
    items: list[tuple[str, Path]] = [
        (item.id, ("sections", s, "items", i, "id"))
        for s, section in enumerate(q.sections)
        for i, item in enumerate(section.items)
    ]
    scored = [
        (r.id, (f, n, "id")) for f in ("scales", "levels", "flags") for n, r in enumerate(getattr(q, f))
    ]
    yield from _twice([*items, *scored], reporter)
    yield from _taken([*items, *scored], q, reporter)
    for field in ("sections", "forms", "advice"):
        yield from _twice([(r.id, (field, n, "id")) for n, r in enumerate(getattr(q, field))], reporter)
    for level_set in q.levels:
        number = q.levels.index(level_set)
        steps = [(s.id, ("levels", number, "steps", n, "id")) for n, s in enumerate(level_set.steps)]
        yield from _twice(steps, reporter)


def _taken(ids: Sequence[tuple[str, Path]], q: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Names that mean something else: a word of conditions, a column of the files, what levels derive."""
    derived = {
        f"{v.id}_{part}" for v in q.levels for part in ("capped", "band", *(f"by_{s}" for s in v.scales))
    }
    taken = {*keyword.kwlist, *FUNCTIONS, *COLUMNS, *derived}
    for name, path in ids:
        if name in taken:
            yield reporter.problem(
                path,
                "QST025",
                Text(fr=f"« {name} » a déjà un autre sens", en=f'"{name}" already means something else'),
                Text(
                    fr="Choisissez un autre identifiant : celui-ci est un mot des conditions ou une colonne.",
                    en="Choose another id: this one is a word of conditions or a column.",
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
