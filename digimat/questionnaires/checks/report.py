"""The plan of the report shows scales and levels that exist."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """No unknown scale or level set."""
    plan = questionnaire.report
    for field in ("comparison", "profile", "stairs"):
        names = getattr(plan, field)
        yield from reporter.unknowns(
            ("report", field), Text(fr="l’échelle", en="scale"), names, reporter.scales
        )
    sets = [v.id for v in questionnaire.levels]
    for field, known in (("headline", reporter.levels), ("profile_levels", sets)):
        name = getattr(plan, field)
        if name is not None and name not in known:
            yield reporter.unknown(("report", field), Text(fr="le niveau", en="level"), name, known)
