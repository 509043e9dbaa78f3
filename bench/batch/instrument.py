"""The workload as an ordinary questionnaire: where it is, and what it calls the columns of the oracle."""

from __future__ import annotations

from pathlib import Path

INSTRUMENT = Path(__file__).parents[1] / "instrument"
DIGIMAT_NAMES = {"respondent_id": "respondent", "global": "overall", "band": "standing"}
