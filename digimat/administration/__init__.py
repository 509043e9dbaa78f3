"""One sitting: a pure session machine, and thin faces on it (plain lines, script)."""

from digimat.administration.conductor import Conductor
from digimat.administration.intents import (
    Answer,
    Back,
    Begin,
    Clear,
    Comment,
    Event,
    Flag,
    Intent,
    Jump,
    Next,
    Now,
    Pause,
    Resume,
    Submit,
)
from digimat.administration.session import HiddenItem, SessionClosed, SessionState, apply, begin, step

__all__ = [
    "Answer",
    "Back",
    "Begin",
    "Clear",
    "Comment",
    "Conductor",
    "Event",
    "Flag",
    "HiddenItem",
    "Intent",
    "Jump",
    "Next",
    "Now",
    "Pause",
    "Resume",
    "SessionClosed",
    "SessionState",
    "Submit",
    "apply",
    "begin",
    "step",
]
