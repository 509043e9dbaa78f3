"""The language that is spoken: read from the line before anything else, because help is declared in it."""

from __future__ import annotations

import os
import sys

from digimat.commands.workspace import workspace_language
from digimat.language import Language, Text, choose_language


def asked_language(arguments: list[str]) -> str | None:
    """What ``--lang`` says, wherever it stands; None where it is not there."""
    for place, argument in enumerate(arguments):
        if argument == "--lang":
            return arguments[place + 1] if place + 1 < len(arguments) else ""
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None


def spoken_language(arguments: list[str]) -> Language:
    """The language to speak: the line's, then the workspace's, then the environment's, then French."""
    return choose_language(asked_language(arguments) or workspace_language(), os.environ)


def without_language(arguments: list[str]) -> list[str]:
    """The line without ``--lang``, which Typer would want before the command."""
    kept: list[str] = []
    skip = False
    for argument in arguments:
        if skip or argument == "--lang":
            skip = not skip
        elif not argument.startswith("--lang="):
            kept.append(argument)
    return kept


# Help is written in one language when the process starts.
HELP_LANGUAGE = spoken_language(sys.argv)


def t(fr: str, en: str) -> str:
    """A text of the help."""
    return Text(fr=fr, en=en).of(HELP_LANGUAGE)
