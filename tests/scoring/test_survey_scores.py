"""Item rules through the whole engine: what a survey leaves missing, and what guessing costs."""

from pathlib import Path

import numpy as np
import pytest

from digimat.answers.table import AnswerTable
from digimat.language import Text
from digimat.questionnaires import Scale, State, load
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.section_model import Section
from digimat.scoring import score

SURVEY = load(Path(__file__).parents[1] / "administration" / "every_survey_type.yaml").questionnaire
TEXT = Text(fr="?", en="?")


def answered(questionnaire, *rows):
    columns = {item.id: tuple(row.get(item.id) for row in rows) for item in questionnaire.items}
    return score(questionnaire, AnswerTable(tuple(f"p{n}" for n in range(len(rows))), columns))


def test_what_a_survey_leaves_out_has_no_points_and_keeps_its_state():
    results = answered(SURVEY, {"backup": "", "lost": "dk", "mail": "na", "owner": "no", "recommend": "0"})
    by_item = results.coded.by_item
    states = {name: State(int(by_item[name].state[0])) for name in ("backup", "lost", "mail", "paper")}
    assert states == {
        "backup": State.BLANK, "lost": State.DONT_KNOW, "mail": State.NOT_APPLICABLE, "paper": State.NOT_SHOWN,
    }  # fmt: skip
    assert all(np.isnan(by_item[name].points[0]) for name in states)
    assert [by_item[name].points[0] for name in ("owner", "recommend")] == [0.0, 0.0]  # no and 0 are answers
    maturity = results.scales["maturity"]
    assert (maturity.answered[0], maturity.base[0]) == (2, 4)  # blank and "don't know" stay in the base
    assert np.isnan(maturity.score[0])


def test_a_mean_of_ratings_reads_each_in_its_own_direction():
    results = answered(
        SURVEY,
        {"backup": "4", "lost": "1", "mail": "4", "paper": "0", "owner": "yes", "recommend": "10", "delay": "5",
         "channels": "a+b"},
        {"backup": "0", "lost": "5", "mail": "0", "paper": "4", "owner": "no", "recommend": "0", "delay": "9999",
         "channels": "a"},
    )  # fmt: skip
    # The best of everything; then the worst, but for one channel of two, which is a half: 0.5 / 8.
    assert results.scales["maturity"].score.tolist() == [1.0, 0.0625]


@pytest.mark.parametrize(("others", "expected"), [("b", 60), ("dk", 70), ("", 70)])
def test_guessing_costs_what_it_wins_and_leaving_out_costs_nothing(others, expected):
    """Ten items of four options, seven right: 7 - 3/3 = 6 of 10 with three wrong, 7 of 10 with three left out."""
    items = tuple(
        Item(
            id=f"q{n}", title=TEXT, stem=TEXT, type="single", options=dict.fromkeys("abcd", TEXT), key="a",
            dont_know=True, rule="keyed_single", **{"with": {"correct_for_guessing": True}},
        )
        for n in range(10)
    )  # fmt: skip
    scale = Scale(id="s", title=TEXT, rule="formula_score", items=tuple(i.id for i in items))
    questionnaire = SURVEY.model_copy(
        update={
            "sections": (Section(id="all", title=TEXT, items=items),), "forms": (), "scales": (scale,),
            "option_sets": {},
        }
    )  # fmt: skip
    row = {f"q{n}": "a" if n < 7 else others for n in range(10)}
    assert answered(questionnaire, row).scales["s"].score[0] == pytest.approx(expected, rel=0, abs=1e-12)
