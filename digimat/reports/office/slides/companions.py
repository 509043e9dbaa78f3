"""The questionnaires that a result calls for, as notes for slides."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.reports.content import Note, Report
from digimat.reports.wording import words


def companion_notes(report: Report) -> Sequence[Note]:
    """Each companion with its reason, then how long, the command and who answers."""
    who = words(report.language)["who_answers"]
    return tuple(
        Note(f"{each.title} · {each.minutes} · {each.command}", f"{each.because} {who} {each.respondents}")
        for each in report.deeper
    )
