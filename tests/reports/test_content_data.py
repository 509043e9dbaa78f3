"""The content as data: everything a report says, under names that stay."""

import json
from dataclasses import fields

from sample import person_report

from digimat.reports.content import Advice, Bar, Cover, Headline, Report
from digimat.reports.content_data import content_data, content_json

NAMES = {
    Report: "kind language test cover headline no_result summary strengths priorities conclusions comparison_title "
    "comparison profile_title profile profile_note stairs_title stairs pages flags pooled requirement advice "
    "quick_wins method passport annex sentence spread",
    Cover: "questionnaire title version status respondent date iso_date language form software",
    Headline: "title score out_of axis margin low high confidence level_title level level_range band explained "
    "adjusted steps reserves",
    Bar: "name title score state state_rank states text answered low high axis steps",
    Advice: "topic title action first_step sign horizon effort number when load",
}


def test_the_names_are_those_that_programs_know():
    for record, names in NAMES.items():
        # A name that goes, or means something else, is a new version of the format; one more is not.
        assert set(names.split()) <= {field.name for field in fields(record)}, record


def test_it_is_the_whole_content_and_says_its_version():
    report = person_report("fr")
    data = json.loads(content_json(report))
    assert (data["format"], data["version"]) == ("digimat.report-content", 1)
    assert data["report"] == json.loads(json.dumps(content_data(report)))
    assert data["report"]["headline"]["score"] == {"text": "64", "at": 64}
    assert [a["title"] for a in data["report"]["advice"]] == [a.title for a in report.advice]


def test_the_same_report_gives_the_same_bytes():
    assert content_json(person_report("en")) == content_json(person_report("en"))
