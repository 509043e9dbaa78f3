"""What happens next: told to a respondent once the answers are handed in."""

from __future__ import annotations

from digimat.language import Text
from digimat.questionnaires import Questionnaire

_WHERE_NOTHING_IS_SAID = Text(
    fr="Vos réponses sont envoyées et ne changeront plus. Pour en parler, ou pour consulter, faire corriger ou faire "
    "effacer ce qui est gardé sur vous, adressez-vous à la personne qui vous a proposé ce questionnaire.",
    en="Your answers are sent and can no longer change. To talk about them, or to see what is kept about you, or have "
    "it corrected or erased, ask the person who gave you this questionnaire.",
)
_ANONYMOUS = Text(
    fr="Vos réponses sont envoyées, et rien ne mène plus d’elles à vous : elles ne peuvent être ni retrouvées, ni "
    "corrigées, ni effacées. Pour en parler, adressez-vous à la personne qui vous a proposé ce questionnaire.",
    en="Your answers are sent, and nothing leads from them to you any more: they cannot be found, corrected or erased. "
    "To talk about them, ask the person who gave you this questionnaire.",
)


def afterwards(questionnaire: Questionnaire, *, anonymous: bool = False) -> Text:
    """What the questionnaire says happens next; where it says nothing, whom to turn to."""
    return questionnaire.afterwards or (_ANONYMOUS if anonymous else _WHERE_NOTHING_IS_SAID)
