"""Which companion questionnaires a result calls for."""

from __future__ import annotations

from digimat.questionnaires.deeper import Deeper
from digimat.scoring.results import Results


def deeper_of(results: Results, row: int) -> tuple[Deeper, ...]:
    """The companions that the results of a respondent, or group, call for: each once, in the order of the file.

    A condition that cannot be computed calls for nothing. Where several entries name one companion, the first
    whose condition holds says why.
    """
    called = [
        deeper
        for deeper, holds in zip(results.questionnaire.deeper, results.deeper, strict=True)
        if holds[row] == 1
    ]
    first = {deeper.questionnaire: deeper for deeper in reversed(called)}
    return tuple(deeper for deeper in called if first[deeper.questionnaire] is deeper)
