"""What can be wrong with a DataFrame of answers, in words."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.language import Text
from digimat.problems import Problem, did_you_mean


def no_such_column(respondent: str, columns: Sequence[str]) -> Problem:
    return Problem(
        "SCO060",
        Text(
            fr=f"respondent : le DataFrame n’a pas de colonne « {respondent} »",
            en=f'respondent: the DataFrame has no column "{respondent}"',
        ),
        did_you_mean(respondent, columns),
    )


def no_text(column: str, kind: str) -> Problem:
    return Problem(
        "SCO061",
        Text(
            fr=f"colonne « {column} » : une réponse n’est pas de type {kind}",
            en=f'column "{column}": an answer is not of type {kind}',
        ),
        Text(
            fr="Donnez des textes, des nombres, ou des listes de textes.",
            en="Give texts, numbers, or lists of texts.",
        ),
    )
