"""What every rule promises, whoever wrote it: the tests take the rules from the register."""

import inspect
import re
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from rule_items import items_of

from digimat.questionnaires import State, read_response
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.scoring import rules
from digimat.scoring.coding import code_item, code_response
from digimat.scoring.scales import call_rule

RULES = rules()[0]
SCALE_RULES = [pytest.param(r, id=r.name) for r in RULES if r.kind == "scale"]
ITEM_RULES = [pytest.param(r, id=r.name) for r in RULES if r.kind == "item"]

# The names and parameters that the cases of a rule use; a rule with names has as many columns as they name.
CASES = Path(__file__).parent / "cases"
SETTINGS = {p.stem: yaml.safe_load(p.read_text("utf-8")).get("scale", {}) for p in CASES.glob("*.yaml")}

MISSING = float("nan")
CELLS = st.sampled_from([MISSING, 0.0, 0.1, 0.2, 1 / 3, 0.5, 2 / 3, 0.7, 1.0, 61.0])


def columns_of(rule):
    """How many columns a rule can be tried with."""
    names = SETTINGS.get(rule.name, {}).get("names")
    return [len(names)] if names else [rule.inputs] if rule.inputs else [1, 2, 3, 4, 5, 6, 7, 24]


def tables(rule):
    """Rows of points, weights and something to shuffle with."""
    return st.sampled_from(columns_of(rule)).flatmap(
        lambda columns: st.tuples(
            st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=9),
            st.lists(st.sampled_from([0.0, 0.5, 1.0, 3.0]), min_size=columns, max_size=columns),
            st.randoms(use_true_random=False),
        )
    )


def call(rule, points, weights):
    settings = SETTINGS.get(rule.name, {})
    points, weights = np.asfortranarray(points), np.array(weights)  # call_rule makes writing raise
    return call_rule(rule, points, weights, settings.get("names"), settings.get("with", {}))


@pytest.mark.parametrize("rule", SCALE_RULES)
@given(data=st.data())
def test_a_row_has_one_score_alone_in_any_batch_and_in_any_order(rule, data):
    rows, weights, random = data.draw(tables(rule))
    together = call(rule, rows, weights)
    assert together.shape == (len(rows),)
    assert together.dtype == np.float64
    assert not np.isinf(together).any()
    alone = [call(rule, [row], weights)[0] for row in rows]
    assert together.tobytes() == np.array(alone).tobytes()
    order = random.sample(range(len(rows)), len(rows))
    assert call(rule, [rows[n] for n in order], weights).tobytes() == together[order].tobytes()
    assert call(rule, rows * 3, weights).tobytes() == np.tile(together, 3).tobytes()


@pytest.mark.parametrize(
    ("rule", "columns"),
    [pytest.param(r.values[0], n, id=f"{r.id}-{n}") for r in SCALE_RULES for n in columns_of(r.values[0])],
)
def test_all_missing_gives_missing(rule, columns):
    assert np.isnan(call(rule, [[MISSING] * columns] * 3, [1.0] * columns)).all()


@pytest.mark.parametrize("rule", SCALE_RULES)
def test_inputs_are_not_written_to(rule):
    columns = columns_of(rule)[-1]
    points = np.array([[1.0, MISSING, 0.5] * columns, [0.0, 0.0, 1.0] * columns])[:, :columns]
    weights = np.array([1.0, 2.0, 0.0] * columns)[:columns]
    before = points.tobytes(), weights.tobytes()
    call_rule(rule, points, weights, *(SETTINGS.get(rule.name, {}).get(k, {}) for k in ("names", "with")))
    assert (points.tobytes(), weights.tobytes()) == before


@pytest.mark.parametrize("rule", SCALE_RULES)
def test_no_respondent_gives_no_score(rule):
    columns = columns_of(rule)[0]
    assert call(rule, np.empty((0, columns)), [1.0] * columns).shape == (0,)


@pytest.mark.parametrize("rule", ITEM_RULES)
def test_an_item_rule_declares_its_types_and_what_blank_and_do_not_know_earn(rule):
    assert rule.types
    assert set(rule.types) <= set(ITEM_TYPES)
    keyed = rule.takes_key
    assert (rule.blank, rule.dont_know) == ((0.0, 0.0) if keyed else (None, None))
    assert not (keyed and rule.reversible)


@pytest.mark.parametrize("rule", ITEM_RULES)
def test_the_cases_try_a_rule_on_every_type_that_has_a_range(rule):
    assert {item.type for item in items_of(rule.name)} >= (set(rule.types) if rule.reversible else set())


@pytest.mark.parametrize("rule", [r for r in ITEM_RULES if r.values[0].takes_key])
def test_the_key_itself_earns_full_marks(rule, agility, right):
    bundled = [item for item in agility.questionnaire.items if item.rule == rule.name]
    defined = [item for item in items_of(rule.name) if item.type != "sjt_rate"]  # a mean cannot be answered
    assert bundled or rule.name == "sjt_distance"
    for item in [*bundled, *defined]:
        assert code_response(item, read_response(item, right(item))) == 1.0


@pytest.mark.parametrize("rule", ITEM_RULES)
@given(data=st.data())
def test_points_stay_in_their_range_and_depend_on_nothing_but_the_response(rule, data, agility, any_answer):
    items = [*items_of(rule.name), *(i for i in agility.questionnaire.items if i.rule == rule.name)]
    item = data.draw(st.sampled_from(items), label="item")
    answers = data.draw(st.lists(st.none() | any_answer(item), min_size=1, max_size=8), label="answers")
    before = item.model_dump_json()
    column = code_item(item, answers)
    least = -1.0 if item.with_.get("correct_for_guessing") else 0.0  # a declared penalty
    declared = {State.BLANK: rule.blank, State.DONT_KNOW: rule.dont_know}
    for answer, points, state in zip(answers, column.points, column.state, strict=True):
        alone = code_item(item, [answer])
        assert alone.points.tobytes() == points.tobytes()
        assert alone.state[0] == state
        assert (state == State.NOT_SHOWN) == (answer is None)
        if state == State.ANSWERED and rule.name != "unscored":
            assert least <= points <= 1.0
        else:
            earned = declared.get(State(state))
            assert np.isnan(points) if earned is None else points == earned
    assert item.model_dump_json() == before


@given(data=st.data())
def test_reversing_a_rating_twice_is_the_identity_and_once_mirrors_it(data, any_answer):
    item = data.draw(st.sampled_from(items_of("linear")), label="item")
    turned = item.model_copy(update={"reverse_keyed": not item.reverse_keyed})
    code = data.draw(any_answer(item), label="answer")
    there, back = (code_response(i, read_response(i, code)) for i in (item, turned))
    again = code_response(
        turned.model_copy(update={"reverse_keyed": item.reverse_keyed}), read_response(item, code)
    )
    assert again == there or np.isnan(there)
    assert there + back == pytest.approx(1, rel=0, abs=1e-15) or np.isnan(there)


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
