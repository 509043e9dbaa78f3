"""Many people, each scored alone: how their scores and levels are spread, in all and part by part.

Nothing here is reckoned over fewer than five people, and nothing of the kind can be had by subtraction: a part of the
cohort (a unit, a role) that is too small is hidden, and so is another one that would give it away. Who is not in any
part is a part, too: else the whole less what is shown would be them. Inside five people or more, how many are at each
level is told; of an anonymous questionnaire only where that is five again, and not part by part.

A cohort is not pooled: :mod:`digimat.scoring.groups` makes one picture of what several people say of one thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import Decision
from digimat.scoring.arrays import TOLERANCE, Floats
from digimat.scoring.results import Results
from digimat.scoring.small_groups import LEAST, groups_to_hide

QUARTERS = 4 * LEAST  # people from whom on a quarter of them may be spoken of


@dataclass(frozen=True, slots=True)
class Parts:
    """A cohort split by a profile field.

    ``names`` are what the field holds, "" for those of whom it is not known; ``of`` (people,) is the number of each
    one's part, -1 for people who are left out. Parts in ``hidden`` are not shown.
    """

    by: str
    names: tuple[str, ...]
    of: NDArray[np.intp]
    sizes: tuple[int, ...]
    hidden: frozenset[int]

    @property
    def shown(self) -> tuple[int, ...]:
        """The parts that may be shown."""
        return tuple(part for part in range(len(self.names)) if part not in self.hidden)


@dataclass(frozen=True, slots=True)
class Spread:
    """How one score is spread among people who have it; None where too few have it to say so."""

    people: int
    mean: float | None
    median: float | None
    deviation: float | None  # standard deviation of the sample
    quarters: tuple[float, float] | None  # between which the middle half is


@dataclass(frozen=True, slots=True)
class PartMean:
    """The mean score of a part. None: hidden where ``hidden``, else nobody in it has a score."""

    mean: float | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people are at each level, or come to each outcome; None where a number is hidden."""

    each: tuple[int | None, ...]
    people: int | None  # how many in all; None: hidden, as is ``each``


def parts_of(results: Results, by: str, among: NDArray[np.bool_] | None = None) -> Parts | None:
    """The parts of a cohort: in the order of the options of the field, else of the alphabet; those not known last.

    Args:
        by: the profile field.
        among: which people; all of them where not given.
    Returns:
        None where nothing is known by this field of anybody.
    """
    people = len(results.table.respondents)
    given = list(results.table.profile.get(by, ())) or [""] * people
    inside = np.ones(people, np.bool_) if among is None else among
    used = {name for name, here in zip(given, inside, strict=True) if here}
    if not used - {""}:
        return None
    options = list(next(f.options for f in results.questionnaire.profile if f.id == by))
    place = {name: number for number, name in enumerate(options)}
    names = sorted(used, key=lambda name: (not name, place.get(name, len(options)), name.casefold(), name))
    number = {name: part for part, name in enumerate(names)}
    of = np.array([number[name] if here else -1 for name, here in zip(given, inside, strict=True)], np.intp)
    sizes = tuple(map(int, np.bincount(of[of >= 0], minlength=len(names))))
    return Parts(by, tuple(names), of, sizes, groups_to_hide(sizes))


def spread_of(results: Results, scale: str) -> Spread:
    """How a score is spread over all people who have it.

    The middle half is told from twenty people on: each quarter is then of five at least. Lowest and highest are one
    person's each, and never told.
    """
    score = results.scales[scale].score
    known = np.sort(score[~np.isnan(score)])
    if len(known) < LEAST:
        return Spread(len(known), None, None, None, None)
    low, high = np.percentile(known, [25, 75])
    return Spread(
        len(known),
        float(known.mean()),
        float(np.median(known)),
        float(known.std(ddof=1)),
        (float(low), float(high)) if len(known) >= QUARTERS else None,
    )


def means_of(results: Results, scale: str, parts: Parts) -> tuple[PartMean, ...]:
    """The mean score of each part, over those who have a score.

    A part is shown where five of its people have a score, and no other part's mean follows from it.
    """
    score = results.scales[scale].score
    known = ~np.isnan(score) & (parts.of >= 0)
    people = np.bincount(parts.of[known], minlength=len(parts.names))
    hidden = _hidden(people, parts)
    return tuple(
        PartMean(_mean(score[known & (parts.of == part)], hide=part in hidden), part in hidden)
        for part in range(len(parts.names))
    )


def outcomes_of(decision: Decision, order: Sequence[str] = ()) -> tuple[str, ...]:
    """The outcomes of a decision in this order, those that it does not name after them, as they are written."""
    return tuple(dict.fromkeys((*order, *decision.outcomes)))


def ranks_of(results: Results, of: str, order: Sequence[str] = ()) -> NDArray[np.intp]:
    """Where each person stands: a level of a set of one scale, a stage, the place of an outcome; -1 for nowhere."""
    if of in results.stages:
        return results.stages[of].rank
    if of in results.decisions:
        decided = results.decisions[of]
        places = {outcome: place for place, outcome in enumerate(outcomes_of(decided.decision, order))}
        lines = np.array([places[rule.outcome] for rule in decided.decision.rules] + [-1], np.intp)
        return lines[decided.fired]
    return results.level(of).rank


def counts_of(results: Results, of: str, steps: int, order: Sequence[str] = ()) -> Counts:
    """How many people are at each of so many steps.

    Of an anonymous questionnaire a number under five is hidden, and the smallest of the others where it would give
    that one away.
    """
    rank = ranks_of(results, of, order)
    each = np.bincount(rank[rank >= 0], minlength=steps)
    people = int(each.sum())
    if people < LEAST:
        return Counts((None,) * steps, None)
    if not results.questionnaire.anonymous:
        return Counts(tuple(map(int, each)), people)
    some = np.flatnonzero(each)
    hidden = {int(some[place]) for place in groups_to_hide([int(n) for n in each[some]])}
    return Counts(tuple(None if step in hidden else int(n) for step, n in enumerate(each)), people)


def counts_by_part(
    results: Results, of: str, steps: int, parts: Parts, order: Sequence[str] = ()
) -> tuple[Counts, ...] | None:
    """The same, part by part; None of an anonymous questionnaire, where small numbers would give people away."""
    if results.questionnaire.anonymous:
        return None
    rank = np.where(parts.of >= 0, ranks_of(results, of, order), -1)
    known = rank >= 0
    table = np.bincount(parts.of[known] * steps + rank[known], minlength=len(parts.names) * steps)
    table = table.reshape(len(parts.names), steps)
    hidden = _hidden(table.sum(axis=1), parts)
    return tuple(
        Counts((None,) * steps, None) if part in hidden else Counts(tuple(map(int, row)), int(row.sum()))
        for part, row in enumerate(table)
    )


def wanted_for(counts: Counts, one_for: Sequence[float | None]) -> int | None:
    """How many people are wanted: one for so many at each step, rounded up; None where the counts are hidden.

        wanted = Σ over the different numbers n of ⌈people at the steps that have n / n⌉

    Args:
        counts: how many people are at each step.
        one_for: for how many people of each step one is wanted; None: for none of them.

    >>> wanted_for(Counts((4, 7, 21, 9), 41), (10, 10, 20, None))  # 11 for ten each, 21 for twenty
    4
    """
    if any(count is None for count in counts.each):
        return None
    people: dict[float, int] = {}
    for count, number in zip(counts.each, one_for, strict=True):
        if number is not None:
            people[number] = people.get(number, 0) + (count or 0)
    return sum(ceil(count / number - TOLERANCE) for number, count in people.items())


def _hidden(people: NDArray[np.intp], parts: Parts) -> frozenset[int]:
    """The parts to hide where so many of their people count; one of which nobody counts hides nothing."""
    some = [part for part in range(len(people)) if people[part] or part in parts.hidden]
    already = [place for place, part in enumerate(some) if part in parts.hidden]
    found = groups_to_hide([int(people[part]) for part in some], already=already)
    return frozenset(some[place] for place in found)


def _mean(scores: Floats | Sequence[float], *, hide: bool) -> float | None:
    return None if hide or not len(scores) else float(np.mean(np.sort(scores)))
