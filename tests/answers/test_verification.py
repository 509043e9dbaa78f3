"""A store is verified without being written to: the file, the questionnaires, the chain of every sitting."""

import tempfile
from pathlib import Path

import pytest
from damage_kit import change, cut_short
from store_kit import TEXT, answered, filled, open_store, record
from test_store_failures import no_special_rights

from digimat.answers.verification import journal_of, opened_to_look, verify_store
from digimat.problems import UserError


@pytest.fixture
def file(tmp_path):
    return tmp_path / "digimat.db"


def codes(file):
    return [(each.problem.code, each.session) for each in verify_store(file).findings]


def test_what_is_in_order_is_counted(file):
    filled(file)
    with open_store(file) as store:
        store.open_session(record("BBBBBB"), TEXT, [answered(1), answered(2)])
    found = verify_store(file)
    assert (found.in_order, found.sittings, found.events) == (True, 2, 8)


def test_nothing_is_written_not_even_beside_the_file(file):
    filled(file)
    journal_of(file).unlink(missing_ok=True)
    before, moment = file.read_bytes(), file.stat().st_mtime_ns
    verify_store(file)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, moment)
    assert list(file.parent.iterdir()) == [file]


def test_a_backup_on_a_medium_that_cannot_be_written_is_verified():
    with tempfile.TemporaryDirectory() as folder:  # tmp_path is closed to nobody
        file = Path(folder) / "digimat.db"
        filled(file)
        journal_of(file).unlink(missing_ok=True)
        file.chmod(0o444)
        file.parent.chmod(0o555)
        with no_special_rights():
            with pytest.raises(PermissionError):
                file.with_name("other").touch()
            found = verify_store(file)
        file.parent.chmod(0o755)
    assert found.in_order


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("UPDATE event SET payload = replace(payload, 'b', 'c') WHERE seq = 3", [("ANS022", "AAAAAA")]),
        ("DELETE FROM event WHERE seq = 6", [("ANS022", "AAAAAA")]),
        ("DELETE FROM event", [("ANS022", "AAAAAA")]),  # all of them: the head remembers
        ("UPDATE head SET seq = 9", [("ANS022", "AAAAAA")]),
        ("UPDATE session SET respondent = 'p-002'", [("ANS022", "AAAAAA")]),
        ("UPDATE questionnaire SET text = text || 'x'", [("ANS073", "AAAAAA")]),
        ("DELETE FROM questionnaire", [("ANS072", ""), ("ANS073", "AAAAAA")]),
        ("DELETE FROM session", [("ANS072", "")]),
    ],
)
def test_a_change_by_hand_is_found_and_its_sitting_named(file, order, found):
    filled(file)
    change(file, order)
    assert codes(file) == found


def test_each_sitting_with_a_problem_has_one_finding_and_the_others_are_counted(file):
    filled(file)
    with open_store(file) as store:
        for code in ("BBBBBB", "CCCCCC"):
            store.open_session(record(code), TEXT, [answered(1), answered(2)])
    change(file, "UPDATE event SET item = 'q9' WHERE session_id <> 'CCCCCC'")
    found = verify_store(file)
    assert codes(file) == [("ANS022", "AAAAAA"), ("ANS022", "BBBBBB")]
    assert (found.sittings, found.events) == (3, 2)


def test_damage_that_sqlite_sees_is_told_of_the_file(file):
    filled(file, answers=60)
    data = bytearray(file.read_bytes())
    data[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    file.write_bytes(data)
    assert ("ANS023", "") in codes(file)


@pytest.mark.parametrize("content", [b"", b"respondent;a1\np-1;3\n" * 300])
def test_what_holds_no_sittings_is_not_in_order(file, content):
    file.write_bytes(content)
    try:
        assert codes(file) == [("ANS023", "")]
    except UserError as error:
        assert error.problems[0].code == "ANS020"  # noqa: PT017 - either is right


def test_a_file_that_is_not_there_is_said_and_not_made(file):
    with pytest.raises(UserError) as caught:
        verify_store(file)
    assert caught.value.problems[0].code == "ANS070"
    assert not file.exists()


def test_a_write_that_was_cut_short_is_taken_back_in_a_copy_only(file):
    filled(file)
    cut_short(file)
    before = file.read_bytes(), journal_of(file).read_bytes()
    found = verify_store(file)
    assert (found.in_order, found.events) == (True, 6)
    assert (file.read_bytes(), journal_of(file).read_bytes()) == before


def test_a_problem_of_such_a_file_is_told_of_the_file_and_not_of_the_copy(file):
    filled(file)
    change(file, "UPDATE event SET item = 'q9' WHERE seq = 2")
    cut_short(file)
    assert [each.problem.position.file for each in verify_store(file).findings] == [str(file)]


def test_a_store_of_the_first_version_is_verified_as_it_is(file):
    filled(file)
    tables = ("head", "lease", "document", "invitation", "erased")
    change(file, *(f"DROP TABLE {table}" for table in tables), "PRAGMA user_version = 1")
    assert verify_store(file).in_order
    with opened_to_look(file) as store:
        assert store.version == 1


def test_sittings_go_on_while_the_file_is_verified(file):
    filled(file)
    with open_store(file) as store, opened_to_look(file) as other:
        store.append("AAAAAA", [answered(7)])
        assert len(other.events("AAAAAA")) == 7


def test_what_a_name_holds_is_no_part_of_an_address(tmp_path):
    file = tmp_path / "50% é ?mode=rw#x.db"
    filled(file)
    assert verify_store(file).in_order
