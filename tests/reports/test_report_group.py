"""The report on many people: what it says of them all, and that nobody can be found in it."""

import io
import json
import re

import compared
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digimat.language import Text
from digimat.problems import Position, UserError
from digimat.reports.charts.data import BarsChart, HeatmapChart, HistogramChart, StackedChart
from digimat.reports.cohort.data import cohort_data
from digimat.reports.group import group_report
from digimat.reports.html import render_html
from digimat.reports.terminal import terminal_summary
from digimat.reports.typography import displayed
from digimat.scoring.small_groups import LEAST

MANY = compared.MANY


def data_of(cohort):
    return cohort_data(cohort, compared.source())


def charts(report, kind):
    return [chart for page in report.pages for chart in page.charts if isinstance(chart, kind)]


def shown_in(table):
    return {row[0]: row[1:] for row in table.rows}


def test_it_says_how_many_people_and_how_their_main_score_is_spread():
    report = compared.group(MANY)
    assert report.kind == "group"
    assert report.summary.startswith("38 people. All of it, mean: ")
    facts = {fact.title: fact.value for fact in report.spread}
    assert list(facts) == ["People", "Mean", "Median", "Middle half", "Standard deviation"]
    assert facts["People"] == "38"
    assert report.headline.score.text == facts["Mean"]
    assert facts["Middle half"] == f"{report.headline.low.text} to {report.headline.high.text}"


def test_of_fewer_than_twenty_the_middle_half_is_not_told():
    report = compared.group(compared.crowd(North=19))
    assert "Middle half" not in {fact.title for fact in report.spread}
    assert report.headline.low is None


def test_those_without_a_score_are_counted_apart():
    nothing = [("staff", "North", "", "", "", "", "", "")] * 4
    facts = {fact.title: fact.value for fact in compared.group([*MANY, *nothing]).spread}
    assert (facts["People"], facts["With a score"]) == ("42", "38")


def test_without_pages_of_its_own_a_questionnaire_gets_levels_means_and_parts():
    report = compared.group(MANY, by="site")
    (levels,) = charts(report, HistogramChart)
    (means,) = charts(report, BarsChart)
    (by_site,) = charts(report, HeatmapChart)
    (decision,) = charts(report, StackedChart)
    assert sum(int(column.count) for column in levels.columns) == 38
    assert [bar.title for bar in means.bars] == ["Usefulness", "Care for people", "Sharing"]
    assert [row.title for row in by_site.rows] == ["All", "East", "North", "South", "West"]
    assert decision.names == ("Lead the others", "Learn first")


def test_a_small_part_and_the_one_that_would_give_it_away_are_hidden():
    report = compared.group(MANY, by="site")
    rows = shown_in(charts(report, HeatmapChart)[0].table)
    assert set(rows["West"]) == {"hidden"} == set(rows["East"])
    assert "hidden" not in rows["North"]
    bars = {bar.title: bar for bar in charts(report, StackedChart)[0].bars}
    assert bars["West"].segments == () == bars["East"].segments
    assert "Hidden: fewer than 5 people" in charts(report, StackedChart)[0].note


def test_a_field_is_found_where_none_is_named_and_may_be_chosen():
    assert charts(compared.group(MANY), HeatmapChart)[0].table.heads[0] == "Site"
    assert charts(compared.group(MANY, by="role"), HeatmapChart)[0].table.heads[0] == "Role"


def test_where_nobody_is_in_a_part_the_whole_is_told_alone():
    report = compared.group([("staff", "", *"333333")] * 8)
    assert not charts(report, HeatmapChart)
    assert charts(report, HistogramChart)
    alone = charts(compared.group([("staff", "", *"333333")] * 8, by="site"), HeatmapChart)[0]
    assert [row.title for row in alone.rows] == ["All"]


def test_a_part_whose_people_have_no_result_says_so():
    nothing = [("staff", "West", "", "", "", "", "", "")] * 6
    report = compared.group([*compared.crowd(North=14, South=12), *nothing], by="site")
    west = next(bar for bar in charts(report, StackedChart)[0].bars if bar.title == "West")
    assert (west.people, west.segments) == ("0 people", ())
    assert "no result" in render_html(report)


def test_fewer_than_five_people_are_refused_where_they_were_read():
    with pytest.raises(UserError) as refused:
        group_report(compared.cohort(MANY[:4]), Position("answers.csv"))
    (problem,) = refused.value.problems
    assert (problem.code, str(problem.position)) == ("SCO053", "answers.csv")
    assert isinstance(problem.remedy, Text)
    assert group_report(compared.cohort(MANY[:5])).spread


def test_what_is_for_each_respondent_alone_is_in_no_group():
    cohort = compared.cohort(MANY)
    assert "For oneself" not in render_html(group_report(cohort))
    assert "own" not in data_of(cohort)["scales"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_name_and_no_answer_is_in_it(language):
    cohort = compared.cohort(MANY, language)
    report = group_report(cohort)
    told = render_html(report) + json.dumps(data_of(cohort))
    assert not re.search(r"\bp\d+\b", told)
    assert "answers" not in data_of(cohort)
    assert report.annex == report.advice == report.conclusions == ()
    assert displayed(report.sentence, language) in told


def test_an_anonymous_questionnaire_hides_small_numbers_and_counts_no_part():
    people = (
        [("staff", "North", *"000000")] * 3
        + [("staff", "South", *"222222")] * 8
        + [("staff", "West", *"444444")] * 9
    )
    report = compared.group(people, by="site", anonymous=True)
    (levels,) = charts(report, HistogramChart)
    assert [column.count for column in levels.columns] == ["", "", "9"]
    (decision,) = charts(report, StackedChart)
    assert [bar.title for bar in decision.bars] == ["All"]
    assert "not told part by part" in decision.note
    assert "hidden" in render_html(report)


def test_the_data_inside_has_what_the_pages_have_and_no_more():
    cohort = compared.cohort(MANY, by="site")
    data = data_of(cohort)
    assert (data["format"], data["people"], data["report"]["kind"]) == ("digimat.group", 38, "group")
    assert data["parts"]["site"]["hidden"] == ["East", "West"]
    assert set(data["parts"]["site"]["shown"]) == {"North", "South"}
    assert sum(data["counts"]["overall"].values()) == 38


def test_the_summary_at_the_terminal_draws_the_levels():
    from rich.console import Console

    console = Console(width=80, record=True, file=io.StringIO())
    console.print(terminal_summary(compared.group(MANY)))
    text = console.export_text()
    assert "All of it, mean" in text
    assert re.search(r"On the way +#+ +\d+ +\d+%", text)


SITES = st.sampled_from(["", "North", "South", "East", "West"])
RUNGS = st.sampled_from(["0", "2", "4", ""])
SOME = st.tuples(st.just("staff"), SITES, RUNGS, RUNGS, RUNGS, RUNGS, RUNGS, RUNGS)


@given(st.lists(SOME, min_size=LEAST, max_size=40))
@settings(max_examples=30)
def test_no_part_can_be_told_from_the_others_by_what_is_printed(people):
    """Of every row of every chart: five people at least, and five at least in all that is not shown."""
    cohort = compared.cohort(people, by="site")
    report = group_report(cohort)
    for chart in charts(report, StackedChart):
        whole, *parts = (row[1] for row in chart.table.rows)
        numbers = [int(each) for each in parts if each != "hidden"]
        assert all(number >= LEAST or number == 0 for number in numbers)
        left = int(whole) - sum(numbers)
        assert not parts or left == 0 or left >= LEAST
    for chart in charts(report, HeatmapChart):
        rows = chart.rows[1:]
        sizes = [int(row.people) for row in rows if row.people != "hidden"]
        assert all(size >= LEAST for size in sizes)
        left = len(people) - sum(sizes)
        assert not rows or left == 0 or left >= LEAST
    json.dumps(data_of(cohort))
