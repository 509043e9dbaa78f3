"""Plain lines as a conversation: commands, review, leaving, and what goes wrong on the way."""

import pytest
from sitting_kit import EVERY_TYPE, ITEMS, Journal, Keyboard, at, conduct, sit

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
        line[2] for line in lines[begin + 1 : begin + 12] if line[:2] == "  " and line[3:5] == "  "
    )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("start", "limit", "letters"),
    [
        ("one", 10, "rlsedmvtp?"),
        ("one", None, "rlsedmvp?"),  # no time limit
        ("many", 10, "rlsemvtp?"),  # takes no "I don't know"
        ("many", None, "rlsemvp?"),
    ],
)
def test_the_help_lists_every_command_that_works_at_the_question(language, start, limit, letters):
    questionnaire = EVERY_TYPE.model_copy(update={"time_limit": limit})
    assert letters_in_help(sit("?", start=start, language=language, questionnaire=questionnaire)) == letters


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("limit", "letters"), [(10, "ertp?"), (None, "erp?")])
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


@pytest.mark.parametrize("typed", ["2", "d", "s", "m"])
@pytest.mark.parametrize(("language", "why"), [("fr", "le disque est plein"), ("en", "the disk is full")])
def test_where_saving_fails_the_respondent_stays_and_reads_why(typed, language, why):
    journal = Journal()

    def breaks():
        journal.broken = FULL
        return typed

    def mends():
        journal.broken = None
        return "3"

    sat = sit(breaks, mends, journal=journal, language=language)
    assert why in sat.screen
    assert sat.screen.count("Enregistré" if language == "fr" else "Saved") == 1  # the second try only
    assert sat.answers() == {"one": "c"}
    assert [event.payload.get("code") for event in sat.events if event.kind == "answered"] == ["c"]


def test_where_sending_fails_nothing_is_sent_and_the_review_is_shown_again():
    journal = Journal()

    def breaks():
        journal.broken = FULL
        return "e"

    def mends():
        journal.broken = None
        return "e"

    sat = sit(*SKIP_ALL, "e", breaks, mends, journal=journal)
    assert "the disk is full" in sat.screen
    assert sat.screen.count("End of the questions") == 3
    assert sat.state.status == "submitted"


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
    for words in ("(late)", "Time is up; your answers are kept and noted as late."):
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
