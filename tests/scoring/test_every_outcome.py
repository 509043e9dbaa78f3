"""A questionnaire that concludes in every way there is has no problem, and every part of it is put to use."""

from pathlib import Path

import numpy as np

from digimat.answers.table import AnswerTable
from digimat.questionnaires import load, read_questionnaire
from digimat.questionnaires.item_types import IN_PARTS
from digimat.scoring import check_rules, score
from digimat.scoring.parts import PARTS

PATH = Path(__file__).parent / "every_outcome.yaml"


def test_it_has_no_problem_at_all():
    source, problems = read_questionnaire(PATH.read_text("utf-8"), PATH.name)
    assert [*problems, *check_rules(source)] == []


def test_every_section_that_concludes_is_in_it():
    questionnaire = load(PATH).questionnaire
    for field in ("profile", "levels", "stages", "decisions", "quadrants", "needs", "flags", "advice"):
        assert getattr(questionnaire, field), field
    assert questionnaire.roles is not None
    reasons = {(a.when is not None, a.flag is not None, a.about is not None) for a in questionnaire.advice}
    assert len(reasons) == 4


def test_the_types_that_may_give_points_to_each_option_are_those_for_which_this_is_known():
    assert set(IN_PARTS) == set(PARTS)


def test_an_option_that_goes_with_no_other_is_no_part():
    """Who sells nowhere has answered: the other options are worth 0; who left it blank has said nothing of them."""
    questionnaire = load(PATH).questionnaire
    table = AnswerTable(("none", "some", "blank"), {"channels": ("nowhere", "web+shop", "")})
    coded = score(questionnaire, table).coded.by_item
    assert [part.id for part in questionnaire.parts if part.item.id == "channels"] == [
        "channels_shop", "channels_web", "channels_phone",
    ]  # fmt: skip
    for name, points in {"shop": [0, 1], "web": [0, 1], "phone": [0, 0]}.items():
        assert coded[f"channels_{name}"].points[:2].tolist() == points
        assert np.isnan(coded[f"channels_{name}"].points[2])
