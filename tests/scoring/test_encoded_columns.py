"""Columns that come as the number of each row's text are scored to the bit as the same texts one by one."""

import random

import numpy as np
import pytest
from answer_patterns import any_response
from hypothesis import given, settings
from hypothesis import strategies as st
from random_answers import random_rows
from rule_items import items_of
from test_against_reference import FILES, questionnaire_of, table_of

from digimat.answers.encoded import Encoded
from digimat.answers.table import AnswerTable
from digimat.questionnaires.responses import InvalidResponse
from digimat.scoring import rules, score, score_groups
from digimat.scoring.arrays import ROWS_AT_ONCE
from digimat.scoring.coding import code_answers, code_item, hide
from digimat.scoring.gathered import Gathered

ITEM_RULES = [rule.name for rule in rules()[0] if rule.kind == "item"]
KINDS = {np.uint8: 2**8, np.uint16: 2**16, np.uint32: 2**32}
NO_RESPONSE = "no response <to> anything, 12.5.1"  # a text that no row has; most items refuse it


class Silent(Encoded):
    """A column that is never walked row by row."""

    __slots__ = ()

    def __getitem__(self, place):
        raise AssertionError("a row was looked at alone")

    def __iter__(self):
        raise AssertionError("the rows were walked")


def encode(column, kind, shared=(), cls=Encoded):
    """A column by number, in one kind of integer where that has room, with texts that no row has."""
    texts = list(dict.fromkeys([NO_RESPONSE, *shared, *column]))
    kind = kind if len(texts) < KINDS[kind] else np.uint32
    return cls(tuple(texts), np.array([texts.index(text) for text in column], kind))


def encode_table(table, kind, cls=Encoded):
    """A table whose columns are all by number; those of items share one list of texts."""
    shared = list(dict.fromkeys(text for column in table.columns.values() for text in column))
    return AnswerTable(
        table.respondents,
        {name: encode(column, kind, shared, cls) for name, column in table.columns.items()},
        Encoded.of(table.required),
        profile={name: Encoded.of(column) for name, column in table.profile.items()},
        instances=table.instances,
    )


def as_bytes(column):
    column = np.asarray(column)
    return column.tolist() if column.dtype == object else (column.dtype, column.tobytes())


def everything(results):
    """All that was computed, in a form that can be compared to the bit."""
    found = {name: as_bytes(column) for name, column in results.columns.items()}
    for name, item in results.coded.by_item.items():
        cells = as_bytes(item.points), as_bytes(item.state), as_bytes(item.value)
        found["item", name] = [*cells, list(item.code)]
    for name, scale in results.scales.items():
        found["scale", name] = as_bytes(scale.score), as_bytes(scale.answered), as_bytes(scale.base)
    for name, level in results.levels.items():
        found["level", name] = [
            as_bytes(each) for each in (level.rank, level.by_score, level.floors, level.caps)
        ]
    for name, decision in results.decisions.items():
        moved = {change: as_bytes(line) for change, line in decision.moved.items()}
        found["decision", name] = as_bytes(decision.fired), as_bytes(decision.holds), moved
    for name, advice in results.advice.items():
        found["advice", name] = as_bytes(advice)
    return found | {"requirement": list(results.requirement)}


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in FILES])
def test_every_result_is_that_of_the_plain_columns(path):
    questionnaire = questionnaire_of(path)
    draw = random.Random(path.stem)
    plain = table_of(questionnaire, random_rows(draw, questionnaire, 30))
    expected = everything(score(questionnaire, plain))
    for kind in KINDS:
        assert everything(score(questionnaire, encode_table(plain, kind))) == expected


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in FILES])
def test_the_rows_of_answers_are_never_walked(path):
    questionnaire = questionnaire_of(path)
    plain = table_of(questionnaire, random_rows(random.Random(2), questionnaire, 12))
    silent = encode_table(plain, np.uint16, Silent)
    assert len(score(questionnaire, silent).columns) > 0


def test_groups_are_pooled_alike():
    questionnaire = next(q for q in map(questionnaire_of, FILES) if q.id == "every_outcome")
    plain = table_of(questionnaire, random_rows(random.Random(3), questionnaire, 120))
    expected = score_groups(questionnaire, plain, "unit")
    found = score_groups(questionnaire, encode_table(plain, np.uint8), "unit")
    assert everything(found) == everything(expected)
    assert everything(found.pooling.people) == everything(expected.pooling.people)


@pytest.mark.parametrize("rule", ITEM_RULES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_items_of_every_rule_are_coded_alike(rule, data):
    item = data.draw(st.sampled_from(items_of(rule)), label="item")
    answers = data.draw(st.lists(st.none() | any_response(item), max_size=12), label="answers")
    kind = data.draw(st.sampled_from(list(KINDS)), label="kind")
    plain, encoded = code_item(item, answers), code_item(item, encode(answers, kind))
    for what in ("points", "state", "value"):
        assert as_bytes(getattr(encoded, what)) == as_bytes(getattr(plain, what))
    assert list(encoded.code) == list(plain.code)
    hidden = np.array(data.draw(st.lists(st.booleans(), min_size=len(answers), max_size=len(answers))), bool)
    for what in ("points", "state", "value"):
        assert as_bytes(getattr(hide(encoded, hidden), what)) == as_bytes(getattr(hide(plain, hidden), what))


def test_a_text_that_is_no_response_matters_only_where_a_row_has_it():
    (item, *_) = items_of("keyed_single")
    texts = (item.key, NO_RESPONSE)
    assert code_item(item, Encoded(texts, np.zeros(5, np.uint8))).points.tolist() == [1.0] * 5
    # Beyond the rows that are looked at first, too.
    late = np.zeros(10_000, np.uint8)
    late[-1] = 1
    with pytest.raises(InvalidResponse):
        code_item(item, Encoded(texts, late))


def test_an_item_that_nobody_has_a_column_for_is_not_shown():
    questionnaire = questionnaire_of(FILES[0])
    coded = code_answers(questionnaire, AnswerTable(["one", "two"], {}))
    assert all(np.isnan(column.points).all() for column in coded.by_item.values())
    assert {text for column in coded.by_item.values() for text in column.code} == {""}


def test_a_hidden_cell_is_one_more_than_a_byte_can_count():
    column = Gathered(np.arange(256.0), np.arange(256, dtype=np.uint8))
    hidden = np.arange(256) % 2 == 0
    expected = np.where(hidden, np.nan, np.arange(256.0))
    assert column.without(hidden, np.nan).array.tobytes() == expected.tobytes()


def test_numbers_do_not_depend_on_how_many_rows_are_computed_at_a_time():
    questionnaire = next(q for q in map(questionnaire_of, FILES) if q.id == "every_outcome")
    few = encode_table(table_of(questionnaire, random_rows(random.Random(4), questionnaire, 150)), np.uint8)
    rows = np.random.RandomState(5).randint(0, 150, ROWS_AT_ONCE + 1000)
    many = AnswerTable(
        [str(row) for row in rows],
        {name: column.take(rows) for name, column in few.columns.items()},
        profile={name: column.take(rows) for name, column in few.profile.items()},
    )
    found, expected = score(questionnaire, many), score(questionnaire, few)
    for name, column in found.columns.items():
        assert as_bytes(column) == as_bytes(expected.columns[name][rows])
    for name, scale in found.scales.items():
        assert scale.answered.tobytes() == expected.scales[name].answered[rows].tobytes()
        assert scale.base.tobytes() == expected.scales[name].base[rows].tobytes()
