"""The questionnaires that a result calls for: why, how long, who answers, and the command."""

from __future__ import annotations

from digimat.language import plural
from digimat.reports.case import Case
from digimat.reports.content import Companion
from digimat.scoring.deeper import deeper_of


def companions_of(case: Case) -> tuple[Companion, ...]:
    """The companions that the results call for, in the order of the questionnaire."""
    return tuple(
        Companion(
            questionnaire=deeper.questionnaire,
            title=case.text(deeper.title),
            because=case.text(deeper.because),
            minutes=plural(deeper.minutes, "minute", case.language),
            respondents=case.text(deeper.respondents),
            command=f"digimat run {deeper.questionnaire}",
        )
        for deeper in deeper_of(case.results, case.row)
    )
