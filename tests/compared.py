"""People of three roles and two sites, for the charts that compare them."""

import random
from datetime import date
from functools import lru_cache
from pathlib import Path

from digimat.answers.table import AnswerTable
from digimat.questionnaires import load
from digimat.reports.case import Occasion
from digimat.reports.cohort.case import Cohort
from digimat.reports.group import group_report
from digimat.reports.person import person_report
from digimat.scoring import score, score_groups

DAY = Occasion(date(2026, 11, 22))
PEOPLE = [
    ("head", "North", "4", "3", "4", "1", "3", "3"),
    ("hr", "North", "2", "2", "3", "3", "1", "1"),
    *(("staff", "North" if n < 5 else "South", str(n % 5), "2", "1", "3", "2", str((n + 2) % 5)) for n in range(11)),
]  # fmt: skip


def crowd(seed=1, **sites):
    """So many people at each site, with answers drawn by chance."""
    draw = random.Random(seed)
    return [
        ("staff", site, *(draw.choice("01234") for _ in range(6)))
        for site, count in sites.items()
        for _ in range(count)
    ]


MANY = crowd(North=14, South=12, East=9, West=3)


@lru_cache
def source():
    return load(Path(__file__).with_suffix(".yaml"))


@lru_cache
def questionnaire(anonymous=False):
    return source().questionnaire.model_copy(update={"anonymous": anonymous})


def table_of(people=PEOPLE):
    items = [item.id for item in questionnaire().items]
    return AnswerTable(
        tuple(f"p{n}" for n in range(len(people))),
        {name: tuple(person[2 + place] for person in people) for place, name in enumerate(items)},
        profile={
            "role": [person[0] for person in people],
            "organisation": ["acme"] * len(people),
            "site": [person[1] for person in people],
        },
    )


def organisation_report(people=PEOPLE, language="en"):
    results = score_groups(questionnaire(), table_of(people), "organisation")
    return person_report(results, 0, language, DAY)


def organisation(people=PEOPLE, language="en"):
    """The charts of the report on an organisation, by title."""
    return charts_of(organisation_report(people, language))


def person(row=0, language="en", people=PEOPLE, **options):
    """The charts of one person's report."""
    return charts_of(person_report(score(questionnaire(), table_of(people)), row, language, DAY, **options))


def cohort(people=PEOPLE, language="en", by=None, anonymous=False):
    return Cohort(score(questionnaire(anonymous), table_of(people)), "All of us", language, DAY, by)


def group(people=PEOPLE, language="en", by=None, anonymous=False):
    return group_report(cohort(people, language, by, anonymous))


def charts_of(report):
    return {chart.title: chart for page in report.pages for chart in page.charts}
