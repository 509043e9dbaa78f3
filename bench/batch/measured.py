"""A million respondents, from CSV to CSV: digimat, the floor and the peers, one after the other in turn.

Ratios are taken within a round, so that a noisy neighbour hits both sides alike; what is shown is their median. Seconds
are shown too, but they are this machine's. CPU seconds are of all processes, start included.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.batch import files, tables
from bench.batch.candidates import (
    BY_HAND,
    CANDIDATES,
    DIGIMAT,
    FLOOR,
    PARQUET,
    Candidate,
    environment,
    wrong,
)
from bench.batch.processes import Peak, Took, peak, timed

FEW = 50_000
MILLION = 1_000_000
TEN_MILLION = "DIGIMAT_BENCH_10M"


@dataclass(slots=True)
class Measure:
    """What was measured of one candidate."""

    candidate: Candidate
    rows: int
    took: list[Took] = field(default_factory=list)
    peak: Peak | None = None

    def median(self, of: Callable[[Took], float]) -> float:
        return statistics.median(map(of, self.took))

    def ratio(self, other: Measure, of: Callable[[Took], float]) -> float:
        """Median over the rounds that both ran."""
        return statistics.median(
            of(mine) / of(theirs) for mine, theirs in zip(self.took, other.took, strict=False)
        )


def lines() -> Iterator[str]:
    """The measures, in words; docs/performance*.md gets the tables."""
    if sys.platform == "win32":
        yield "batch scoring: not measured on Windows, which counts the seconds of programs otherwise"
        return
    try:
        few, million = files.answers(FEW), files.answers(MILLION)
    except files.NoRoom as reason:
        yield f"batch scoring: skipped, {reason}"
        return
    given = environment(files.given_scores(few))
    right = []
    for candidate in CANDIDATES:
        if not candidate.python.is_file():
            yield f"batch, {candidate.name}: not measured, .venv/bench is not there (make bench)"
        elif faults := wrong(candidate, few, files.FOLDER, given):
            yield f"batch, {candidate.name}: not measured, its scores are not those of the oracle: {'; '.join(faults)}"
        else:
            right.append(candidate)
    if FLOOR not in right:
        return
    measures = measured(right, million, MILLION, given)
    yield from _words(measures)
    larger: dict[str, Measure] = {}
    if os.environ.get(TEN_MILLION) == "1":
        try:
            answers = files.answers(10 * MILLION)
        except files.NoRoom as reason:
            yield f"ten million respondents: skipped, {reason}"
        else:
            once = [c for c in right if c in (FLOOR, DIGIMAT, BY_HAND)]
            larger = measured(once, answers, 10 * MILLION, given, rounds=3)
            yield from _words(larger)
            yield from _growth(measures, larger)
    else:
        yield f"ten million respondents: skipped; {TEN_MILLION}=1 measures them (4 GB of disk, some minutes)"
    tables.write(measures.values(), larger.values())


def measured(
    candidates: Sequence[Candidate],
    answers: Path,
    rows: int,
    given: Mapping[str, str],
    rounds: int | None = None,
) -> dict[str, Measure]:
    """Measure candidates in turn; a candidate that is slow sits the last rounds out."""
    measures = {candidate.name: Measure(candidate, rows) for candidate in candidates}
    for turn in range(rounds or max(candidate.rounds for candidate in candidates)):
        for candidate in candidates:
            if turn < candidate.rounds:
                target = files.output(candidate.ending)
                measures[candidate.name].took.append(timed(candidate.command(answers, target), given))
                target.unlink()
    if Path("/proc/self/smaps_rollup").exists():
        for candidate in candidates:
            target = files.output(candidate.ending)
            measures[candidate.name].peak = peak(candidate.command(answers, target), given)
            target.unlink()
    return measures


def _words(measures: Mapping[str, Measure]) -> Iterator[str]:
    floor = measures[FLOOR.name]
    for name, measure in measures.items():
        job = measure.median(lambda took: took.job)
        cpu, memory = measure.median(lambda took: took.cpu), ""
        if measure.peak:
            memory = f", peak {measure.peak.together:.0f} MB, of one process {measure.peak.largest:.0f}"
        yield (
            f"{measure.rows:,} respondents, {name}: job {job:.2f} s, {measure.rows / job:,.0f} a second, "
            f"{measure.ratio(floor, lambda took: took.job):.2f} x the floor; {cpu:.1f} CPU seconds, "
            f"{measure.ratio(floor, lambda took: took.cpu):.2f} x{memory} (median of {len(measure.took)})"
        )
    if DIGIMAT.name not in measures:
        return
    ours = measures[DIGIMAT.name]
    yield f"batch, digimat: job {ours.ratio(floor, lambda t: t.job):.2f} x the floor (target <= 1.35)"
    if BY_HAND.name in measures:
        theirs = measures[BY_HAND.name]
        yield (
            f"batch, digimat: job {ours.ratio(theirs, lambda t: t.job):.2f} x Polars by hand (target <= 1.30), "
            f"CPU {ours.ratio(theirs, lambda t: t.cpu):.2f} x"
        )
    if PARQUET.name in measures:
        theirs = measures[PARQUET.name]
        yield (
            f"batch, digimat: {ours.ratio(theirs, lambda t: t.wall):.2f} x Polars converting to Parquet, whole "
            f"process (target <= 1.00), CPU {ours.ratio(theirs, lambda t: t.cpu):.2f} x"
        )
    if ours.peak:
        yield f"batch, digimat: peak memory {ours.peak.together:.0f} MB (target < 700)"


def _growth(million: Mapping[str, Measure], larger: Mapping[str, Measure]) -> Iterator[str]:
    """What ten times the rows take more; the CPU seconds of the start are left out of neither."""
    if DIGIMAT.name not in larger:
        return
    small, large = million[DIGIMAT.name], larger[DIGIMAT.name]
    if small.peak and large.peak:
        yield (
            f"batch, digimat: ten million take {large.peak.together / small.peak.together:.2f} x the memory of one "
            "(target <= 1.20)"
        )
    jobs = large.median(lambda t: t.job) / small.median(lambda t: t.job)
    floors = larger[FLOOR.name].median(lambda t: t.job) / million[FLOOR.name].median(lambda t: t.job)
    yield f"batch, digimat: ten million take {jobs:.1f} x the time of one (target <= 11), the floor {floors:.1f} x"
