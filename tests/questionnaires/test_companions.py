"""Companions beside other files: they exist, and are described as they describe themselves."""

import re
from pathlib import Path

import pytest

from digimat.questionnaires import bundled_folder, read_questionnaire
from digimat.questionnaires.checks.deeper import check_companions

BROKEN = Path(__file__).parent / "broken"
SHIPPED = sorted(bundled_folder().glob("*.yaml"))
PROBLEM = re.compile("qst081_companion_of_itself")


@pytest.fixture
def workspace(tmp_path):
    """A workspace with one questionnaire, ``other``, called "Essai / Trial", of 5 minutes."""
    (tmp_path / "questionnaires").mkdir()
    text = (BROKEN / "valid.yaml").read_text(encoding="utf-8").replace("id: valid", "id: other")
    (tmp_path / "questionnaires" / "other.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def told(workspace, *changes):
    """What is told of a questionnaire with the companion ``other``, some words of it changed."""
    text = (BROKEN / "qst081_companion_of_itself.yaml").read_text(encoding="utf-8")
    before, after = text.split("deeper:\n")
    after = PROBLEM.sub("other", after, count=1)
    for old, new in changes:
        assert after.count(old) >= 1
        after = after.replace(old, new, 1)
    source, problems = read_questionnaire(f"{before}deeper:\n{after}", "qst081_companion_of_itself.yaml")
    assert not problems
    return [(p.code, p.position.line, p.warning, p.remedy.en) for p in check_companions(source, workspace)]


def test_a_companion_of_the_workspace_that_is_as_it_is_described_is_passed_over(workspace):
    assert told(workspace) == []


def test_a_companion_that_is_not_there_is_a_warning_with_the_nearest_one(workspace):
    ((code, line, warning, remedy),) = told(workspace, ("questionnaire: other", "questionnaire: othre"))
    assert (code, line, warning) == ("QST082", 56, True)
    assert '"other"' in remedy


@pytest.mark.parametrize(
    ("old", "new", "line", "right"),
    [("en: Trial", "en: Test", 57, "Trial"), ("minutes: 5", "minutes: 50", 58, "5 minutes")],
)
def test_a_companion_that_says_something_else_of_itself_is_a_warning(workspace, old, new, line, right):
    assert told(workspace, (old, new)) == [("QST083", line, True, f'Write here: "{right}".')]


def test_a_companion_with_an_error_of_its_own_is_left_to_its_own_check(workspace):
    (workspace / "questionnaires" / "other.yaml").write_text("id: other\n", encoding="utf-8")
    assert told(workspace) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_companions_of_shipped_questionnaires_are_shipped_and_are_as_described(path, tmp_path):
    source, _ = read_questionnaire(path.read_text(encoding="utf-8"), path.name)
    assert list(check_companions(source, tmp_path)) == []
