"""Tables and norms that questionnaires give to rules: what they may look like, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, TypeAlias

import numpy as np
from pydantic import Field

from digimat.language import Text
from digimat.questionnaires import Item, Scale
from digimat.questionnaires.basics import Number
from digimat.scoring.arrays import TOLERANCE, Floats
from digimat.scoring.misfits import Misfit

Pair: TypeAlias = Annotated[list[Number], Field(min_length=2, max_length=2)]
Table: TypeAlias = Annotated[list[Pair], Field(min_length=1)]
Line: TypeAlias = Annotated[list[Pair], Field(min_length=2)]
# Who was measured, when, and where that can be read: no norm without it.
Source: TypeAlias = Annotated[str, Field(min_length=1)]


def two_columns(table: list[list[float]]) -> tuple[Floats, Floats]:
    """The first and the second numbers of a table of pairs."""
    both = np.array(table, np.float64)
    return both[:, 0], both[:, 1]


def check_rising(scale: Scale | Item, parameter: str) -> Iterator[Misfit]:
    """Each first number of a table is above the one before."""
    firsts = [pair[0] for pair in scale.with_[parameter]]
    for place, (before, here) in enumerate(pairwise(firsts), start=1):
        if here <= before + TOLERANCE:
            yield Misfit(
                "SCO042",
                Text(
                    fr=f"« {parameter} » de « {scale.id} » ne monte pas : {here:g} vient après {before:g}",
                    en=f'"{parameter}" of "{scale.id}" does not rise: {here:g} comes after {before:g}',
                ),
                Text(
                    fr="Rangez les lignes par premier nombre, chacun une seule fois.",
                    en="Order the rows by their first number, each of them once.",
                ),
                (parameter, place),
            )


def check_one_way(scale: Scale, parameter: str) -> Iterator[Misfit]:
    """The second numbers of a table never fall, or never rise: else somebody with more gets less."""
    seconds = [pair[1] for pair in scale.with_[parameter]]
    if seconds not in (sorted(seconds), sorted(seconds, reverse=True)):
        yield Misfit(
            "SCO043",
            Text(
                fr=f"les scores de « {parameter} » de « {scale.id} » montent et descendent",
                en=f'the scores in "{parameter}" of "{scale.id}" go up and down',
            ),
            Text(
                fr="Vérifiez la table ; si c’est voulu, il n’y a rien à faire.",
                en="Check the table; if it is meant, there is nothing to do.",
            ),
            (parameter,),
            warning=True,
        )
