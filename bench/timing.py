"""Times candidates against a floor, one after the other in turn, so that a noisy neighbour hits them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def medians(
    candidates: Mapping[str, Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """Median seconds of each candidate over interleaved rounds, after one round to warm up.

    Args:
        candidates: what to run, by name.
        rounds: how often.
        clock: ``time.process_time`` where the work is done in this process: what neighbours take does not count.
    """
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(rounds + 1):
        for name, run in candidates.items():
            start = clock()
            run()
            if turn:
                times[name].append(clock() - start)
    return {name: statistics.median(seconds) for name, seconds in times.items()}
