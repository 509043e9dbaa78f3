"""The script face: a file of intents, and where it goes wrong."""

import pytest
from sitting_kit import EVERY_TYPE, Journal, Keyboard, conduct

from digimat.administration.plain import administer
from digimat.administration.script import read_script, replay
from digimat.problems import UserError

GOOD = """
# a paper form, typed in by the assessor
answer one b
ANSWER many f+a
flag rank
answer rank b>a>c>d
jump pair
answer pair 1=a 2=b 3=c
back
next
comment figure no idea, really
answer word two words
clear one
answer act best=a worst=b
submit
"""


def replayed_script(text, journal=None):
    conductor = conduct(journal)
    return replay(list(read_script(text, "paper.txt")), conductor)


def test_a_script_is_carried_out_line_by_line():
    state = replayed_script(GOOD)
    assert state.status == "submitted"
    assert state.codes == {
        "many": "a+f",
        "rank": "b>a>c>d",
        "pair": "1=a 2=b 3=c",
        "word": "two words",
        "act": "best=a worst=b",
    }
    assert (state.flagged, state.comments) == ({"rank"}, {"figure": "no idea, really"})


def test_a_script_stops_at_a_pause():
    state = replayed_script("answer one b\npause\nanswer many a\nsubmit\n")
    assert (state.status, state.codes) == ("paused", {"one": "b"})


def test_a_script_that_ends_leaves_the_sitting_open():
    assert replayed_script("answer one b").status == "open"


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("anwser one b", '"answer"'),
        ("answer one", "answer ITEM CODE"),
        ("answer", "answer ITEM CODE"),
        ("comment one", "comment ITEM TEXT"),
        ("jump", "jump ITEM"),
        ("jump one two", "jump ITEM"),
        ("submit now", "submit"),
        ("back 2", "back"),
        ("one b", "There are: answer"),
        ("x" * 500, "There are: answer"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_before_anything_is_done(line, remedy):
    with pytest.raises(UserError) as caught:
        list(read_script(f"answer one b\n\n{line}\n", "paper.txt"))
    (problem,) = caught.value.problems
    assert problem.line("en").startswith("paper.txt:3: ADM001 ")
    assert problem.line("fr").startswith("paper.txt:3: ADM001 ")
    assert remedy in problem.remedy.en
    assert len(problem.message.en) < 110


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("answer one z", "ADM002", 'item one: "z" is not an option'),
        ("answer many a+a", "ADM002", 'item many: option "a" is ticked twice'),
        ("answer figure five", "ADM002", 'item figure: "five" cannot be read here'),
        ("answer many dk", "ADM002", 'item many: "dk" is not an option'),
        ("answer oen b", "ADM003", 'there is no item "oen"'),
        ("jump nothing", "ADM003", 'there is no item "nothing"'),
        ("clear nothing", "ADM003", 'there is no item "nothing"'),
        ("flag nothing", "ADM003", 'there is no item "nothing"'),
        ("comment nothing so", "ADM003", 'there is no item "nothing"'),
        ("submit\nanswer many a", "ADM004", "the sitting has already been handed in"),
    ],
)
def test_what_cannot_be_done_stops_the_script_and_keeps_what_came_before(line, code, said):
    journal = Journal()
    with pytest.raises(UserError) as caught:
        replayed_script(f"# paper\nanswer one b\n{line}\n", journal)
    (problem,) = caught.value.problems
    last = 3 + line.count("\n")
    assert problem.line("en").startswith(f"paper.txt:{last}: {code} {said}")
    assert problem.remedy.en
    assert problem.remedy.fr
    assert [event.payload.get("code") for event in journal.events if event.kind == "answered"] == ["b"]


def test_the_nearest_item_is_shown():
    with pytest.raises(UserError) as caught:
        replayed_script("jump figur\n")
    assert 'Did you mean "figure"?' in caught.value.problems[0].remedy.en


def test_the_same_answers_leave_the_same_journal_in_both_faces():
    """Plain lines go on to the next item by themselves; a script says so."""
    plain, script = Journal(), Journal()
    keys = ["2", "m", "1 6", "r", "s", "2 1 3 4", "A B C", "d", "=r", "p"]
    administer(EVERY_TYPE, conduct(plain), Keyboard(keys), "fr")
    replayed_script(
        "answer one b\nnext\nflag many\nanswer many a+f\nnext\nback\nnext\nanswer rank b>a>c>d\nnext\n"
        "answer pair 1=a 2=b 3=c\nnext\nanswer figure dk\nnext\nanswer word r\nnext\npause\n",
        script,
    )
    assert [(e.kind, e.item, e.payload) for e in plain.events] == [
        (e.kind, e.item, e.payload) for e in script.events
    ]
