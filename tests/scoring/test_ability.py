"""Ability estimates against the same formulas written out plainly, and what must hold of any of them."""

import math
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digimat.scoring.item_response import estimate_ability, expected_percentage, parameters_of

FORM = yaml.safe_load((Path(__file__).parent / "cases" / "expected_score.yaml").read_text("utf-8"))["scale"]
REFERENCE = parameters_of(FORM["names"], FORM["with"]["difficulty"], 1.2, FORM["with"]["guessing"])
MISSING = float("nan")

ITEMS = st.tuples(st.floats(-3, 3), st.floats(0.3, 2.5), st.sampled_from([0.0, 0.2, 0.25, 1 / 3]))
RESPONSES = st.sampled_from([0.0, 0.25, 0.5, 2 / 3, 1.0, MISSING])


def parameters(items):
    names = [f"i{n}" for n in range(len(items))]
    difficulty, slopes, guessing = (dict(zip(names, each, strict=True)) for each in zip(*items, strict=True))
    return parameters_of(names, difficulty, slopes, guessing)


def plainly(items, points):
    """Mean and standard deviation of the posterior, as the formulas are printed."""
    weights = {}
    for tenths in range(-40, 41):
        theta = tenths / 10
        weight = math.exp(-(theta**2) / 2)
        for (b, a, c), s in zip(items, points, strict=True):
            if not math.isnan(s):
                p = c + (1 - c) / (1 + math.exp(-a * (theta - b)))
                weight *= p**s * (1 - p) ** (1 - s)
        weights[theta] = weight
    total = sum(weights.values())
    mean = sum(theta * w for theta, w in weights.items()) / total
    return mean, math.sqrt(sum((theta - mean) ** 2 * w for theta, w in weights.items()) / total)


@pytest.mark.parametrize(("ability", "expected"), [(-1.5, 27.07), (0, 53.61), (2, 87.07)])
def test_the_curve_of_the_reference_form(ability, expected):
    assert expected_percentage(REFERENCE, np.array([float(ability)])) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("cut", "ability"),
    [(27, -1.5), (35, -1), (44, -0.5), (54, 0), (63, 0.5), (72, 1), (80, 1.5), (87, 2)],
)
def test_the_cut_scores_of_the_levels_are_points_of_that_curve(cut, ability):
    assert expected_percentage(REFERENCE, np.array([float(ability)])) == pytest.approx(cut, abs=0.51)


@settings(max_examples=60)
@given(st.lists(st.tuples(ITEMS, RESPONSES), min_size=1, max_size=8))
def test_the_estimate_is_what_the_formulas_give(answered):
    items, points = zip(*answered, strict=True)
    found = estimate_ability(np.array([points]), parameters(items))
    if all(math.isnan(s) for s in points):
        assert np.isnan(found).all()
    else:
        assert [float(each[0]) for each in found] == pytest.approx(plainly(items, points), abs=1e-9)


@settings(max_examples=40)
@given(st.lists(st.tuples(ITEMS, RESPONSES), min_size=1, max_size=8), st.data())
def test_more_points_never_lower_an_ability(answered, data):
    items, points = (list(each) for each in zip(*answered, strict=True))
    place = data.draw(st.integers(0, len(points) - 1))
    rows = np.array([[*points[:place], s, *points[place + 1 :]] for s in (0.0, 0.5, 1.0)])
    low, middle, high = estimate_ability(rows, parameters(items))[0]
    assert low <= middle + 1e-12
    assert middle <= high + 1e-12


@settings(max_examples=40)
@given(st.lists(st.tuples(ITEMS, RESPONSES), min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_items_changes_nothing(answered, random):
    other = random.sample(answered, len(answered))
    found = []
    for each in (answered, other):
        items, points = zip(*each, strict=True)
        found.append(np.concatenate(estimate_ability(np.array([points]), parameters(items))))
    np.testing.assert_allclose(found[0], found[1], rtol=0, atol=1e-9)


def test_thousands_of_respondents_have_what_each_has_alone():
    rows = np.asfortranarray(np.random.default_rng(7).choice([0, 0.5, 1, MISSING], (9001, 24)))
    together = estimate_ability(rows, REFERENCE)
    for row in (0, 1, 4095, 4096, 8999, 9000):
        alone = estimate_ability(rows[row : row + 1], REFERENCE)
        assert [each[row].tobytes() for each in together] == [each[0].tobytes() for each in alone]
