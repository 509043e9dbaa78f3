"""What can be wrong with the line of ``score``, in words."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.language import Text
from digimat.problems import Problem, did_you_mean


def needs(option: str, other: str) -> Problem:
    return Problem(
        "CLI021",
        Text(fr=f"{option} ne sert qu’avec {other}", en=f"{option} is of use with {other} only"),
        Text(fr=f"Ajoutez {other}, ou ôtez {option}.", en=f"Add {other}, or take {option} away."),
    )


def not_with(option: str, other: str) -> Problem:
    return Problem(
        "CLI021",
        Text(fr=f"{option} ne va pas avec {other}", en=f"{option} does not go with {other}"),
        Text(fr="Gardez l’un des deux.", en="Keep one of the two."),
    )


def unknown_choice(option: str, written: str, known: Sequence[str]) -> Problem:
    return Problem(
        "CLI021",
        Text(fr=f"{option} : « {written} » n’existe pas", en=f'{option}: there is no "{written}"'),
        did_you_mean(written, known),
    )
