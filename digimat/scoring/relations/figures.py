"""All figures of a network's relations that may always be shown."""

from __future__ import annotations

import numpy as np

from digimat.answers.interactions.model import Interactions, Members
from digimat.language import Text
from digimat.problems import Problem, UserError
from digimat.scoring.relations.graph import RelationGraph, distinct
from digimat.scoring.relations.model import Relations, Share
from digimat.scoring.relations.units import silence, unit_matrix
from digimat.scoring.small_groups import LEAST


def relate(
    interactions: Interactions, members: Members | None = None, most_units: int | None = None
) -> Relations:
    """The figures of a network.

        share across units = interactions between two units / interactions
        reciprocity = pairs who react to each other / pairs of whom one at least reacts to the other

    Args:
        interactions: between different people.
        members: of the network; without them, nobody knows who does not take part.
        most_units: how many units may have a row of their own in the matrix.

    Raises:
        UserError: fewer than five people take part, so that nothing may be shown.
    """
    people = np.concatenate([interactions.author, interactions.reactor])
    units = np.concatenate([interactions.unit_author, interactions.unit_reactor])
    person, _ = distinct(people, units, max(1, len(interactions.units)))
    units_of_each = np.bincount(person)
    number = int(np.count_nonzero(units_of_each))
    if number < LEAST:
        raise UserError(_too_few(number))
    across = interactions.unit_author != interactions.unit_reactor
    totals = np.bincount(interactions.type, minlength=len(interactions.types))
    parts = np.bincount(interactions.type[across], minlength=len(interactions.types))
    return Relations(
        interactions=len(interactions),
        people=number,
        between_units=Share(int(np.count_nonzero(across)), len(interactions)),
        by_type={
            name: Share(int(part), int(whole))
            for name, part, whole in zip(interactions.types, parts, totals, strict=True)
            if whole
        },
        reciprocity=RelationGraph(interactions).reciprocity,
        matrix=unit_matrix(interactions, most_units),
        silence=silence(interactions, members) if members is not None else None,
        moved=int(np.count_nonzero(units_of_each > 1)),
    )


def _too_few(people: int) -> Problem:
    return Problem(
        "SCO070",
        Text(
            fr=f"moins de {LEAST} personnes ont des interactions ({people}) : rien n’en est montré",
            en=f"fewer than {LEAST} people have interactions ({people}): nothing of them is shown",
        ),
        Text(
            fr="Prenez une période plus longue, ou plus d’unités.", en="Take a longer period, or more units."
        ),
    )
