"""The report of one person on the questionnaire that has every chart."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from digimat.answers.table import AnswerTable
from digimat.questionnaires import load
from digimat.reports.case import Occasion
from digimat.reports.person import person_report
from digimat.scoring import score

MIDDLE = {"i1": 6, "i2": 4, "i3": 2, "hours": 50}


@lru_cache
def questionnaire():
    return load(Path(__file__).with_suffix(".yaml")).questionnaire


def report(answers=MIDDLE, language="en", without_pages=False, **options):
    asked = questionnaire()
    if without_pages:
        plan = asked.report.model_copy(update={"pages": ()})
        asked = asked.model_copy(update={"report": plan})
    table = AnswerTable(("p1",), {item.id: (str(answers.get(item.id, "")),) for item in asked.items})
    return person_report(score(asked, table), 0, language, Occasion(date(2026, 11, 22)), **options)


def charts(answers=MIDDLE, language="en", **options):
    """All charts of its pages, by kind and what they conclude."""
    told = report(answers, language, **options)
    return {(chart.kind, chart.concludes): chart for page in told.pages for chart in page.charts}
