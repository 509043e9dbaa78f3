"""How many people ticked each option of a question, without giving away who."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import State
from digimat.scoring.coding import CodedItem
from digimat.scoring.results import Results
from digimat.scoring.small_groups import LEAST


@dataclass(frozen=True, slots=True)
class Ticked:
    """How many ticked each option, in the order of the file, of so many who answered; None where it is hidden."""

    each: tuple[int | None, ...]
    people: int | None


def ticked_by_one(column: CodedItem, row: int) -> frozenset[str] | None:
    """The options that one person ticked; None where they did not answer."""
    if column.state[row] != State.ANSWERED:
        return None
    return frozenset(column.code[row].split("+"))


def ticked_in_group(results: Results, row: int, name: str) -> Ticked:
    """The people of one group whose role counts on the question.

    Where some of them were promised anonymity, a number from one to four is hidden, and so is everything where fewer
    than five answered.
    """
    pooling = results.pooling
    assert pooling is not None
    counts = pooling.pooled[name].counts[row]
    member = pooling.member
    here = (member.group == row) & (member.role >= 0)
    among = here & counts[np.maximum(member.role, 0)]
    roles = results.questionnaire.roles
    promised = roles is not None and any(
        counts[place] and role in roles.anonymous for place, role in enumerate(pooling.roles)
    )
    return _counted(
        pooling.people.coded.by_item[name], among, hide=promised or results.questionnaire.anonymous
    )


def ticked_in_cohort(results: Results, name: str) -> Ticked:
    """Everybody of a cohort; all of it is hidden where fewer than five answered."""
    roles = results.questionnaire.roles
    hide = results.questionnaire.anonymous or (roles is not None and bool(roles.anonymous))
    column = results.coded.by_item[name]
    found = _counted(column, np.ones(len(column.state), np.bool_), hide=hide)
    if found.people is not None and found.people < LEAST:
        return Ticked((None,) * len(found.each), None)
    return found


def _counted(column: CodedItem, among: NDArray[np.bool_], *, hide: bool) -> Ticked:
    answered = np.flatnonzero(among & (column.state == State.ANSWERED))
    responses = Counter(column.code[place] for place in answered.tolist())
    ticks: Counter[str] = Counter()
    for code, people in responses.items():
        ticks.update(dict.fromkeys(code.split("+"), people))
    options = tuple(column.item.options)
    if hide and len(answered) < LEAST:
        return Ticked((None,) * len(options), None)
    each = tuple(None if hide and 0 < ticks[option] < LEAST else ticks[option] for option in options)
    return Ticked(each, len(answered))
