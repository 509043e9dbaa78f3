"""The index of single people, and why it is withheld: the questionnaire says under which conditions it may be shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.answers.interactions.model import Interactions
from digimat.language import Text
from digimat.questionnaires.relations_model import IndividualIndex
from digimat.scoring.conditions import holds
from digimat.scoring.relations.graph import RelationGraph, distinct
from digimat.scoring.relations.model import PersonIndex
from digimat.scoring.results import Results


def withheld(plan: IndividualIndex, results: Results, row: int) -> Sequence[Text]:
    """Why the index is not shown, a sentence for each condition that does not hold; nothing where it may be.

    A condition that cannot be computed does not hold.

    Args:
        plan: what the questionnaire asks for.
        results: of the organisation whose network it is.
        row: that organisation.
    """
    rows = len(results.table.respondents)
    return [
        condition.otherwise
        for condition in plan.only_if
        if holds(condition.when, results.columns, rows)[row] != 1
    ]


def individual_index(interactions: Interactions, plan: IndividualIndex) -> Sequence[PersonIndex]:
    """The index of everybody to whom a colleague reacted, the highest first; equal ones by name.

        index = 100 × (people × D / max D + units × U / max U)

    D: distinct colleagues who reacted to a person; U: the distinct units that these had then.
    """
    colleagues = RelationGraph(interactions).colleagues
    author, _ = distinct(interactions.author, interactions.unit_reactor, max(1, len(interactions.units)))
    units = np.bincount(author, minlength=len(interactions.people))
    most_people, most_units = int(colleagues.max(initial=0)), int(units.max(initial=0))
    by_people, by_units = 100 * plan.weights.people, 100 * plan.weights.units
    found = [
        PersonIndex(
            interactions.people[person],
            int(colleagues[person]),
            int(units[person]),
            # Divided once: a third and two thirds would not make a whole.
            float(
                (
                    by_people * int(colleagues[person]) * most_units
                    + by_units * int(units[person]) * most_people
                )
                / (most_people * most_units)
            ),
        )
        for person in np.flatnonzero(colleagues).tolist()
    ]
    return sorted(found, key=lambda each: (-each.index, each.person))
