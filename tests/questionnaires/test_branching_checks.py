"""What items can be asked on, and what a condition may compare each type of item with."""

from pathlib import Path

import pytest

from digimat.questionnaires import load
from digimat.questionnaires.branching import own_condition
from digimat.questionnaires.checks.compared import compared_codes
from digimat.questionnaires.conditions import parse_condition

FOLDER = Path(__file__).parents[1] / "administration"
BRANCHES = load(FOLDER / "branches.yaml").questionnaire
SURVEY = load(FOLDER / "every_survey_type.yaml").questionnaire
EVERY_TYPE = load(FOLDER / "every_type.yaml").questionnaire


def faults(text, questionnaire=BRANCHES):
    items = {item.id: item for item in questionnaire.items}
    fields = {field.id: field for field in questionnaire.profile}
    return [message.en for message, _ in compared_codes(parse_condition(text), items, fields)]


@pytest.mark.parametrize(
    "text",
    [
        'in_post == "yes"',
        '"no" != in_post',
        'in_post in ["yes", "no"]',
        'tools == "a+c"',
        'tools not in ["a", "b+c"]',
        "years >= 0.3",
        "-1 < years < 40",
        "often == 2",
        "often in [1, 2]",
        'role == "hr"',
        "years == size",
        "years + 1 == 2",
        "years == 1 if answered(years) else True",
        'last_but_one == "anything"',  # an unknown name is told elsewhere
    ],
)
def test_what_can_be_true_is_not_told(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('in_post == "yess"', '"yess" is no code that "in_post" can have'),
        ('"yess" == in_post', '"yess" is no code that "in_post" can have'),
        ('in_post in ["yes", "oui", "No"]', '"No" is no code that "in_post" can have'),
        ('years > 1 and (in_post == "Y" or often == 1)', '"Y" is no code that "in_post" can have'),
        ('tools == "d"', '"d" is no code that "tools" can have'),
        ('tools == "c+a"', '"c+a" is no code that "tools" can have'),  # it is written a+c
        ("in_post == True", '"in_post" is a code and True a number'),
        ("in_post == -1", '"in_post" is a code and -1 a number'),
        ('in_post > "no"', '"in_post" is a code, and no code is smaller or greater'),
        ('in_post == "dk"', 'does not see the response "dk"'),
        ('in_post == ""', 'does not see the response ""'),
        ('years == "3"', '"years" is a number and "3" a text'),
        ('0 < years <= "3"', '"years" is a number and "3" a text'),
        ('often == "often"', '"often" is a number and "often" a text'),
        ('role == "boss"', '"boss" is no code that "role" can have'),
        ("role == 1", '"role" is a code and 1 a number'),
    ],
)
def test_what_can_never_be_true_is_told(text, said):
    assert said in faults(text)[-1]


def test_oui_is_the_word_and_yes_the_code():
    """A respondent may type either; the answer is kept as its code, and a condition sees the code."""
    items = {item.id: item for item in BRANCHES.items}
    ((_, remedy),) = compared_codes(parse_condition('in_post == "oui"'), items, {})
    assert remedy.en == 'Write "yes".'


@pytest.mark.parametrize(
    ("questionnaire", "text", "many"),
    [
        (EVERY_TYPE, 'rank == "b>a>c>d" or pair == "1=a 2=b 3=c" or act == "best=a worst=b"', 0),
        (EVERY_TYPE, 'rank == "b" or pair == "1=z" or act == "best=a"', 3),
        (EVERY_TYPE, 'word == "any words"', 0),
        (EVERY_TYPE, 'word == " padded "', 1),  # no answer is kept with spaces around it
    ],
)
def test_codes_of_several_parts_are_read_as_answers_are(questionnaire, text, many):
    assert len(faults(text, questionnaire)) == many


def test_every_type_of_item_can_be_compared_with_something_and_not_with_everything():
    for item in (*EVERY_TYPE.items, *SURVEY.items):
        either = [faults(f"{item.id} == {constant}", q) for constant in ("1", "'no such code'")
                  for q in (EVERY_TYPE, SURVEY) if item in q.items]  # fmt: skip
        assert any(either), item.id


def test_conditions_are_known_as_they_were_written():
    of_section, of_work = BRANCHES.sections
    assert [own_condition(of_section, item) for item in of_section.items] == [None, "size >= 10"]
    assert of_section.items[1].when == '(role == "hr") and (size >= 10)'
    assert own_condition(of_work, BRANCHES.item("years")) == 'in_post == "yes"'
    assert own_condition(of_work, BRANCHES.item("last")) is None
