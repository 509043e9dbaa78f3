"""A sitting to be checked is told to the assessor, and to nobody else."""

from datetime import date
from pathlib import Path

import pytest

from digimat.answers.table import AnswerTable
from digimat.questionnaires import load
from digimat.reports.case import Occasion
from digimat.reports.person import person_report
from digimat.scoring import score

CARE = load(Path(__file__).parents[1] / "scoring/quality/care.yaml").questionnaire


def notes(answers, *, for_assessor, language="en"):
    table = AnswerTable(("p",), {item.id: [answers] for item in CARE.items if item.id.startswith("h")})
    report = person_report(
        score(CARE, table), 0, language, Occasion(date(2026, 11, 22)), for_assessor=for_assessor
    )
    return {note.title: note.text for note in report.method}


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", "Sitting to check", "The same answer 12 times in a row."),
        ("fr", "Passation à vérifier", "La même réponse 12 fois de suite."),
    ],
)
def test_the_assessor_is_told_why(language, title, said):
    assert notes("2", for_assessor=True, language=language)[title] == said


def test_the_person_is_not():
    assert "Sitting to check" not in notes("2", for_assessor=False)
