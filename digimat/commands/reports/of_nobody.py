"""What an anonymous questionnaire promises to those whose answers are in the store: no report of one person."""

from __future__ import annotations

from digimat.commands.given import Given
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError
from digimat.questionnaires import Source


def check_not_of_one(source: Source, given: Given, by: str | None) -> None:
    """Refuse the report of one anonymous person whose answers lie in the store; they read their own as they hand in.

    Raises:
        UserError: that is what is asked for.
    """
    questionnaire = source.questionnaire
    if not questionnaire.anonymous or given.paths or by is not None:
        return
    name = questionnaire.id
    raise UserError(
        Problem(
            "REP074",
            Text(
                fr=f"« {name} » est anonyme : il n’y a pas de rapport sur une seule personne",
                en=f'"{name}" is anonymous: there is no report of one person',
            ),
            Text(
                fr=f"Demandez celui d’un groupe : digimat report -q {name} --group, ou --by CHAMP -r GROUPE.",
                en=f"Ask for that of a group: digimat report -q {name} --group, or --by FIELD -r GROUP.",
            ),
        ),
        ExitStatus.USAGE,
    )
