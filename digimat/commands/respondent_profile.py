"""The profile of a respondent as the command line, or a list of invitations, gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.questionnaires import InvalidResponse, Questionnaire
from digimat.questionnaires.profile import read_fact


def read_profile(questionnaire: Questionnaire, given: Sequence[str]) -> Mapping[str, str]:
    """The profile said on the command line.

    Raises:
        UserError: not FIELD=VALUE, no such field, or no such value.
    """
    fields = {field.id: field for field in questionnaire.profile}
    profile: dict[str, str] = {}
    for each in given:
        name, equals, written = each.partition("=")
        if not equals or name not in fields:
            raise UserError(_no_such_field(each if not equals else name, list(fields)), ExitStatus.USAGE)
        try:
            profile[name] = read_fact(fields[name], written)
        except InvalidResponse as error:
            raise UserError(Problem("CLI012", error.message, error.remedy), ExitStatus.USAGE) from error
    return profile


def _no_such_field(name: str, fields: Sequence[str]) -> Problem:
    remedy = did_you_mean(name, fields)
    if not fields:
        remedy = Text(fr="Retirez --profile.", en="Leave out --profile.")
    example = fields[0] if fields else "role"
    return Problem(
        "CLI012",
        Text(
            fr=f"--profile {name} : il faut un champ du profil et sa valeur, comme {example}=…",
            en=f"--profile {name}: a profile field and its value are expected, such as {example}=…",
        ),
        remedy,
    )
