"""Files made to do harm do nothing: each is told in our own words, within limits that the system enforces."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_files import CASES, VALID

from digimat.problems import UserError
from digimat.questionnaires import load
from digimat.questionnaires.yaml_problems import MAX_BYTES, MAX_PROBLEMS

PROGRAM = Path(__file__).with_name("hostile_files.py")


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """What was said of each case, in a process that may use little time and memory for each."""
    folder = tmp_path_factory.mktemp("hostile")
    done = subprocess.run(
        [sys.executable, PROGRAM], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    found = dict(json.loads(line) for line in done.stdout.splitlines())
    stopped = next((name for name in CASES if name not in found), None)
    assert stopped is None, f"ended with {done.returncode} at {stopped!r}: {done.stderr[-2000:]}"
    return found


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_told_where_it_is(said, name):
    assert said[name] == CASES[name][1]


def test_the_limits_stop_what_takes_too_much():
    """The limits themselves are enforced, so that a case that hangs or grows could not pass."""
    kit = f"import sys; sys.path.insert(0, {str(PROGRAM.parent)!r}); import hostile_files as h; h.CPU_SECONDS = 0; "
    for harm in ("h.limit_time()\nwhile True: pass", "h.limit_memory(); bytearray(2 * h.MEMORY)"):
        done = subprocess.run([sys.executable, "-c", kit + harm], capture_output=True, check=False)
        assert done.returncode != 0


def code_of(path):
    with pytest.raises(UserError) as raised:
        load(path)
    (problem,) = raised.value.problems
    assert problem.position.file == str(path)
    return problem.code


def test_what_is_no_file_is_told(tmp_path):
    loop = tmp_path / "loop.yaml"
    try:
        loop.symlink_to(loop)
    except OSError:  # a system where this needs a right
        loop = tmp_path / "none.yaml"
    for path in (loop, tmp_path, tmp_path / ("x" * 300), tmp_path / "a\0b", tmp_path / "none" / "a.yaml"):
        assert code_of(path) == "QST007"


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    """Refused here by hand: whoever runs the tests may have the right to read everything."""

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "closed.yaml"
    path.write_text(VALID, "utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    assert code_of(path) == "QST007"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_file_without_an_end_is_not_read_to_its_end():
    assert code_of(Path("/dev/zero")) == "QST003"


def test_a_file_of_just_the_greatest_size_is_read(tmp_path):
    path = tmp_path / "valid.yaml"
    path.write_text(VALID + "#" * (MAX_BYTES - len(VALID.encode())), "utf-8")
    assert load(path).questionnaire.id == "valid"
    path.write_text(path.read_text("utf-8") + "#", "utf-8")
    assert code_of(path) == "QST003"


def test_where_problems_have_no_end_the_first_ones_are_told_and_that_there_are_more(tmp_path):
    path = tmp_path / "valid.yaml"
    path.write_text(VALID + "".join(f"k{n}: 1\n" for n in range(MAX_PROBLEMS + 1)), "utf-8")
    with pytest.raises(UserError) as raised:
        load(path)
    first, *rest = raised.value.problems
    assert (first.code, len(rest)) == ("QST009", MAX_PROBLEMS)
    path.write_text(VALID + "".join(f"k{n}: 1\n" for n in range(MAX_PROBLEMS)), "utf-8")
    with pytest.raises(UserError) as raised:
        load(path)
    assert {p.code for p in raised.value.problems} == {"QST013"}
