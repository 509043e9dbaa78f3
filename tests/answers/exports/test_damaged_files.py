"""Whatever happens to a file, no row is lost and no answer changed; what is wrong is told, and nothing else raised."""

import os
import re
from functools import cache

import pytest
from damaged_files import BASES, damaged, whole
from vendor_kit import SURVEY, assert_law, read

from digimat.problems import UserError
from digimat.reports.data import scores_csv
from digimat.scoring import score

FILES = int(os.environ.get("DIGIMAT_DAMAGED_FILES", "120"))
BATCH = 25  # files a test
FREE = ("law", "why")  # free words read as another encoding are other words


@pytest.fixture(scope="module")
def undamaged(tmp_path_factory):
    """What each person of each undamaged file answered, and their line of scores, by their place in the file."""
    folder = tmp_path_factory.mktemp("undamaged")

    @cache
    def of(base):
        path = folder / f"{base}.csv"
        path.write_bytes(whole(base))
        return by_person(read(path).table)

    return of


def by_person(table):
    """Respondent -> what they answered in codes, their line of scores."""
    lines = scores_csv(score(SURVEY, table)).splitlines()[1:]
    closed = [item.id for item in SURVEY.items if item.id not in FREE]
    return {
        name: ([table.columns[item][row] for item in closed], lines[row].split(",")[1:])
        for row, name in enumerate(table.respondents)
    }


@pytest.mark.parametrize("first", range(0, FILES, BATCH))
def test_a_damaged_file_keeps_the_law(first, tmp_path, undamaged):
    for number in range(first, min(first + BATCH, FILES)):
        file, content = damaged(number)
        path = tmp_path / "export.csv"
        path.write_bytes(content)
        try:
            check(file, content, path, undamaged(file.base))
        except AssertionError as error:
            raise AssertionError(f"file {number}: {BASES[file.base][0]}, {file.done}: {error}") from error


def check(file, content, path, before):
    held = read_or_refused(path)
    if isinstance(held, UserError):
        assert all(problem.code and problem.message.fr and problem.message.en for problem in held.problems)
        assert not (file.plain and file.header_whole), f"refused whole: {held}"
        return
    assert_law(held)
    if file.records is not None:
        assert held.rows_read == file.records
    raws = [rejected.row.raw for rejected in held.rejects]
    for raw in raws:
        assert_lines_of(content, raw)
    for rejected in held.rejects:
        assert rejected.problems
        assert all(problem.position.line == rejected.row.line for problem in rejected.problems)
    if not file.header_whole:
        return
    after = by_person(held.table) if len(held.table.respondents) else {}
    names = list(before)
    for place in set(file.people) - file.touched - {None}:
        name = names[place]
        if name in after:
            assert after[name][0] == before[name][0]
            assert not file.plain or after[name][1] == before[name][1]
        else:
            assert not file.plain, f"{name} was lost"
    assert_nobody_vanished(file, names, raws, set(after) - set(before), after, held.duplicates)
    for line in re.split(rb"[\r\n]", content):
        assert b"\0" not in line or any(line in raw for raw in raws), "a zero byte was read over"


def assert_nobody_vanished(file, names, raws, strangers, after, duplicates):
    """Every record is accepted, or its first line rejected; one whose name was damaged is accepted as a stranger."""
    vanished = [
        row
        for place, row in zip(file.people, file.rows, strict=True)
        if place is not None
        and names[place] not in after
        and not any(re.split(rb"[\r\n]", row)[0] in raw for raw in raws)
    ]
    assert not file.plain or not vanished or strangers
    if "truncated" not in file.done:
        assert len(vanished) <= len(strangers) + duplicates, f"{len(vanished)} records vanished"


def read_or_refused(path):
    """What the file held, or why it was refused as a whole; anything else that is raised is a bug."""
    try:
        return read(path)
    except UserError as error:
        return error


def assert_lines_of(content, raw):
    """A rejected record stands in the file as it is, from the beginning of a line to the end of one."""
    assert raw
    at = content.find(raw)
    while at >= 0:
        before, behind = content[:at], content[at + len(raw) :]
        if (not before or before[-1:] in b"\r\n" or before == b"\xef\xbb\xbf") and behind[:1] in (
            b"",
            b"\r",
            b"\n",
        ):
            return
        at = content.find(raw, at + 1)
    raise AssertionError("a rejected line is not one of the file")


def test_the_undamaged_files_are_read_whole(undamaged):
    assert [len(undamaged(base)) for base in range(len(BASES))] == [12] * len(BASES)


def test_every_damage_is_done_to_some_file():
    from damaged_files import DAMAGES

    done = {name for number in range(200) for name in damaged(number)[0].done}
    assert done == {*(damage.__name__ for damage in DAMAGES), "truncated"}
