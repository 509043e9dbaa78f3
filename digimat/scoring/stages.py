"""Stages: each is reached through its gate and all the gates before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import StageSet
from digimat.questionnaires.outcome_model import Gate
from digimat.scoring.conditions import holds
from digimat.scoring.results import GateResult, StageResult


def reach_stage(stage_set: StageSet, columns: Mapping[str, NDArray[Any]], rows: int) -> StageResult:
    """The last stage whose gate is open, and those of all stages before it.

    A gate is open where every mandatory condition that applies is met, and of all that apply

        met >= min(at_least, applicable), or met >= applicable - all_but

    A condition that cannot be computed is not met; one of which it is not known whether it applies, applies. Where
    not one condition of any gate can be computed nothing is known, and there is no stage.
    """
    gates = [open_gate(stage.gate, columns, rows) for stage in stage_set.steps if stage.gate is not None]
    rank = np.zeros(rows, np.intp)
    known = np.full(rows, not gates)
    reached = np.ones(rows, np.bool_)
    for gate in gates:
        reached &= gate.opened
        rank += reached
        known |= np.any(~np.isnan(gate.met), axis=1)
    return StageResult(stage_set, np.where(known, rank, -1), gates)


def open_gate(gate: Gate, columns: Mapping[str, NDArray[Any]], rows: int) -> GateResult:
    """What became of each condition of a gate, and where it is open."""
    shape = (rows, len(gate.conditions))
    met, applies = np.empty(shape), np.ones(shape)
    for number, condition in enumerate(gate.conditions):
        met[:, number] = holds(condition.when, columns, rows)
        if condition.applies is not None:
            applies[:, number] = holds(condition.applies, columns, rows)
    counts = applies != 0
    applicable = np.sum(counts, axis=1)
    number_met = np.sum(counts & (met == 1), axis=1)
    wanted = applicable - gate.all_but if gate.at_least is None else np.minimum(gate.at_least, applicable)
    mandatory = np.array([condition.mandatory for condition in gate.conditions], np.bool_)
    closed = np.any(counts & mandatory & (met != 1), axis=1)
    return GateResult(gate, met, applies, (number_met >= wanted) & ~closed)
