"""Ids name one thing each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path as FilePath

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Path


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
    for field in ("sections", "forms", "advice"):
        yield from _twice([(r.id, (field, n, "id")) for n, r in enumerate(getattr(q, field))], reporter)
    for level_set in q.levels:
        number = q.levels.index(level_set)
        steps = [(s.id, ("levels", number, "steps", n, "id")) for n, s in enumerate(level_set.steps)]
        yield from _twice(steps, reporter)


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
