"""Holds a sitting in one of its faces: the full screen, or plain lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from digimat.administration import Conductor, SessionState
from digimat.administration.afterwards import afterwards
from digimat.administration.terminal import Terminal
from digimat.commands.outcome import Outcome
from digimat.language import Language, Text
from digimat.questionnaires import Questionnaire

Face = Literal["full", "plain"]


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a sitting that a face plays.

    ``begin`` makes the conductor of a new sitting, once the notice is acknowledged and who answers is known; one that
    goes on has its ``conductor``.
    """

    questionnaire: Questionnaire
    language: Language
    begin: Callable[[Mapping[str, str], Language], Conductor] | None
    known: Mapping[str, str]
    conductor: Conductor | None = None
    extra_time: float = 0.0  # granted to this respondent, as a share of the limit
    anonymous_code: str = ""  # of an anonymous sitting: for the person, and for nobody else


def hold(
    part: Part, face: Face, terminal: Terminal, finish: Callable[[], Outcome], suggest: Callable[[], Path]
) -> Outcome | None:
    """Carry a sitting as far as it goes; its outcome where it was handed in.

    Args:
        part: what is asked, and how the sitting begins or goes on.
        face: in which it is held.
        terminal: where plain lines are written and typed.
        finish: makes the outcome of a sitting that was handed in.
        suggest: another file to go on in, where answers cannot be kept in theirs.

    Raises:
        KeyboardInterrupt: the respondent pressed Ctrl-C; the sitting is paused and kept.
    """
    if face == "full":
        return _full_screen(part, finish, suggest)
    return _plain(part, terminal, finish, suggest)


def _full_screen(part: Part, finish: Callable[[], Outcome], suggest: Callable[[], Path]) -> Outcome | None:
    from digimat.administration.fullscreen import Ending, Terminated, sit

    done: list[Outcome] = []

    def ending(_: SessionState) -> Ending:
        outcome = finish()
        done.append(outcome)
        told = [problem.message for problem in outcome.problems]
        return Ending(outcome.shown or "", [_next(part), *told, *outcome.notes])

    try:
        sit(
            part.questionnaire,
            part.language,
            begin=part.begin or _goes_on,
            known=part.known,
            conductor=part.conductor,
            finish=ending,
            suggest=suggest,
            extra_time=part.extra_time,
            anonymous_code=part.anonymous_code,
        )
    except Terminated:
        return None  # the window was closed: the sitting is paused and kept
    return done[0] if done else None


def _goes_on(*_: object) -> Conductor:
    raise AssertionError("a sitting that goes on is not begun")


def _plain(
    part: Part, terminal: Terminal, finish: Callable[[], Outcome], suggest: Callable[[], Path]
) -> Outcome | None:
    from digimat.administration.notice import show_notice
    from digimat.administration.plain import administer
    from digimat.administration.profile import ask_profile

    conductor = part.conductor
    if conductor is None:
        if not show_notice(part.questionnaire, terminal, part.language, part.extra_time, part.anonymous_code):
            return None
        profile = ask_profile(part.questionnaire, part.known, terminal, part.language)
        if profile is None:
            return None
        assert part.begin is not None
        conductor = part.begin(profile, part.language)
    state = administer(part.questionnaire, conductor, terminal, part.language, suggest)
    if state.status != "submitted":
        return None
    done = finish()
    return replace(done, notes=[*done.notes, _next(part)])


def _next(part: Part) -> Text:
    return afterwards(part.questionnaire, anonymous=bool(part.anonymous_code))
