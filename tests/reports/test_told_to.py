"""What is for the respondent alone: in their own report and result, in nothing that whoever gave the test gets."""

from datetime import date
from pathlib import Path

import pytest

from digimat.answers.table import AnswerTable
from digimat.questionnaires import load, read_questionnaire
from digimat.reports.case import Occasion
from digimat.reports.data import scores_json
from digimat.reports.person import person_report
from digimat.scoring import score
from digimat.scoring.score_table import score_table

PATH = Path(__file__).parents[1] / "questionnaires" / "bank.yaml"
OWN = """\
    told_to: respondent
flags:
  - id: modest
    title: {fr: "Avis en retrait", en: "A modest view"}
    meaning: {fr: "À reprendre.", en: "To be taken up."}
    when: coach_score < 60
    told_to: respondent
"""
PLAN = "report: {PLACE: [total, coach_score]}\n"
OCCASION = Occasion(date(2026, 11, 22))


def results_of(more=""):
    source, problems = read_questionnaire(PATH.read_text(encoding="utf-8") + OWN + more, "bank.yaml")
    assert problems == []
    answers = {"tally": ["2"], "choose": ["b"], "h1": ["a"], "h2": ["a"], "h3": [None]}
    return source, score(source.questionnaire, AnswerTable(["p-1"], answers, forms=["a+coach"]))


@pytest.mark.parametrize(
    ("place", "more"),
    [
        ("profile", ""),  # without a plan, every scale
        *((place, PLAN.replace("PLACE", place)) for place in ("profile", "comparison", "stairs")),
    ],
)
def test_a_scale_is_in_the_report_of_the_respondent_only(place, more):
    _, results = results_of(more)
    shown = {
        for_assessor: [
            bar.name
            for bar in getattr(person_report(results, 0, "en", OCCASION, for_assessor=for_assessor), place)
        ]
        for for_assessor in (False, True)
    }
    assert shown == {False: ["total", "coach_score"], True: ["total"]}


def test_a_flag_is_in_the_report_of_the_respondent_only():
    _, results = results_of()
    own, other = (
        person_report(results, 0, "en", OCCASION, for_assessor=for_assessor).flags
        for for_assessor in (False, True)
    )
    assert [note.title for note in own] == ["A modest view"]
    assert other == ()


def test_neither_is_in_the_file_of_scores_nor_in_the_data_for_the_assessor():
    source, results = results_of()
    table = score_table(results)
    assert table.names == ["respondent", "total", "flags", "answered", "total_answered"]
    assert table.row(0) == ["p-1", 100, "", 1, 1]
    for for_assessor in (False, True):
        (person,) = scores_json(results, source, for_assessor=for_assessor)["respondents"]
        assert ("coach_score" in person["scales"]) is not for_assessor
        assert person["flags"] == ([] if for_assessor else ["modest"])


def test_a_scale_without_a_column_is_told_all_the_same():
    source, _ = results_of()
    questionnaire = load(PATH).questionnaire
    scales = tuple(s.model_copy(update={"column": False}) for s in questionnaire.scales)
    answers = AnswerTable(["p-1"], {"tally": ["2"], "choose": ["b"]})
    results = score(questionnaire.model_copy(update={"scales": scales}), answers)
    assert score_table(results).names == ["respondent", "flags", "answered"]
    (person,) = scores_json(results, source, for_assessor=True)["respondents"]
    assert person["scales"]["total"]["score"] == 100
