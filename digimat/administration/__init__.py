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
from digimat.administration.session import apply, begin, step
from digimat.administration.state import HiddenItem, SessionClosed, SessionState

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
