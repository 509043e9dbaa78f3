"""A command finds a questionnaire that was read before: quickly, and with what would stop it."""

import os
import subprocess
import sys

import pytest

from digimat import scoring
from digimat.commands.cache import user_cache
from digimat.commands.context import Context
from digimat.commands.questionnaire import check, load_questionnaire
from digimat.problems import UserError
from digimat.questionnaires import read_questionnaire
from digimat.scoring import registry

WITHOUT_SCORING = """
import sys
from digimat.commands.context import Context
from digimat.commands.questionnaire import load_questionnaire
load_questionnaire("agility", Context.of_process("en"))
print(sorted({"numpy", "digimat.scoring", "digimat.questionnaires.reading"} & {*sys.modules}))
"""


@pytest.fixture(autouse=True)
def cache_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DIGIMAT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def looked_at(monkeypatch):
    """The questionnaires whose rules are looked at."""
    done, really = [], scoring.check_rules

    def counted(source):
        done.append(source.questionnaire.id)
        return really(source)

    monkeypatch.setattr(scoring, "check_rules", counted)
    return done


def test_rules_are_looked_at_once(looked_at):
    first = load_questionnaire("agility", Context.of_process("en"))
    again = load_questionnaire("agility", Context.of_process("en"))
    assert looked_at == ["agility"]
    assert again == first


def test_without_a_cache_rules_are_looked_at_every_time(looked_at, monkeypatch, cache_folder):
    monkeypatch.setenv("DIGIMAT_CACHE", "off")
    assert user_cache() is None
    for _ in range(2):
        load_questionnaire("cdo", Context.of_process("en"))
    assert looked_at == ["cdo", "cdo"]
    assert not cache_folder.exists()


def test_without_a_word_the_cache_is_the_users_own(monkeypatch):
    monkeypatch.delenv("DIGIMAT_CACHE")
    assert user_cache().folder.parts[-1] == "questionnaires"
    assert "digimat" in user_cache().folder.parts


def test_rules_that_do_not_exist_are_told_every_time(looked_at, agility):
    wrong = agility.text.replace("rule: keyed_single", "rule: no_such_rule", 1)
    source, _ = read_questionnaire(wrong, "agility.yaml")
    for _ in range(2):
        with pytest.raises(UserError, match="SCO010"):
            check(source)
    assert len(looked_at) == 2


def test_rules_of_other_packages_are_looked_at_every_time(looked_at, monkeypatch):
    less = {"item": registry.BUILT_IN["item"], "scale": ()}
    monkeypatch.setattr(
        scoring, "check_rules", lambda source: looked_at.append(source.questionnaire.id) or ()
    )
    monkeypatch.setattr(registry, "BUILT_IN", less)  # all the others are somebody else's
    for _ in range(2):
        load_questionnaire("cdo", Context.of_process("en"))
    assert looked_at == ["cdo", "cdo"]


def test_a_start_with_what_is_known_needs_no_scoring_and_no_reader():
    environment = {**os.environ, "PYTHONUTF8": "1"}
    said = [
        subprocess.run(
            [sys.executable, "-c", WITHOUT_SCORING],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]
    assert "numpy" in said[0]
    assert said[1] == "[]\n"
