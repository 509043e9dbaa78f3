"""Each rule on cases worked out by hand: ``cases/<rule>.yaml``, readable without this code."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import yaml
from rule_items import item_of

from digimat.questionnaires import Reading, State, read_response
from digimat.questionnaires.item_model import UNSCORED
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.scoring import rules
from digimat.scoring.coding import code_response
from digimat.scoring.registry import BUILT_IN, find_rule
from digimat.scoring.scales import call_rule

FOLDER = Path(__file__).parent / "cases"
FILES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))
}
EVERY_ITEM_RULE_SHOWS = {"", "dk", "na", "not shown"}


def cases(kind):
    return [
        pytest.param(name, file.get("item", {}) | case, id=f"{name}: {case['name']}")
        for name, file in FILES.items()
        for case in file["cases"]
        if name in BUILT_IN[kind]
    ]


def number(written):
    """The number behind ``1/3``, ``0.5`` or ``missing``."""
    return float("nan") if written == "missing" else float(Fraction(str(written)))


@pytest.mark.parametrize(("rule", "case"), cases("item"))
def test_points_of_a_response(rule, case):
    item = item_of(rule, case)
    shown = case["answer"] != "not shown"
    assert list(ITEM_TYPES[item.type].check(item)) == []  # the case is about an item that could be asked
    reading = read_response(item, case["answer"]) if shown else Reading(State.NOT_SHOWN)
    assert code_response(item, reading) == pytest.approx(number(case["points"]), rel=0, abs=0, nan_ok=True)


@pytest.mark.parametrize(("rule", "case"), cases("scale"))
def test_score_of_a_row(rule, case):
    shared = FILES[rule].get("scale", {})
    points = np.array([[number(p) for p in case["points"]]])
    weights = np.array([number(w) for w in case.get("weights", [1] * points.shape[1])])
    names = case.get("names", shared.get("names"))
    parameters = shared.get("with", {}) | case.get("with", {})
    (score,) = call_rule(find_rule("scale", rule), points, weights, names, parameters)
    within = case.get("within", 0)
    assert score == pytest.approx(number(case["score"]), rel=0, abs=within, nan_ok=True)


def test_every_rule_has_its_file_of_cases():
    assert {rule.name for rule in rules()[0] if rule.provider.startswith("digimat ")} == set(FILES)
    assert all(file["rule"] == name for name, file in FILES.items())


@pytest.mark.parametrize("rule", BUILT_IN["item"])
def test_the_cases_of_an_item_rule_show_right_wrong_and_every_state_without_a_response(rule):
    shown = FILES[rule]["cases"]
    assert {case["answer"] for case in shown} >= EVERY_ITEM_RULE_SHOWS
    if rule != UNSCORED:
        least = 1 / 4 if rule == "breadth" else 0.0  # nothing ticked is a blank, so nothing earns nothing
        assert {number(case["points"]) for case in shown} >= {least, 1.0}


@pytest.mark.parametrize("rule", BUILT_IN["scale"])
def test_the_cases_of_a_scale_rule_show_something_missing_and_everything_missing(rule):
    missing = [case["points"].count("missing") / len(case["points"]) for case in FILES[rule]["cases"]]
    assert 1 in missing
    assert find_rule("scale", rule).inputs == 1 or any(0 < share < 1 for share in missing)
