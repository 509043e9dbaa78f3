"""The key of the workload: 60 items, and how they become the 14 columns of its scores.

The same questionnaire as ``bench/instrument``, as plain data: the peers are written by hand from it. Needs nothing but
Python, so that what a peer imports is its own choice.
"""

from __future__ import annotations

import math

LIKERT = tuple(f"L{number:02d}" for number in range(1, 31))  # 1 to 5
KEYED = tuple(f"K{number:02d}" for number in range(1, 21))  # one letter
MULTI = tuple(f"M{number:02d}" for number in range(1, 11))  # letters joined by ;
ITEMS = (*LIKERT, *KEYED, *MULTI)
COLUMNS = ("respondent_id", "role", "unit", *ITEMS)

OPTIONS = "abcde"
REVERSED = frozenset(LIKERT[3::4])
RIGHT = {item: OPTIONS[(7 * place + 3) % 5] for place, item in enumerate(KEYED)}
PENALTY = dict.fromkeys(KEYED[15:], 0.25)  # of a wrong answer, against guessing
RIGHT_SETS = dict(zip(MULTI, ("ac", "bde", "ad", "bc", "ace", "de", "abd", "ce", "be", "acd"), strict=True))

LIKERT_SCALES = {f"s{number + 1}": LIKERT[6 * number : 6 * number + 6] for number in range(5)}
KEYED_SCALES = {"k1": KEYED[:10], "k2": KEYED[10:]}
SCALES = (*LIKERT_SCALES, *KEYED_SCALES, "m")
ANSWERED_PERCENT = 80  # of a likert scale's items, for it to have a score

WEIGHTS = {"s1": 15, "s2": 15, "s3": 10, "s4": 10, "s5": 10, "k1": 15, "k2": 15, "m": 10}
PRESENT_WEIGHT = 80  # of 100, for a global score
DIGITS = 9  # of the global score: sums of floats in another order must not fall on another side of a cut

BAND_CUTS = (35, 50, 65)
BANDS = ("novice", "basic", "proficient", "advanced")
STAGES = (("s1", 35), ("s2", 40), ("s3", 45), ("s4", 50), ("s5", 55))
DECISION = (("s1", 50), ("k1", 6))
OUTCOMES = {
    (False, False): "support",
    (False, True): "explore",
    (True, False): "train",
    (True, True): "adopt",
}
# Score at each percentile from 0 to 100: a logistic curve of quantiles.
NORMS = (0.0, *(round(50 + 9.5 * math.log(p / (100 - p)), 3) for p in range(1, 100)), 95.0)

SCORES = ("respondent_id", *SCALES, "global", "band", "stage", "outcome", "percentile")
NUMBERS = (*SCALES, "global", "stage", "percentile")
