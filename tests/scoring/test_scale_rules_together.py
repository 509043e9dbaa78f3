"""Every scale rule in one questionnaire: checked, scored, explained, and scored again from the explanation."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digimat.answers.table import AnswerTable
from digimat.questionnaires import read_questionnaire
from digimat.scoring import check_rules, explain, score
from digimat.scoring.registry import BUILT_IN, find_rule
from digimat.scoring.scales import call_rule

FILE = Path(__file__).parent / "every_scale_rule.yaml"
ANSWERS = st.sampled_from(["4", "5", "9", "", "na", None])


@pytest.fixture(scope="module")
def source():
    source, problems = read_questionnaire(FILE.read_text("utf-8"), FILE.name)
    assert problems == []
    return source


def scored(source, *rows):
    items = [item.id for item in source.questionnaire.items]
    columns = {item: tuple(row[n] for row in rows) for n, item in enumerate(items)}
    return score(source.questionnaire, AnswerTable(tuple(f"p-{n}" for n in range(len(rows))), columns))


def test_every_rule_is_there_and_there_is_nothing_to_mend(source):
    assert {scale.rule for scale in source.questionnaire.scales} == set(BUILT_IN["scale"])
    assert list(check_rules(source)) == []


def test_a_row_worked_out_by_hand(source):
    results = scored(source, ["4", "4", "5", "9", "4", ""])  # points 1, 1, 1/2, 0, 1, 0
    found = {name: float(result.score[0]) for name, result in results.scales.items()}
    assert found == pytest.approx(
        {
            "percentage": 68.75,  # 100 × (3 + 1 + 1/2 + 0 + 1 + 0) / 8
            "average": 3.5 / 6,
            "middle": 0.75,  # 0, 0, 1/2, 1, 1, 1
            "sum_of_all": 3.5,
            "in_proportion": 3.5,
            "lowest": 0,
            "highest": 1,
            "right": 3,
            "corrected": 350 / 6,
            "practice": 1.75,  # 1 + 1/4 + 1/2
            "climbed": 3,  # 1, 1, 1/2, then 0
            "in_steps": 2,  # from 40
            "on_a_line": 37.5,  # 20 + 80 × 8.75 / 40
            "rank": 100 * 11 / 15,  # 3 + 8 below, nobody equal, of 15
            "z": 13.75 / 18.5,
            "t": 50 + 137.5 / 18.5,
            "nine": 6,  # 5 + 2 × 0.743 = 6.49
            "together": (68.75 * (50 + 137.5 / 18.5) ** 2) ** (1 / 3),
            "composed": 54.125,  # (68.75 + 37.5) / 2 + 1
            # Three on the formulas as they are printed, summed over 81 abilities by another programme.
            "ability": 0.38309781269,
            "error": 0.62388052205,
            "expected": 55.80997497698,
        },
        abs=1e-9,
    )


@settings(max_examples=50)
@given(rows=st.lists(st.lists(ANSWERS, min_size=6, max_size=6), min_size=1, max_size=4))
def test_the_printed_tree_gives_every_score_again_bit_for_bit(source, rows):
    results = scored(source, *rows)
    for row in range(len(rows)):
        for name in results.scales:
            node = explain(results, row, name)
            if node.value is None:
                continue
            points = [np.nan if inner.value is None else inner.value for inner in node.inputs]
            weights = np.array([inner.weight for inner in node.inputs])
            names = [inner.name for inner in node.inputs]
            rule = find_rule("scale", node.rule)
            (again,) = call_rule(rule, np.array([points]), weights, names, node.parameters)
            assert again == node.value


@settings(max_examples=50)
@given(rows=st.lists(st.lists(ANSWERS, min_size=6, max_size=6), min_size=2, max_size=5))
def test_one_row_alone_scores_as_in_the_file(source, rows):
    together = scored(source, *rows)
    for place, row in enumerate(rows):
        alone = scored(source, row)
        for name, result in alone.scales.items():
            for what in ("score", "answered", "base"):
                one, many = getattr(result, what), getattr(together.scales[name], what)
                assert one.tobytes() == many[place : place + 1].tobytes()


def test_an_explanation_shows_the_parameters_of_the_rule(source):
    node = explain(scored(source, ["4"] * 6), 0, "t")
    assert node.parameters == {"mean": 55, "sd": 18.5, "source": "made up"}
    assert node.note.en.endswith("parameters: mean: 55, sd: 18.5, source: made up")
    assert node.note.fr.endswith("paramètres : mean: 55, sd: 18.5, source: made up")
