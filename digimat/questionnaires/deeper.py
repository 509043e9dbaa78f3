"""Companions: the questionnaires that go deeper into what a result shows, and when each is called for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from digimat.language import Text
from digimat.questionnaires.basics import Formula, Id, Record, Whole
from digimat.questionnaires.outcome_model import Whose


class Deeper(Record):
    """A companion, called for where its condition holds. Of several entries for one companion the first counts.

    What a report says of the companion stands here, and not in its file alone: a report is written, and verified
    years later, from one questionnaire. ``digimat check`` compares the two.
    """

    questionnaire: Id
    title: Text  # as the companion calls itself
    minutes: Annotated[Whole, Field(gt=0)]  # the time it takes each person
    respondents: Text  # who answers
    when: Formula
    because: Text  # what the result leaves open, and what the companion will tell
    only: Whose | None = None  # whose results call for it
