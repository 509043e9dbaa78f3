"""Which advice is given first: the most to gain, times how much it helps."""

import numpy as np
import pytest
from answer_patterns import of_the_form, right_code, table_of, tables, wrong_code
from hypothesis import given
from hypothesis import strategies as st
from test_outcomes import FOLDER, cases, spread
from test_outcomes import table_of as outcomes_table

from digimat.answers.answer_files import read_answers
from digimat.questionnaires import bundled_folder, load
from digimat.scoring import score
from digimat.scoring.advice import plan_of


def first(results, row, most=5):
    """Advice and its priority, most pressing first."""
    return [(r.advice, r.priority.value) for r in plan_of(results, row, most).first]


def advised(agility, right, **more):
    """The advice and priorities for somebody who has these items, blocks or tiers right."""
    items = of_the_form(agility.questionnaire)
    row = {i.id: right_code(i) if {i.id, i.id[:2], i.id[2:]} & set(right) else wrong_code(i) for i in items}
    return first(score(agility.questionnaire, table_of([(row, "")], items)), 0, **more)


def test_priority_is_the_way_to_the_next_cut_times_leverage(agility):
    found = advised(agility, ["d1", "d2"])  # every block 50: "partial", next cut 70
    assert [advice.about for advice, _ in found]
    for advice, priority in found:
        assert priority == pytest.approx((70 - 50) / 100 * advice.leverage)


def test_where_no_level_is_above_the_way_goes_to_100(agility):
    for _, priority in advised(agility, ["d1", "d2", "d3", "d4"]):
        assert priority == 0


def test_only_as_much_advice_as_is_asked_for_and_never_more_than_holds(agility):
    assert len(advised(agility, ["d1"])) == 5
    assert len(advised(agility, ["d1"], most=2)) == 2


def test_nothing_is_advised_about_a_scale_without_a_score(agility):
    items = of_the_form(agility.questionnaire)
    results = score(agility.questionnaire, table_of([({}, "")], items))
    assert first(results, 0) == []


@given(data=st.data())
def test_advice_comes_by_falling_priority_and_only_where_its_condition_holds(agility, data):
    results = score(agility.questionnaire, data.draw(tables(agility.questionnaire, max_rows=2)))
    found = first(results, 0, most=99)
    reached = [results.scales[advice.about].score[0] >= 70 - 1e-9 for advice, _ in found]
    assert reached == sorted(reached)  # strengths last
    for group in (False, True):
        ranked = zip(found, reached, strict=True)
        priorities = [round(priority, 9) for (_, priority), is_in in ranked if is_in == group]
        assert priorities == sorted(priorities, reverse=True)
    assert all(results.advice[advice.id][0] == 1 for advice, _ in found)
    scored = {name for name, scale in results.scales.items() if not np.isnan(scale.score[0])}
    assert {advice.about for advice, _ in found} <= scored


def test_a_strength_is_perfected_only_after_every_weakness(agility):
    """A block at 65 is nearer to its target than one at 75 is to 100; it still comes first."""
    q = agility.questionnaire
    sample = read_answers(bundled_folder() / "samples" / "agility.csv", q, lambda band: band).table
    results = score(q, sample)
    row = results.row_of("p-003")
    scores = {name: results.scales[name].score[row] for name in ("a1", "a2", "a3", "a4", "a5", "a6")}
    weak = {name for name, points in scores.items() if points < 70}
    assert scores["a4"] == pytest.approx(65)
    found = [advice.about for advice, _ in first(results, row, most=6)]
    assert set(found[: len(weak)]) == weak


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in cases("mending")])
def test_a_plan_is_the_one_worked_out_by_hand(case):
    questionnaire = load(FOLDER / "mending.yaml").questionnaire
    results = score(questionnaire, outcomes_table(questionnaire, [spread(questionnaire, case["answers"])]))
    found = first(results, 0)
    assert [advice.id for advice, _ in found] == list(case["plan"])
    assert [priority for _, priority in found] == pytest.approx(list(case["plan"].values()))
