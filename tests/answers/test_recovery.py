"""A store made anew: what proves itself is kept, what is missing is told, and sittings go on."""

import json
import random
import sqlite3
from contextlib import closing

import pytest
from damage_kit import change
from recovery_kit import (
    LATER,
    TEXT,
    answer,
    clock,
    filled,
    ids,
    recovered,
    sat,
    spoil,
    stored,
)

from digimat.administration import Answer, Submit
from digimat.answers.sitting import resume_sitting
from digimat.answers.store import Store, chain_hash
from digimat.answers.verification import verify_store


@pytest.fixture
def file(tmp_path):
    return tmp_path / "digimat.db"


def rows(path, question, *values):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(question, values).fetchall()


def events_of(path, code="AAAAAA"):
    return rows(path, "SELECT kind, item, payload FROM event WHERE session_id = ? ORDER BY seq", code)


def gaps_in(path, code="AAAAAA"):
    return [json.loads(payload) for kind, _, payload in events_of(path, code) if kind == "recovered"]


def test_a_sitting_that_lost_nothing_keeps_its_very_chain(file):
    before = rows(filled(file), "SELECT * FROM event ORDER BY session_id, seq")
    plan, new = recovered(file)
    assert plan.is_whole
    assert rows(new, "SELECT * FROM event ORDER BY session_id, seq") == before
    assert rows(new, "SELECT * FROM head") == rows(file, "SELECT * FROM head")
    assert verify_store(new).in_order


def test_a_lost_answer_is_named_and_becomes_an_incident(file):
    filled(file, ["AAAAAA"])
    spoil(file, answer(3))
    plan, new = recovered(file)
    (sitting,) = plan.sittings
    assert (sitting.kept, sitting.known, sitting.is_whole) == (12, 13, False)
    assert [(each.number, each.title.en) for each in sitting.lost] == [(3, "Topic 3")]
    assert gaps_in(new) == [{"lost": 1, "items": ["q3"], "recovered_at": LATER}]
    state, _ = stored(new)["AAAAAA"]
    assert sorted(state.codes) == ["q1", "q2", "q4", "q5", "q6"]
    assert [incident.kind for incident in state.incidents] == ["recovered"]


def test_a_recovered_sitting_goes_on_to_its_end(file):
    filled(file, ["AAAAAA"])
    spoil(file, answer(3))
    _, new = recovered(file)
    with Store(new, ids("later")) as store:
        sitting = resume_sitting(store, store.sessions()[0], clock(100))
        sitting.conductor.do(Answer("333", "q3"))
        sitting.conductor.do(Submit())
    state, _ = stored(new)["AAAAAA"]
    assert (state.status, state.codes["q3"]) == ("submitted", "333")
    assert verify_store(new).in_order


def test_what_is_lost_counts_no_time_twice(file):
    filled(file, ["AAAAAA"])
    before, _ = stored(file)["AAAAAA"]
    spoil(file, answer(3))
    _, new = recovered(file)
    state, _ = stored(new)["AAAAAA"]
    assert state.elapsed == before.elapsed


def test_a_gap_of_several_events_names_the_questions_on_the_way(file):
    filled(file, ["AAAAAA"])
    spoil(file, answer(3), b'moved{"to": 3}', answer(4))
    plan, new = recovered(file)
    (gap,) = gaps_in(new)
    assert gap["lost"] == 3
    assert {"q3", "q4"} <= set(gap["items"])
    assert {each.item for each in plan.sittings[0].lost} == {"q3", "q4"}


def test_the_other_sittings_are_whole(file):
    with Store(file, ids()) as store:
        sat(store, "AAAAAA", comment="only here")
        sat(store, "BBBBBB")
    spoil(file, b"only here")
    plan, new = recovered(file)
    assert {each.record.id: each.is_whole for each in plan.sittings} == {"AAAAAA": False, "BBBBBB": True}
    assert gaps_in(new, "BBBBBB") == []


def test_an_end_that_nobody_knows_is_told_unless_the_sitting_was_handed_in(file):
    with Store(file, ids()) as store:
        sat(store, "AAAAAA")
        sat(store, "BBBBBB", answers=12, handed_in=True)
    change(file, "DELETE FROM head")
    plan, new = recovered(file)
    ends = {each.record.id: each.end_known for each in plan.sittings}
    assert ends == {"AAAAAA": False, "BBBBBB": True}
    assert gaps_in(new) == [{"lost": 0, "items": ["q7"], "recovered_at": LATER, "end_known": False}]
    assert verify_store(new).in_order


def test_who_answers_is_not_believed_where_the_first_event_does_not_prove_it(file):
    filled(file, ["AAAAAA"])
    change(file, "UPDATE session SET respondent = 'p-other'")
    plan, new = recovered(file)
    (sitting,) = plan.sittings
    assert (sitting.record.respondent, sitting.record_proved, sitting.is_whole) == ("p-other", False, False)
    assert gaps_in(new)[-1]["record_proved"] is False


def test_a_sitting_whose_beginning_is_lost_cannot_be_helped_and_the_others_can(file):
    filled(file)
    change(file, "PRAGMA foreign_keys = OFF", "DELETE FROM session WHERE id = 'BBBBBB'")
    plan, new = recovered(file)
    assert [(each.session, each.events) for each in plan.not_helped] == [("BBBBBB", 13)]
    assert set(stored(new)) == {"AAAAAA", "CCCCCC"}


def test_a_sitting_whose_beginning_is_lost_is_taken_from_its_invitation_and_not_believed(file):
    filled(file, ["AAAAAA"])
    ((sha256, form),) = rows(file, "SELECT sha256, form FROM session")
    change(
        file,
        f"INSERT INTO invitation VALUES ('AAAAAA', 'small', '1.0', '{sha256}', '{form}', 'fr', 'p-a', 'expert', 0.0, "
        "'{}', 'spring', '2026-11-01')",
        "DELETE FROM session",
    )
    plan, new = recovered(file)
    (sitting,) = plan.sittings
    assert (sitting.record.respondent, sitting.record.required) == ("p-a", "expert")
    assert (sitting.kept, sitting.record_proved) == (13, False)
    state, _ = stored(new)["AAAAAA"]
    assert len(state.codes) == 6
    assert verify_store(new).in_order


def test_a_questionnaire_that_is_lost_is_taken_from_elsewhere(file):
    filled(file)
    change(file, "UPDATE questionnaire SET text = text || 'x'")
    asked = []

    def find_text(sha256, name):
        asked.append((len(sha256), name))
        return TEXT

    plan, new = recovered(file, find_text)
    assert (plan.is_whole, asked) == (True, [(64, "small")])
    assert verify_store(new).in_order


def test_another_text_than_the_very_one_that_is_lost_is_not_taken(file):
    filled(file, ["AAAAAA"])
    change(file, "UPDATE questionnaire SET text = text || 'x'")
    plan, _ = recovered(file, lambda *_: TEXT + "\n")
    assert (plan.sittings, len(plan.not_helped)) == ([], 1)


def test_without_its_questionnaire_a_sitting_cannot_be_helped(file):
    filled(file, ["AAAAAA"])
    change(file, "UPDATE questionnaire SET text = text || 'x'")
    plan, _ = recovered(file)
    (lost,) = plan.not_helped
    assert "small 1.0" in lost.why.fr
    assert "is lost" in lost.why.en


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE session SET opened_at = 'x'",
        "UPDATE session SET language = 'de'",
        "UPDATE session SET form = 'z'",
    ],
)
def test_a_sitting_that_could_not_be_opened_is_not_taken_over(file, order):
    filled(file, ["AAAAAA"])
    change(file, order)
    plan, _ = recovered(file)
    assert (plan.sittings, len(plan.not_helped)) == ([], 1)


def test_an_event_changed_by_hand_is_left_out_though_it_bears_a_hash_of_its_own(file):
    filled(file, ["AAAAAA"])
    ((*fields, previous, _),) = rows(file, "SELECT * FROM event WHERE item = 'q3' AND kind = 'answered'")
    forged = [*fields[:-1], '{"code": "999"}']
    digest = chain_hash(previous, tuple(forged))
    change(
        file,
        f"UPDATE event SET payload = '{forged[-1]}', hash = '{digest}' WHERE item = 'q3' AND kind = 'answered'",
    )
    plan, new = recovered(file)
    assert plan.sittings[0].changed == 1
    state, _ = stored(new)["AAAAAA"]
    assert "999" not in state.codes.values()
    assert verify_store(new).in_order


def test_who_was_erased_stays_erased_and_what_is_around_the_sittings_is_kept(file):
    filled(file, ["AAAAAA"])
    sha256 = rows(file, "SELECT sha256 FROM questionnaire")[0][0]
    change(
        file,
        "INSERT INTO erased VALUES ('ZZZZZZ', 'small', 9, 'aa', 'request', '2026-11-01')",
        "INSERT INTO document VALUES ('AAAAAA', '/tmp/a.pdf')",
        f"INSERT INTO invitation VALUES ('INVITE', 'small', '1.0', '{sha256}', 'file', 'fr', 'p-9', '', 0.0, '{{}}',"
        " 'spring', '2026-11-01')",
        "INSERT INTO lease VALUES ('AAAAAA', 'host', 'boot', 7, 'now', '2026-11-22T09:00:00+00:00', 5)",
    )
    _, new = recovered(file)
    for table in ("erased", "document", "invitation", "lease"):
        assert rows(new, f"SELECT * FROM {table}") == rows(file, f"SELECT * FROM {table}") != [], table


def test_rows_about_a_sitting_that_cannot_be_helped_are_left_out(file):
    filled(file, ["AAAAAA", "BBBBBB"])
    change(
        file,
        "INSERT INTO document VALUES ('AAAAAA', '/tmp/a.pdf'), ('BBBBBB', '/tmp/b.pdf')",
        "DELETE FROM session WHERE id = 'BBBBBB'",
    )
    _, new = recovered(file)
    assert rows(new, "SELECT session_id FROM document") == [("AAAAAA",)]


def test_a_store_of_the_first_version_is_recovered_into_one_of_today(file):
    filled(file, ["AAAAAA"])
    tables = ("head", "lease", "document", "invitation", "erased")
    change(file, *(f"DROP TABLE {table}" for table in tables), "PRAGMA user_version = 1")
    _, new = recovered(file)
    assert len(events_of(new)) == 14  # all of them, and that the end is not known
    assert verify_store(new).in_order


def test_whatever_is_damaged_nothing_is_invented_and_what_comes_out_is_in_order(file, tmp_path):
    with Store(file, ids()) as store:
        for code in ("AAAAAA", "BBBBBB", "CCCCCC"):
            sat(store, code, comment=f"a long remark of {code} " * 12)
    data, before = file.read_bytes(), set(rows(file, "SELECT session_id, id, payload FROM event"))
    draw = random.Random(20261122)
    damaged, kept = tmp_path / "damaged.db", 0
    for _ in range(40):
        spoiled = bytearray(data)
        start = draw.randrange(len(data))
        length = draw.choice((1, 40, 900, 5000))
        spoiled[start : start + length] = draw.randbytes(len(spoiled[start : start + length]))
        damaged.write_bytes(spoiled)
        (tmp_path / "new.db").unlink(missing_ok=True)
        _, new = recovered(damaged, lambda *_: TEXT)
        assert verify_store(new).in_order
        stored(new)  # every sitting can be opened
        after = rows(new, "SELECT session_id, id, payload FROM event WHERE kind <> 'recovered'")
        assert set(after) <= before
        kept += len(after)
    assert kept > 0.8 * 40 * len(before)
