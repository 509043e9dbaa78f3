"""What the export of a sitting tells of what is seldom: drafts, late answers, hidden questions, evidence, incidents."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from recovery_kit import clock, ids
from store_kit import record

from digimat.administration import Answer, Draft, Flag, Pause, Resume, Speak
from digimat.answers.exported import exported, invitations_of
from digimat.answers.sitting import open_sitting, stored_sitting
from digimat.answers.store import Store
from digimat.questionnaires import load

BRANCHES = load(Path(__file__).parents[1] / "administration" / "branches.yaml")


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "digimat.db", ids()) as opened:
        yield opened


def told(store, *intents, extra_time=0.0):
    """What is exported of a sitting of branches.yaml; it is data, so it goes through JSON and back."""
    new = replace(record(), questionnaire="branches", sha256=BRANCHES.sha256, form="file")
    sitting = open_sitting(store, new, BRANCHES, clock(), extra_time, {"role": "hr"})
    for intent in intents:
        sitting.conductor.do(intent)
    data = exported(store, stored_sitting(store, new, clock()))
    return json.loads(json.dumps(data)), {each["item"]: each for each in data["answers"]}


def test_an_answer_that_was_only_begun_is_a_draft(store):
    _, answers = told(store, Draft("17", "size"))
    assert (answers["size"]["code"], answers["size"]["draft"]) == (None, "17")


def test_an_answer_that_a_later_one_hides_is_told_as_hidden(store):
    _, answers = told(store, Answer("yes", "in_post"), Answer("3", "years"), Answer("no", "in_post"))
    assert (answers["years"]["hidden"], answers["years"]["code"]) == (True, "3")
    assert answers["in_post"]["hidden"] is False


def test_a_text_names_the_question_that_it_is_evidence_for(store):
    _, answers = told(store)
    assert {name: each["evidence_for"] for name, each in answers.items() if each["evidence_for"]} == {
        "years_evidence": "years"
    }


def test_questions_are_numbered_as_they_stand_in_the_form(store):
    _, answers = told(store)
    assert [each["number"] for each in answers.values()] == list(range(1, len(answers) + 1))


def test_who_answers_what_happened_around_and_how_it_stands_are_told(store):
    data, answers = told(store, Flag("size"), Pause(), Resume(), Pause())
    assert (data["status"], data["profile"]) == ("paused", {"role": "hr"})
    assert [each["kind"] for each in data["incidents"]] == ["paused"]
    assert answers["size"]["flagged"] is True


def test_words_are_in_the_language_that_was_chosen_last(store):
    data, answers = told(store, Answer("yes", "in_post"), Speak("en"))
    assert (data["language"], data["record"]["language"]) == ("en", "fr")
    assert (answers["in_post"]["in_words"], answers["in_post"]["title"]) == ("Yes", "In post")


def test_an_answer_keeps_its_comma_in_words_only(store):
    _, answers = told(store, Answer("yes", "in_post"), Answer("2,5", "years"))
    assert (answers["years"]["code"], answers["years"]["in_words"]) == ("2.5", "2,5")


def test_only_the_invitations_of_the_person_are_told(store):
    told(store)
    with store.changes() as db:
        for code, respondent in (("AAAAA2", "p-001"), ("AAAAA3", "p-002")):
            db.execute(
                "INSERT INTO invitation VALUES (?, 'branches', '1.0', ?, 'file', 'fr', ?, '', 0.5, '{}', '', 'x')",
                (code, BRANCHES.sha256, respondent),
            )
    assert [(each["code"], each["extra_time"]) for each in invitations_of(store, "p-001")] == [
        ("AAAAA2", 0.5)
    ]
