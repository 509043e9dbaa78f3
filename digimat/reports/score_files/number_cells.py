"""Numbers as text, many at once: the very bytes of Python's ``f"{x:.12g}"``, some tens of nanoseconds each.

A cell has its whole part and its decimals in places of their own, and NUL wherever there is no character: whoever
joins cells leaves those out.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Cells: TypeAlias = NDArray[np.uint8]  # (rows, width) characters, NUL = none
Whole: TypeAlias = NDArray[np.uint64]
Floats: TypeAlias = NDArray[np.float64]

# Twelve digits keep every difference that means something and none of the noise of binary fractions.
DIGITS: Final = 12
LOWEST: Final = -4  # the exponent of 10 below which %g writes one; so it does from that of 12 digits on
# fraction × 10**p, below 10**12, is off by less than 10**12 × 2**-53: so far from a half it rounds as %g rounds.
SAFE: Final = 0.5 - 2e-4
GROUP: Final = 10_000  # digits are looked up four at a time


class _Tables(NamedTuple):
    exponent: NDArray[np.intp]  # of 2, as a double keeps it -> the place of the least exponent of 10
    next_power: Floats  # by place: the power of 10 from which the exponent is one more
    scale: Floats  # by place: 10**p, which leaves twelve significant digits before the point
    to_twelve: Whole  # by place: from p decimals to twelve, where there are no more; then to sixteen
    to_sixteen: Whole
    leading: NDArray[np.uint32]  # four digits: without zeros in front, 0 as nothing; then all four
    last: NDArray[np.uint32]  # the same, 0 as one digit
    trailing: NDArray[np.uint32]  # without zeros at the end; then all four


def number_cells(values: NDArray[Any], point: bytes = b".") -> Cells:
    """Numbers as text: (numbers, width), NUL where there is no character; nothing for a missing number.

    Args:
        values: float (numbers,), NaN = missing.
        point: what stands before the decimals.
    """
    x = np.ascontiguousarray(values, np.float64)
    size = np.abs(x)
    missing = np.isnan(x)
    apart = ~((size >= 10.0**LOWEST) & (size < 10.0**DIGITS)) & (size != 0)  # and what is missing
    size[apart] = 0.0
    apart &= ~missing
    whole = np.floor(size)
    size -= whole
    parts = [_whole_digits(whole.astype(np.uint64), _tables().last)]
    negative = np.signbit(x)
    if negative.any():
        parts.insert(0, (negative * np.uint8(ord("-")))[:, None])
    broken = np.count_nonzero(size)
    if broken:
        # Of a column of mostly whole numbers, only the others are looked at.
        rows = np.flatnonzero(size) if 2 * broken < len(size) else np.arange(len(size))
        few = len(rows) < len(size)
        after, doubtful = _decimals(whole[rows], size[rows]) if few else _decimals(whole, size)
        if few:
            after, only = np.zeros((len(size), after.shape[1]), np.uint8), after
            after[rows] = only
        apart[rows] |= doubtful
        parts += [((after[:, :1] != 0) * np.uint8(ord(point))), after]
    cells = np.concatenate(parts, axis=1)
    if missing.any():
        cells[missing] = 0
    return _with_exact(cells, x, np.flatnonzero(apart), point) if apart.any() else cells


def _decimals(whole: Floats, fraction: Floats) -> tuple[Cells, NDArray[np.bool_]]:
    """The decimals of numbers, zeros at the end left out; and where they are not sure to be right."""
    tables = _tables()
    size = whole + fraction
    place = tables.exponent[(size.view(np.int64) >> 52)]
    place += size >= tables.next_power[place]
    scale = tables.scale[place]
    scaled = fraction * scale
    rounded = np.rint(scaled)
    scaled -= rounded
    doubtful = (np.abs(scaled, out=scaled) > SAFE) | (rounded >= scale)
    # Twelve decimals hold what is 0.1 or more, sixteen the rest.
    small = bool(np.any((place < -1 - LOWEST) & (size > 0)))
    decimals = rounded.astype(np.uint64)
    decimals *= (tables.to_sixteen if small else tables.to_twelve)[place]
    return _decimal_digits(decimals, 16 if small else 12), doubtful


def _whole_digits(whole: Whole, table: NDArray[np.uint32]) -> Cells:
    """Whole numbers without zeros in front: as many places as the largest needs."""
    top = int(whole.max(initial=0))
    if top < GROUP:
        return _bytes(table[whole.astype(np.intp)])[:, 4 - len(str(top)) :]
    high = whole // np.uint64(GROUP)
    low = (whole - high * np.uint64(GROUP)).astype(np.intp)
    low += GROUP * (high != 0)
    return np.concatenate([_whole_digits(high, _tables().leading), _bytes(table[low])], axis=1)


def _decimal_digits(decimals: Whole, count: int) -> Cells:
    """Decimals without zeros at the end; ``count`` digits are asked for, a multiple of four."""
    trailing = _tables().trailing
    words = np.zeros((len(decimals), count // 4), np.uint32)
    rest: NDArray[Any] = decimals
    for word, below in enumerate(range(count - 4, -1, -4)):
        if below == 0:
            words[:, word] = trailing[rest.astype(np.intp)]
            break
        power = rest.dtype.type(10**below)
        group = rest // power
        rest = rest - group * power
        more = rest != 0
        index = group.astype(np.intp)
        index += np.multiply(more, GROUP, dtype=np.intp)
        words[:, word] = trailing[index]
        if not more.any():
            return words[:, : word + 1].copy().view(np.uint8)
        if below == 8:
            rest = rest.astype(np.uint32)  # as it fits, and is divided faster
    return words.view(np.uint8)


def _with_exact(cells: Cells, x: Floats, rows: NDArray[np.intp], point: bytes) -> Cells:
    """Cells with some numbers written by Python: ties, carries, exponents, infinity."""
    texts = [f"{x[row]:.{DIGITS}g}".encode().replace(b".", point) for row in rows.tolist()]
    longest = max(map(len, texts))
    if longest > cells.shape[1]:
        cells = np.pad(cells, ((0, 0), (0, longest - cells.shape[1])))
    exact = np.array(texts, f"S{cells.shape[1]}")
    cells[rows] = exact.view(np.uint8).reshape(len(texts), -1)
    return cells


def _bytes(words: NDArray[np.uint32]) -> Cells:
    return words.view(np.uint8).reshape(-1, 4)


@cache
def _tables() -> _Tables:
    powers = np.array([10.0**e for e in range(LOWEST, DIGITS + 1)])
    # The least number of each exponent of 2; those that no cell of twelve digits has are at the ends.
    least = np.ldexp(1.0, np.arange(2048).clip(1, 2046) - 1023)
    exponent = (np.searchsorted(powers, least, side="right") - 1).clip(0, DIGITS - LOWEST - 1)
    digits = [f"{number:04d}".encode() for number in range(GROUP)]
    leading = [each.lstrip(b"0").rjust(4, b"\0") for each in digits]
    trailing = [each.rstrip(b"0").ljust(4, b"\0") for each in digits]

    def table(first: list[bytes]) -> NDArray[np.uint32]:
        return np.frombuffer(b"".join(first + digits), np.uint32)

    decimals = [DIGITS - 1 - e for e in range(LOWEST, DIGITS)]
    return _Tables(
        exponent,
        powers[1:],
        np.array([10.0**p for p in decimals]),
        np.array([10 ** max(12 - p, 0) for p in decimals], np.uint64),
        np.array([10 ** (16 - p) for p in decimals], np.uint64),
        table(leading),
        table([b"\0\0\0" + b"0", *leading[1:]]),
        table(trailing),
    )
