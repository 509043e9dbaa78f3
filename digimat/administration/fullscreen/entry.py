"""The way into the full screen; nothing of it is imported before a sitting wants it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from pathlib import Path

from digimat.administration.conductor import Conductor
from digimat.administration.fullscreen.ending import Ending, Terminated
from digimat.administration.state import SessionState
from digimat.language import Language
from digimat.questionnaires import Questionnaire


def sit(
    questionnaire: Questionnaire,
    language: Language,
    *,
    begin: Callable[[Mapping[str, str], Language], Conductor],
    known: Mapping[str, str],
    conductor: Conductor | None,
    finish: Callable[[SessionState], Ending] | None,
    suggest: Callable[[], Path] | None = None,
    extra_time: float = 0.0,
    anonymous_code: str = "",
) -> Conductor | None:
    """Sit on a full screen until the sitting is handed in, paused, or left before it began.

    Args:
        begin: makes the conductor of a new sitting from its profile and language; nothing is kept before.
        known: facts of the profile that need no question.
        conductor: of a sitting that goes on; None for a new one.
        finish: the result, once the sitting was handed in.
        suggest: another file to offer, where the answers cannot be kept in theirs.
        extra_time: granted to this respondent, as a share of the time limit.
        anonymous_code: of an anonymous sitting, for its person.
    Returns:
        The conductor, whose state says how the sitting stands; None where it never began.
    Raises:
        KeyboardInterrupt: the respondent pressed Ctrl-C; the sitting is paused and kept.
        Terminated: the process was told to end; the sitting is paused and kept.
    """
    from digimat.administration.fullscreen.app import FullScreen
    from digimat.administration.fullscreen.face import Face

    face = Face(
        questionnaire,
        language,
        begin=begin,
        known=known,
        conductor=conductor,
        finish=finish,
        suggest=suggest,
        extra_time=extra_time,
        anonymous_code=anonymous_code,
    )
    app = FullScreen(face)
    try:
        app.run()
    finally:
        face.stop("left")
    if app.failure is not None:
        raise app.failure
    if app.signal and app.signal != signal.SIGINT:
        raise Terminated(app.signal)
    if face.left == "interrupted":
        raise KeyboardInterrupt
    return face.conductor
