"""Several respondents make one picture: pooling, roles, agreement, gaps, blind spots, small groups."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_outcomes import FOLDER, cases, spread

from digimat.answers.table import AnswerTable
from digimat.problems import UserError
from digimat.questionnaires import load
from digimat.scoring import check_rules, explain, score, score_groups
from digimat.scoring.explanation import explainable
from digimat.scoring.group_findings import blind_spots, disagreements, perception_gaps
from digimat.scoring.small_groups import LEAST, groups_to_hide

PROFILE = ("role", "organisation")


@pytest.fixture(scope="module")
def motors():
    source = load(FOLDER / "motors.yaml")
    assert list(check_rules(source)) == []
    return source.questionnaire


def people_table(questionnaire, people, organisation="acme"):
    """An answer table from people, each with a role and answers by section."""
    rows = [spread(questionnaire, {k: v for k, v in p.items() if k not in PROFILE}) for p in people]
    return AnswerTable(
        tuple(f"p{n}" for n in range(len(rows))),
        {item.id: [row[item.id] for row in rows] for item in questionnaire.items},
        profile={
            "role": [p.get("role", "") for p in people],
            "organisation": [p.get("organisation", organisation) for p in people],
        },
    )


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in cases("motors")])
def test_a_case_is_pooled_as_worked_by_hand(motors, case):
    results = score_groups(motors, people_table(motors, case["people"]), "organisation")
    assert list(results.table.respondents) == ["acme"]
    for scale, wanted in case.get("scores", {}).items():
        number = np.nan if wanted == "missing" else wanted
        assert results.scales[scale].score[0] == pytest.approx(number, abs=0.0001, nan_ok=True), scale
    for item, code in case.get("codes", {}).items():
        assert results.columns[item][0] == code
    if "level" in case:
        assert results.level("overall").step_id(0) == case["level"]
    if "flags" in case:
        assert results.raised(0) == case["flags"]
    if "gaps" in case:
        found = perception_gaps(results, 0)
        gaps = {g.scale: [g.high, g.high_score, g.low, g.low_score] for g in found}
        assert {name: gap for name, gap in gaps.items() if name in ("n", "c", "r")} == case["gaps"]
    if "blind_spots" in case:
        assert [name for name in blind_spots(results, 0) if name in ("n", "c", "r")] == case["blind_spots"]
    if "agreement" in case:
        known = {n: v[0] for n, v in results.pooling.agreement.items() if not np.isnan(v[0])}
        assert known == pytest.approx(case["agreement"], abs=0.0001)
    if "disagreements" in case:
        assert list(disagreements(results, 0)) == case["disagreements"]


def test_a_capped_level_is_the_weakest_pillar_and_one_more(motors):
    """Pillars 100, 100 and 10 give an index of 46.42, developing by itself; the weakest allows initial."""
    results = score_groups(
        motors, people_table(motors, [{"role": "head", "n": 4, "c": 4, "r": [0, "na"]}]), "organisation"
    )
    level = results.level("overall")
    assert results.scales["index"].score[0] == pytest.approx(100 ** (2 / 3), abs=0.01)
    assert level.step_id(0) == "initial"


people = st.lists(
    st.fixed_dictionaries(
        {
            "role": st.sampled_from(["head", "hr", "staff", ""]),
            "organisation": st.sampled_from(["acme", "bolt", ""]),
            "n": st.lists(st.sampled_from(["0", "1", "2", "3", "4", "na", "dk", ""]), min_size=3, max_size=3),
            "c": st.lists(st.sampled_from(["0", "1", "2", "3", "4", "na", "dk", ""]), min_size=3, max_size=3),
            "r": st.sampled_from(["0", "1", "4", ""]),
            "areas": st.sampled_from(["", "a", "a+b", "a+b+d+e"]),
            "strongest": st.sampled_from(["", "n", "c"]),
        }
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=40, deadline=None)
@given(people=people, data=st.data())
def test_the_order_of_the_rows_changes_nothing(motors, people, data):
    shuffled = data.draw(st.permutations(people))
    one, other = (
        score_groups(motors, people_table(motors, rows), "organisation") for rows in (people, shuffled)
    )
    for row, group in enumerate(one.table.respondents):
        there = other.row_of(group)
        for name, column in one.columns.items():
            assert _same(column[row], other.columns[name][there]), name


@settings(max_examples=40, deadline=None)
@given(people=people)
def test_one_organisation_is_scored_as_if_alone(motors, people):
    every = score_groups(motors, people_table(motors, people), "organisation")
    for row, group in enumerate(every.table.respondents):
        own = [p for p in people if p["organisation"] == group]
        alone = score_groups(motors, people_table(motors, own), "organisation")
        for name, column in every.columns.items():
            assert _same(column[row], alone.columns[name][0]), name


@settings(max_examples=40, deadline=None)
@given(
    people=people.map(lambda found: [p for p in found if p["role"]]),
    nobody=people.map(lambda found: found[0]),
)
def test_whoever_counts_nowhere_changes_nothing(motors, people, nobody):
    people = people or [{"role": "hr", "organisation": "acme"}]
    nobody = {**nobody, "role": "", "organisation": "acme"}
    one, other = (
        score_groups(motors, people_table(motors, rows), "organisation")
        for rows in (people, [*people, nobody])
    )
    for name, column in one.columns.items():
        assert all(map(_same, column, other.columns[name])), name


@settings(max_examples=40, deadline=None)
@given(person=people.map(lambda found: found[0]))
def test_a_group_of_one_is_that_person(motors, person):
    """Of a role whose weight is not 0; what is not asked of a role is no answer of the group."""
    table = people_table(motors, [{**person, "role": "head", "organisation": "acme"}])
    alone, group = score(motors, table), score_groups(motors, table, "organisation")
    for name in (*motors.scales, *motors.levels):
        assert _same(alone.columns[name.id][0], group.columns[name.id][0]), name.id


@settings(max_examples=40, deadline=None)
@given(people=people)
def test_everything_about_a_group_can_be_explained(motors, people):
    results = score_groups(motors, people_table(motors, people), "organisation")
    for row in range(len(results.table.respondents)):
        for name in explainable(results):
            assert explain(results, row, name).name == name


@settings(max_examples=40, deadline=None)
@given(people=people)
def test_no_person_of_an_anonymous_role_is_named(motors, people):
    table = people_table(motors, people)
    results = score_groups(motors, table, "organisation")
    staff = {r for r, role in zip(table.respondents, table.profile["role"], strict=True) if role == "staff"}
    for row in range(len(results.table.respondents)):
        for name in ("n", "n1", "areas", "keen", "overall"):
            assert staff.isdisjoint(_names(explain(results, row, name)))


def _names(node):
    yield node.name
    for inner in node.inputs:
        yield from _names(inner)


def _same(one, other):
    return one == other or (one is not None and other is not None and one != one and other != other)


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ([4], [0]),
        ([5], []),
        ([12, 30], []),
        ([12, 3, 7, 30], [1, 2]),  # 3 is too few, and 7 the next smallest
        ([3, 3, 30], [0, 1]),  # together six people: nobody can be told from the rest
        ([2, 2, 9, 30], [0, 1, 2]),  # together four people: the next smallest goes too
        ([4, 4, 1], [0, 1, 2]),
        ([], []),
        ([5, 5, 4], [1, 2]),  # of equals the last
    ],
)
def test_small_groups_are_hidden_with_what_would_reveal_them(sizes, hidden):
    assert sorted(groups_to_hide(sizes)) == hidden


@given(sizes=st.lists(st.integers(1, 40), max_size=12))
def test_what_is_hidden_can_never_be_had_by_subtraction(sizes):
    hidden = groups_to_hide(sizes)
    assert all(size >= LEAST for place, size in enumerate(sizes) if place not in hidden)
    if hidden and len(hidden) < len(sizes):
        assert len(hidden) > 1
        assert sum(sizes[place] for place in hidden) >= LEAST


def test_an_unknown_field_is_told_with_the_nearest(motors):
    with pytest.raises(UserError, match=r'SCO050 .*"organization"(.|\n)*Did you mean "organisation"'):
        score_groups(motors, people_table(motors, [{"role": "head"}]), "organization")


def test_a_file_without_the_role_is_told(motors):
    table = AnswerTable(("p1",), {}, profile={"organisation": ["acme"]})
    with pytest.raises(UserError, match=r'SCO051 .*"role"'):
        score_groups(motors, table, "organisation")


def test_a_role_that_is_not_asked_is_said_to_be_so(motors):
    people = [{"role": "head", "r": 3}, {"role": "hr", "r": 0}]
    results = score_groups(motors, people_table(motors, people), "organisation")
    head, hr = explain(results, 0, "r1").inputs
    assert head.excluded is None
    assert "not asked" in hr.excluded.en
