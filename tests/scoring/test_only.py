"""``only``: what follows from one person's results, or from those of people put together, and from no others."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from digimat.answers.table import AnswerTable
from digimat.questionnaires import load, read_questionnaire
from digimat.reports.case import Occasion
from digimat.reports.person import person_report
from digimat.scoring import check_rules, score, score_groups
from digimat.scoring.advice import plan_of
from digimat.scoring.explanation import explain
from digimat.scoring.score_table import score_table

FILE = Path(__file__).parent / "only.yaml"
DAY = Occasion(date(2026, 11, 23))


@pytest.fixture(scope="module")
def source():
    return load(FILE)


def table(units):
    """One team: people of units, of whom the first of each says no and the others yes."""
    unit = [name for name, size in units.items() for _ in range(size)]
    codes = ["1" if place == 0 else "3" for size in units.values() for place in range(size)]
    people = tuple(f"p{n}" for n in range(len(unit)))
    return AnswerTable(people, {"q1": codes}, profile={"team": ["t"] * len(unit), "unit": unit})


@pytest.fixture(scope="module")
def alone(source):
    return score(source.questionnaire, table({"a": 3}))


def team(source, units):
    return score_groups(source.questionnaire, table(units), "team")


@pytest.fixture(scope="module")
def group(source):
    return team(source, {"a": 3})


def given(results, row):
    plan = plan_of(results, row)
    return [r.advice.id for r in (*plan.first, *plan.quick_wins)]


def pages(report):
    return {page.id: [chart.kind for chart in page.charts] for page in report.pages}


def test_the_questionnaire_has_nothing_wrong(source):
    assert list(check_rules(source)) == []


def test_a_person_has_what_is_of_persons(alone):
    assert alone.decisions.keys() == {"mine"}
    assert alone.raised(1) == ["own_flag"]
    assert given(alone, 1) == ["own_advice"]
    report = person_report(alone, 1, "en", DAY)
    assert report.headline.title == "Mine"
    assert pages(report) == {"own": ["bars"], "both": ["bars"]}


def test_a_group_has_what_is_of_groups(group):
    assert group.decisions.keys() == {"ours"}
    assert group.raised(0) == ["common_flag", "after_ours", "after_common"]
    assert given(group, 0) == ["common_advice"]
    report = person_report(group, 0, "en", DAY)
    assert report.headline.title == "Ours"  # the main result of the plan is of persons: the next one
    assert pages(report) == {"common": ["stacked"], "both": ["stacked", "bars"]}


def test_what_is_not_there_has_no_column_and_is_missing_in_conditions(alone, group):
    assert {"mine", "ours"} & set(score_table(alone).names) == {"mine"}
    assert {"mine", "ours"} & set(score_table(group).names) == {"ours"}
    for flag in ("common_flag", "after_ours", "after_common"):
        assert np.isnan(alone.flags[flag]).all(), flag


def test_nobody_can_be_counted_at_an_outcome_that_is_of_groups():
    chart = "  group:\n    - {id: many, title: {fr: Un, en: One}, charts: [{kind: histogram, of: NAME}]}\n"
    text = FILE.read_text(encoding="utf-8")
    assert read_questionnaire(text + chart.replace("NAME", "mine"), "only.yaml")[1] == []
    (problem,) = read_questionnaire(text + chart.replace("NAME", "ours"), "only.yaml")[1]
    assert "ours" in problem.message.en


# Shares of people as segments of one bar.


def test_shares_of_a_group_are_segments_with_the_same_in_a_table(source):
    report = person_report(team(source, {"a": 5, "b": 10}), 0, "en", DAY)
    (chart,) = (c for page in report.pages if page.id == "common" for c in page.charts)
    assert chart.table.heads == ("Group", "People", "Down", "Up")
    assert chart.table.rows == (("All", "15", "13%", "87%"),)  # 2 of 15 said no
    (bar,) = chart.bars
    assert [(segment.count, round(segment.share.at, 2)) for segment in bar.segments] == [
        ("13", 13.33),
        ("87", 86.67),
    ]
    assert chart.alt == "Stacked bar, Down · Up: Down 13%, Up 87%."


def test_a_share_that_is_not_known_makes_no_bar(source):
    nobody = AnswerTable(("p1",), {"q1": [""]}, profile={"team": ["t"], "unit": ["a"]})
    report = person_report(score_groups(source.questionnaire, nobody, "team"), 0, "en", DAY)
    assert "common" not in pages(report)


def test_a_share_that_is_no_scale_is_told():
    text = FILE.read_text(encoding="utf-8").replace(
        "scales: [down, up]}\n    - id: both", "scales: [dwn, up]}\n    - id: both"
    )
    (problem,) = read_questionnaire(text, "only.yaml")[1]
    assert problem.code == "QST021"
    assert "dwn" in problem.message.en


def test_what_is_of_groups_is_explained_to_a_person_by_saying_so(alone):
    for name in ("common_flag", "common_advice"):
        node = explain(alone, 1, name)
        assert (node.note.en, node.inputs) == ("of a group only (--by)", ())
    assert explain(alone, 1, "own_flag").value is True
