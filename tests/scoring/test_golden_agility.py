"""The agility test on cases worked out by hand: ``golden/agility.yaml``, from answers to requirement."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import yaml
from answer_patterns import of_the_form, right_code, table_of, wrong_code

from digimat.questionnaires import read_response
from digimat.questionnaires.item_model import asked_as
from digimat.scoring import score
from digimat.scoring.coding import code_response
from digimat.scoring.levels import rank_of

PATH = Path(__file__).parent / "golden" / "agility.yaml"
CASES = yaml.safe_load(PATH.read_text(encoding="utf-8"))
NUMBERS = range(len(CASES))
NAMES = [case["name"] for case in CASES]
BLOCKS = ("a1", "a2", "a3", "a4", "a5", "a6")
REST = {
    "wrong": wrong_code,
    "blank": lambda item: "",
    "dk": lambda item: "dk",
    "not shown": lambda item: None,
}


def answers(case, items):
    """The answers that a case describes, by item."""
    given = {}
    for item in items:
        if item.id in case.get("part", {}):
            given[item.id] = case["part"][item.id][0]
        elif {item.id, item.id[:2], item.id[2:]} & set(case["right"]):
            given[item.id] = right_code(item)
        else:
            given[item.id] = REST[case["rest"]](item)
    return given


def modules(case, questionnaire):
    """The answers to the modules that a case says were taken."""
    coach = [item for item in questionnaire.items if item.id.startswith("k")][:6]
    points = case.get("coach")
    if points == "blank":
        return {item.id: "" for item in coach}
    given = {f"s{n}": str(rating) for n, rating in enumerate(case.get("self", ()), 1)}
    given |= {f"s{n}": "" for n in range(len(given) + 1, 7) if given}
    for item in coach if points is not None else ():
        other = next(option for option in item.options if option not in item.key.values())
        half = f"best={item.key['best']} worst={other}"
        given[item.id] = right_code(item) if points >= 2 else half if points == 1 else wrong_code(item)
        points = max(0, points - 2)
    return given


@pytest.fixture(scope="module")
def results(agility):
    """All cases scored as one table."""
    questionnaire = agility.questionnaire
    asked = of_the_form(questionnaire)
    rows = [({**answers(case, asked), **modules(case, questionnaire)}, "") for case in CASES]
    return score(questionnaire, table_of(rows, questionnaire.items))


def shown(number):
    return "missing" if np.isnan(number) else f"{number:.2f}"


@pytest.mark.parametrize("row", NUMBERS, ids=NAMES)
def test_scores_are_those_worked_out_by_hand(results, row):
    case = CASES[row]
    expected = dict.fromkeys(BLOCKS, case["blocks"]) if "blocks" in case else {}
    expected |= case["scores"]
    found = {name: shown(results.scales[name].score[row]) for name in expected}
    assert found == {name: s if s == "missing" else f"{s:.2f}" for name, s in expected.items()}


@pytest.mark.parametrize("row", NUMBERS, ids=NAMES)
def test_level_band_and_flags_are_those_worked_out_by_hand(results, row):
    level, case = results.level("level"), CASES[row]
    by_total = int(level.by_score[row])
    assert (level.level_set.steps[by_total].id if by_total >= 0 else None) == case["by_total"]
    assert (level.step_id(row) or None) == case["level"]
    assert (level.band(row) or None) == case["band"]
    assert sorted(results.raised(row)) == sorted(case["flags"])


@pytest.mark.parametrize("row", NUMBERS, ids=NAMES)
def test_the_coach_outcome_is_the_one_worked_out_by_hand(results, row):
    assert results.decisions["coach_outcome"].outcome(row) == CASES[row].get("coach_outcome", "")


def test_what_a_person_thinks_of_themselves_is_told_to_nobody_else(results):
    raised = {flag for row in NUMBERS for flag in results.raised(row, for_assessor=True)}
    assert raised == {"security_reserve", "agility_potential", "irregular_profile"}
    assert "self" not in [scale.id for scale in results.told(for_assessor=True)]


@pytest.mark.parametrize(
    ("row", "band", "status"),
    [
        pytest.param(row, band, status, id=f"{case['name']} ({band})")
        for row, case in enumerate(CASES)
        for band, status in case.get("requirement", {}).items()
    ],
)
def test_requirement_status_is_the_one_worked_out_by_hand(agility, row, band, status):
    questionnaire = agility.questionnaire
    case = answers(CASES[row], of_the_form(questionnaire))
    found = score(questionnaire, table_of([(case, band)], questionnaire.items))
    assert found.requirement == [status]


@pytest.mark.parametrize(
    ("item", "code", "points"),
    [
        pytest.param(i, *part, id=f"{i}: {part[0]}")
        for case in CASES
        for i, part in case.get("part", {}).items()
    ],
)
def test_a_part_is_worth_what_the_case_says(agility, item, code, points):
    item = agility.questionnaire.item(item)
    assert code_response(item, read_response(item, code)) == float(Fraction(points))


def test_right_is_full_marks_and_wrong_is_none_for_every_item(agility):
    every = [each for i in agility.questionnaire.items if i.key is not None for _, each in asked_as(i)]
    assert len(every) >= 72 + 12
    for item in every:
        right, wrong = (code_response(item, read_response(item, c(item))) for c in (right_code, wrong_code))
        assert (right, wrong) == (1.0, 0.0)


@pytest.mark.parametrize("rank", range(9))
def test_a_score_on_a_cut_is_in_the_upper_level(agility, rank):
    levels = agility.questionnaire.level_set("level")
    cut = levels.steps[rank].from_
    scores = np.array([cut, cut - 5e-10, cut + 1, cut - 1e-6, cut - 1, np.nan])
    assert rank_of(levels, scores).tolist() == [rank, rank, rank, rank - 1, rank - 1, -1]


def test_the_cuts_and_bands_are_those_of_the_design(agility):
    steps = agility.questionnaire.level_set("level").steps
    assert [step.from_ for step in steps] == [0, 27, 35, 44, 54, 63, 72, 80, 87]
    two_each = [
        "below_1",
        "novice",
        "novice",
        "independent",
        "independent",
        "advanced",
        "advanced",
        "expert",
        "expert",
    ]
    assert [step.band for step in steps] == two_each


@pytest.mark.parametrize(
    ("score_", "state"),
    [
        (0, "consolidate"),
        (39.99, "consolidate"),
        (40, "partial"),
        (69.99, "partial"),
        (70, "solid"),
        (100, "solid"),
    ],
)
def test_a_block_has_three_states(agility, score_, state):
    levels = agility.questionnaire.level_set("block_state")
    assert levels.steps[rank_of(levels, np.array([score_]))[0]].id == state
