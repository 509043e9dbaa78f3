"""The scores as they must be: the standard library alone, one respondent at a time, one function a rule.

    python -m bench.batch.oracle answers.csv scores.csv

Written to be checked by reading. Every engine that is measured has to agree with it: numbers within 1e-9, labels and
missing scores exactly. An empty cell is an item left unanswered.
"""

from __future__ import annotations

import bisect
import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.batch import key

Score = float | str | None


def scores(path: Path) -> Iterator[dict[str, Score]]:
    """The 14 columns of each respondent."""
    with path.open(newline="", encoding="utf-8") as file:
        for answers in csv.DictReader(file):
            yield {"respondent_id": answers["respondent_id"], **score(answers)}


def score(answers: Mapping[str, str]) -> dict[str, Score]:
    """All columns but the name."""
    scales: dict[str, float | None] = {
        **{scale: percent(answers, items) for scale, items in key.LIKERT_SCALES.items()},
        **{scale: points(answers, items) for scale, items in key.KEYED_SCALES.items()},
        "m": ticks(answers),
    }
    whole = weighted_mean(scales)
    return {
        **scales,
        "global": whole,
        "band": None if whole is None else key.BANDS[bisect.bisect_right(key.BAND_CUTS, whole)],
        "stage": stage(scales),
        "outcome": outcome(scales),
        "percentile": None if whole is None else max(0, bisect.bisect_right(key.NORMS, whole) - 1),
    }


def percent(answers: Mapping[str, str], items: Sequence[str]) -> float | None:
    """Mean of the answered likert items, 1 = 0 and 5 = 100; missing when too few are answered.

    From whole numbers, divided once: (mean - 1) / 4 * 100 gives 44.99999999999999 for 45, which misses the cut at 45.
    """
    given = [(item, int(answers[item])) for item in items if answers[item]]
    if len(given) * 100 < key.ANSWERED_PERCENT * len(items):
        return None
    for item, answer in given:
        if not 1 <= answer <= 5:
            raise ValueError(f"{item}: {answer} is outside 1 to 5")
    total = sum(6 - answer if item in key.REVERSED else answer for item, answer in given)
    return (total - len(given)) * 100 / (4 * len(given))


def points(answers: Mapping[str, str], items: Sequence[str]) -> float:
    """One for each right answer, less the penalty of each wrong one; nothing for an item left out."""
    total = 0.0
    for item in items:
        if answers[item] == key.RIGHT[item]:
            total += 1
        elif answers[item]:
            total -= key.PENALTY.get(item, 0)
    return total


def ticks(answers: Mapping[str, str]) -> float:
    """For each item its right ticks less its wrong ones, but not below 0, as a share of all that are right."""
    total = 0.0
    for item, right in key.RIGHT_SETS.items():
        given = set(answers[item].split(";")) - {""}
        total += max(0, len(given & set(right)) - len(given - set(right))) / len(right)
    return total


def weighted_mean(scales: Mapping[str, float | None]) -> float | None:
    """Mean from 0 to 100 of the scales that have a score; missing when they carry too little of the weight."""
    total, present = 0.0, 0
    for scale, weight in key.WEIGHTS.items():
        value = scales[scale]
        if value is not None:
            total += weight * (value if scale in key.LIKERT_SCALES else 10 * max(value, 0))
            present += weight
    return round(total / present, key.DIGITS) if present >= key.PRESENT_WEIGHT else None


def stage(scales: Mapping[str, float | None]) -> int:
    """How many gates are passed before the first that is not; a missing score passes none."""
    for passed, (scale, cut) in enumerate(key.STAGES):
        value = scales[scale]
        if value is None or value < cut:
            return passed
    return len(key.STAGES)


def outcome(scales: Mapping[str, float | None]) -> str | None:
    """The cell of the decision table; missing when either score is."""
    (across, cut_across), (down, cut_down) = key.DECISION
    x, y = scales[across], scales[down]
    return None if x is None or y is None else key.OUTCOMES[x >= cut_across, y >= cut_down]


def main(answers: Path, target: Path) -> None:
    """Write the scores of a file of answers."""
    with target.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, key.SCORES, lineterminator="\n")
        writer.writeheader()
        writer.writerows(scores(answers))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
