"""A file of answers holds every item type: what is written is read again as the same code, and then scored."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digimat.answers.answer_files import read_answers
from digimat.questionnaires import load
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.scoring import score

HERE = Path(__file__).parents[1] / "administration"
SURVEY = load(HERE / "every_survey_type.yaml").questionnaire
TEST = load(HERE / "every_type.yaml").questionnaire

CODES = {
    "ladder": ["0", "4"],
    "likert": ["1", "5"],
    "freq": ["0", "3"],
    "yesno": ["yes", "no"],
    "single": ["b"],
    "multi": ["a", "a+c"],
    "order": ["b>a>c>d"],
    "rank": ["c>a"],
    "match": ["1=a 2=b 3=c", "2=d"],
    "numeric": ["90", "1234.5", "-3"],
    "scale10": ["0", "10"],
    "allocation": ["a=40 b=60 c=0", "a=33.3 b=33.3 c=33.4"],
    "short": ["m. leroy"],
    "text": ["Le plan ; voir p. 3, annexe", 'He said "no" | twice', "-", "=1+1"],
    "sjt_bw": ["best=a worst=b"],
    "sjt_rate": ["a=5 b=1 c=3"],
}
ROWS = {
    questionnaire.id: st.fixed_dictionaries(
        {
            item.id: st.sampled_from(
                ["", *CODES[item.type], *["dk"] * item.dont_know, *["na"] * item.not_applicable]
            )
            for item in questionnaire.items
        }
    )
    for questionnaire in (SURVEY, TEST)
}


def written(questionnaire, rows, delimiter):
    names = ["respondent", *(item.id for item in questionnaire.items)]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, delimiter=delimiter)
    writer.writeheader()
    writer.writerows({"respondent": f"p{n}", **row} for n, row in enumerate(rows))
    return out.getvalue()


def test_the_two_questionnaires_hold_every_type():
    assert {item.type for q in (SURVEY, TEST) for item in q.items} == set(ITEM_TYPES) == set(CODES)


@pytest.mark.parametrize("questionnaire", [SURVEY, TEST], ids=lambda q: q.id)
@pytest.mark.parametrize("delimiter", [",", ";"])
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_codes_of_every_type_survive_a_file(tmp_path_factory, questionnaire, delimiter, data):
    rows = data.draw(st.lists(ROWS[questionnaire.id], min_size=1, max_size=4))
    path = tmp_path_factory.mktemp("csv") / "answers.csv"
    path.write_text(written(questionnaire, rows, delimiter), encoding="utf-8", newline="")
    held = read_answers(path, questionnaire, str)
    assert held.problems == []
    assert [{i: column[n] for i, column in held.table.columns.items()} for n in range(len(rows))] == rows
    coded = score(questionnaire, held.table).coded
    for n, row in enumerate(rows):
        assert {i: coded.by_item[i].code[n] for i in row} == row


def test_conditions_see_ratings_as_numbers_and_choices_as_codes(tmp_path):
    path = tmp_path / "answers.csv"
    row = {item.id: "" for item in SURVEY.items} | {
        "lost": "4",
        "recommend": "9",
        "owner": "yes",
        "mail": "na",
    }
    path.write_text(written(SURVEY, [row], ","), encoding="utf-8")
    seen = score(SURVEY, read_answers(path, SURVEY, str).table).columns
    assert (seen["lost"][0], seen["recommend"][0], seen["owner"][0]) == (4.0, 9.0, "yes")
    assert seen["mail"][0] != seen["mail"][0]  # missing, as a number is
    assert seen["backup"].dtype == float
