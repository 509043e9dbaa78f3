"""A command as it is typed: its name, its line in the list of commands, and the function that is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@dataclass(frozen=True)
class Command:
    """A command of ``digimat``.

    Args:
        name: what is typed.
        help: what it is for, in the language of the process.
        run: the function behind it; Typer reads arguments and options from its annotations.
    """

    name: str
    help: str
    run: Callable[..., ExitStatus]


def described(fr: str, en: str, name: str | None = None) -> Callable[[Callable[..., ExitStatus]], Command]:
    """Make a command of a function: what it is for, in both languages.

    Args:
        fr: the help in French.
        en: the help in English.
        name: what is typed, where that is not the name of the function.
    """
    return lambda function: Command(name or function.__name__, t(fr, en), function)
