"""Explains which companion questionnaires a result calls for."""

from __future__ import annotations

from digimat.language import Text
from digimat.questionnaires.deeper import Deeper
from digimat.questionnaires.outcome_model import WHOSE
from digimat.scoring.deeper import deeper_of
from digimat.scoring.explanation.node import Node, concerns, condition, truth
from digimat.scoring.results import Results

DEEPER = "deeper"  # what all of them together are called


def explain_deeper(results: Results, row: int, name: str) -> Node:
    """Every companion that the questionnaire may call for: its condition, what became of it, and whether it counts."""
    called = deeper_of(results, row)
    companions = tuple(
        _companion(results, row, deeper, float(holds[row]), told=any(deeper is each for each in called))
        for deeper, holds in zip(results.questionnaire.deeper, results.deeper, strict=True)
    )
    title = Text(fr="Pour aller plus loin", en="To go further")
    value = ", ".join(deeper.questionnaire for deeper in called) or None
    note = None if called else Text(fr="aucun questionnaire à proposer", en="no companion is called for")
    return Node(name, DEEPER, title, value, "conditions", note, inputs=companions)


def _companion(results: Results, row: int, deeper: Deeper, holds: float, *, told: bool) -> Node:
    if not concerns(results, deeper.only):
        return Node(
            deeper.questionnaire, "companion", deeper.title, False, "condition", WHOSE[deeper.only or "person"],
            facts={"minutes": deeper.minutes},
        )  # fmt: skip
    note = Text(fr="proposé où c’est vrai", en="called for where this is true")
    inner = condition(results, row, deeper.when, holds, note)
    earlier = Text(fr="déjà proposé par une entrée précédente", en="already called for by an earlier entry")
    excluded = earlier if holds == 1 and not told else None
    return Node(
        deeper.questionnaire, "companion", deeper.title, truth(holds), "condition", deeper.because,
        excluded=excluded, inputs=(inner,), facts={"minutes": deeper.minutes},
    )  # fmt: skip
