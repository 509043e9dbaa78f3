"""Engagement: nothing is shown of fewer than five people, nor of the group that would give them away."""

import json
from pathlib import Path

import numpy as np
import pytest
from test_golden_engagement import FACTS, command, engagement, folder, shown, source, table, write

from digimat.scoring import score_groups

__all__ = ["engagement", "folder", "source"]  # fixtures

ASKED = {
    "times": 1,
    "vis": 3,
    "sen": 3,
    "com": 2,
    "imp": 2,
    "eng": 3,
    "symc": 3,
    "syms": 1,
    "amb": 3,
    "att": 3,
}


def test_en4_nothing_is_shown_of_four_people(engagement, folder, capsys):
    """No row of a group, no report on it, and no report on the four of them, in any form."""
    write(Path("answers.csv"), engagement, {"north": 4}, ASKED)
    for by in ("organisation", "unit"):
        found = json.loads(command(capsys, "score", "answers.csv", "-q", "engagement", "--by", by, "--json"))
        assert found["groups"] == []
        assert found["hidden_groups"] == [FACTS[by]]
        command(capsys, "score", "answers.csv", "-q", "engagement", "--by", by, "-o", "groups.csv")
        assert len(Path("groups.csv").read_text(encoding="utf-8").splitlines()) == 1  # the header
        for options in (["--by", by, "-r", FACTS[by]], ["--group"], ["--group", "--by", by]):
            command(capsys, "report", "answers.csv", "-q", "engagement", *options, "-o", "x.json", status=1)
            assert not Path("x.json").exists()


@pytest.mark.parametrize(
    ("units", "shown_units"),
    [
        ({"a": 5, "b": 6}, ["a", "b"]),
        ({"a": 4, "b": 9}, []),  # b would give a away
        ({"a": 4, "b": 6, "c": 9}, ["c"]),  # b goes with a
        ({"a": 2, "b": 2, "c": 7, "d": 9}, ["d"]),  # a and b are four together
        ({"a": 3, "b": 4, "c": 7}, ["c"]),  # a and b are seven together
    ],
)
def test_a_unit_that_would_give_a_small_one_away_is_hidden_with_it(
    engagement, folder, capsys, units, shown_units
):
    write(Path("answers.csv"), engagement, units, ASKED)
    found = json.loads(command(capsys, "score", "answers.csv", "-q", "engagement", "--by", "unit", "--json"))
    assert [group["group"] for group in found["groups"]] == shown_units
    assert found["hidden_groups"] == [unit for unit in units if unit not in shown_units]
    # The heatmaps of the organisation's report, and of that on many people, hide the same units.
    for options in (["--by", "organisation", "-r", "acme"], ["--group", "--by", "unit"]):
        command(capsys, "report", "answers.csv", "-q", "engagement", *options, "-o", "all.json")
        pages = json.loads(Path("all.json").read_text(encoding="utf-8"))["report"]["pages"]
        charts = [c for page in pages for c in page["charts"] if c["kind"] == "heatmap"]
        assert len(charts) == 2
        for chart in charts:
            told = {unit: cells for unit, *cells in chart["table"]["rows"][1:]}
            assert set(told) == set(units)
            with_numbers = {unit for unit, cells in told.items() if any(cell[0].isdigit() for cell in cells)}
            assert with_numbers == set(shown_units)


def test_no_figure_of_a_shown_group_rests_on_fewer_than_five_of_its_people(engagement):
    """Nine people, of whom four have a digital job and four answered one question alone."""
    people = [
        {**ASKED, "times": 4, "digital_job": "yes", "job": 2},
        ASKED,
        {"times": 4, "vis": [4, "", "", ""]},
    ]
    results = score_groups(engagement, table(engagement, people), "organisation")
    assert shown(results.scales["job"].score[0]) == "missing"  # four digital jobs
    assert shown(results.scales["vis"].score[0]) == "50.00"  # one answer in four gives no score: five people
    assert shown(results.scales["on_hold"].score[0]) == "100.00"  # the same five
    fewer = [{**ASKED, "times": 4}, {"times": 5, "vis": [4, "", "", ""]}]
    results = score_groups(engagement, table(engagement, fewer), "organisation")
    assert {name for name, scale in results.scales.items() if not np.isnan(scale.score[0])} == set()
    assert results.decisions["ambassador"].outcome(0) == ""
    assert results.raised(0) == []
