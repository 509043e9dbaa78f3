"""What is written once and meant several times: option sets, grids, shared stimuli, evidence."""

import json
from pathlib import Path

import pytest
import yaml

from digimat.answers.table import AnswerTable
from digimat.questionnaires import Item, load, read_questionnaire
from digimat.questionnaires.model import Questionnaire, Scale
from digimat.scoring import check_rules, score

SURVEY = Path(__file__).parents[1] / "administration" / "every_survey_type.yaml"


@pytest.fixture(scope="module")
def source():
    return load(SURVEY)


@pytest.fixture(scope="module")
def questionnaire(source):
    return source.questionnaire


def test_a_questionnaire_that_uses_them_all_has_no_problem_at_all():
    source, problems = read_questionnaire(SURVEY.read_text("utf-8"), SURVEY.name)
    assert [*problems, *check_rules(source)] == []


def test_the_rows_of_a_grid_and_evidence_stand_among_the_items_in_the_order_of_the_file(questionnaire):
    assert [item.id for item in questionnaire.sections[0].items] == [
        "backup", "backup_evidence", "lost", "mail", "paper", "paper_evidence",
        "owner", "recommend", "delay", "channels",
    ]  # fmt: skip
    assert all(type(item) is Item for item in questionnaire.items)


def test_a_row_is_answered_and_scored_as_its_grid_says_and_by_itself_where_it_says_so(questionnaire):
    mail, paper = questionnaire.item("mail"), questionnaire.item("paper")
    for row in (mail, paper):
        assert (row.type, row.rule, row.grid, row.not_applicable) == ("freq", "linear", "tools", True)
        assert row.lead.en == "How often do you use…"
        assert list(row.options) == ["0", "1", "2", "3", "4"]
    assert (mail.title.en, mail.reverse_keyed, mail.evidence) == ("… e-mail?", False, None)
    assert (paper.title.en, paper.reverse_keyed, paper.evidence.en) == ("Paper", True, "What for?")


def test_items_that_share_options_hold_the_same_ones_not_copies(questionnaire):
    often = questionnaire.option_sets["often"]
    assert all(questionnaire.item(name).options is often for name in ("mail", "paper"))


def test_a_shared_stimulus_is_read_with_each_item_that_names_it(questionnaire):
    stimulus = questionnaire.sections[0].stimuli["letter"]
    assert all(questionnaire.item(name).stimulus == stimulus for name in ("lost", "mail", "paper"))
    assert questionnaire.item("backup").stimulus is None


def test_evidence_is_free_words_in_a_column_of_its_own_that_never_has_points(questionnaire):
    evidence = questionnaire.item("paper_evidence")
    assert (evidence.type, evidence.rule, evidence.evidence_of) == ("text", "unscored", "paper")
    assert evidence.stem.fr == "Pour quoi faire ?"
    assert evidence.title.en == "Paper (evidence)"
    assert evidence.stimulus is None


def test_a_form_that_asks_an_item_asks_for_its_evidence_just_after(questionnaire):
    asked = questionnaire.form("whole").items
    assert asked[:2] == ("backup", "backup_evidence")
    assert asked[asked.index("paper") + 1] == "paper_evidence"
    assert len(asked) == len(questionnaire.items)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("sections", 0, "items", 0, "id"), "id: backup"),
        (("sections", 0, "items", 0, "options", "3"), '"3": {fr: "la plupart'),
        (("sections", 0, "items", 1, "id"), "evidence: {fr: \"Quel document"),
        (("sections", 0, "items", 2, "options", "3"), '"3": {fr: ni l’un'),  # in the set
        (("sections", 0, "items", 2, "options"), "option_set: agree"),
        (("sections", 0, "items", 3, "id"), "- {id: mail"),
        (("sections", 0, "items", 3, "rule"), "rule: linear"),  # of the grid
        (("sections", 0, "items", 3, "options", "4"), '"4": {fr: très souvent'),
        (("sections", 0, "items", 4, "reverse_keyed"), "reverse_keyed: true"),
        (("sections", 0, "items", 5, "type"), 'evidence: {fr: "Pour quoi faire'),
        (("sections", 0, "items", 6, "id"), "id: owner"),
        (("sections", 1, "items", 1, "spread"), "spread: 100"),
        (("sections", 0, "stimuli", "letter"), "letter: {fr:"),
        (("option_sets", "agree"), "agree:"),
        (("scales", 0, "rule"), "rule: mean"),
    ],
)  # fmt: skip
def test_what_is_asked_is_found_where_it_is_written(source, path, written):
    line = source.document.at(path).line
    assert written in source.text.splitlines()[line - 1]


@pytest.mark.parametrize("place", range(14))
def test_an_item_of_a_form_is_found_where_it_is_written_although_evidence_moved_it(source, place):
    position = source.document.at(("forms", 0, "items", place))
    name = source.questionnaire.forms[0].items[place]
    assert source.text.splitlines()[position.line - 1][position.column - 1 :].startswith(
        name.removesuffix("_evidence")
    )


def test_free_words_need_no_rule_and_every_other_type_does():
    schema = Questionnaire.model_json_schema()
    for name in ("WrittenItem", "Grid"):
        part = schema["$defs"][name]
        assert "rule" not in part["required"]
        assert {"required": ["rule"]} in part["anyOf"]


def test_editors_know_items_and_grids_but_not_what_is_made_of_them():
    schema = Questionnaire.model_json_schema()
    entries = schema["$defs"]["Section"]["properties"]["items"]["items"]
    assert {"$ref": "#/$defs/WrittenItem"} in entries["oneOf"]
    assert {"$ref": "#/$defs/Grid"} in entries["oneOf"]
    assert not {"lead", "evidence_of"} & schema["$defs"]["WrittenItem"]["properties"].keys()
    json.dumps(schema)


def test_as_data_the_items_are_told_as_they_are_asked(questionnaire):
    sections = json.loads(questionnaire.model_dump_json(by_alias=True))["sections"]
    by_id = {item["id"]: item for section in sections for item in section["items"]}
    assert by_id.keys() == {item.id for item in questionnaire.items}
    assert by_id["paper"]["lead"] == {
        "fr": "À quelle fréquence utilisez-vous…",
        "en": "How often do you use…",
    }
    assert by_id["paper_evidence"]["evidence_of"] == "paper"
    assert by_id["delay"]["with"] == {"points": [[60, 100], [2880, 0]]}


def test_what_is_wrong_with_a_shared_set_is_told_once_where_it_stands():
    text = SURVEY.read_text("utf-8").replace('"2": {fr: parfois', "dk: {fr: parfois")
    found = [p for p in read_questionnaire(text, SURVEY.name)[1] if p.code == "QST033"]
    assert [(p.position.line, "option set often" in p.message.en) for p in found] == [(15, True)]


def test_a_large_set_shared_by_many_items_stays_small():
    """20 options each in 2,000 items would be 40,000 texts, if they were copied."""
    items = [
        {"id": f"i{n}", "title": {"fr": "a", "en": "b"}, "stem": {"fr": "a", "en": "b"}, "type": "single",
         "option_set": "many", "rule": "unscored"}
        for n in range(2000)
    ]  # fmt: skip
    text = {"fr": "a", "en": "b"}
    read = Questionnaire.model_validate(
        {
            "id": "q", "version": "1.0", "status": "designed", "title": text, "purpose": text, "minutes": 1,
            "respondents": text, "notice": text,
            "option_sets": {"many": {f"o{n}": text for n in range(20)}},
            "sections": [{"id": "s", "title": text, "items": items}],
        }
    )  # fmt: skip
    assert len({id(item.options) for item in read.items}) == 1


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("3", {"lost": 3, "mail": 3, "habits": 3}),
        ("0.5", {"lost": 0.5, "mail": 0.5, "habits": 0.5}),
        ("{mail: 2}", {"mail": 2}),
        ("{}", {}),
    ],
)
def test_one_weight_is_that_of_each_input(written, kept):
    scale = Scale.model_validate(
        {
            "id": "s", "title": {"fr": "É", "en": "S"}, "weights": yaml.safe_load(written), "rule": "total",
            "items": ["lost", "mail"], "scales": ["habits"],
        }
    )  # fmt: skip
    assert scale.weights == kept
    assert json.loads(scale.model_dump_json())["weights"] == kept


def test_a_total_with_one_weight_is_in_the_unit_of_the_instrument():
    """Two ratings worth 0 to 4 points: 4 of 5, which is reverse-keyed, is 1; 3 of 0 to 4 is 3."""
    text = SURVEY.read_text("utf-8").split("\nscales:\n")[0]
    text += (
        "\nscales:\n  - {id: points, title: {fr: P, en: P}, rule: total, items: [lost, mail], weights: 4}\n"
    )
    source, problems = read_questionnaire(text, SURVEY.name)
    assert [p for p in problems if not p.warning] == []
    table = AnswerTable(("p-1",), {"lost": ("4",), "mail": ("3",)})
    assert score(source.questionnaire, table).scales["points"].score[0] == 4
