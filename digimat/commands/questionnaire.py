"""Finds and loads the questionnaire that a command names, rules checked."""

from __future__ import annotations

from digimat.commands.context import Context
from digimat.problems import UserError
from digimat.questionnaires import Source, find, load


def load_questionnaire(name: str, context: Context) -> Source:
    """A questionnaire that is fit for use, by id or by path.

    Raises:
        UserError: there is none, or it has an error.
    """
    source = load(find(name, context.folder))
    check(source)
    return source


def check(source: Source) -> None:
    """Refuse a questionnaire whose rules do not exist or do not fit."""
    from digimat.scoring import check_rules

    if problems := list(check_rules(source)):
        raise UserError(problems)
