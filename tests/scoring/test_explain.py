"""Every number can be explained, and the explanation gives the very number again."""

import numpy as np
import pytest
from answer_patterns import of_the_form, right_code, table_of, tables
from hypothesis import given, settings
from hypothesis import strategies as st

from digimat.problems import UserError
from digimat.scoring import explain, score
from digimat.scoring.explanation import explainable


def recomputed(node):
    """The score of a percent_of_maximum node from the items printed under it: 100 × Σ weight × points / Σ weight."""
    earned = possible = 0.0
    for inner in node.inputs:
        if inner.value is not None:
            earned += inner.weight * inner.value
            possible += inner.weight
    return earned * 100 / possible if possible else None


def walk(node):
    yield node
    for inner in node.inputs:
        yield from walk(inner)


@settings(max_examples=40)
@given(data=st.data())
def test_the_tree_of_a_scale_gives_its_score_bit_for_bit(agility, data):
    questionnaire = agility.questionnaire
    results = score(questionnaire, data.draw(tables(questionnaire, max_rows=3)))
    for row in range(len(results.table.respondents)):
        for scale in questionnaire.scales:
            node = explain(results, row, scale.id)
            assert node.rule == "percent_of_maximum"
            assert node.value == recomputed(node)
            assert [inner.name for inner in node.inputs] == list(scale.items)
            number = results.scales[scale.id].score[row]
            assert (np.isnan(number) and node.value is None) or node.value == number


@settings(max_examples=40)
@given(data=st.data())
def test_every_name_that_is_offered_can_be_explained_in_both_languages(agility, data):
    questionnaire = agility.questionnaire
    results = score(questionnaire, data.draw(tables(questionnaire, max_rows=2)))
    names = list(explainable(results))
    # cells, practice, self-ratings and coach items; scales, flags, level sets, decision, requirement, advice
    assert len(names) == len(set(names)) == 24 + 2 + 6 + 12 + 15 + 5 + 2 + 1 + 1 + 18
    for name in names:
        node = explain(results, 0, name)
        assert node.name == name
        for inner in walk(node):
            assert inner.title.fr.strip()
            assert inner.title.en.strip()


@settings(max_examples=40)
@given(data=st.data())
def test_an_input_without_a_number_says_why_and_one_with_a_number_does_not(agility, data):
    questionnaire = agility.questionnaire
    results = score(questionnaire, data.draw(tables(questionnaire, max_rows=3)))
    for row in range(len(results.table.respondents)):
        for node in walk(explain(results, row, "level")):
            if node.kind == "item":
                assert (node.value is None) == (node.excluded is not None)


@pytest.fixture(scope="module")
def results(agility):
    items = of_the_form(agility.questionnaire)
    rows = [
        {item.id: right_code(item) for item in items},
        {item.id: "" if item.id == "a1d1" else "dk" for item in items},
        {item.id: right_code(item) for item in items if not item.id.startswith("a4")},
    ]
    return score(agility.questionnaire, table_of([(row, "expert") for row in rows], items))


def test_an_item_shows_answer_key_and_points(results):
    node = explain(results, 0, "a4d2")
    assert (node.kind, node.rule, node.value) == ("item", "keyed_multi_pm", 1.0)
    assert node.note.en == 'answer "b+e+f", key "b+e+f"'


@pytest.mark.parametrize(
    ("row", "name", "note", "excluded"),
    [
        (1, "a1d1", "left blank: 0 points, the rule's declared policy", None),
        (1, "a1d2", "don't know: 0 points, the rule's declared policy", None),
        (2, "a4d1", "not shown", "not shown"),
    ],
)
def test_an_item_without_a_response_says_what_became_of_it(results, row, name, note, excluded):
    node = explain(results, row, name)
    assert node.note.en == note
    assert (node.excluded.en if node.excluded else None) == excluded


def test_a_scale_without_enough_answers_says_so(results):
    node = explain(results, 2, "a4")
    assert node.value is None
    assert node.note.en.startswith("not enough data")


def test_a_level_shows_cut_floors_and_caps_with_their_conditions(results):
    node = explain(results, 0, "level")
    assert node.value == "8"
    assert node.note.en == "the score reaches level 8 (from 87), floors: 8, caps: 8"
    conditions = [n for n in node.inputs if n.kind == "condition"]
    assert [n.value for n in conditions] == [True] * 7
    assert [(n.name, n.value) for n in conditions[1].inputs] == [("d1", 100.0), ("d2", 100.0)]


def test_a_flag_that_cannot_be_told_is_neither_raised_nor_not(results):
    node = explain(results, 2, "security_reserve")
    assert node.value is None
    assert [(n.name, n.value) for n in node.inputs[0].inputs] == [("a4", None)]


def test_the_requirement_shows_band_cut_and_margin(results):
    node = explain(results, 0, "requirement")
    assert node.value == "met"
    assert node.note.en == (
        "band required: Highly specialised (from 80); met if the level is in it, not met if score + 14 < 80, "
        "else to confirm"
    )


def test_an_unknown_name_is_told_with_the_nearest(results):
    with pytest.raises(UserError, match=r'SCO030 .*"levle"(.|\n)*Did you mean "level"'):
        explain(results, 0, "levle")
