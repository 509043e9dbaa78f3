"""What is said of the time that is left, and when it is said without being asked."""

from __future__ import annotations

from typing import Final

from digimat.language import Text
from digimat.questionnaires import Questionnaire

WARNINGS: Final = (0, 1, 5, 10)  # minutes left


class TimeWarnings:
    """Remembers what was told, so that each warning comes once."""

    def __init__(self) -> None:
        self._told = float("inf")

    def due(self, left: float | None) -> bool:
        """Whether a warning is due at so many seconds left; it counts as told then."""
        reached = [mark for mark in WARNINGS if left is not None and left <= mark * 60]
        if not reached or reached[0] >= self._told:
            return False
        self._told = reached[0]
        return True


def time_left(left: float | None) -> Text:
    """The time left in words."""
    if left is None:
        return Text(fr="Le temps n’est pas limité.", en="There is no time limit.")
    if left < 0:
        return Text(
            fr="Le temps est écoulé ; vos réponses sont encore enregistrées, avec la mention « hors temps ».",
            en="Time is up; your answers are still saved, and marked as late.",
        )
    minutes = max(1, round(left / 60))
    return Text(fr=f"Il reste environ {minutes} min.", en=f"About {minutes} min left.")


def minutes_left(left: float | None) -> Text:
    """The time left as it ends a heading; nothing without a limit, or once it is over."""
    if left is None or left < 0:
        return Text(fr="", en="")
    minutes = max(1, round(left / 60))
    return Text(fr=f" · reste {minutes} min", en=f" · {minutes} min left")


def time_granted(questionnaire: Questionnaire, extra_time: float) -> Text | None:
    """The limit of a respondent who was granted more time; None where it is that of everybody."""
    if questionnaire.time_limit is None or not extra_time:
        return None
    minutes = round(questionnaire.time_limit * (1 + extra_time))
    return Text(
        fr=f"temps limité à {minutes} min pour vous, temps supplémentaire compris",
        en=f"time limit {minutes} min for you, extra time included",
    )
