"""What numbers can be before anybody answers: worked out by hand in ``ranges.yaml``, and never left by a score."""

import math
import re
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_items import items_of

from digimat.answers.table import AnswerTable
from digimat.language import Text
from digimat.questionnaires import Scale, State, load, read_questionnaire, read_response
from digimat.scoring import check_rules, score
from digimat.scoring.coding import code_response
from digimat.scoring.ranges import points_of, ranges_of
from digimat.scoring.registry import BUILT_IN, find_rule
from digimat.scoring.scales import call_rule
from digimat.scoring.spans import ANY, Span
from digimat.scoring.values import Texts

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "ranges.yaml").read_text(encoding="utf-8"))["cases"]
VALID = HERE.parent / "questionnaires" / "broken" / "valid.yaml"
# Every questionnaire of the repository that has no mistake.
WHOLE = [
    path
    for folder in ("questionnaires", "digimat", "examples", "tests")
    for path in sorted((HERE.parents[1] / folder).rglob("*.yaml"))
    if not {"broken", "cases"} & set(path.parts)
]
ITEM_RULES = [name for name in BUILT_IN["item"] if name != "unscored"]


def span(written):
    return ANY if written == "any" else Span(*map(float, written))


def scale_of(case):
    text = Text(fr="?", en="?")
    return Scale.model_validate(
        {
            "id": "s", "title": text, "rule": case["rule"], "items": tuple(case["inputs"]),
            "weights": case.get("weights", {}), "with": case.get("with", {}),
        }
    )  # fmt: skip


def test_every_rule_of_a_scale_says_what_it_can_give_and_has_a_case():
    assert [name for name in BUILT_IN["scale"] if find_rule("scale", name).range_ is None] == []
    assert {case["rule"] for case in CASES} == set(BUILT_IN["scale"])


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c['rule']} {c['inputs']}") for c in CASES])
def test_what_a_score_can_be(case):
    inputs = [span(written) for written in case["inputs"].values()]
    found = find_rule("scale", case["rule"]).range_(scale_of(case), inputs)
    assert found == pytest.approx(span(case["score"]), rel=0, abs=1e-12)


@settings(max_examples=30, deadline=None)
@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c['rule']} {c['inputs']}") for c in CASES])
@given(random=st.randoms(use_true_random=False))
def test_no_score_leaves_what_it_can_be(case, random):
    def cell(low, high):
        low, high = max(low, -1e4), min(high, 1e4)
        return random.choice([low, high, random.uniform(low, high), math.nan])

    scale = scale_of(case)
    inputs = [span(written) for written in case["inputs"].values()]
    rule = find_rule("scale", case["rule"])
    low, high = rule.range_(scale, inputs)
    rows = np.array([[cell(*each) for each in inputs] for _ in range(20)])
    weights = np.array([scale.weights.get(name, 1.0) for name in scale.items])
    scores = call_rule(rule, rows, weights, scale.items, scale.with_)
    known = scores[~np.isnan(scores)]
    assert (known >= low - 1e-9).all()
    assert (known <= high + 1e-9).all()


@pytest.mark.parametrize("rule", ITEM_RULES)
@given(data=st.data())
def test_no_response_earns_what_its_item_cannot(rule, data, any_answer):
    item = data.draw(st.sampled_from(items_of(rule)))
    reading = read_response(item, data.draw(any_answer(item)))
    if reading.state is State.ANSWERED:
        low, high = points_of(item)
        assert low <= code_response(item, reading) <= high


def test_points_of_items():
    ranges = {
        (item.rule, str(item.with_)): tuple(points_of(item)) for r in ITEM_RULES for item in items_of(r)
    }
    assert ranges["keyed_single", "{}"] == (0, 1)
    assert ranges["keyed_single", "{'correct_for_guessing': True}"] == (-1, 1)  # of yes and no
    assert ranges["option_points", "{'points': {'none': 0, 'some': 0.25, 'half': 0.5, 'most': 1}}"] == (0, 1)
    breadth = {(bool(item.exclusive), *points_of(item)) for item in items_of("breadth")}
    # Nothing ticked is a blank; none of these is an answer, worth nothing.
    assert breadth == {(False, 1 / 4, 1), (False, 1 / 3, 1), (True, 0, 1)}


def test_the_line_of_a_rating_is_read_at_its_steps_only():
    (freq,) = [i for i in items_of("piecewise") if i.type == "freq"][:1]
    beyond = freq.model_copy(update={"with_": {"points": [[0, 10], [2.5, 100], [3, 60]]}})
    assert points_of(beyond) == (0.1, pytest.approx(0.82))  # at 2: 10 + 90 × 2 / 2.5


def test_an_unscored_number_counts_as_the_number_it_is():
    (numeric,) = [item for item in items_of("unscored") if item.type == "numeric"]
    assert points_of(numeric) == ANY
    assert points_of(numeric.model_copy(update={"type": "scale10"})) == (0, 10)


def test_what_conditions_see_of_every_name():
    ranges = ranges_of(load(HERE / "every_scale_rule.yaml").questionnaire)
    assert ranges.names["k1"] == ANY  # the number given, not its points
    assert ranges.points["k1"] == (0, 1)
    assert {name: tuple(round(end, 4) for end in ranges.scales[name]) for name in (
        "percentage", "right", "practice", "in_steps", "on_a_line", "nine", "composed",
    )} == {
        "percentage": (0, 100), "right": (0, 6), "practice": (0, 3), "in_steps": (1, 3),
        "on_a_line": (0, 100), "nine": (1, 9), "composed": (0, 101),
    }  # fmt: skip


def test_what_conditions_see_of_the_bundled_test(agility):
    names = ranges_of(agility.questionnaire).names
    assert names["total"] == (0, 100)
    assert names["level"] == (0, 8)
    assert names["level_capped"] == (0, 1)
    single = next(item for item in agility.questionnaire.items if item.type == "single" and item.instances)
    assert names[single.id] == Texts(frozenset(single.options))


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_no_score_of_a_questionnaire_leaves_what_it_can_be(data):
    questionnaire = load(HERE / "every_scale_rule.yaml").questionnaire
    ranges = ranges_of(questionnaire)
    answer = st.sampled_from([None, "", "na", "3", "4", "5", "-2.5"])
    answers = {i.id: data.draw(st.lists(answer, min_size=5, max_size=5)) for i in questionnaire.items}
    table = AnswerTable([str(n) for n in range(5)], answers)
    for name, result in score(questionnaire, table).scales.items():
        low, high = ranges.scales[name]
        known = result.score[~np.isnan(result.score)]
        assert (known >= low - 1e-9).all(), name
        assert (known <= high + 1e-9).all(), name


def test_a_questionnaire_with_other_errors_is_looked_at_without_falling_over():
    for path in VALID.parent.glob("*.yaml"):
        source, _ = read_questionnaire(path.read_text(encoding="utf-8"), path.name)
        if source is not None:
            list(check_rules(source))


@pytest.mark.parametrize("file", WHOLE, ids=lambda path: path.name)
def test_there_is_no_false_alarm(file):
    source, _ = read_questionnaire(file.read_text(encoding="utf-8"), file.name)
    told = [problem.line("en") for problem in check_rules(source)] if source is not None else []
    assert [line for line in told if re.search(r" (QST|SCO04[678])", line)] == []
