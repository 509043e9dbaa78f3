"""Outcomes, advice and groups as plain data, for machines."""

from __future__ import annotations

from typing import Any

import numpy as np

from digimat.scoring import Results
from digimat.scoring.advice import Plan, Recommendation
from digimat.scoring.deeper import deeper_of
from digimat.scoring.group_findings import (
    blind_spots,
    disagreements,
    people_by_role,
    perception_gaps,
    role_scores,
)


def outcomes_data(results: Results, row: int) -> dict[str, Any]:
    """Stages, decisions and profiles of one respondent; nothing of a kind that the questionnaire does not have."""
    data: dict[str, Any] = {}
    if results.stages:
        data["stages"] = {
            name: {
                "stage": stages.step_id(row) or None,
                "gates": [
                    {
                        "met": int(gate.number_met[row]),
                        "applicable": int(gate.applicable[row]),
                        "open": bool(gate.opened[row]),
                        "conditions": {
                            condition.id: None if gate.applies[row, n] == 0 else bool(gate.met[row, n] == 1)
                            for n, condition in enumerate(gate.gate.conditions)
                        },
                    }
                    for gate in stages.gates
                ],
            }
            for name, stages in results.stages.items()
        }
    if results.decisions:
        data["decisions"] = {
            name: {
                "outcome": decided.outcome(row) or None,
                "line": int(decided.fired[row]) + 1 or None,
                "sensitive": bool(decided.alternatives(row)),
                "alternatives": {
                    other: [{"scale": scale, "by": shift} for scale, shift in changes]
                    for other, changes in decided.alternatives(row).items()
                },
            }
            for name, decided in results.decisions.items()
        }
    if results.needs:
        data["needs"] = {name: needs.outcome(row) or None for name, needs in results.needs.items()}
    return data


def plan_data(plan: Plan) -> dict[str, Any]:
    """What to do: the ids of the advice, most pressing first, with its priority."""
    return {
        "first": [_advice(given) for given in plan.first],
        "quick_wins": [_advice(given) for given in plan.quick_wins],
        "roadmap": {horizon: [r.advice.id for r in given] for horizon, given in plan.roadmap.items()},
    }


def _advice(given: Recommendation) -> dict[str, Any]:
    priority = None if given.priority is None else float(f"{given.priority.value:.12g}")
    return {"id": given.advice.id, "priority": priority, "flag": given.advice.flag}


def deeper_data(results: Results, row: int) -> dict[str, Any]:
    """The companions that a result calls for; nothing where the questionnaire has none."""
    if not results.questionnaire.deeper:
        return {}
    return {
        "deeper": [
            {
                "questionnaire": deeper.questionnaire,
                "minutes": deeper.minutes,
                "because": {"fr": deeper.because.fr, "en": deeper.because.en},
            }
            for deeper in deeper_of(results, row)
        ]
    }


def group_data(results: Results, row: int) -> dict[str, Any]:
    """Who is behind the results of a group, and what stands out among them."""
    assert results.pooling is not None
    return {
        "by": results.pooling.by,
        "people": {role or "all": count for role, count in people_by_role(results, row).items()},
        "role_scores": {
            scale: {role: float(f"{score:.12g}") for role, score in role_scores(results, row, scale).items()}
            for scale in results.scales
            if results.pooling.by_role is not None
        },
        "agreement": {
            name: float(f"{each[row]:.12g}")
            for name, each in results.pooling.agreement.items()
            if not np.isnan(each[row])
        },
        "disagreements": list(disagreements(results, row)),
        "blind_spots": list(blind_spots(results, row)),
        "perception_gaps": [
            {
                "scale": gap.scale,
                "high": {gap.high: float(f"{gap.high_score:.12g}")},
                "low": {gap.low: float(f"{gap.low_score:.12g}")},
            }
            for gap in perception_gaps(results, row)
        ],
    }
