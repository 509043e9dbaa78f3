"""What every rule promises, whoever wrote it: the tests take the rules from the register."""

import inspect
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digimat.questionnaires import State, read_response
from digimat.scoring import rules
from digimat.scoring.coding import code_item, code_response

RULES = rules()[0]
SCALE_RULES = [pytest.param(r, id=r.name) for r in RULES if r.kind == "scale"]
ITEM_RULES = [pytest.param(r, id=r.name) for r in RULES if r.kind == "item"]

MISSING = float("nan")
CELLS = st.sampled_from([MISSING, 0.0, 0.1, 0.2, 1 / 3, 0.5, 2 / 3, 0.7, 1.0])
TABLES = st.integers(1, 7).flatmap(
    lambda columns: st.tuples(
        st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=9),
        st.lists(st.sampled_from([0.0, 0.5, 1.0, 3.0]), min_size=columns, max_size=columns),
        st.randoms(use_true_random=False),
    )
)


def call(rule, points, weights):
    points, weights = np.asfortranarray(points), np.array(weights)
    points.flags.writeable = weights.flags.writeable = False  # writing raises
    return np.asarray(rule.function(points, **({"weights": weights} if rule.wants_weights else {})))


@pytest.mark.parametrize("rule", SCALE_RULES)
@given(table=TABLES)
def test_a_row_has_one_score_alone_in_any_batch_and_in_any_order(rule, table):
    rows, weights, random = table
    together = call(rule, rows, weights)
    assert together.shape == (len(rows),)
    assert together.dtype == np.float64
    assert not np.isinf(together).any()
    alone = [call(rule, [row], weights)[0] for row in rows]
    assert together.tobytes() == np.array(alone).tobytes()
    order = random.sample(range(len(rows)), len(rows))
    assert call(rule, [rows[n] for n in order], weights).tobytes() == together[order].tobytes()
    assert call(rule, rows * 3, weights).tobytes() == np.tile(together, 3).tobytes()


@pytest.mark.parametrize("rule", SCALE_RULES)
@pytest.mark.parametrize("columns", [1, 2, 24])
def test_all_missing_gives_missing(rule, columns):
    assert np.isnan(call(rule, [[MISSING] * columns] * 3, [1.0] * columns)).all()


@pytest.mark.parametrize("rule", SCALE_RULES)
def test_inputs_are_not_written_to(rule):
    points, weights = np.array([[1.0, MISSING, 0.5], [0.0, 0.0, 1.0]]), np.array([1.0, 2.0, 0.0])
    before = points.tobytes(), weights.tobytes()
    rule.function(points, **({"weights": weights} if rule.wants_weights else {}))
    assert (points.tobytes(), weights.tobytes()) == before


@pytest.mark.parametrize("rule", SCALE_RULES)
def test_no_respondent_gives_no_score(rule):
    assert call(rule, np.empty((0, 3)), [1.0, 1.0, 1.0]).shape == (0,)


@pytest.mark.parametrize("rule", ITEM_RULES)
def test_an_item_rule_declares_its_types_and_what_blank_and_do_not_know_earn(rule):
    assert rule.types
    assert (rule.blank, rule.dont_know) == (0.0, 0.0)


@pytest.mark.parametrize("rule", ITEM_RULES)
def test_the_bundled_test_uses_the_rule_and_the_key_itself_earns_full_marks(rule, agility, right):
    items = [item for item in agility.questionnaire.items if item.rule == rule.name]
    assert items
    for item in items:
        assert code_response(item, read_response(item, right(item))) == 1.0


@pytest.mark.parametrize("rule", ITEM_RULES)
@given(data=st.data())
def test_points_are_from_0_to_1_and_depend_on_nothing_but_the_response(rule, data, agility, any_answer):
    items = [item for item in agility.questionnaire.items if item.rule == rule.name]
    item = data.draw(st.sampled_from(items), label="item")
    answers = data.draw(st.lists(st.none() | any_answer(item), min_size=1, max_size=8), label="answers")
    before = item.model_dump_json()
    column = code_item(item, answers)
    for answer, points, state in zip(answers, column.points, column.state, strict=True):
        alone = code_item(item, [answer])
        assert alone.points.tobytes() == points.tobytes()
        assert (alone.state[0] == State.NOT_SHOWN) == (answer is None) == bool(np.isnan(points))
        assert alone.state[0] == state
        assert answer is None or 0.0 <= points <= 1.0
    assert item.model_dump_json() == before


@pytest.mark.parametrize("rule", [pytest.param(r, id=r.name) for r in RULES])
def test_the_docstring_has_summary_formula_missing_returns_and_source(rule):
    text = inspect.getdoc(rule.function)
    assert re.fullmatch(r"[A-Z0-9].*\.", rule.summary.en)
    assert re.fullmatch(r"[A-ZÀ-Ý0-9].*\.", rule.summary.fr)
    assert rule.summary.fr != rule.summary.en
    assert re.search(r"^    \w+ = .", text, re.MULTILINE), "no formula: an indented line, name = …"
    for heading in ("Args", "Returns", "Missing", "Source"):
        assert re.search(rf"^{heading}:\s+\S", text, re.MULTILINE), f"no {heading}"


@pytest.mark.parametrize("rule", [pytest.param(r, id=r.name) for r in RULES])
def test_each_rule_lives_in_a_file_of_its_name_and_is_named_alike(rule):
    assert rule.function.__name__ == rule.name
    assert rule.function.__module__.endswith(f".{rule.kind}_rules.{rule.name}")
