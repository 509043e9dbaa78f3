"""Form tools are recognised by their headers, and their own columns are neither answers nor unknown."""

import pytest
from columns_kit import CODES, LIME, MICROSOFT, SURVEY, codes, layout, taken, texts, told

from digimat.answers.exports.headers import header_of
from digimat.answers.exports.model import Row
from digimat.answers.exports.recognised import tells_nulls, vendor_of
from digimat.answers.exports.vendors import VENDORS
from digimat.language import Text
from digimat.questionnaires.model import ProfileField

HEADERS = {
    "limesurvey": [
        LIME,
        ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série"],
        ["Response ID", "Date submitted", "Last page", "Start language", "Seed"],
    ],
    "google_forms": [["Timestamp", "Total score"], ["Horodateur", "Adresse e-mail"]],
    "microsoft_forms": [
        MICROSOFT,
        ["Id", "Start time", "Completion time", "Last modified time"],
        ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"],
    ],
    "survey_monkey": [
        ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Custom Data 1"],
        ["RespondentID", "CollectorID", "StartDate", "EndDate", "LastName"],
    ],
    "typeform": [
        [
            "#",
            "Response Type",
            "Start Date (UTC)",
            "Stage Date (UTC)",
            "Submit Date (UTC)",
            "Network ID",
            "Tags",
        ],
        ["#", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"],
    ],
    "kobotoolbox": [["start", "end", "_id", "_uuid", "_submission_time", "_validation_status", "_index"]],
    "surveyjs": [["id", "createdAt"], ["instanceId", "HappendAt"]],
    "digimat": [["respondent", "requirement"]],
    "": [["q1", "q2"], ["id", "name"], ["#", "colour"], ["q1", "Timestamp"], ["Name", "Email", "Score"]],
}
EVERY = [(name, header) for name, headers in HEADERS.items() for header in headers]


def vendor(header):
    return vendor_of(header_of([header])[1])


@pytest.mark.parametrize(("name", "header"), EVERY, ids=[f"{name} {n}" for n, (name, _) in enumerate(EVERY)])
def test_a_tool_is_recognised_by_its_own_headings(name, header):
    assert vendor([*header, "anything"]).id == name


def test_every_tool_has_a_header_here():
    assert set(VENDORS) == set(HEADERS) - {""}


@pytest.mark.parametrize(
    ("name", "header"),
    [each for each in EVERY if each[0] not in ("", "digimat")],
    ids=[f"{name} {n}" for n, (name, _) in enumerate(EVERY) if name not in ("", "digimat")],
)
def test_columns_of_a_tool_are_no_answers_and_not_unknown(name, header):
    found = layout([*header, *codes()])
    assert found.vendor == name
    assert {column.role for column in found.columns[: len(header)]} <= {
        "respondent", "metadata", "score", "personal",
    }  # fmt: skip
    assert [code for code in told(found) if code != "(ANS084)"] == []


@pytest.mark.parametrize(
    ("header", "respondent"),
    [
        (LIME, "id"),
        (MICROSOFT, "ID"),
        (["Respondent ID", "Collector ID"], "Respondent ID"),
        (["#", "Network ID"], "#"),
        (["_id", "_uuid", "_submission_time"], "_uuid"),
        (["_id", "_submission_time"], "_id"),
        (["Timestamp", "Email Address"], None),
        (["instanceId", "id"], "instanceId"),
    ],
)
def test_the_code_of_the_respondent_is_the_tool_s(header, respondent):
    found = layout([*header, *codes()])
    named = [column.heading.text for column in found.columns if column.role == "respondent"]
    assert named == ([respondent] if respondent else [])
    assert ("(ANS084)" in told(found)) == (respondent is None)


def test_a_name_or_an_address_is_personal():
    header = ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"]
    assert taken(layout([*header, *codes()]))[3:5] == ["personal", "personal"]
    assert taken(layout([*LIME, "attribute_1", *codes()]))[5:10] == [
        "personal", "metadata", "personal", "metadata", "personal",
    ]  # fmt: skip


def test_points_and_feedback_that_a_tool_gave_are_no_answers():
    quiz = [text for stem in texts() for text in (stem, f"Points - {stem}", f"Feedback - {stem}")]
    found = layout([*MICROSOFT, "Total points", "Quiz feedback", *quiz])
    assert told(found) == []
    assert taken(found)[5:10] == ["score", "score", "answer backup", "score", "comment"]
    quiz = [text for stem in texts() for text in (stem, f"{stem} [Score]", f"{stem} [Feedback]")]
    found = layout(["Horodateur", "Score", *quiz])
    assert told(found) == ["(ANS084)"]
    assert taken(found)[:5] == ["metadata", "score", "answer backup", "score", "comment"]


def test_timing_columns_are_of_the_tool_and_parts_that_end_alike_are_not():
    found = layout([*LIME, "interviewtime", "groupTime12", "backupTime", *codes()])
    assert taken(found)[len(LIME) : len(LIME) + 3] == ["metadata"] * 3


def test_a_header_of_two_tools_own_columns_of_a_rejects_file_is_recognised_all_the_same():
    header = ["digimat_line", "digimat_column", "digimat_code", "digimat_message", "Horodateur", *texts()]
    found = layout(header)
    assert found.vendor == "google_forms"
    assert taken(found)[:5] == ["note", "note", "note", "note", "metadata"]


def test_only_a_file_that_the_tool_wrote_itself_tells_what_was_not_shown():
    lime = VENDORS["limesurvey"]
    quoted = Row(1, (), b'"id";"submitdate";"say ""x"""')
    assert tells_nulls(lime, "csv", quoted)
    assert tells_nulls(lime, "csv", Row(1, (), b'digimat_line;"id";"submitdate"'))
    assert not tells_nulls(lime, "csv", Row(1, (), b"id;submitdate"))
    assert not tells_nulls(lime, "csv", Row(1, (), b'"id";submitdate'))
    assert not tells_nulls(lime, "json_lines", quoted)
    assert not tells_nulls(VENDORS["google_forms"], "csv", quoted)


def test_what_a_tool_says_of_cells_goes_into_the_layout():
    found = layout([*LIME, *codes()])
    assert (found.nulls, found.not_shown) == (True, frozenset({"N/A"}))
    assert layout([*LIME, *codes()], nulls=False).nulls is False
    assert layout(["Horodateur", *codes()]).separators == (";", ", ")
    assert layout(["_id", "_uuid", *codes()]).separators == (" ",)


def test_texts_as_headings_beside_a_respondent_are_no_file_of_digimat_s():
    """There a code is a code, whatever a label says; where people wrote the headings they may have written labels."""
    assert layout(["respondent", *CODES]).vendor == "digimat"
    assert layout(["respondent", *texts()]).vendor == ""
    assert layout(["respondent", *texts()]).separators != ("+",)


def test_a_heading_of_the_tool_that_is_also_a_question_is_refused():
    person = ProfileField(id="person", title=Text(fr="Nom", en="Name"))
    found = layout([*MICROSOFT, *codes()], survey=SURVEY.model_copy(update={"profile": (person,)}))
    assert told(found) == ["ANS078"]
