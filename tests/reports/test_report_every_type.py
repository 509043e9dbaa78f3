"""The annex of the report and the explanations tell an answer of every item type in words."""

from datetime import date
from pathlib import Path

import pytest

from digimat.answers.table import AnswerTable
from digimat.questionnaires import in_words, load, read_response
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.reports.case import Case, Occasion
from digimat.reports.parts.annex import annex_of
from digimat.scoring import explain, score

SURVEY = load(Path(__file__).parents[1] / "administration" / "every_survey_type.yaml").questionnaire
ANSWERS = {
    "backup": "3", "backup_evidence": "The plan of 2025", "lost": "1", "mail": "na", "paper": "4",
    "paper_evidence": "", "owner": "yes", "recommend": "7", "delay": "90", "channels": "a+c", "first": "c>a",
    "budget": "a=40 b=59.5 c=0.5", "situation": "a=5 b=1 c=3", "remark": "Thank you",
}  # fmt: skip
SAID = {
    # item: French, English, points in the English annex
    "backup": ("la plupart, mesurées", "most teams, measured", "0.75"),
    "backup_evidence": ("The plan of 2025", "The plan of 2025", "—"),
    "lost": ("pas du tout d’accord", "strongly disagree", "1"),  # reverse-keyed
    "mail": ("sans objet", "not applicable", "—"),
    "paper": ("très souvent", "very often", "0"),  # reverse-keyed
    "paper_evidence": ("laissé vide", "left blank", "—"),
    "owner": ("Oui", "Yes", "1"),
    "recommend": ("7 sur 10", "7 out of 10", "0.7"),
    "delay": ("90", "90", "0.99"),  # 100 - 100 * 30/2820 = 98.94 points
    "channels": ("téléphone ; site", "phone; site", "1"),
    "first": ("qualité → coût", "quality → cost", "—"),
    "budget": ("outils : 40 ; formation : 59,5 ; temps : 0,5",
               "tools: 40; training: 59.5; time: 0.5", "—"),
    "situation": ("écouter : 5 ; crier : 1 ; noter : 3", "listen: 5; shout: 1; note: 3", "0.89"),  # 1 - 1/9
    "remark": ("Thank you", "Thank you", "—"),
}  # fmt: skip


@pytest.fixture(scope="module")
def results():
    return score(SURVEY, AnswerTable(("p1",), {item: (code,) for item, code in ANSWERS.items()}))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_annex_says_every_answer_in_words_with_its_points(results, language):
    rows = annex_of(Case(results, 0, language, Occasion(date(2026, 11, 22), form="whole")))
    said = {name: row.answer for name, row in zip(SURVEY.form().items, rows, strict=True)}
    assert said == {name: words[language == "en"] for name, words in SAID.items()}
    if language == "en":
        assert [row.points for row in rows] == [points for _, _, points in SAID.values()]


@pytest.mark.parametrize("item", [*SURVEY.items], ids=lambda item: item.id)
def test_an_item_of_every_type_can_be_explained(results, item):
    node = explain(results, 0, item.id)
    assert (node.name, node.rule) == (item.id, item.rule)
    assert (node.value is None) == (SAID[item.id][2] == "—")
    assert (node.excluded is None) == (node.value is not None)


@pytest.mark.parametrize(
    "item", [i for i in SURVEY.items if i.type not in ("text", "numeric")], ids=lambda i: i.id
)
def test_do_not_know_and_not_applicable_have_words_in_both_languages(item):
    for language in ("fr", "en"):
        for code in ["dk"] * item.dont_know + ["na"] * item.not_applicable:
            assert in_words(item, read_response(item, code).code, language) != code


def test_no_type_is_left_out_of_the_two_sample_questionnaires():
    test = load(Path(__file__).parents[1] / "administration" / "every_type.yaml").questionnaire
    assert {item.type for q in (SURVEY, test) for item in q.items} == set(ITEM_TYPES)
