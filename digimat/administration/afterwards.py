"""What happens next: told to a respondent once the answers are handed in."""

from __future__ import annotations

from digimat.language import Text
from digimat.questionnaires import Questionnaire

_WHERE_NOTHING_IS_SAID = Text(
    fr="Vos réponses sont remises et ne changeront plus. Pour en parler, ou pour voir, corriger ou faire effacer ce "
    "qui est gardé de vous, adressez-vous à la personne qui vous a invité.",
    en="Your answers are handed in and will not change any more. To talk about them, or to see, correct or have erased "
    "what is kept about you, turn to the person who invited you.",
)


def afterwards(questionnaire: Questionnaire) -> Text:
    """What the questionnaire says happens next; where it says nothing, whom to turn to."""
    return questionnaire.afterwards or _WHERE_NOTHING_IS_SAID
