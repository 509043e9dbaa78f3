"""Reports of questionnaires that somebody else wrote: other scales than 0 to 100, stages, decisions, groups."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from digimat.answers.answer_files import read_answers
from digimat.answers.table import AnswerTable
from digimat.questionnaires import load
from digimat.reports.case import Occasion
from digimat.reports.person import person_report
from digimat.scoring import score, score_groups

TESTS = Path(__file__).parents[1]
INSTRUMENTS = TESTS.parent / "examples" / "instruments"
OUTCOMES = TESTS / "scoring" / "outcomes"
DAY = Occasion(date(2026, 11, 22))

POSITIONING = {
    "in_post": "no", "strongest": "it", "f1a": 3, "f1b": 2, "f1c": 2, "f1d": 2, "f2": 2, "sil": 1, "man": 1,
    "blk": 3, "doms": 1, "domt": 2, "domo": 3, "domains": "s>t>o", "directors": 1, "brdl": 0,
}  # fmt: skip
NETWORK = {
    "eligible": 1000, "members": 1000, "auto_enrolled": "yes", "contributors": 50, "cross_unit": 12, "per": 5,
    "cur": 2, "ado": 1, "xpl": 3,
}  # fmt: skip


def instrument(name, respondent, language="en", by=None, **others):
    """The report of a respondent, or of a group, of one of the examples of instruments."""
    questionnaire = load(INSTRUMENTS / f"{name}.yaml").questionnaire
    table = read_answers(INSTRUMENTS / "answers" / f"{name}.csv", questionnaire, str).table
    results = score_groups(questionnaire, table, by) if by else score(questionnaire, table)
    row = results.row_of(respondent)
    return person_report(results, row, language, DAY, **others)


def spread(questionnaire, answers):
    """Answers by item, from answers by section: one for all of its items."""
    row = {}
    for item in questionnaire.items:
        stem = item.id.rstrip("0123456789")
        named = item.id if item.id in answers else next((n for n in answers if item.id[: len(n)] == n
                                                         and item.id[len(n):].isdigit()), stem)  # fmt: skip
        row[item.id] = str(answers.get(named, ""))
    return row


def outcome(name, answers, language="en", change=None):
    """The report of one respondent of a questionnaire of the cases of outcomes."""
    questionnaire = load(OUTCOMES / f"{name}.yaml").questionnaire
    if change is not None:
        questionnaire = questionnaire.model_copy(update=change(questionnaire))
    row = spread(questionnaire, answers)
    table = AnswerTable(("p1",), {item: (code,) for item, code in row.items()})
    return person_report(score(questionnaire, table), 0, language, DAY)


def motors(language="en", people=None, write=None):
    """The report of an organisation of several roles; ``write`` puts its answers into a file instead."""
    questionnaire = load(OUTCOMES / "motors.yaml").questionnaire
    given = people or PEOPLE
    rows = [{"role": role, **spread(questionnaire, answers)} for role, answers in given]
    if write is not None:
        with write.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["respondent", "organisation", *rows[0]])
            writer.writeheader()
            writer.writerows(
                {"respondent": f"p{n}", "organisation": "acme", **row} for n, row in enumerate(rows)
            )
        return None
    table = AnswerTable(
        tuple(f"p{n}" for n in range(len(rows))),
        {item.id: tuple(row[item.id] for row in rows) for item in questionnaire.items},
        profile={"role": [row["role"] for row in rows], "organisation": ["acme"] * len(rows)},
    )
    return person_report(score_groups(questionnaire, table, "organisation"), 0, language, DAY)


PEOPLE = [
    ("head", {"n": 4, "c": 3, "r": 3, "p1": 4, "areas": "a+b", "strongest": "n"}),
    ("head", {"n": 4, "c": 3, "r": 3, "p1": 4, "areas": "a", "strongest": "n"}),
    ("hr", {"n": 1, "c": 3, "r": 4, "p1": 2, "areas": "a", "strongest": "c"}),
    *(
        ("staff", {"n": n, "c": c, "r": 2, "p1": 1, "areas": "a+d", "strongest": "c"})
        for n, c in [(0, "dk"), (4, "dk"), (0, "dk"), (4, "dk"), (1, 2), (2, 2)]
    ),
]
