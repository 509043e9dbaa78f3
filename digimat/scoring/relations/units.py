"""Interactions between units, and members without any, where units are large enough to be shown."""

from __future__ import annotations

import numpy as np

from digimat.answers.interactions.model import Interactions, Members
from digimat.scoring.relations.graph import distinct
from digimat.scoring.relations.model import Share, Silence, UnitMatrix
from digimat.scoring.small_groups import LEAST, groups_to_hide


def unit_matrix(interactions: Interactions, most: int | None = None) -> UnitMatrix:
    """Interactions by unit of who reacts and unit of the author.

    A unit is as large as it has people who take part. Units of fewer than five are hidden, and the next smallest where
    a difference would give one away; hidden units are counted together.

    Args:
        interactions: of the network.
        most: how many units may have a row of their own: those with most people.
    """
    count = len(interactions.units)
    people = np.concatenate([interactions.author, interactions.reactor])
    units = np.concatenate([interactions.unit_author, interactions.unit_reactor])
    _, unit_of = distinct(people, units, count)
    sizes = np.bincount(unit_of, minlength=count)
    there = np.flatnonzero(sizes)  # the file may name a unit in rejected rows alone
    hidden = {int(there[place]) for place in groups_to_hide(sizes[there].tolist())}
    shown = [unit for unit in there.tolist() if unit not in hidden]
    while hidden and shown and len(_people_in(interactions, hidden)) < LEAST:
        # Some of them are in several of these units: together they are fewer than the sizes of the units say.
        smallest = min(shown, key=lambda unit: (sizes[unit], -unit))
        hidden.add(smallest)
        shown.remove(smallest)
    if most is not None and len(shown) > most:
        shown = sorted(sorted(shown, key=lambda unit: (-sizes[unit], unit))[:most])
    together = {unit for unit in there.tolist() if unit not in shown}
    place = np.full(count, len(shown))
    place[shown] = np.arange(len(shown))
    rows = len(shown) + bool(together)
    cells = place[interactions.unit_reactor] * rows + place[interactions.unit_author]
    counts = np.bincount(cells, minlength=rows * rows).reshape(rows, rows).astype(np.int64)
    in_last = [len(_people_in(interactions, together))] if together else []
    return UnitMatrix(
        tuple(interactions.units[unit] for unit in shown),
        (*(int(sizes[unit]) for unit in shown), *in_last),
        counts,
        tuple(interactions.units[unit] for unit in sorted(hidden)),
        len(together),
    )


def _people_in(interactions: Interactions, units: set[int]) -> set[int]:
    """The people of some units; somebody who changed from one to another of them is one person."""
    which = np.zeros(len(interactions.units), np.bool_)
    which[list(units)] = True
    return {
        *interactions.author[which[interactions.unit_author]].tolist(),
        *interactions.reactor[which[interactions.unit_reactor]].tolist(),
    }


def silence(interactions: Interactions, members: Members) -> Silence:
    """Members of each unit who are in no interaction. Who reacted to something of their own wrote something."""
    seen = np.unique(np.concatenate([interactions.author, interactions.reactor, interactions.own]))
    active = {interactions.people[person] for person in seen.tolist()}
    names = sorted(set(members.units.values()))
    whole, part = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    for person, unit in members.units.items():
        whole[unit] += 1
        part[unit] += person not in active
    hidden = {names[place] for place in groups_to_hide([whole[name] for name in names])}
    others = Share(sum(part[name] for name in hidden), sum(whole[name] for name in hidden))
    return Silence(
        {name: Share(part[name], whole[name]) for name in names if name not in hidden},
        others if others.whole >= LEAST else None,
        tuple(sorted(hidden)),
        len(active - set(members.units)),
    )
