"""A funnel and a ranking, from answers to what they show; and stages whose first is outside the way."""

from datetime import date

import pytest

from digimat.answers.table import AnswerTable
from digimat.questionnaires import bundled_folder, load
from digimat.reports.case import Occasion
from digimat.reports.cohort.case import Cohort
from digimat.reports.group import group_report
from digimat.reports.person import person_report
from digimat.scoring import score, score_groups

QUESTIONNAIRE = load(bundled_folder() / "esn.yaml").questionnaire
DAY = Occasion(date(2026, 11, 23))
FIGURES = {"eligible": "1000", "members": "600", "readers": "450", "contributors": "150"}
POSTURE = dict.fromkeys(("per1", "per2", "cur1", "cur2", "ado1", "ado2"), "3")


def table(*people):
    return AnswerTable(
        tuple(f"p{n}" for n in range(len(people))),
        {item.id: [person.get(item.id, "") for person in people] for item in QUESTIONNAIRE.items},
        profile={
            "role": [person.get("role", "") for person in people],
            "organisation": ["acme"] * len(people),
            "unit": [""] * len(people),
        },
    )


def member(obstacles):
    return {"role": "member", "has_esn": "yes", "obstacles": obstacles, **POSTURE}


def charts(report):
    return {
        chart.kind if not chart.concludes else chart.concludes: chart
        for page in report.pages
        for chart in page.charts
    }


def of_one(person, language="en"):
    return charts(person_report(score(QUESTIONNAIRE, table(person)), 0, language, DAY))


def of_many(*people, language="en"):
    pooled = score_groups(QUESTIONNAIRE, table(*people), "organisation")
    return charts(person_report(pooled, 0, language, DAY))


def rows(chart):
    return [row[:2] for row in chart.table.rows]


# ------------------------------------------------------------------------------------------------- funnel


def test_a_funnel_tells_each_number_with_its_share_of_the_first_and_of_the_one_before():
    chart = of_one({"has_esn": "yes", **FIGURES}, "fr")["funnel"]
    assert chart.table.rows == (
        ("Personnes concernées", "1000", "—", "—"),
        ("Membres", "600", "60 %", "60 %"),
        ("Lecteurs et lectrices", "450", "45 %", "75 %"),
        ("Contributeurs et contributrices", "150", "15 %", "33 %"),
    )
    assert [row.count.at for row in chart.rows] == [100, 60, 45, 15]
    assert "Membres 600 (60 %)" in chart.alt


def test_a_number_that_is_not_known_leaves_a_gap_in_the_funnel():
    chart = of_one({"has_esn": "yes", **FIGURES, "readers": "dk"})["funnel"]
    assert chart.rows[2].count is None
    assert chart.table.rows[2:] == (("Readers", "—", "—", "—"), ("Contributors", "150", "15%", "—"))


def test_where_a_part_is_more_than_the_whole_the_largest_fills_the_room():
    chart = of_one({"has_esn": "yes", "eligible": "100", "members": "200"})["funnel"]
    assert [row.count and row.count.at for row in chart.rows] == [50, 100, None, None]


# ------------------------------------------------------------------------------------------------ ranking


def test_of_one_person_what_was_ticked_comes_first():
    chart = of_one(member("h+c"))["ranking"]
    assert rows(chart)[:3] == [
        ("lack of time", "ticked"),
        ("a tool that is hard to use", "ticked"),
        ("difficulty in writing", "not ticked"),
    ]
    assert chart.people == ""
    assert chart.alt == "Options ticked: lack of time, a tool that is hard to use."


def test_who_did_not_answer_has_no_ranking():
    assert "ranking" not in of_one(member(""))
    assert "ranking" in of_one(member("none"))


def test_of_several_the_most_ticked_comes_first_and_what_is_ticked_alone_last():
    people = [*[member("c+h")] * 6, *[member("h")] * 3, *[member("none")] * 5]
    chart = of_many(*people)["ranking"]
    assert rows(chart)[:2] == [("a tool that is hard to use", "9"), ("lack of time", "6")]
    assert rows(chart)[-1] == ("none of these", "5")
    assert chart.table.rows[0][2] == "64%"  # 9 of 14
    assert (chart.people, chart.table.heads[0]) == ("14 people", "Option (14 people)")


@pytest.mark.parametrize("count", [1, 4])
def test_a_number_of_an_anonymous_role_from_one_to_four_is_hidden(count):
    chart = of_many(*[member("c")] * 6, *[member("f")] * count)["ranking"]
    told = dict(rows(chart))
    assert told["fear of being watched"] == "fewer than 5"
    assert (told["lack of time"], told["no visible use"]) == ("6", "0")
    assert "A number from 1 to 4 is not shown." in chart.note
    assert str(count) not in "".join(
        part for row in chart.table.rows for part in row[1:] if row[0].startswith("fear of being w")
    )


def test_the_place_of_a_hidden_number_does_not_tell_it():
    orders = {
        tuple(
            row[0]
            for row in of_many(*[member("c")] * 6, *[member(a)] * 4, *[member(b)])["ranking"].table.rows
        )
        for a, b in (("f", "a"), ("a", "f"))
    }
    assert len(orders) == 1


def test_fewer_than_five_members_have_no_ranking():
    assert "ranking" not in of_many(*[member("c")] * 4)
    assert "ranking" in of_many(*[member("c")] * 5)


def test_a_consultant_alone_is_told_what_they_ticked():
    chart = of_many({**member("c"), "role": "consultant"})["ranking"]
    assert (rows(chart)[0], chart.people) == (("lack of time", "ticked"), "")


def test_the_annex_of_a_group_tells_counts_and_no_ones_own_ticks():
    people = [member("c")] * 2 + [member("c+f")] * 3 + [member("a+c")]
    pooled = score_groups(QUESTIONNAIRE, table(*people), "organisation")
    report = person_report(pooled, 0, "en", DAY)
    (row,) = [row for row in report.annex if row.title == "Obstacles"]
    assert row.answer == "6 answers · lack of time 6"


def test_a_cohort_of_which_five_answered_has_a_ranking_and_one_of_which_four_did_has_none():
    ranking = {
        "id": "one",
        "title": {"fr": "Une", "en": "One"},
        "charts": [{"kind": "ranking", "of": "obstacles"}],
    }
    plan = type(QUESTIONNAIRE.report).model_validate({"group": [ranking]})
    asked = QUESTIONNAIRE.model_copy(update={"report": plan})

    def told(count):
        results = score(asked, table(*[member("c")] * count, *[member("")] * (6 - count)))
        return charts(group_report(Cohort(results, "acme", "en", DAY)))

    assert rows(told(5)["ranking"])[0] == ("lack of time", "5")
    assert "ranking" not in told(4)


# ------------------------------------------------------------------------------------------------- stages


def test_a_first_stage_that_does_not_count_is_neither_numbered_nor_drawn():
    growth = {
        "has_esn": "yes",
        **FIGURES,
        **POSTURE,
        "cur1": "5",
        "cross_comments": "20",
        "all_comments": "100",
    }
    chart = of_one(growth)["phase"]
    assert [(step.title, step.state) for step in chart.steps] == [
        ("Creation", "passed"),
        ("Growth", "here"),
        ("Cruise", "ahead"),
    ]
    assert [step.text for step in chart.steps] == ["", "4 of 4 conditions", "0 of 5 conditions"]
    assert chart.verdict.meaning.startswith("Stage 2 of 3.")


def test_where_it_alone_is_reached_there_is_no_number():
    report = person_report(score(QUESTIONNAIRE, table({"has_esn": "no"})), 0, "en", DAY)
    assert report.headline.level_title or report.headline.level
    assert "Stage" not in report.headline.explained


def test_stages_whose_condition_does_not_hold_are_not_known_and_say_so():
    report = person_report(score(QUESTIONNAIRE, table(member("c"))), 0, "en", DAY)
    assert "phase" not in charts(report)
    assert "The stage is not known" in report.headline.explained
