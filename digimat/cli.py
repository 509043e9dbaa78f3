"""The command line: the list of commands, in the order of ``--help``, and the one way in.

Nothing heavy is imported here, nor in ``command_line``, so that ``digimat --help`` answers at once.
"""

from __future__ import annotations

import copy
import gc
import os
import sys
from typing import Annotated, Any

# A start makes hundreds of thousands of objects that stay: looking for waste among them takes a tenth of its time.
gc.set_threshold(100_000, 20, 20)

import typer

from digimat import __version__
from digimat.command_line import (
    columns,
    first_steps,
    invitations,
    kept_sittings,
    portfolio,
    process,
    questionnaires,
    relations,
    reports,
    scores,
    sittings,
    store,
)
from digimat.command_line.help import CommandInLanguage, GroupInLanguage
from digimat.command_line.spoken import asked_language, t, without_language
from digimat.language import LANGUAGES
from digimat.problems import ExitStatus

COMMANDS = (
    first_steps.demo,
    sittings.run,
    sittings.resume,
    invitations.invite,
    invitations.take,
    scores.score,
    columns.columns,
    relations.relations,
    reports.report,
    portfolio.portfolio,
    kept_sittings.answers,
    kept_sittings.sessions,
    kept_sittings.export,
    store.verify,
    store.recover,
    store.backup,
    kept_sittings.erase,
    kept_sittings.purge,
    questionnaires.list_,
    questionnaires.show,
    questionnaires.check,
    questionnaires.rules,
    scores.explain,
    first_steps.doctor,
    first_steps.init,
    reports.template,
    questionnaires.new,
    questionnaires.schema,
)

app = typer.Typer(
    name="digimat",
    cls=GroupInLanguage,
    help=t(
        "Faire passer, noter et restituer des questionnaires de maturité numérique.",
        "Administer, score and report digital-maturity questionnaires.",
    ),
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for _command in COMMANDS:
    app.command(_command.name, cls=CommandInLanguage, help=_command.help)(_command.run)


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"digimat {__version__}\n")
        raise typer.Exit


@app.callback()
def _every_command(
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang", metavar="fr|en",
            help=t("La langue, à n’importe quelle place de la ligne.", "The language, anywhere on the line."),
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_version, help=t("Donner la version.", "Give the version.")),
    ] = False,
) -> None:  # fmt: skip
    """Holds the option that every command shares; ``main`` has read it already."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    process.speak_as_asked(given)
    asked = asked_language(given)
    words = without_language(given)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        if asked is not None and asked not in LANGUAGES:
            raise typer.BadParameter(asked, param_hint="--lang")
        result: Any = _app_for(words)(words, standalone_mode=False, prog_name="digimat")
    except BrokenPipeError:
        # The reader of a pipe has left (| head); what it wanted it has got.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.OK
    except Exception as error:
        from digimat.commands.show import show_error

        return show_error(error, process.language(), words)
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    return int(result or 0)


def _app_for(words: list[str]) -> typer.Typer:
    """The application with the one command that is named: to build the others too takes longer than many of them."""
    named = [command for command in app.registered_commands if words and words[0] == command.name]
    if not named:
        return app  # its help, or what is wrong with the line
    one = copy.copy(app)
    one.registered_commands = named
    return one
