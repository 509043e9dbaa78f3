"""Stages: each is reached through its gate and all the gates before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import StageSet
from digimat.questionnaires.outcome_model import Gate
from digimat.scoring.arrays import all_missing
from digimat.scoring.conditions import holds
from digimat.scoring.results import GateResult, StageResult


def reach_stage(stage_set: StageSet, columns: Mapping[str, NDArray[Any]], rows: int) -> StageResult:
    """The last stage whose gate is open, and those of all stages before it.

    A gate is open where every mandatory condition that applies is met, and of all that apply

        met >= min(at_least, applicable), or met >= applicable - all_but

    A condition that cannot be computed is not met; one of which it is not known whether it applies, applies. Where
    not one condition of any gate can be computed nothing is known, and there is no stage; nor is there one where
    the set's own ``when`` does not hold.
    """
    gates = [open_gate(stage.gate, columns, rows) for stage in stage_set.steps if stage.gate is not None]
    rank = np.zeros(rows, np.intp)
    known = np.full(rows, not gates)
    reached = np.ones(rows, np.bool_)
    for gate in gates:
        reached &= gate.opened
        rank += reached
        known |= ~all_missing(gate.met)
    if stage_set.when is not None:
        known &= holds(stage_set.when, columns, rows) == 1
    return StageResult(stage_set, np.where(known, rank, -1), gates)


def open_gate(gate: Gate, columns: Mapping[str, NDArray[Any]], rows: int) -> GateResult:
    """What became of each condition of a gate, and where it is open."""
    shape = (rows, len(gate.conditions))
    met, applies = np.empty(shape, order="F"), np.ones(shape, order="F")
    applicable, number_met = np.zeros(rows, np.intp), np.zeros(rows, np.intp)
    closed = np.zeros(rows, np.bool_)
    for number, condition in enumerate(gate.conditions):
        met[:, number] = holds(condition.when, columns, rows)
        if condition.applies is not None:
            applies[:, number] = holds(condition.applies, columns, rows)
        counts, is_met = applies[:, number] != 0, met[:, number] == 1
        applicable += counts
        number_met += counts & is_met
        if condition.mandatory:
            closed |= counts & ~is_met
    wanted = applicable - gate.all_but if gate.at_least is None else np.minimum(gate.at_least, applicable)
    return GateResult(gate, met, applies, (number_met >= wanted) & ~closed)
