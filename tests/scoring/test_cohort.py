"""Many people, each scored alone: means, counts, and nobody who could be recognised."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digimat.answers.table import AnswerTable
from digimat.questionnaires import load
from digimat.scoring import score
from digimat.scoring.cohort import (
    QUARTERS,
    Counts,
    counts_by_part,
    counts_of,
    means_of,
    outcomes_of,
    parts_of,
    ranks_of,
    spread_of,
    wanted_for,
)
from digimat.scoring.small_groups import LEAST, groups_to_hide

QUESTIONNAIRE = load(Path(__file__).parents[1] / "compared.yaml").questionnaire
ITEMS = [item.id for item in QUESTIONNAIRE.items]


def results_of(people, anonymous=False):
    """Results of people: of each the site, and the rung they give to every question."""
    questionnaire = QUESTIONNAIRE.model_copy(update={"anonymous": anonymous})
    table = AnswerTable(
        tuple(f"p{n}" for n in range(len(people))),
        {name: tuple(person[1] for person in people) for name in ITEMS},
        profile={"role": ["head"] * len(people), "site": [person[0] for person in people]},
    )
    return score(questionnaire, table)


def crowd(**sites):
    """So many people at each site, at rungs 0 to 4 in turn."""
    return [(site, str(n % 5)) for site, count in sites.items() for n in range(count)]


people = st.lists(
    st.tuples(
        st.sampled_from(["", "a", "b", "c", "d", "e"]), st.sampled_from(["0", "1", "2", "3", "4", "dk", ""])
    ),
    min_size=5,
    max_size=60,
)


def test_parts_are_in_the_order_of_the_alphabet_and_the_unknown_is_the_last():
    parts = parts_of(results_of(crowd(South=6, North=7) + [("", "2")] * 8), "site")
    assert parts.names == ("North", "South", "")
    assert parts.sizes == (7, 6, 8)
    assert parts.shown == (0, 1, 2)


def test_a_field_with_options_keeps_their_order():
    results = results_of(crowd(North=12))
    results.table.profile["role"][:] = ["staff"] * 6 + ["head"] * 6
    assert parts_of(results, "role").names == ("head", "staff")


def test_a_field_of_which_nothing_is_known_splits_nobody():
    assert parts_of(results_of([("", "1")] * 9), "site") is None


def test_a_small_part_is_hidden_with_the_next_smallest():
    parts = parts_of(results_of(crowd(North=12, South=3, East=7)), "site")
    assert {parts.names[part] for part in parts.hidden} == {"South", "East"}


def test_those_who_say_no_part_are_a_part_too():
    """Else four people without a site are what all have less what the sites have."""
    parts = parts_of(results_of(crowd(North=12, South=6) + [("", "1")] * 4), "site")
    assert {parts.names[part] for part in parts.hidden} == {"", "South"}


def test_mean_median_and_spread_are_of_those_who_have_a_score():
    spread = spread_of(results_of([("a", "4")] * 3 + [("a", "0")] * 3 + [("a", "")] * 4), "useful")
    assert (spread.people, spread.mean, spread.median) == (6, 50, 50)
    assert spread.deviation == pytest.approx(np.std([0, 0, 0, 100, 100, 100], ddof=1))


def test_quarters_are_told_from_four_times_five_people_on():
    assert spread_of(results_of(crowd(North=QUARTERS - 1)), "useful").quarters is None
    assert spread_of(results_of(crowd(North=QUARTERS)), "useful").quarters == (25, 75)


def test_fewer_than_five_scores_say_nothing():
    spread = spread_of(results_of([("a", "4")] * 4 + [("a", "")] * 9), "useful")
    assert (spread.mean, spread.median, spread.deviation, spread.quarters) == (None,) * 4


def test_outcomes_stand_in_the_order_asked_for():
    decision = QUESTIONNAIRE.decisions[0]
    assert outcomes_of(decision) == ("lead", "learn")
    assert outcomes_of(decision, ("learn",)) == ("learn", "lead")
    results = results_of([("a", "4")] * 6 + [("a", "0")] * 2 + [("a", "")] * 1)
    assert list(ranks_of(results, "next_step")) == [0] * 6 + [1] * 2 + [-1]
    assert counts_of(results, "next_step", 2).each == (6, 2)
    assert counts_of(results, "next_step", 2, ("learn", "lead")).each == (2, 6)


def test_people_are_wanted_by_levels_and_each_number_is_rounded_up():
    assert wanted_for(Counts((1, 0, 0), 1), (10, 10, 20)) == 1
    assert wanted_for(Counts((6, 5, 20), 31), (10, 10, 20)) == 3
    assert wanted_for(Counts((6, 5, 20), 31), (10, None, None)) == 1
    assert wanted_for(Counts((0, 0, 20), 20), (10, 10, None)) == 0
    assert wanted_for(Counts((None, 5, None), None), (10, 10, 10)) is None


def test_an_anonymous_questionnaire_hides_small_numbers_and_what_would_give_them_away():
    people = [("a", "0")] * 3 + [("a", "2")] * 8 + [("a", "4")] * 9
    assert counts_of(results_of(people), "overall", 3).each == (3, 8, 9)
    assert counts_of(results_of(people, anonymous=True), "overall", 3).each == (None, None, 9)
    parts = parts_of(results_of(people), "site")
    assert counts_by_part(results_of(people, anonymous=True), "overall", 3, parts) is None


def test_a_part_with_too_few_scores_is_hidden_though_it_has_enough_people():
    people = crowd(North=9, South=8) + [("East", "3")] * 4 + [("East", "")] * 4
    results = results_of(people)
    means = dict(
        zip(
            parts_of(results, "site").names,
            means_of(results, "useful", parts_of(results, "site")),
            strict=True,
        )
    )
    assert means["East"].hidden
    assert means["South"].hidden  # else East follows from all and the others
    assert not means["North"].hidden


def test_a_part_in_which_nobody_has_a_score_hides_no_other():
    people = crowd(North=9, South=8) + [("East", "")] * 8
    results = results_of(people)
    parts = parts_of(results, "site")
    means = dict(zip(parts.names, means_of(results, "useful", parts), strict=True))
    assert (means["East"].mean, means["East"].hidden) == (None, False)
    assert not means["South"].hidden


@given(people)
def test_no_mean_is_of_fewer_than_five_nor_can_one_be_had_by_subtraction(people):
    results = results_of(people)
    parts = parts_of(results, "site")
    if parts is None:
        return
    known = ~np.isnan(results.scales["useful"].score)
    in_part = [int(np.sum(known & (parts.of == part))) for part in range(len(parts.names))]
    means = means_of(results, "useful", parts)
    for part, mean in enumerate(means):
        if mean.mean is not None:
            assert in_part[part] >= LEAST
            assert part not in parts.hidden
    left = int(np.sum(known)) - sum(in_part[p] for p, mean in enumerate(means) if mean.mean is not None)
    told = spread_of(results, "useful").mean is not None  # the whole, from which the shown could be taken
    assert not told or left == 0 or left >= LEAST
    hidden = [p for p, mean in enumerate(means) if mean.hidden and in_part[p]]
    assert len(hidden) != 1 or len([n for n in in_part if n]) == 1 or not told


@given(people)
def test_no_bar_of_counts_is_of_fewer_than_five_nor_can_one_be_had_by_subtraction(people):
    results = results_of(people)
    parts = parts_of(results, "site")
    whole = counts_of(results, "overall", 3)
    if parts is None or whole.people is None:
        return
    bars = counts_by_part(results, "overall", 3, parts)
    shown = [bar.people for bar in bars if bar.people is not None]
    assert all(number >= LEAST or number == 0 for number in shown)
    left = whole.people - sum(shown)
    assert left == 0 or left >= LEAST


@given(st.lists(st.integers(0, 20), max_size=8), st.sets(st.integers(0, 7)))
def test_what_is_hidden_already_stays_hidden_and_is_never_alone_or_small(sizes, already):
    already = {place for place in already if place < len(sizes)}
    hidden = groups_to_hide(sizes, already=already)
    assert already <= hidden
    if hidden and len(hidden) < len(sizes):
        assert len(hidden) > 1
        assert sum(sizes[place] for place in hidden) >= LEAST
