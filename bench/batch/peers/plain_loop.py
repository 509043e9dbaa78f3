"""Plain Python, by hand: one loop over the rows, look-ups prepared before it, no package needed."""

from __future__ import annotations

import bisect
import csv
import itertools
from pathlib import Path

from bench.batch import key
from bench.batch.job import run

AT = {name: place for place, name in enumerate(key.COLUMNS)}
LIKERT = [
    [(AT[i], {str(x): 6 - x if i in key.REVERSED else x for x in range(1, 6)}) for i in items]
    for items in key.LIKERT_SCALES.values()
]
KEYED = [
    [
        (AT[i], {"": 0, **{o: 1 if o == key.RIGHT[i] else -key.PENALTY.get(i, 0) for o in key.OPTIONS}})
        for i in items
    ]
    for items in key.KEYED_SCALES.values()
]
SETS = [ticks for count in range(6) for ticks in itertools.combinations(key.OPTIONS, count)]
MULTI = [
    (
        AT[item],
        {";".join(s): max(0, 2 * len(set(s) & set(right)) - len(s)) / len(right) for s in SETS},
    )
    for item, right in key.RIGHT_SETS.items()
]
WEIGHTS = list(key.WEIGHTS.values())


def score(answers: str, target: str) -> None:
    with (
        Path(answers).open(newline="", encoding="utf-8") as read,
        Path(target).open("w", newline="", encoding="utf-8") as written,
    ):
        rows, out = csv.reader(read), csv.writer(written)
        next(rows)
        out.writerow(key.SCORES)
        out.writerows(map(scored, rows))


def scored(row: list[str]) -> list[object]:
    scales: list[float | None] = []
    total = present = 0.0
    for items in LIKERT:
        points = [table[row[place]] for place, table in items if row[place]]
        if len(points) * 100 < key.ANSWERED_PERCENT * len(items):
            scales.append(None)
            continue
        scales.append((sum(points) - len(points)) * 100 / (4 * len(points)))
        total += WEIGHTS[len(scales) - 1] * (scales[-1] or 0.0)
        present += WEIGHTS[len(scales) - 1]
    for value in (
        *(sum(table[row[place]] for place, table in items) for items in KEYED),
        sum(table[row[place]] for place, table in MULTI),
    ):
        scales.append(value)
        total += WEIGHTS[len(scales) - 1] * 10 * max(value, 0)
        present += WEIGHTS[len(scales) - 1]
    whole = round(total / present, key.DIGITS) if present >= key.PRESENT_WEIGHT else None
    by_name = dict(zip(key.SCALES, scales, strict=True))
    stage = 0
    for name, cut in key.STAGES:
        passed = by_name[name]
        if passed is None or passed < cut:
            break
        stage += 1
    x, y = (None if by_name[s] is None else by_name[s] >= cut for s, cut in key.DECISION)  # type: ignore[operator]
    return [
        row[0],
        *scales,
        whole,
        None if whole is None else key.BANDS[bisect.bisect_right(key.BAND_CUTS, whole)],
        stage,
        None if x is None or y is None else key.OUTCOMES[x, y],
        None if whole is None else max(0, bisect.bisect_right(key.NORMS, whole) - 1),
    ]


if __name__ == "__main__":
    run(score)
