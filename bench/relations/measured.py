"""A million interactions: reading, figures, index of single people, and what takes the graph, in CPU seconds."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.relations import workload
from bench.timing import medians

MILLION = 1_000_000
ROUNDS = 3


def lines() -> Iterator[str]:
    """The measures, in words."""
    from digimat.answers.interactions.reading import read_interactions
    from digimat.questionnaires.relations_model import IndexWeights, IndividualIndex, Safeguard
    from digimat.scoring.relations import individual_index, relate
    from digimat.scoring.relations.graph import RelationGraph

    plan = IndividualIndex.model_construct(
        weights=IndexWeights.model_construct(people=0.6, units=0.4), only_if=tuple[Safeguard, ...]()
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "interactions.csv"
        workload.write(MILLION, path)
        interactions = read_interactions(path).interactions
        seconds = medians(
            {
                "read": lambda: read_interactions(path),
                "figures": lambda: relate(interactions),
                "graph": lambda: RelationGraph(interactions).reciprocity,
                "people": lambda: individual_index(interactions, plan),
                "lines": lambda: _split(path),
            },
            ROUNDS,
            clock=time.process_time,
        )
        size = path.stat().st_size / 1e6
    whole = seconds["read"] + seconds["figures"]
    yield (
        f"relations of 1,000,000 interactions ({size:.0f} MB), CPU: {whole:.2f} s = {seconds['read']:.2f} s reading "
        f"({seconds['read'] / seconds['lines']:.1f} x splitting its lines) + {seconds['figures']:.2f} s figures, "
        f"{seconds['graph']:.2f} s of them the graph; index of single people {seconds['people']:.2f} s more"
    )


def _split(path: Path) -> int:
    """The floor: every cell as text, in plain Python."""
    with path.open(encoding="utf-8") as file:
        return sum(len(line.split(",")) for line in file)
