"""Every item type on the full screen, with keys and with the mouse."""

import pytest
from fullscreen_kit import SURVEY, screen
from sitting_kit import EVERY_TYPE

TYPED = [
    # item, keys, kept
    (EVERY_TYPE, "one", "2", "b"),
    (EVERY_TYPE, "one", "0", "dk"),
    (EVERY_TYPE, "many", "1 2 6 1", "b+f"),
    (EVERY_TYPE, "rank", "2 1 3 4", "b>a>c>d"),
    (EVERY_TYPE, "rank", "2 1 3 4 left", "b>a>d>c"),
    (EVERY_TYPE, "pair", "a c b", "1=a 2=c 3=b"),
    (EVERY_TYPE, "pair", "3 d 1 B c", "1=b 2=c 3=d"),
    (EVERY_TYPE, "figure", "1 2 , 5", "12.5"),
    (EVERY_TYPE, "figure", "ctrl+d", "dk"),
    (EVERY_TYPE, "word", "r", "r"),
    (EVERY_TYPE, "act", "4 2", "best=d worst=b"),
    (SURVEY, "backup", "0", "0"),
    (SURVEY, "backup", "n", "na"),
    (SURVEY, "backup", "d", "dk"),
    (SURVEY, "lost", "5", "5"),
    (SURVEY, "mail", "down down space", "1"),
    (SURVEY, "owner", "2", "no"),
    (SURVEY, "recommend", "1 0", "10"),
    (SURVEY, "recommend", "7 right space", "8"),
    (SURVEY, "channels", "1 4", "none"),
    (SURVEY, "channels", "4 1", "a"),
    (SURVEY, "first", "3 1", "c>a"),
    (SURVEY, "budget", "4 0 down 5 5 , 5 down 4 , 5", "a=40 b=55.5 c=4.5"),
    (SURVEY, "situation", "5 1 3", "a=5 b=1 c=3"),
    (SURVEY, "remark", "o k", "ok"),
]


@pytest.mark.parametrize("batch", range(5))
def test_every_type_is_answered_with_keys_and_counts_with_enter(batch):
    for questionnaire, item, keys, kept in TYPED[batch::5]:

        async def play(shown, item=item, keys=keys):
            await shown.press(*["comma" if key == "," else key for key in keys.split()])
            assert shown.answers() == {}  # nothing counts before Enter
            await shown.press("enter")
            assert shown.has("✓ Saved: ")

        assert screen(play, questionnaire=questionnaire, start=item).answers() == {item: kept}, item


CLICKED = [
    (EVERY_TYPE, "one", ["green"], "b"),
    (EVERY_TYPE, "one", ["I don't know"], "dk"),
    (EVERY_TYPE, "many", ["pear", "fig", "apple", "pear"], "a+f"),
    (EVERY_TYPE, "rank", ["[ ] see", "[ ] tell", "[ ] do", "[ ] end"], "b>a>c>d"),
    (EVERY_TYPE, "pair", ["lock", "hammer", "nail", "oven"], "1=a 2=c 3=d"),
    (EVERY_TYPE, "figure", ["I don't know"], "dk"),
    (EVERY_TYPE, "act", ["note", "shout"], "best=d worst=b"),
    (SURVEY, "backup", ["some teams"], "2"),
    (SURVEY, "backup", ["Not applicable"], "na"),
    (SURVEY, "recommend", [" 9 "], "9"),
    (SURVEY, "first", ["quality", "cost"], "c>a"),
    (SURVEY, "budget", ["[+]"] * 20, "a=100 b=0 c=0"),
    (SURVEY, "situation", ["  4  ", " 2    3    4 ", " 2    3    4 "], "a=4 b=3 c=3"),
]


@pytest.mark.parametrize("batch", range(3))
def test_every_type_is_answered_with_the_mouse_alone(batch):
    for questionnaire, item, places, kept in CLICKED[batch::3]:

        async def play(shown, item=item, places=places):
            for words in places:
                await shown.click(words)
            await shown.click("Enter confirm", from_below=True)

        assert screen(play, questionnaire=questionnaire, start=item).answers() == {item: kept}, item


def test_nothing_is_marked_at_first_and_enter_then_answers_nothing():
    async def play(shown):
        assert "(x)" not in shown.text()
        assert ">" not in shown.text()
        await shown.press("enter")
        assert shown.has('Nothing is chosen. "s" to skip.')

    seen = screen(play)
    assert seen.answers() == {}
    assert seen.item == "one"


def test_a_key_that_means_nothing_answers_nothing():
    async def play(shown):
        await shown.press("9", "w", "z", "f5", "home", "asterisk", "delete")
        await shown.press("enter")

    assert screen(play).answers() == {}


def test_the_row_of_digits_of_a_french_keyboard_marks_without_shift():
    async def play(shown):
        await shown.press("é", "enter")  # 2
        await shown.press("&", "(", "-", "enter")  # 1, 5, 6
        await shown.press('"', "'", "é", "&", "enter")  # 3, 4, 2, 1

    kept = screen(play, language="fr").answers()
    assert kept == {"one": "b", "many": "a+e+f", "rank": "c>d>b>a"}


def test_letters_and_french_digits_are_text_inside_a_text():
    async def play(shown):
        await shown.type("s & é")
        await shown.press("enter")

    assert screen(play, start="word").answers() == {"word": "s & é"}


def test_what_is_missing_is_said_and_nothing_is_kept():
    async def play(shown):
        await shown.press("2", "1", "enter")
        assert shown.has("2 left to place.")
        await shown.press("3", "4", "1", "enter")
        assert shown.has("1 left to place.")

    assert screen(play, start="rank").answers() == {}


def test_the_total_of_an_allocation_is_shown_while_it_is_typed():
    async def play(shown):
        await shown.press("4", "0")
        assert shown.has("Total: 40 of 100; 60 left")
        await shown.press("enter")  # goes to the next row, and keeps nothing
        await shown.press("6", "5")
        assert shown.has("Total: 105 of 100; 5 too much")
        await shown.press("backspace", "0")
        assert shown.has("✓ Total: 100 of 100")
        await shown.press("enter")

    assert screen(play, questionnaire=SURVEY, start="budget").answers() == {"budget": "a=40 b=60 c=0"}


def test_no_more_is_ticked_than_may_be_and_what_stands_alone_stands_alone():
    async def play(shown):
        await shown.press("1", "2", "3")
        assert shown.has("2 at most: untick one first.", "[x] phone", "[x] letter", "[ ] site")
        await shown.press("4")
        assert shown.has("This answer stands alone", "[ ] phone", "[x] none of these")

    screen(play, questionnaire=SURVEY, start="channels")


def test_the_best_and_the_worst_are_told_apart_before_they_count():
    async def play(shown):
        await shown.press("4")
        assert shown.has("[+] note", "Most effective: note", "Least effective: …")
        await shown.press("enter")
        assert shown.has("Missing: least effective.")
        await shown.press("2")
        assert shown.has("[-] shout", "Least effective: shout")

    assert screen(play, start="act").answers() == {}


def test_lines_may_stay_open_once_that_was_said():
    async def play(shown):
        await shown.press("b", "enter")
        assert shown.answers() == {}
        assert shown.has("Without a letter: 2, 3.")
        await shown.press("enter")

    assert screen(play, start="pair").answers() == {"pair": "1=b"}


def test_a_wrong_answer_is_refused_in_words_and_stays_on_the_screen():
    async def play(shown):
        await shown.type("many")
        await shown.press("enter")
        assert shown.has('"many" cannot be read here.', "┃ many")

    assert screen(play, start="figure").answers() == {}
