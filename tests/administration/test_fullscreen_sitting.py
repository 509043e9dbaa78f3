"""A sitting on the full screen: from the notice to the end, forwards and backwards."""

from pathlib import Path

import pytest
from fullscreen_kit import SURVEY, Clock, screen
from rich.text import Text as RichText
from sitting_kit import BRANCHES, Journal, conduct

from digimat.administration import Conductor, Draft, Jump
from digimat.administration.fullscreen import Ending
from digimat.language import Text
from digimat.problems import Position, Problem, UserError

FULL = UserError(
    Problem(
        "STO007",
        Text(fr="le disque est plein", en="the disk is full"),
        Text(fr="Libérez de la place.", en="Make room."),
        Position("answers.db"),
    )
)


def test_nothing_is_kept_before_the_notice_is_acknowledged():
    async def play(shown):
        assert shown.has("One item of each type", "Nothing is judged here.")
        await shown.press("space", "x", "1")
        assert shown.face.conductor is None
        assert shown.kinds() == []
        await shown.press("enter")
        assert shown.has("Which colour?")

    assert screen(play, conductor=None).kinds() == ["begun"]


def test_leaving_at_the_notice_begins_nothing():
    async def play(shown):
        await shown.press("q")

    seen = screen(play, conductor=None)
    assert seen.face.left == "left"
    assert seen.face.conductor is None


def test_who_answers_is_asked_only_where_it_is_not_known():
    async def play(shown):
        await shown.press("enter")
        assert shown.has("Role", "human resources")
        await shown.press("2", "enter")
        assert shown.has("How many people?")

    assert screen(play, questionnaire=BRANCHES, conductor=None).face.state.profile == {"role": "hr"}

    async def known(shown):
        await shown.press("enter")
        assert shown.has("Are you in post?")

    seen = screen(known, questionnaire=BRANCHES, conductor=None, known={"role": "it"})
    assert seen.face.state.profile == {"role": "it"}


def test_a_sitting_that_cannot_begin_says_why_and_tries_again():
    tries = []

    def begin(profile, language):
        tries.append(profile)
        if len(tries) == 1:
            raise FULL
        return conduct()

    async def play(shown):
        await shown.press("enter")
        assert shown.has("The sitting could not begin.", "STO007", "answers.db", "Make room.", "Quit")
        await shown.press("1")
        assert shown.has("Which colour?")

    screen(play, conductor=None, begin=begin)
    assert len(tries) == 2


def test_the_head_says_where_one_is_what_is_saved_and_how_much_time_is_left():
    async def play(shown):
        assert shown.has("Question 1 of 7 · Everything", "10 min", "EN")
        await shown.press("2")
        assert shown.has("not confirmed")
        await shown.press("enter", "r")
        assert shown.has("✓ saved", "(x) green")
        await shown.press("m")
        assert shown.has("* marked")
        await shown.press("m", "x")
        assert not shown.has("* marked")
        assert not shown.has("✓ saved")

    assert screen(play).kinds()[-3:] == ["flagged", "flagged", "cleared"]


def test_the_last_minute_is_counted_in_seconds_and_told():
    async def play(shown):
        shown.clock.seconds = 545
        await shown.press("2")
        assert shown.has("55 s")
        shown.face.tick()
        shown.app.desk.show()
        await shown.pilot.pause()
        assert shown.has("About 1 min left.")
        shown.clock.seconds = 700
        await shown.press("enter")
        assert shown.has("Saved: green (late)", "Time is up")

    assert screen(play).face.state.late == {"one"}


def test_an_unchanged_answer_is_passed_and_not_given_again():
    async def play(shown):
        await shown.press("2", "enter", "r", "enter")

    seen = screen(play)
    assert seen.kinds().count("answered") == 1
    assert seen.item == "many"


def test_a_choice_that_was_not_confirmed_is_not_kept_and_that_is_said():
    async def play(shown):
        await shown.press("2", "s")
        assert shown.has("nothing was saved")
        await shown.press("r")
        assert "(x)" not in shown.text()
        await shown.press("2", "v", "4", "enter")
        assert shown.has("What goes with what?", "nothing was saved")

    assert screen(play).answers() == {}


def test_the_overview_goes_to_a_question_by_number_by_cursor_and_by_click():
    async def play(shown):
        await shown.press("1", "enter", "v")
        assert shown.has("1 [x] A colour", "> 2 [ ] Fruits ‹ here")
        await shown.press("6", "enter")
        assert shown.item == "word"
        await shown.press("escape", "v", "up", "enter")
        assert shown.item == "figure"
        await shown.press("escape", "v")
        await shown.click("An order")
        assert shown.item == "rank"
        await shown.press("v", "escape")
        assert shown.has("First to last?")

    screen(play)


def test_answers_with_gaps_are_sent_only_when_asked_twice():
    async def play(shown):
        await shown.press("e", "enter")
        assert shown.has("Nothing is sent.")
        await shown.press("e")
        assert shown.has('7 questions without an answer. "y" (yes) to send all the same.')
        await shown.press("e", "e", "e")  # a key that is held down
        assert shown.face.state.status == "open"
        await shown.press("down", "y")  # another key takes it back
        assert shown.face.state.status == "open"
        await shown.press("e", "y")

    assert screen(play).face.state.status == "submitted"


def test_the_end_shows_the_result_and_what_happens_next():
    def finish(state):
        return Ending(RichText("Total [/nope] 42"), [Text(fr="Rapport : a.pdf", en="Report: a.pdf")])

    async def play(shown):
        await shown.press("e", "e", "y")
        await shown.until("Report: a.pdf")  # it is worked out once the page is on the screen
        assert shown.has("Your answers have been sent.", "Total [/nope] 42", "Report: a.pdf")
        await shown.press("escape")

    assert screen(play, finish=finish).face.left == "left"


def test_what_cannot_be_kept_stays_on_the_screen_until_it_can():
    journal = Journal()

    async def play(shown):
        await shown.press("2")
        journal.broken = FULL
        await shown.press("enter")
        assert shown.has("Not saved.", "STO007 the disk is full", "answers.db", "Make room.", "(x) green")
        assert not shown.has("✓ ")
        assert not shown.has("another file")
        shown.face.tick()  # what the clock tells must not take the place of the answer
        await shown.press("1")
        assert shown.has("Still not saved.")
        journal.broken = None
        await shown.press("1")
        assert shown.has("✓ Saved: green", "Which fruits?")

    assert screen(play, journal=journal).answers() == {"one": "b"}


def test_one_may_go_back_to_the_question_from_what_could_not_be_kept():
    journal = Journal()

    async def play(shown):
        await shown.press("2")
        journal.broken = FULL
        await shown.press("enter")
        await shown.click("blue")  # seen, but out of reach for now
        await shown.click("Go back to the question")
        journal.broken = None
        assert shown.has("(x) green", "not confirmed")
        await shown.press("3", "enter")

    assert screen(play, journal=journal).answers() == {"one": "c"}


def test_answers_can_go_on_in_another_file():
    journal, kept = Journal(), []
    begun = conduct(journal, Clock())

    def elsewhere(path, events):
        kept.append(path)
        return Journal()

    conductor = Conductor(begun.state, journal, Clock(), journal.events, elsewhere)

    async def play(shown):
        await shown.press("2")
        journal.broken = FULL
        await shown.press("enter", "2")
        assert shown.has("In which file?", "other.db")
        await shown.type("x")
        await shown.press("enter")
        assert shown.has("✓ Saved: green")

    seen = screen(play, conductor=conductor, suggest=lambda: Path("other.db"))
    assert kept == [Path("other.dbx")]
    assert seen.answers() == {"one": "b"}


def test_a_sitting_that_may_only_be_read_says_so_and_can_be_looked_around_in():
    begun = conduct()
    reason = Problem("STO009", Text(fr="clé inconnue", en="unknown key"), Text(fr="Rien.", en="Nothing."))
    conductor = Conductor(begun.state, Journal(), Clock(), read_only=reason)

    async def play(shown):
        assert shown.has("Read only: unknown key")
        await shown.press("s")
        assert shown.has("Read only: unknown key", "Which fruits?")
        await shown.press("1", "enter")
        assert shown.has("STO009", "nothing is saved")
        await shown.press("enter", "v")
        assert shown.has("Read only", "All questions")

    assert screen(play, conductor=conductor).answers() == {}


def test_a_text_that_was_begun_is_kept_when_one_looks_elsewhere_and_is_there_again():
    async def play(shown):
        await shown.type("half")
        await shown.press("ctrl+s")
        assert shown.has("Your draft is kept.")
        await shown.press("r")
        assert shown.has("half", "draft kept")
        await shown.press("enter")

    seen = screen(play, start="word")
    assert "drafted" in seen.kinds()
    assert seen.answers() == {"word": "half"}
    assert seen.face.state.drafts == {}


def test_a_text_is_kept_while_one_thinks():
    async def play(shown):
        await shown.type("ha")
        await shown.pilot.pause(0.2)

    seen = screen(play, start="word", idle=0.05)
    assert seen.face.state.drafts == {"word": "ha"}


def test_a_draft_of_an_earlier_day_is_back():
    conductor = conduct()
    conductor.do(Draft("begun", "word"))
    conductor.do(Jump("word"))

    async def play(shown):
        assert shown.has("begun", "draft kept")

    screen(play, conductor=conductor)


def test_a_comment_is_kept_with_its_question():
    async def play(shown):
        await shown.press("c")
        await shown.type("why r?")
        await shown.press("enter")
        assert shown.has("✓ Comment saved.", "Which colour?")
        await shown.press("c")
        assert shown.has("why r?")
        await shown.press("escape")

    assert screen(play).face.state.comments == {"one": "why r?"}


def test_all_words_change_with_the_language():
    async def play(shown):
        await shown.press("2", "g")
        assert shown.has("Quelle couleur ?", "(x) vert", "Entrée valider", "à valider", "FR")
        assert not shown.has("colour")

    assert screen(play).face.state.language == "fr"


@pytest.mark.parametrize(("key", "how"), [("p", "left"), ("ctrl+c", "interrupted")])
def test_leaving_keeps_everything_and_pauses(key, how):
    async def play(shown):
        await shown.press("2", "enter", key)

    seen = screen(play)
    assert seen.face.left == how
    assert seen.face.state.status == "paused"
    assert seen.answers() == {"one": "b"}


def test_looking_at_another_window_is_noticed():
    from textual.events import AppBlur, AppFocus

    async def play(shown):
        shown.app.post_message(AppBlur())
        await shown.pilot.pause()
        shown.app.post_message(AppFocus())
        await shown.pilot.pause()

    assert screen(play).kinds()[-2:] == ["left_window", "came_back"]


def test_a_burst_of_keys_is_kept_whole_and_in_order():
    async def play(shown):
        for key in [
            "1",
            "enter",
            "1",
            "2",
            "enter",
            "1",
            "2",
            "3",
            "4",
            "enter",
            "a",
            "b",
            "c",
            "enter",
            "7",
            "8",
            "enter",
            "r",
            "s",
            "enter",
        ]:
            shown.app.desk.post_message(_key(key))
        await shown.pilot.pause(0.1)

    kept = screen(play).answers()
    assert kept == {
        "one": "a",
        "many": "a+b",
        "rank": "a>b>c>d",
        "pair": "1=a 2=b 3=c",
        "figure": "78",
        "word": "rs",
    }


def _key(name):
    from textual.events import Key

    return Key(name, name if len(name) == 1 else None)


def test_the_help_says_how_this_question_is_answered():
    async def play(shown):
        await shown.press("?")
        assert shown.has("Help", "First the most effective")
        await shown.press("escape", "m")
        assert shown.has("* marked")

    screen(play, start="act", size=(80, 40))


def test_practice_and_evidence_are_asked_like_any_question():
    async def play(shown):
        await shown.press("2", "enter")
        assert shown.has("Which document shows it?")
        await shown.type("The plan")
        await shown.press("enter")

    kept = screen(play, questionnaire=SURVEY, start="backup").answers()
    assert kept == {"backup": "2", "backup_evidence": "The plan"}


def test_a_pause_with_a_choice_that_does_not_count_yet_is_asked_for_twice():
    async def play(shown):
        await shown.press("2", "p")
        assert shown.has("The choice is not confirmed: Enter to save it; p once more to leave without it.")
        assert shown.face.left == ""
        await shown.press("p")

    shown = screen(play)
    assert (shown.face.left, shown.answers()) == ("left", {})
