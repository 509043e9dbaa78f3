"""What a command takes from its process, and what it gives back: language, context, terminal; the outcome shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digimat.command_line.spoken import HELP_LANGUAGE, asked_language, spoken_language
from digimat.language import Language
from digimat.problems import ExitStatus

if TYPE_CHECKING:
    from digimat.administration.terminal import Terminal
    from digimat.commands.context import Context
    from digimat.commands.faces import Face
    from digimat.commands.outcome import Outcome

_language: Language = HELP_LANGUAGE
_language_is_said = False  # by --lang, so that it goes before the language of an invitation


def speak_as_asked(arguments: list[str]) -> None:
    """Speak the language of this line from here on."""
    global _language, _language_is_said
    _language = spoken_language(arguments)
    _language_is_said = asked_language(arguments) is not None


def language() -> Language:
    """The language that is spoken."""
    return _language


def said_language() -> Language | None:
    """The language, if the line says it; None where it was chosen from the surroundings."""
    return _language if _language_is_said else None


def context(store: Path | None = None, *, lenient: bool = False) -> Context:
    """The folder, the workspace, the clock and the place of the store.

    Args:
        store: the file of sittings that the line names.
        lenient: go on where the workspace is at fault (``doctor`` tells of it).
    """
    from digimat.commands.context import Context

    return Context.of_process(_language, store, lenient=lenient)


def terminal(as_json: bool) -> Terminal:
    """Where a sitting is held; stdout is left to the result where that is asked for as data."""
    from digimat.administration.standard_terminal import StandardTerminal

    return StandardTerminal(sys.stderr if as_json else sys.stdout)


def face(plain: bool, as_json: bool) -> Face:
    """The full screen where there is one and nobody wants lines. It is drawn on stderr, and reads stdin."""
    from digimat.administration.fullscreen.possible import full_screen_possible

    streams = (sys.stdin, sys.stderr) if as_json else (sys.stdin, sys.stderr, sys.stdout)
    windows = sys.platform == "win32"
    return "full" if full_screen_possible(os.environ, *streams, plain=plain, windows=windows) else "plain"


def show(outcome: Outcome, as_json: bool) -> ExitStatus:
    """Show what a command gave; returns how it ended."""
    from digimat.commands.show import show_outcome

    return show_outcome(outcome, _language, as_json=as_json)
