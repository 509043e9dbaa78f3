"""Compares results that lie inside a report with the same results computed again, value by value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Any, Final

from digimat.scoring.arrays import TOLERANCE

# Of a file that only the software's version makes different, nothing else differs.
_PASSED_OVER: Final = frozenset(("software",))


@dataclass(frozen=True, slots=True)
class Difference:
    """One value: where it stands, what is attached, and what was computed; None where there is none."""

    where: str
    attached: Any
    computed: Any


def compare_data(attached: Mapping[str, Any], computed: Mapping[str, Any]) -> tuple[int, list[Difference]]:
    """How many values were compared, and those that differ.

    Numbers are equal within 1e-9 of each other, relative or absolute: machines differ in the last digits.
    """
    pairs = list(_pairs("", _without(attached), _without(computed)))
    return len(pairs), [
        Difference(where, one, other) for where, one, other in pairs if not _equal(one, other)
    ]


def _without(data: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in data.items() if name not in _PASSED_OVER}


def _pairs(where: str, one: Any, other: Any) -> Iterator[tuple[str, Any, Any]]:
    """Each single value of two trees with its counterpart."""
    match one, other:
        case Mapping(), Mapping():
            for name in (*one, *(name for name in other if name not in one)):
                yield from _pairs(_at(where, name), one.get(name), other.get(name))
        case ((list() | tuple()), (list() | tuple())) if len(one) == len(other):
            for place, (left, right) in enumerate(zip(one, other, strict=True)):
                yield from _pairs(_at(where, str(place)), left, right)
        case _:
            yield where, one, other


def _at(where: str, name: str) -> str:
    # A report is of one person or group: to say which one each time would only hide the rest.
    if where in ("respondents", "groups"):
        return ""
    return f"{where}.{name}" if where else name


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return isclose(one, other, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    if isinstance(one, Sequence) and isinstance(other, Sequence) and not isinstance(one, str):
        return list(one) == list(other)
    return type(one) is type(other) and bool(one == other)
