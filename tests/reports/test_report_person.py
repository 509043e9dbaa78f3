"""What a person's report says of real results: strengths, priorities, and figures that never cross a cut."""

from datetime import date

import pytest

from digimat.administration import Incident
from digimat.answers.table import AnswerTable
from digimat.questionnaires import bundled_folder, load
from digimat.reports.case import Occasion
from digimat.reports.person import person_report
from digimat.scoring import score

AGILITY = load(bundled_folder() / "agility.yaml").questionnaire
KEY = {
    "single": lambda key: key,
    "multi": "+".join,
    "order": lambda key: key,
    "match": lambda key: " ".join(f"{prompt}={option}" for prompt, option in key.items()),
    "numeric": str,
    "short": lambda key: key[0],
    "sjt_bw": lambda key: f"best={key['best']} worst={key['worst']}",
}


def report(right, wrong="dk", language="en", questionnaire=AGILITY, **others):
    """The report of a person who is right on the items for which ``right`` is true."""
    given = {i.id: KEY[i.type](i.key) if right(i.id) else wrong for i in AGILITY.items if i.instances}
    table = AnswerTable(["p-1"], {name: [code] for name, code in given.items()}, ["expert"])
    occasion = Occasion(date(2026, 11, 22), **others.pop("occasion", {}))
    return person_report(score(questionnaire, table), 0, language, occasion, **others)


def names(bars):
    return [bar.name for bar in bars]


def test_a_strength_is_in_the_highest_state_and_a_priority_is_not():
    told = report(lambda name: not name.startswith(("a4", "a6")) or name == "a6d1")
    assert names(told.strengths) == ["a1", "a2", "a3"]
    assert names(told.priorities) == ["a4", "a6"]
    assert "To work on first: Security" in told.summary


def test_blocks_that_are_all_alike_have_no_strongest():
    for right in (lambda name: True, lambda name: name.endswith(("d1", "d2"))):
        told = report(right)
        assert "Strongest" not in told.summary
        assert "To work on first: Information" not in told.summary
    assert names(report(lambda name: name.endswith("d1")).strengths) == []


def test_the_weakest_block_comes_first_among_the_priorities():
    told = report(lambda name: name in ("a1d1", "a2d1", "a2d2", "a3d1", "a3d2", "a3d3", "a5d1", "a5d2"))
    scores = [bar.score.at for bar in told.priorities if bar.name != "a4"]
    assert scores == sorted(scores)


def test_a_score_under_a_cut_never_reads_as_the_cut():
    # 15 of 24 right: 62.5, below 63 and so level 4.
    fifteen = [item.id for item in AGILITY.items if item.instances][:15]
    told = report(lambda name: name in fifteen)
    assert (told.headline.score.text, told.headline.level) == ("62", "4")


def test_the_requirement_is_told_to_the_assessor_only_and_the_answers_to_the_person_only():
    own, assessor = report(lambda name: True), report(lambda name: True, for_assessor=True)
    assert (own.requirement, len(own.annex)) == (None, 24)
    assert (assessor.requirement.title, assessor.annex) == ("Requirement met", ())


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "20 questions sur 24 sans réponse"), ("en", "20 questions of 24")]
)
def test_many_blanks_are_told_on_the_first_page(language, words):
    told = report(lambda name: name in ("a1d1", "a2d1", "a3d1", "a4d1"), wrong="", language=language)
    assert words in told.summary


def test_incidents_and_late_answers_are_told():
    incidents = (Incident("paused", ""), Incident("left_window", "", "a1d1", 125.0), Incident("paused", ""))
    told = report(lambda name: True, occasion={"incidents": incidents, "late": 1})
    (note,) = [note for note in told.method if note.title == "During the sitting"]
    assert "Pauses: 2; window left: 1 (2 min); answers after the time limit: 1." in note.text


def test_of_a_quiet_sitting_nothing_is_told():
    assert "During the sitting" not in [note.title for note in report(lambda name: True).method]


def test_leads_for_an_interview_are_told_to_the_assessor_about_blocks_that_are_not_solid():
    some = [item.id for item in AGILITY.items if item.instances and not item.id.startswith("a4")]
    assessor = report(lambda name: name in some, for_assessor=True)
    (page,) = [page for page in assessor.pages if page.id == "interview"]
    assert [note.title for note in page.notes] == ["Security, privacy, sustainability"]
    assert "interview" not in [page.id for page in report(lambda name: name in some).pages]


def test_another_form_is_promised_only_where_there_is_one():
    assert "another form" in report(lambda name: True).passport.retest
    alone = AGILITY.model_copy(update={"forms": AGILITY.forms[:1]})
    assert "another form" not in report(lambda name: True, questionnaire=alone).passport.retest
