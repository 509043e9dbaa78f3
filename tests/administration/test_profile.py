"""Who answers is asked before the first question, where the questionnaire wants to know."""

from pathlib import Path

import pytest
from sitting_kit import EVERY_TYPE, Keyboard

from digimat.administration.profile import ask_profile
from digimat.questionnaires import InvalidResponse, load
from digimat.questionnaires.profile import read_fact

MOTORS = load(Path(__file__).parents[1] / "scoring/outcomes/motors.yaml").questionnaire


def asked(lines, known=None, language="en", questionnaire=MOTORS):
    keyboard = Keyboard(list(lines))
    return ask_profile(questionnaire, known or {}, keyboard, language), keyboard.screen


def test_options_are_numbered_and_a_text_is_typed():
    profile, screen = asked(["2", "Bolt"])
    assert profile == {"role": "hr", "organisation": "Bolt"}
    assert "  2  HR" in screen


@pytest.mark.parametrize("typed", ["2", "0002", "hr", "HR", "RH", " rh "])
def test_an_option_may_be_named_in_any_language(typed):
    assert asked([typed, ""])[0]["role"] == "hr"


def test_the_role_is_needed_and_the_rest_may_be_passed_over():
    profile, screen = asked(["", "0", "4", "0012", "head", ""])
    assert profile == {"role": "head"}
    assert "This is needed: please choose." in screen
    assert screen.count("Type a number, 1 to 3.") == 3


def test_what_is_known_is_not_asked():
    profile, screen = asked([], {"role": "head", "organisation": "Bolt"})
    assert profile == {"role": "head", "organisation": "Bolt"}
    assert screen == ""


def test_the_end_of_the_input_begins_nothing():
    assert asked(["1"])[0] is None


def test_a_questionnaire_without_a_profile_asks_nothing():
    assert asked([], questionnaire=EVERY_TYPE) == ({}, "")


def test_a_fact_loses_what_does_not_print_and_is_not_endless():
    field = MOTORS.profile[1]
    assert read_fact(field, " Bo\x1b[31mlt\u202e ") == "Bo[31mlt"
    with pytest.raises(InvalidResponse, match="more than 100"):
        read_fact(field, "x" * 101)
