"""A profile compares several needs."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire

_ALL = "all"  # the id of the profile in which no need stands out


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Two scales at least, that exist, none with a name that already stands for all of them."""
    for number, needs in enumerate(questionnaire.needs):
        for name in needs.scales:
            path = ("needs", number, "scales", name)
            if name not in reporter.scales:
                yield reporter.unknown(path, Text(fr="l’échelle", en="scale"), name, reporter.scales)
            elif name == _ALL:
                yield reporter.problem(
                    path,
                    "QST025",
                    Text(
                        fr=f"« {name} » a déjà un autre sens ici : aucun besoin ne se détache",
                        en=f'"{name}" already means something else here: no need stands out',
                    ),
                    Text(fr="Donnez un autre id à cette échelle.", en="Give this scale another id."),
                )
        if len(needs.scales) < 2:
            yield reporter.problem(
                ("needs", number, "scales"),
                "QST073",
                Text(
                    fr=f"« {needs.id} » compare moins de deux échelles",
                    en=f'"{needs.id}" compares fewer than two scales',
                ),
                Text(fr="Nommez-en deux au moins.", en="Name two at least."),
            )
