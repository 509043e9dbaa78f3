"""The one renderer: results to stdout, everything else to stderr, errors in the reader's words."""

from __future__ import annotations

import json
import os
import re
import sys
import textwrap
from collections.abc import Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from typer.exceptions import Abort, Exit, TyperException

from digimat.commands.outcome import Outcome
from digimat.language import Language, Text, printable
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean

if TYPE_CHECKING:
    from rich.console import RenderableType

FILE_WIDTH = 120


def show_outcome(outcome: Outcome, language: Language, *, as_json: bool) -> ExitStatus:
    """Show an outcome and give its exit status."""
    language = outcome.language or language
    try:
        _write(outcome, as_json=as_json)
    except BrokenPipeError:
        raise  # who reads has left: nothing is wrong
    except OSError as error:
        # What is still to be written would fail again at the very end, in Python's own words.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UserError(_not_written(error)) from error
    for problem in outcome.problems:
        _tell(problem.line(language))
    for note in outcome.notes:
        _tell(note.of(language))
    return outcome.status


def _not_written(error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
    return Problem(
        "CLI018",
        Text(
            fr=f"la sortie ne peut pas être écrite ({reason})", en=f"the output cannot be written ({reason})"
        ),
        Text(fr="Faites de la place, ou écrivez ailleurs.", en="Make room, or write elsewhere."),
    )


def _write(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        data = outcome.data() if callable(outcome.data) else outcome.data
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    elif isinstance(outcome.shown, str):
        sys.stdout.write(outcome.shown)
    elif outcome.shown is not None:
        sys.stdout.write(_drawn(outcome.shown))
    sys.stdout.flush()


def _drawn(shown: RenderableType) -> str:
    """What rich makes of it: as wide as the terminal, or 120 columns for a file; no blanks at line ends."""
    from rich.console import Console

    screen = sys.stdout.isatty()
    console = Console(highlight=False, width=None if screen else FILE_WIDTH)
    with console.capture() as capture:
        console.print(shown)
    return "".join(f"{line.rstrip(' ')}\n" for line in capture.get().splitlines())


def show_error(error: Exception, language: Language, arguments: Sequence[str]) -> ExitStatus:
    """Tell what stopped a command. What no user can mend is a bug and keeps its traceback."""
    if isinstance(error, UserError):
        for problem in error.problems:
            _tell(problem.line(language))
        return error.status
    if isinstance(error, Exit):
        return ExitStatus(error.exit_code)
    if isinstance(error, Abort):
        return ExitStatus.INTERRUPTED
    if type(error).__name__ == "NoArgsIsHelpError":
        return ExitStatus.USAGE  # the help has been shown
    if isinstance(error, TyperException):
        _tell(usage_problem(error, arguments).line(language))
        return ExitStatus.USAGE
    raise error


def usage_problem(error: Any, arguments: Sequence[str]) -> Problem:
    """A usage error of Typer, put into words. ``arguments`` is the line, without ``--lang``."""
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "digimat"
    remedy = Text(
        fr=f"« {path} --help » montre ce qui est possible.", en=f'"{path} --help" shows what is possible.'
    )
    param = getattr(error, "param", None)
    name = getattr(error, "option_name", None) or getattr(error, "param_hint", None)
    if not name and param is not None:
        name = param.get_error_hint()
    shown = (" ".join(name) if isinstance(name, (list, tuple)) else str(name)).replace("'", "")
    if kind == "NoSuchOption" and context is not None:
        known = [option for p in context.command.params for option in p.opts if option.startswith("--")]
        message = Text(fr=f"aucune option « {shown} »", en=f'there is no option "{shown}"')
        return Problem("CLI001", message, did_you_mean(shown, known))
    if kind == "MissingParameter":
        return Problem("CLI001", Text(fr=f"il manque {shown}", en=f"{shown} is missing"), remedy)
    if kind == "BadParameter" and shown == "--lang":
        message = Text(fr=f"langue inconnue « {error.message} »", en=f'unknown language "{error.message}"')
        return Problem("CLI002", message, Text(fr="Existent : fr, en.", en="There are: fr, en."))
    if kind == "BadParameter":
        said = f"{shown} : {error.message}"
        return Problem("CLI001", Text(fr=said, en=said), remedy)
    typed = context.args[0] if context is not None and getattr(context, "args", None) else ""
    commands = list(getattr(context.command, "commands", {})) if context is not None else []
    unknown = next((a for a in [typed, *arguments] if a and not a.startswith("-") and a not in commands), "")
    if commands and "command" in str(error.message).casefold():
        message = Text(fr=f"aucune commande « {unknown} »", en=f'there is no command "{unknown}"')
        return Problem("CLI001", message, did_you_mean(unknown, commands))
    if kind == "BadOptionUsage":
        message = Text(fr=f"il manque une valeur après {shown}", en=f"a value is missing after {shown}")
        return Problem("CLI001", message, remedy)
    if extra := re.search(r"extra arguments?\b.*\((.*)\)", str(error.message)):
        message = Text(fr=f"en trop sur la ligne : {extra[1]}", en=f"too much on the line: {extra[1]}")
        return Problem("CLI001", message, remedy)
    return Problem("CLI001", Text(fr=str(error.message), en=str(error.message)), remedy)


def _tell(text: str) -> None:
    """Tell something beside the result; in a terminal, lines break between words."""
    lines = printable(text).split("\n")
    if sys.stderr.isatty():
        lines = [part for line in lines for part in _fitting(line, get_terminal_size().columns)]
    sys.stderr.write("\n".join(lines) + "\n")


def _fitting(line: str, width: int) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    parts = textwrap.wrap(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return parts or [line]
