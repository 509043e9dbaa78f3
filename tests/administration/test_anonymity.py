"""The first screen of an anonymous sitting says what is kept, in both faces and both languages."""

import re
from pathlib import Path

import pytest
from fullscreen_kit import screen
from sitting_kit import EVERY_TYPE, Keyboard

from digimat.administration.afterwards import afterwards
from digimat.administration.anonymity import what_is_kept
from digimat.administration.notice import show_notice
from digimat.language import LANGUAGES
from digimat.questionnaires import load

PULSE = load(Path(__file__).parents[1] / "pulse.yaml").questionnaire
CODE = "K7XQ-2M4P-9RTW"
SAID = {
    "fr": [
        "sous un code que personne d’autre n’a : K7XQ-2M4P-9RTW",
        "vos réponses, « Unité » et la semaine, sans le jour",
        "ni l’effacer",
        "n’y nommez personne",
    ],
    "en": [
        "under a code that nobody else has: K7XQ-2M4P-9RTW",
        "your answers, “Unit” and the week, without the day",
        "find it, correct it or erase it",
        "name nobody there",
    ],
}


def flat(text):
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_plain_lines_it_stands_below_the_notice(language):
    keyboard = Keyboard([""])
    assert show_notice(PULSE, keyboard, language, anonymous_code=CODE)
    shown = flat(keyboard.screen)
    places = [shown.index(words) for words in [flat(PULSE.notice.of(language)), *SAID[language]]]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_full_screen_too(language):
    async def nothing(shown):
        assert shown.has(flat(PULSE.notice.of(language)), *SAID[language])

    screen(
        nothing,
        questionnaire=PULSE,
        conductor=None,
        language=language,
        anonymous_code=CODE,
        size=(100, 40),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_read_to_its_end_in_a_small_window(language):
    async def down(shown):
        await shown.press("end", *["pagedown"] * 8)
        assert shown.has(SAID[language][-1])

    screen(down, questionnaire=PULSE, conductor=None, language=language, anonymous_code=CODE, size=(60, 16))


def test_nothing_of_it_is_said_where_the_sitting_is_not_anonymous():
    keyboard = Keyboard([""])
    show_notice(EVERY_TYPE, keyboard, "en")
    assert "nobody else has" not in flat(keyboard.screen)


def test_only_what_is_asked_is_said_to_be_kept():
    unasked = PULSE.profile[0].model_copy(update={"asked": False})
    without = PULSE.model_copy(update={"profile": (unasked,)})
    told = what_is_kept(without, CODE)
    assert "vos réponses et la semaine" in told.fr
    assert "your answers and the week" in told.en
    assert "Unit" not in told.en


def test_who_has_no_words_to_write_is_not_warned_of_them():
    section = PULSE.sections[0]
    rated = section.model_copy(update={"items": section.items[:3]})
    told = what_is_kept(PULSE.model_copy(update={"sections": (rated,)}), CODE)
    assert "own words" not in told.en


def test_afterwards_nobody_is_sent_to_have_answers_erased():
    assert "cannot be found, corrected or erased" in afterwards(PULSE, anonymous=True).en
    assert "erased, ask" in afterwards(PULSE).en
