"""What holds for every answer table of the agility test: each respondent alone, missing never 0, levels in order."""

from itertools import chain, product

import numpy as np
import pytest
from answer_patterns import of_the_form, table_of, tables
from hypothesis import given, settings
from hypothesis import strategies as st

from digimat.answers.table import AnswerTable
from digimat.language import Text
from digimat.questionnaires import State
from digimat.questionnaires.item_model import UNSCORED
from digimat.scoring import item_rule, score
from digimat.scoring.registry import find_rule


def everything(results, row):
    """All that is said of one respondent, to the last bit."""
    arrays = [
        *(a[row] for s in results.scales.values() for a in (s.score, s.answered, s.base)),
        *(a[row] for v in results.levels.values() for a in (v.by_score, v.floored, v.rank, v.floors, v.caps)),
        *(a[row] for a in (*results.flags.values(), *results.advice.values())),
        results.coded.points[row],
        results.coded.state[row],
    ]
    seen = [str(results.columns[name][row]) for name in sorted(results.columns)]
    required = results.requirement[row] if results.requirement else ""
    return b"|".join(np.asarray(a).tobytes() for a in arrays), tuple(seen), required


@pytest.fixture(scope="module")
def drawn(agility):
    """The results of sixty tables, for what holds of each by itself: to draw and score takes longest."""
    found = []

    @settings(max_examples=60)
    @given(table=tables(agility.questionnaire, max_rows=12))
    def draw(table):
        found.append(score(agility.questionnaire, table))

    draw()
    assert len(found) >= 60
    return found


def reordered(table, order):
    return AnswerTable(
        tuple(table.respondents[n] for n in order),
        {item: tuple(column[n] for n in order) for item, column in table.columns.items()},
        tuple(table.required[n] for n in order),
    )


@given(data=st.data())
def test_the_order_of_rows_changes_nothing(agility, data):
    questionnaire = agility.questionnaire
    table = data.draw(tables(questionnaire))
    order = data.draw(st.permutations(range(len(table.respondents))))
    straight, mixed = score(questionnaire, table), score(questionnaire, reordered(table, order))
    for place, row in enumerate(order):
        assert everything(mixed, place) == everything(straight, row)


@given(data=st.data())
def test_one_row_alone_scores_as_in_the_file(agility, data):
    questionnaire = agility.questionnaire
    table = data.draw(tables(questionnaire))
    together = score(questionnaire, table)
    for row in range(len(table.respondents)):
        assert everything(score(questionnaire, table.row(row)), 0) == everything(together, row)


@pytest.mark.parametrize("others", ["", "dk", "4", None])
def test_what_a_condition_sees_of_a_number_does_not_depend_on_other_rows(agility, others):
    """An item of numbers that nobody else answered is still an item of numbers."""
    questionnaire = agility.questionnaire
    table = table_of([({"a1d2": "dk"}, ""), ({"a1d2": others}, "")], questionnaire.items)
    seen = score(questionnaire, table).columns["a1d2"]
    assert seen.dtype == np.float64
    assert np.isnan(seen[0])


def test_the_total_is_the_mean_of_the_item_points_in_percent(agility, drawn):
    items = [item.id for item in of_the_form(agility.questionnaire)]
    for results in drawn:
        points, of_it = results.coded.points, results.coded.columns(items)
        for row, total in enumerate(results.scales["total"].score):
            there = points[row][of_it][~np.isnan(points[row][of_it])]
            assert total == pytest.approx(100 * there.mean(), abs=1e-9) if len(there) else np.isnan(total)


def test_missing_is_0_only_where_the_rule_of_the_item_declares_it(agility, drawn):
    for results, item in product(drawn, agility.questionnaire.items):
        coded, rule = results.coded.by_item[item.id], find_rule("item", item.rule)
        for points, state in zip(coded.points, coded.state, strict=True):
            if state == State.BLANK:
                assert points == rule.blank or (rule.blank is None and np.isnan(points))
            elif state == State.DONT_KNOW:
                assert points == rule.dont_know
            elif rule.name == UNSCORED:
                assert np.isnan(points)
            else:
                assert bool(np.isnan(points)) == (state != State.ANSWERED)


@item_rule("undeclared", types=("single",))
def undeclared(item, chosen):
    """1 for the key; what is missing stays missing."""
    return float(chosen == item.key)


def test_a_rule_that_declares_nothing_leaves_blanks_missing_and_in_the_base(agility, monkeypatch):
    """Two of four answered are 50 %, less than the 60 % that a score needs; three are enough."""
    monkeypatch.setattr("digimat.scoring.coding.find_rule", lambda kind, name: undeclared.digimat_rule)
    single = next(i for i in agility.questionnaire.items if i.type == "single" and i.key is not None)
    items = tuple(single.model_copy(update={"id": f"q{n}"}) for n in range(4))
    title = Text(fr="Essai", en="Trial")
    scale = agility.questionnaire.scales[0].model_copy(update={"id": "s", "items": ("q0", "q1", "q2", "q3")})
    section = agility.questionnaire.sections[0].model_copy(update={"items": items})
    trial = agility.questionnaire.model_copy(
        update={
            "title": title, "sections": (section,), "forms": (), "modules": (), "scales": (scale,), "levels": (),
            "decisions": (), "flags": (), "requirement": None, "advice": (),
        }
    )  # fmt: skip
    right = single.key
    rows = [
        {"q0": right, "q1": right, "q2": "", "q3": "dk"},
        {"q0": right, "q1": right, "q2": right, "q3": "dk"},
        {"q0": right, "q1": right, "q2": right},  # q3 was not shown
        {"q0": "", "q1": "", "q2": "", "q3": ""},
    ]
    results = score(trial, table_of([(row, "") for row in rows], items))
    found = results.scales["s"]
    assert np.array_equal(found.score, [np.nan, 100, 100, np.nan], equal_nan=True)
    assert found.answered.tolist() == [2, 3, 3, 0]
    assert found.base.tolist() == [4, 4, 3, 4]


def test_a_higher_total_never_has_a_lower_level_where_floors_and_caps_are_equal(drawn):
    for results in drawn:
        level, total = results.level("level"), results.scales["total"].score
        rows = [row for row in range(len(total)) if level.rank[row] >= 0]
        for a, b in product(rows, rows):
            if total[a] <= total[b]:
                assert level.by_score[a] <= level.by_score[b]
                if (level.floors[a] == level.floors[b]).all() and (level.caps[a] == level.caps[b]).all():
                    assert level.rank[a] <= level.rank[b]


def test_floors_only_raise_and_caps_only_lower(drawn):
    for results in drawn:
        level = results.level("level")
        assert (level.floored >= level.by_score).all()
        assert (level.rank <= level.floored).all()
        assert ((level.rank < level.floored) == level.capped).all()


def test_scores_stay_within_0_and_100(drawn):
    for scale in chain.from_iterable(results.scales.values() for results in drawn):
        there = scale.score[~np.isnan(scale.score)]
        assert ((there >= 0) & (there <= 100)).all()
