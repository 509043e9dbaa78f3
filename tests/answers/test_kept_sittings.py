"""A sitting that is kept: it goes on where it stopped, with the questionnaire it began with."""

import hashlib
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from store_kit import open_store, record

from digimat.administration import Answer, Next, Now, Submit
from digimat.answers.sitting import find_session, open_sitting, resume_sitting, stored_sitting
from digimat.problems import ExitStatus, UserError
from digimat.questionnaires import bundled_folder, load

FILE = bundled_folder() / "agility.yaml"


@pytest.fixture
def clock():
    seconds = count()
    return lambda: Now("2026-11-22T09:00:00.000+00:00", next(seconds) * 1000)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "digimat.db") as opened:
        yield opened


def start(store, clock, code="AAAAAA", path=FILE):
    source = load(path)
    sitting = open_sitting(
        store,
        replace(record(code), questionnaire="agility", version="1.0.0", sha256=source.sha256),
        source,
        clock,
    )
    return sitting


def test_a_sitting_goes_on_where_it_stopped(store, clock):
    first = start(store, clock)
    first.conductor.do(Answer("c", "a1d1"))
    first.conductor.do(Next())
    again = resume_sitting(store, find_session(store, "aaaaaa"), clock)
    assert again.conductor.state.codes == {"a1d1": "c"}
    assert again.conductor.state.current.id == first.conductor.state.current.id
    assert (again.conductor.state.status, again.conductor.state.interruptions) == ("open", 1)
    assert again.table.required == ("advanced",)


def test_the_clock_of_the_first_question_runs_from_the_opening(store, clock):
    sitting = start(store, clock)
    sitting.conductor.do(Answer("b"))
    assert sitting.conductor.state.seconds == {"p1": 1}
    assert stored_sitting(store, sitting.record, clock).conductor.state.seconds == {"p1": 1}


def test_a_sitting_keeps_the_questionnaire_it_began_with(store, clock, tmp_path):
    mine = tmp_path / "agility.yaml"
    mine.write_bytes(FILE.read_bytes())
    start(store, clock, path=mine).conductor.do(Answer("c", "a1d1"))
    before = load(mine).questionnaire
    changed = mine.read_text(encoding="utf-8").replace("key: c\n", "key: a\n")
    mine.write_text(changed, encoding="utf-8")
    assert load(mine).questionnaire != before
    mine_again = resume_sitting(store, find_session(store, None), clock)
    assert mine_again.source.questionnaire == before
    assert mine_again.source.sha256 == hashlib.sha256(FILE.read_bytes()).hexdigest()


def test_without_a_code_the_latest_open_sitting_is_found(store, clock):
    for code in ("AAAAAA", "BBBBBB", "CCCCCC"):
        sitting = start(store, clock, code)
    sitting.conductor.do(Submit())
    assert find_session(store, None).id == "BBBBBB"
    assert find_session(store, "cccccc").id == "CCCCCC"


def test_a_sitting_that_was_handed_in_is_opened_without_a_trace(store, clock):
    sitting = start(store, clock)
    sitting.conductor.do(Submit())
    events = store.events("AAAAAA")
    resume_sitting(store, find_session(store, "AAAAAA"), clock)
    assert store.events("AAAAAA") == events


def test_an_unknown_code_is_wrong_usage_and_shows_the_nearest(store, clock):
    start(store, clock, "ABCDEF")
    with pytest.raises(UserError) as caught:
        find_session(store, "ABCDEG")
    assert caught.value.status is ExitStatus.USAGE
    assert caught.value.problems[0].code == "ANS030"
    assert 'Did you mean "ABCDEF"?' in caught.value.problems[0].remedy.en


def test_with_nothing_to_resume_the_way_to_begin_is_shown(store):
    with pytest.raises(UserError) as caught:
        find_session(store, None)
    assert caught.value.problems[0].code == "ANS031"
    assert "digimat run" in caught.value.problems[0].remedy.en


def test_what_was_left_out_is_blank_and_what_the_form_lacks_was_not_shown(store, clock):
    source = load(Path(FILE))
    form = source.questionnaire.forms[0].model_copy(update={"items": ("a1d1", "a1d2")})
    short = replace(source, questionnaire=source.questionnaire.model_copy(update={"forms": (form,)}))
    sitting = open_sitting(store, replace(record(), sha256=short.sha256), short, clock)
    sitting.conductor.do(Answer("c", "a1d1"))
    cells = {item: column[0] for item, column in sitting.table.columns.items()}
    assert (cells["a1d1"], cells["a1d2"], cells["a6d4"]) == ("c", "", None)


def test_who_answers_and_what_is_hidden_are_kept_with_the_sitting(store, clock, tmp_path):
    path = Path(__file__).parents[1] / "administration" / "branches.yaml"
    source = load(path)
    new = replace(record("BBBBBB"), questionnaire="branches", sha256=source.sha256, form="file")
    sitting = open_sitting(store, new, source, clock, profile={"role": "hr"})
    for intent in (Answer("yes", "in_post"), Answer("3", "years"), Answer("no", "in_post")):
        sitting.conductor.do(intent)
    again = resume_sitting(store, new, clock)
    assert again.conductor.state.hidden == sitting.conductor.state.hidden >= {"years", "tools", "split"}
    assert [item.id for item in again.conductor.state.asked] == ["size", "in_post", "reason", "last"]
    assert again.conductor.state.profile == {"role": "hr"}
    columns = {name: column[0] for name, column in again.table.columns.items()}
    # scoring is told everything that was entered, and sets aside itself what is not asked
    assert columns["years"] == "3"
    assert columns["tools"] == ""
    assert again.table.profile == {"role": ("hr",)}


def test_a_sitting_that_went_on_in_another_file_says_so_where_it_began(store, clock, tmp_path):
    first = start(store, clock)
    other = tmp_path / "stick.db"
    first.conductor.move_to(other)
    first.conductor.do(Answer("c", "a1d1"))
    first.keeper.close()
    left = resume_sitting(store, find_session(store, "AAAAAA"), clock)
    assert left.conductor.read_only.code == "ANS051"
    assert str(other) in left.conductor.read_only.message.en
    assert left.conductor.state.codes == {}
    with open_store(other) as there:
        again = resume_sitting(there, find_session(there, "AAAAAA"), clock)
    assert again.conductor.read_only is None
    assert again.conductor.state.codes == {"a1d1": "c"}
    assert [incident.kind for incident in again.conductor.state.incidents] == ["moved_elsewhere", "stopped"]
