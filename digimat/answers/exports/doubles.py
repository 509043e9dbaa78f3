"""Who answered twice: the same again is a duplicate; something else is for a person to settle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from digimat.answers.table import AnswerTable

OnDuplicate = Literal["error", "first", "latest"]
ON_DUPLICATE: tuple[OnDuplicate, ...] = get_args(OnDuplicate)


@dataclass(frozen=True, slots=True)
class Settled:
    """Rows that do not count: ``again`` as duplicates, ``disputed`` with the row that was there first."""

    again: Sequence[int]
    disputed: Sequence[tuple[int, int]]


def settle(respondents: Sequence[str], said: Callable[[int], object], on_duplicate: OnDuplicate) -> Settled:
    """Which rows do not count, because their respondent has another one.

    A row with the same respondent and the same answers is a duplicate, and adds nothing. With other answers it is
    disputed (``error``: the first row counts, the later one is rejected), or settled by the order of the rows:
    ``first`` and ``latest`` keep that one, and the other is counted among the duplicates.

    Args:
        respondents: who is in each row.
        said: what a row says, to be compared.
    """
    rows: dict[str, list[int]] = {}
    for row, respondent in enumerate(respondents):
        rows.setdefault(respondent, []).append(row)
    again: list[int] = []
    disputed: list[tuple[int, int]] = []
    for same in rows.values():
        if len(same) == 1:
            continue
        if on_duplicate != "error":
            kept = same[0] if on_duplicate == "first" else same[-1]
            again += [row for row in same if row != kept]
            continue
        first = said(same[0])
        for row in same[1:]:
            if said(row) == first:
                again.append(row)
            else:
                disputed.append((row, same[0]))
    return Settled(sorted(again), sorted(disputed))


def said_in(table: AnswerTable, row: int) -> AnswerTable:
    """What one row of a table says, so that it can be compared with another one."""
    one = table.row(row)
    return AnswerTable(
        one.respondents,
        {name: tuple(column) for name, column in one.columns.items()},
        tuple(one.required),
        profile={name: tuple(column) for name, column in one.profile.items()},
        instances={name: tuple(column) for name, column in one.instances.items()},
        forms=tuple(one.forms),
    )
