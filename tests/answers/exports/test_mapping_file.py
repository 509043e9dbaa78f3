"""What was said of a survey's columns is kept in a file, read again, and every mistake in it has its line."""

import pytest
from columns_kit import LIME, MICROSOFT, STEMS, SURVEY, codes, layout, taken, texts, told

from digimat.answers.exports.mapping_file import load, save
from digimat.problems import UserError

HEADERS = {
    "texts": [[*MICROSOFT, *texts()]],
    "codes": [["respondent", *codes()]],
    "nobody named": [["Horodateur", *texts()]],
    "unknown and no heading": [[*MICROSOFT, *texts(), "", 'Any "thing"\nelse: #x', "Any"]],
    "the same twice": [[*LIME, *codes(), "what", "what"]],
    "two rows": [
        ["Respondent ID", "Collector ID", *texts(channels=None), "Which channels?", "", "", ""],
        ["", "", *["Response"] * (len(texts()) - 1), "phone", "letter", "site", "none of these"],
    ],
}


def written(folder, text):
    path = folder / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(folder, text):
    with pytest.raises(UserError) as caught:
        load(written(folder, text), SURVEY)
    return [(p.position.line, p.code) for p in caught.value.problems]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", HEADERS)
def test_what_was_saved_gives_the_same_layout_without_a_warning(name, language, tmp_path):
    first = layout(*HEADERS[name])
    mapping = load(written(tmp_path, save(first, SURVEY, language)), SURVEY)
    second = layout(*HEADERS[name], mapping=mapping)
    known = ["ignored" if role == "unknown" else role for role in taken(first)]
    assert taken(second) == known
    assert told(second) == []
    assert (second.vendor, second.separators, second.nulls) == (first.vendor, first.separators, first.nulls)


def test_what_is_open_is_left_to_be_said_and_refused_until_it_is(tmp_path):
    header = ["Horodateur", *texts(), STEMS["owner"]]
    text = save(layout(header), SURVEY, "en")
    assert text.count('is: "?"') == 1
    line = text[: text.index('is: "?"')].count("\n") + 1
    assert mistakes(tmp_path, text) == [(line, "ANS088")]
    mapping = load(written(tmp_path, text.replace('is: "?"', "is: ignored")), SURVEY)
    assert told(layout(header, mapping=mapping)) == []


def test_the_second_of_two_equal_headings_can_be_the_one_that_counts(tmp_path):
    text = f"""questionnaire: every_survey_type
version: "1.0"
columns:
  - heading: "{STEMS["owner"]}"
    is: ignored
  - heading: "{STEMS["owner"]}"
    occurrence: 2
    item: owner
"""
    found = layout([*MICROSOFT, *texts(), STEMS["owner"]], mapping=load(written(tmp_path, text), SURVEY))
    assert taken(found)[-1] == "answer owner"
    assert taken(found).count("answer owner") == 1


def test_a_column_that_is_new_since_is_told_and_one_that_an_item_lacks_refused(tmp_path):
    header = [*MICROSOFT, *texts()]
    mapping = load(written(tmp_path, save(layout(header), SURVEY)), SURVEY)
    assert told(layout([*header, "Language"], mapping=mapping)) == ["(ANS086)"]
    assert told(layout([*header, "Anything"], mapping=mapping)) == ["(ANS006)"]
    assert told(layout(header[:-1], mapping=mapping)) == ["ANS007"]


def test_headings_are_compared_as_elsewhere(tmp_path):
    header = [*MICROSOFT, *texts()]
    mapping = load(written(tmp_path, save(layout(header), SURVEY)), SURVEY)
    again = [f"<b>{heading.upper()}</b>\u00a0" for heading in header]
    assert told(layout(again, mapping=mapping)) == []


def test_it_says_what_the_form_did_not_ask_or_offer(tmp_path):
    text = """questionnaire: every_survey_type
version: "1.0"
tool: plain
respondent: by_content
separators: ["/"]
decimal: ","
not_asked: [remark, owner]
not_offered: {channels: [none]}
values:
  lost: {"Bof": "3"}
"""
    header = codes(remark=None, owner=None, channels=None)
    header += ["channels[a]", "channels[b]", "channels[c]"]
    found = layout(header, mapping=load(written(tmp_path, text), SURVEY))
    assert set(told(found)) == {"(ANS086)"}
    assert (found.separators, found.decimal, found.spellings) == (("/",), ",", {"lost": {"Bof": "3"}})


def test_every_mistake_is_told_at_once_with_its_line(tmp_path):
    text = """questionnaire: every_survey_type
version: "1.0"
tool: gogle
respondent: nobody
separators: ";"
decimal: "'"
colums: []
columns:
  - heading: a
    item: lst
  - heading: b
    item: channels
    part: z
  - heading: c
    is: metdata
  - heading: d
    profile: unit
  - heading: e
    item: lost
    profile: unit
  - heading: f
    itm: lost
  - heading: a
    is: ignored
  - heading: a
    is: ignored
  - 12
  - heading: [1]
    is: ignored
  - heading: g
    occurrence: 0
    is: ignored
not_asked: [lost, lots]
not_offered: {channels: [z]}
values:
  lots: {"x": "1"}
  lost: {"x": "9", "y": 1}
"""
    found = mistakes(tmp_path, text)
    assert found == [
        (3, "ANS089"), (4, "ANS089"), (5, "ANS088"), (6, "ANS088"), (7, "ANS088"), (10, "ANS089"), (13, "ANS089"),
        (15, "ANS089"), (17, "ANS089"), (18, "ANS088"), (22, "ANS088"), (25, "ANS088"), (27, "ANS088"),
        (28, "ANS088"), (31, "ANS088"), (33, "ANS089"), (34, "ANS089"), (36, "ANS089"), (37, "ANS088"),
    ]  # fmt: skip


def test_that_of_another_questionnaire_is_refused_and_of_another_version_told(tmp_path):
    assert mistakes(tmp_path, 'questionnaire: other\nversion: "1.0"\n') == [(1, "ANS087")]
    mapping = load(written(tmp_path, 'questionnaire: every_survey_type\nversion: "0.9"\n'), SURVEY)
    assert [(p.code, p.warning) for p in mapping.problems] == [("ANS087", True)]


def test_it_is_read_as_carefully_as_a_questionnaire(tmp_path):
    assert mistakes(tmp_path, "questionnaire: &a x\nversion: *a\n")[0][1] == "QST004"
    assert (
        mistakes(tmp_path, "questionnaire: every_survey_type\nquestionnaire: every_survey_type\n")[0][0] == 2
    )
    with pytest.raises(UserError):
        load(tmp_path / "nothing.yaml", SURVEY)
