"""How many conditions of a gate are met, as one would say it: none is a plural in English, not in French."""

from pathlib import Path

import pytest

from digimat.answers.table import AnswerTable
from digimat.questionnaires import load
from digimat.scoring import score
from digimat.scoring.explanation import explain

NETWORK = load(Path(__file__).parent / "outcomes" / "network.yaml").questionnaire


@pytest.mark.parametrize(
    ("cross_unit", "fr", "en"),
    [
        ("0", "1 condition remplie sur 3 ; demandées :", "1 condition met of 3; it takes"),
        ("10", "2 conditions remplies sur 3 ; demandées :", "2 conditions met of 3; it takes"),
    ],
)
def test_the_conditions_met_are_counted_in_words(cross_unit, fr, en):
    """30 of 100 members take part, which is met; whether they joined is not asked where they were enrolled."""
    table = AnswerTable(
        ("p-1",),
        {
            "eligible": ("200",), "members": ("100",), "contributors": ("30",),
            "cross_unit": (cross_unit,), "auto_enrolled": ("yes",),
        },
    )  # fmt: skip
    growth, cruise = explain(score(NETWORK, table), 0, "phase").inputs
    assert growth.note.fr.startswith(fr)
    assert growth.note.en.startswith(en)
    assert cruise.note.fr.startswith("0 condition remplie sur 5 ;")
    assert cruise.note.en.startswith("0 conditions met of 5;")
