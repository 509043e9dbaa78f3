"""``schema``: accepts what digimat accepts, refuses what editors can see, and knows the rules of this machine."""

import json
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from digimat.commands.new_file import STARTERS
from digimat.commands.schema import questionnaire_schema
from digimat.questionnaires import bundled_folder, read_questionnaire
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.questionnaires.yaml_reader import read_yaml
from digimat.scoring import registry
from digimat.scoring.registry import BUILT_IN

ROOT = Path(__file__).parents[2]
BROKEN = ROOT / "tests" / "questionnaires" / "broken"
BANK = ROOT / "tests" / "questionnaires" / "bank.yaml"
EXAMPLE = ROOT / "examples" / "digimat-example-rule"
ACCEPTED = sorted(
    [*bundled_folder().glob("*.yaml"), *STARTERS.glob("*.yaml"), BROKEN / "valid.yaml", BANK]
    + [ROOT / "tests" / "administration" / f"{name}.yaml" for name in ("every_type", "every_survey_type")]
)
# What is wrong with the shape of a file; the rest needs more than one place of the file at once.
SHAPE = ("qst011", "qst012", "qst013", "qst014", "qst015", "qst021_type", "sco010")
REFUSED = [path for path in sorted(BROKEN.glob("*.yaml")) if path.stem.startswith(SHAPE)]


def data_of(path):
    return read_yaml(path.read_text(encoding="utf-8"), path.name).data


def validator():
    return Draft7Validator(questionnaire_schema("en")[0])


@pytest.fixture(scope="module")
def ours():
    return validator()


def test_it_is_a_schema(ours):
    Draft7Validator.check_schema(ours.schema)


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_a_questionnaire_that_digimat_reads_is_accepted(ours, path):
    assert read_questionnaire(path.read_text(encoding="utf-8"), path.name)[0] is not None
    assert [error.message for error in ours.iter_errors(data_of(path))] == []


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_mistake_of_shape_is_refused(ours, path):
    assert list(ours.iter_errors(data_of(path)))


def test_there_are_mistakes_to_refuse():
    assert len(REFUSED) > 30


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda q: q.update(titel={}), []),
        (lambda q: q["title"].pop("en"), ["title"]),
        (lambda q: q.update(minutes="5"), ["minutes"]),
        (lambda q: q.update(status="draft"), ["status"]),
        (lambda q: q["scales"][0].update(rule="percent_of_maximun"), ["scales", 0, "rule"]),
        (lambda q: q["levels"][0]["steps"][0].update({"from": "0"}), ["levels", 0, "steps", 0, "from"]),
    ],
)
def test_a_mistake_is_shown_where_it_is(ours, change, place):
    questionnaire = data_of(STARTERS / "test.yaml")
    change(questionnaire)
    (error,) = ours.iter_errors(questionnaire)
    assert list(error.absolute_path) == place


def test_names_are_offered_with_what_they_mean(ours):
    fields = {name: part.get("properties", {}) for name, part in ours.schema["$defs"].items()}
    for record, kind in (("WrittenItem", "item"), ("Grid", "item"), ("Cell", "item"), ("Scale", "scale")):
        rule = fields[record]["rule"]
        assert rule["enum"] == list(BUILT_IN[kind])
        assert len(rule["markdownEnumDescriptions"]) == len(rule["enum"])
        assert all(rule["markdownEnumDescriptions"])
    for record in ("WrittenItem", "Cell"):
        assert fields[record]["type"]["enum"] == list(ITEM_TYPES)
        assert all(fields[record]["type"]["markdownEnumDescriptions"])
    without = [name for name, part in ours.schema["$defs"].items() if not part.get("description")]
    assert without == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda cell: cell.update(rule="numeric_tool"), ["rule"]),
        (lambda cell: cell["variants"]["v1"].update(titel={}), ["variants", "v1"]),
        (lambda cell: cell["variants"]["v1"].pop("stem"), ["variants", "v1"]),
        (lambda cell: cell["variants"]["v1"]["sets"]["s1"].update(dat={}), ["variants", "v1", "sets", "s1"]),
        (
            lambda cell: cell["variants"]["v1"]["tables"]["orders"].update(layout="cvs"),
            ["variants", "v1", "tables", "orders", "layout"],
        ),
    ],
)
def test_a_mistake_in_a_cell_is_shown_where_it_is(ours, change, place):
    cell = data_of(BANK)["sections"][1]["items"][0]
    of_cells = Draft7Validator({"$defs": ours.schema["$defs"], "$ref": "#/$defs/Cell"})
    assert list(of_cells.iter_errors(cell)) == []
    change(cell)
    (error,) = of_cells.iter_errors(cell)
    assert list(error.absolute_path) == place


def test_what_the_reader_adds_is_not_offered(ours):
    assert "banks" not in ours.schema["properties"]
    assert "BankName" not in ours.schema["$defs"]


def test_rules_of_other_packages_are_known_where_they_are_installed(monkeypatch, ours):
    example = data_of(EXAMPLE / "demo.yaml")
    assert [list(error.absolute_path) for error in ours.iter_errors(example)] == [["scales", 0, "rule"]]
    entry = EntryPoint("trimmed_mean", "digimat_example_rule:trimmed_mean", registry.ENTRY_POINT_GROUP)
    monkeypatch.syspath_prepend(EXAMPLE)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda *, group: [entry])
    registry._offered.cache_clear()
    try:
        assert list(validator().iter_errors(example)) == []
    finally:
        registry._offered.cache_clear()


def test_the_rules_are_explained_in_the_language_of_the_line(call):
    said = {}
    for lang in ("fr", "en"):
        done = call("schema", "--lang", lang)
        assert (done.status, done.err) == (0, "")
        rule = json.loads(done.out)["$defs"]["Scale"]["properties"]["rule"]
        said[lang] = rule["markdownEnumDescriptions"][0]
    assert said["fr"] != said["en"]


def test_the_schema_is_written_to_a_file(call, tmp_path):
    done = call("schema", "-o", "schema.json", "--lang", "en")
    assert (done.status, done.out) == (0, "")
    assert "Schema written to schema.json" in done.err
    assert (
        json.loads((tmp_path / "schema.json").read_text(encoding="utf-8"))
        == call("schema", "--json", "--lang", "en").data
    )


def test_init_writes_the_schema_of_the_same_line(call, tmp_path):
    call("init", "--lang", "fr")
    written = (tmp_path / "questionnaires" / "schema.json").read_text(encoding="utf-8")
    assert written == call("schema", "--lang", "fr").out
