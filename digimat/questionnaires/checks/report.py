"""The plan of the report shows scales, levels and outcomes that exist."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """No unknown scale, level set or outcome."""
    plan = questionnaire.report
    for field in ("comparison", "profile", "stairs"):
        names = getattr(plan, field)
        yield from reporter.unknowns(
            ("report", field), Text(fr="l’échelle", en="scale"), names, reporter.scales
        )
    results = [*reporter.levels, *reporter.stages, *reporter.outcomes, *reporter.scales]
    sets = [v.id for v in questionnaire.levels]
    for field, kind, known in (
        ("headline", Text(fr="le résultat", en="result"), results),
        ("profile_levels", Text(fr="le niveau", en="level"), sets),
    ):
        name = getattr(plan, field)
        if name is not None and name not in known:
            yield reporter.unknown(("report", field), kind, name, known)
