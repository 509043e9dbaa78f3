"""Help in the reader's language: what Typer writes itself (headings, ``--help``), said in French too."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from digimat.command_line.spoken import HELP_LANGUAGE
from digimat.language import Text

_HEADINGS = {
    "ARGUMENTS_PANEL_TITLE": Text(fr="Arguments", en="Arguments"),
    "OPTIONS_PANEL_TITLE": Text(fr="Options", en="Options"),
    "COMMANDS_PANEL_TITLE": Text(fr="Commandes", en="Commands"),
    "REQUIRED_LONG_STRING": Text(fr="[obligatoire]", en="[required]"),
    "DEFAULT_STRING": Text(fr="[par défaut : {}]", en="[default: {}]"),
}
_HELP = Text(fr="Montrer cette aide.", en="Show this help.")


def _translate(command: Any, ctx: Any) -> None:
    """Put Typer's own words into the language; they are its documented constants."""
    from typer import rich_utils

    for name, text in _HEADINGS.items():
        setattr(rich_utils, name, text.of(HELP_LANGUAGE))
    option = command.get_help_option(ctx)
    if option is not None:
        option.help = _HELP.of(HELP_LANGUAGE)


class CommandInLanguage(TyperCommand):
    """A command whose help is in the reader's language throughout."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        _translate(self, ctx)
        super().format_help(ctx, formatter)


class GroupInLanguage(TyperGroup):
    """The list of commands, in the reader's language throughout."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        _translate(self, ctx)
        super().format_help(ctx, formatter)
