"""A quadrant sets one score against another."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Its two scales exist and are not the same one; its cuts are numbers that a condition may hold."""
    for number, quadrant in enumerate(questionnaire.quadrants):
        for side, axis in (("x", quadrant.x), ("y", quadrant.y)):
            if axis.scale not in reporter.scales:
                yield reporter.unknown(
                    ("quadrants", number, side, "scale"),
                    Text(fr="l’échelle", en="scale"),
                    axis.scale,
                    reporter.scales,
                )
            else:
                # The table that is computed says it in this way.
                yield from reporter.condition(
                    ("quadrants", number, side, "cut"), f"{axis.scale} >= {axis.cut!r}"
                )
        if quadrant.x.scale == quadrant.y.scale:
            yield reporter.problem(
                ("quadrants", number, "y", "scale"),
                "QST072",
                Text(
                    fr=f"les deux axes de « {quadrant.id} » portent la même échelle",
                    en=f'both sides of "{quadrant.id}" are the same scale',
                ),
                Text(fr="Choisissez une autre échelle pour y.", en="Choose another scale for y."),
            )
