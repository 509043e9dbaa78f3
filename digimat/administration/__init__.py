"""One sitting: a pure session machine, and thin faces on it (plain lines, script)."""

from digimat.administration.conductor import Conductor
from digimat.administration.incidents import Incident
from digimat.administration.intents import (
    Answer,
    Back,
    Begin,
    Clear,
    Comment,
    Draft,
    Event,
    Flag,
    FocusGained,
    FocusLost,
    GoOn,
    Intent,
    Jump,
    Next,
    Now,
    Pause,
    Resume,
    Speak,
    Submit,
    Tick,
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
    "Draft",
    "Event",
    "Flag",
    "FocusGained",
    "FocusLost",
    "GoOn",
    "HiddenItem",
    "Incident",
    "Intent",
    "Jump",
    "Next",
    "Now",
    "Pause",
    "Resume",
    "SessionClosed",
    "SessionState",
    "Speak",
    "Submit",
    "Tick",
    "apply",
    "begin",
    "step",
]
