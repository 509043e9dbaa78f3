"""Plain lines as a conversation: commands, review, leaving, and what goes wrong on the way."""

from pathlib import Path

import pytest
from sitting_kit import EVERY_TYPE, ITEMS, Journal, Keyboard, at, conduct, replayed, sit

from digimat.administration import Answer, Draft, Jump
from digimat.administration.notice import show_notice
from digimat.administration.plain import administer
from digimat.language import Text
from digimat.problems import Problem, UserError

SKIP_ALL = ["s"] * 5 + [":s", "s"]  # the sixth item wants a word: a command has a colon there


def kinds(sat):
    return [event.kind for event in sat.events]


@pytest.mark.parametrize(("colon", "start"), [("", "one"), (":", "one"), (":", "word")])
def test_the_letters_are_commands_and_a_colon_makes_them_so_everywhere(colon, start):
    sat = sit(*(colon + letter for letter in "mMtvr"), f"{colon}s", f"{colon}p", start=start)
    assert sat.answers() == {}
    for words in ("Marked.", "Mark removed.", "About 10 min left.", "[ ]  An action", "[x] answered"):
        assert words in sat.screen
    assert kinds(sat)[-1] == "paused"


@pytest.mark.parametrize("typed", ["?", ":?"])
@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize(("language", "words"), [("fr", "Commandes"), ("en", "Commands")])
def test_the_question_mark_helps_on_every_item(typed, item, language, words):
    sat = sit(typed, start=item, language=language)
    assert words in sat.screen
    assert sat.answers() == {}


def letters_in_help(sat):
    lines = sat.screen.split("\n")
    begin = next(n for n, line in enumerate(lines) if line.startswith(("Commandes", "Commands")))
    return "".join(
        line[2] for line in lines[begin + 1 : begin + 16] if line[:2] == "  " and line[3:5] == "  "
    )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("start", "limit", "letters"),
    [
        ("one", 10, "rlsedmcxgvtp?"),
        ("one", None, "rlsedmcxgvp?"),  # no time limit
        ("many", 10, "rlsemcxgvtp?"),  # takes no "I don't know"
        ("many", None, "rlsemcxgvp?"),
    ],
)
def test_the_help_lists_every_command_that_works_at_the_question(language, start, limit, letters):
    questionnaire = EVERY_TYPE.model_copy(update={"time_limit": limit})
    assert letters_in_help(sit("?", start=start, language=language, questionnaire=questionnaire)) == letters


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("limit", "letters"), [(10, "ergtp?"), (None, "ergp?")])
def test_the_help_at_the_review_lists_what_works_there(language, limit, letters):
    questionnaire = EVERY_TYPE.model_copy(update={"time_limit": limit})
    assert letters_in_help(sit("e", "?", language=language, questionnaire=questionnaire)) == letters


def test_dont_know_is_refused_where_the_item_does_not_take_it():
    sat = sit("d", start="many")
    assert sat.answers() == {}
    assert "This question needs an answer." in sat.screen


def test_back_at_the_first_question_stays_there_and_says_so():
    sat = sit("r", "2")
    assert sat.answers() == {"one": "b"}
    assert "This is the first question." in sat.screen


def test_enter_on_an_answered_question_keeps_its_answer_and_says_so():
    sat = sit("2", "r", "")
    assert sat.answers() == {"one": "b"}
    assert "Your answer is kept" in sat.screen
    assert "Nothing is chosen." not in sat.screen


@pytest.mark.parametrize("end", ["e", ":e"])
def test_one_may_go_to_the_end_from_any_question(end):
    sat = sit("2", end, "e", "e")
    assert sat.state.status == "submitted"
    assert sat.answers() == {"one": "b"}


def test_an_answer_given_from_the_review_leads_back_to_it():
    sat = sit("e", "1", "2", "5", "12", "e", "e")
    assert sat.state.status == "submitted"
    assert sat.answers() == {"one": "b", "figure": "12"}


def test_the_review_shows_what_is_missing_and_sends_on_demand():
    sat = sit("2", "s", "m", *SKIP_ALL[2:], "", "x", "t", "e", "e")
    assert sat.state.status == "submitted"
    assert sat.answers() == {"one": "b"}
    for words in (
        "End of the questions",
        "  1 [x]  A colour",
        "  2 [ ]  Fruits",
        "  3 [ ]* An order",
        "6 questions without an answer.",
        "Nothing is sent.",
        "About 10 min left.",
    ):
        assert words in sat.screen


@pytest.mark.parametrize("number", ["5", "("])
def test_from_the_review_a_number_goes_to_its_question(number):
    sat = sit(*SKIP_ALL, number, "12", start="one")
    assert sat.answers() == {"figure": "12"}


@pytest.mark.parametrize("typed", ["8", "0", "-1", "9" * 5000, "5.", "five"])
def test_from_the_review_anything_else_sends_nothing(typed):
    sat = sit(*SKIP_ALL, typed)
    assert sat.state.status == "paused"  # the input ended there
    assert "Nothing is sent." in sat.screen


def test_from_the_review_back_is_the_last_question():
    assert sit(*SKIP_ALL, "r", "1 2").answers() == {"act": "best=a worst=b"}


@pytest.mark.parametrize("leave", [["p"], [":p"], [], [*SKIP_ALL, "p"], SKIP_ALL])
def test_a_pause_and_the_end_of_the_input_keep_the_sitting(leave):
    sat = sit("2", "r", *leave)
    assert sat.state.status == "paused"
    assert sat.answers() == {"one": "b"}
    assert kinds(sat)[-1] == "paused"


@pytest.mark.parametrize("before", [[], SKIP_ALL[1:]])
def test_ctrl_c_pauses_and_goes_on_up(before):
    journal = Journal()
    conductor = conduct(journal)
    keyboard = Keyboard(["2", *before, KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        administer(EVERY_TYPE, conductor, keyboard, "en")
    assert conductor.state.status == "paused"
    assert conductor.state.codes == {"one": "b"}
    assert journal.events[-1].kind == "paused"


FULL = UserError(
    Problem(
        "ANS020", Text(fr="le disque est plein", en="the disk is full"), Text(fr="Videz.", en="Empty it.")
    )
)


class Breaking:
    """A journal that breaks when something is typed, and what is typed while it is broken."""

    def __init__(self):
        self.journal = Journal()

    def breaks(self, typed):
        def type_it():
            self.journal.broken = FULL
            return typed

        return type_it

    def mends(self, typed):
        def type_it():
            self.journal.broken = None
            return typed

        return type_it


@pytest.mark.parametrize("typed", ["2", "d", "s", "m"])
@pytest.mark.parametrize(("language", "why"), [("fr", "le disque est plein"), ("en", "the disk is full")])
def test_where_saving_fails_the_respondent_stays_and_reads_why(typed, language, why):
    disk = Breaking()
    sat = sit(disk.breaks(typed), "q", disk.mends("3"), journal=disk.journal, language=language)
    assert why in sat.screen
    assert ("n’est PAS enregistré" if language == "fr" else "is NOT saved") in " ".join(sat.screen.split())
    assert sat.screen.count("Enregistré" if language == "fr" else "Saved") == 1  # the second try only
    assert sat.answers() == {"one": "c"}
    assert [event.payload.get("code") for event in sat.events if event.kind == "answered"] == ["c"]


def test_enter_tries_again_until_the_answer_is_kept():
    disk = Breaking()
    sat = sit(disk.breaks("2"), "", "", disk.mends(""), journal=disk.journal)
    assert sat.screen.count("the disk is full") == 3
    assert sat.screen.count("Saved: ") == 1
    assert sat.answers() == {"one": "b"}


def test_where_sending_fails_nothing_is_sent_and_the_review_is_shown_again():
    disk = Breaking()
    sat = sit(*SKIP_ALL, "e", disk.breaks("e"), "q", disk.mends("e"), journal=disk.journal)
    assert "the disk is full" in sat.screen
    assert sat.screen.count("End of the questions") == 3
    assert sat.state.status == "submitted"


@pytest.mark.parametrize("typed", ["a", "/media/stick/sitting.db"])
def test_the_sitting_can_go_on_in_another_file(typed):
    disk, other = Breaking(), []
    places = []

    def elsewhere(place, events):
        places.append(str(place))
        other.extend(events)
        return other.extend

    conductor = conduct(disk.journal)
    conductor._elsewhere = elsewhere
    keyboard = Keyboard(["1", disk.breaks("1"), typed, ":p"])
    suggested = Path("/media/stick/sitting.db")
    state = administer(EVERY_TYPE, conductor, keyboard, "en", lambda: suggested)
    assert '"a": go on in another file, /media/stick/sitting.db' in keyboard.screen
    assert places == [str(suggested)]
    assert replayed(other) == state  # all that was kept before went along
    assert state.codes == {"one": "a", "many": "a"}
    assert [incident.kind for incident in state.incidents] == ["moved_elsewhere"]


def test_a_file_that_does_not_take_the_sitting_either_is_told_and_asked_for_again():
    disk = Breaking()

    def elsewhere(place, events):
        raise FULL

    conductor = conduct(disk.journal)
    conductor._elsewhere = elsewhere
    keyboard = Keyboard([disk.breaks("2"), "/full/too.db", disk.mends("")])
    state = administer(EVERY_TYPE, conductor, keyboard, "en")
    assert keyboard.screen.count("the disk is full") == 2
    assert state.codes == {"one": "b"}
    assert state.incidents == ()


def test_a_sitting_open_in_another_window_can_only_be_looked_at():
    journal = Journal()
    conductor = conduct(journal)
    conductor.do(Answer("b"))
    before = list(journal.events)
    conductor.read_only = Problem("ANS050", Text(fr="ailleurs", en="elsewhere"), Text(fr="Voir.", en="See."))
    keyboard = Keyboard(["3", "s", "v", "m", "p"])
    state = administer(EVERY_TYPE, conductor, keyboard, "en")
    assert keyboard.screen.startswith("ANS050 elsewhere")
    assert keyboard.screen.count("ANS050 elsewhere") == 3  # at the start, for the answer, for the mark
    assert "Question 2 of 7" in keyboard.screen
    assert "Saved" not in keyboard.screen
    assert state.codes == {"one": "b"}
    assert journal.events == before


def test_leaving_while_saving_fails_is_still_leaving():
    journal = Journal()

    def breaks():
        journal.broken = FULL
        return "p"

    sat = sit("2", breaks, journal=journal)
    assert sat.answers() == {"one": "b"}


def test_an_answer_out_of_time_is_kept_and_said_to_be_late():
    times = iter([0, 1, 2, 3, *range(601, 700)])
    sat = sit("2", ":t", "12", start="figure", clock=lambda: at(next(times)))
    assert sat.state.late
    for words in ("(late)", "Time is up; your answers are still saved, and marked as late."):
        assert words in " ".join(sat.screen.split())


def test_without_a_time_limit_t_says_so():
    endless = EVERY_TYPE.model_copy(update={"time_limit": None})
    assert "There is no time limit." in sit("t", questionnaire=endless).screen


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", ["Question 1 sur 7 · Tout", "Quelle couleur ?", "  0. Je ne sais pas", "Votre réponse : "]),
     ("en", ["Question 1 of 7 · Everything", "Which colour?", "  0. I don't know", "Your answer: "])],
)  # fmt: skip
def test_a_question_is_shown_whole_in_the_language_of_the_sitting(language, words):
    screen = sit(language=language).screen
    for each in words:
        assert each in screen


@pytest.mark.parametrize(
    ("language", "begin"), [("fr", "Rien n’est jugé ici."), ("en", "Nothing is judged here.")]
)
def test_the_notice_is_shown_and_waits_for_enter(language, begin):
    keyboard = Keyboard([""])
    assert show_notice(EVERY_TYPE, keyboard, language) is True
    assert begin in keyboard.screen


def test_who_leaves_at_the_notice_has_not_begun():
    assert show_notice(EVERY_TYPE, Keyboard([]), "fr") is False
    with pytest.raises(KeyboardInterrupt):
        show_notice(EVERY_TYPE, Keyboard([KeyboardInterrupt()]), "fr")


def test_no_line_is_wider_than_the_screen():
    for language in ("fr", "en"):
        sat = sit("?", "v", "2", "1 6", "2 1 3 4", "A B C", "1", "r", "1 2", language=language)
        assert max(len(line) for line in sat.screen.splitlines() if "⟨" not in line) <= 80


def test_the_document_of_a_question_can_be_read_again():
    sat = sit("l", start="one")
    assert sat.answers() == {}
    assert sat.screen.count("Which colour?") == 2


def test_a_lone_command_letter_is_no_answer_where_a_word_is_wanted():
    sat = sit("r", "=r", start="word")
    assert sat.answers() == {"word": "r"}
    assert 'to answer "r", type "=r"' in sat.screen


def test_sending_with_blanks_is_asked_for_twice():
    sat = sit("2", "e", "e")
    assert sat.state.status == "paused"  # the input ended before the second time
    assert '6 questions without an answer. Type "e" once more' in " ".join(sat.screen.split())


@pytest.mark.parametrize("arrow", ["\x1b[A", "\x1b[D\x1b[D", "\x1b[3~"])
def test_arrow_keys_are_no_part_of_an_answer(arrow):
    assert sit(f"2{arrow}").answers() == {"one": "b"}


@pytest.mark.parametrize(("words", "kept"), [("clear?", "clear?"), ("", None)])
def test_a_question_can_be_commented_on(words, kept):
    sat = sit("c", words, "2", "r")
    assert sat.state.comments == ({"one": kept} if kept else {})
    assert ("Your comment: clear?" in sat.screen) == bool(kept)
    assert sat.answers() == {"one": "b"}


def test_an_answer_can_be_taken_back():
    sat = sit("x", "2", "r", "x", "s")
    assert sat.answers() == {}
    assert sat.screen.index("This question has no answer.") < sat.screen.index("Answer taken back.")


def test_the_language_can_be_changed_on_the_way_and_is_kept():
    sat = sit("g", "2", ":s")
    assert "La passation continue en français." in sat.screen
    assert "Quelle couleur ?" in sat.screen
    assert "Enregistré : " in sat.screen
    assert sat.state.language == "fr"


@pytest.mark.parametrize("word", ["aide", "Help"])
def test_a_word_for_a_command_is_understood(word):
    sat = sit(word, "pause")
    assert "Commands" in sat.screen
    assert kinds(sat)[-1] == "paused"


def test_each_question_says_how_much_time_is_left():
    times = iter([0, *[300] * 50])
    sat = sit("2", ":p", clock=lambda: at(next(times)))
    assert "Question 2 of 7 · Everything · 5 min left" in sat.screen


def test_a_draft_written_on_another_screen_is_shown_again():
    conductor = conduct()
    conductor.do(Draft("two wor", "word"))
    conductor.do(Jump("word"))
    keyboard = Keyboard([":p"])
    administer(EVERY_TYPE, conductor, keyboard, "en")
    assert "Your draft, not sent yet: two wor" in keyboard.screen


def test_an_answer_typed_again_where_saving_failed_makes_no_file():
    disk, places = Breaking(), []
    conductor = conduct(disk.journal)
    conductor._elsewhere = lambda place, events: places.append(place) or list(events).extend
    keyboard = Keyboard([disk.breaks("2"), "2", "b", disk.mends(""), ":p"])
    state = administer(EVERY_TYPE, conductor, keyboard, "en")
    assert places == []
    assert '"2" does not fit here.' in keyboard.screen
    assert state.codes == {"one": "b"}
