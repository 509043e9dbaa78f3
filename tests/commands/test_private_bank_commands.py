"""A workspace with a private bank: every command takes its variants, and a sitting keeps them."""

import csv
import io
import sys

import pytest
from command_kit import AGILITY, key_of, script_file, wrong_of

from digimat.questionnaires import assemble

BANK = """\
id: acme
version: "1.2"
title: {fr: "Banque d’Acme", en: "Acme’s bank"}
questionnaire: agility
instead: true
cells:
  a1d1:
    p1:
      title: {fr: "Choisir un dépôt", en: "Choosing a depot"}
      stem: {fr: "Quel dépôt livre le lundi ?", en: "Which depot delivers on Mondays?"}
      options:
        a: {fr: "Lyon", en: "Lyons"}
        b: {fr: "Lille", en: "Lille"}
        c: {fr: "Brest", en: "Brest"}
        d: {fr: "Metz", en: "Metz"}
      key: d
  a1d2:
    p1:
      title: {fr: "Compter des palettes", en: "Counting pallets"}
      stem: {fr: "Combien font {n} palettes et une ?", en: "How many are {n} pallets and one?"}
      sets:
        s1: {key: 1003, data: {n: 1002}}
        s2: {key: 1009, data: {n: 1008}}
"""
PRIVATE = {"1003": "s1", "1009": "s2"}
SEED = 4711
TARGET = "questionnaire: agility\nbecause: {fr: Un essai., en: A trial.}\ntargets: {total: 81}\n"


@pytest.fixture
def workspace(tmp_path):
    """A workspace whose agility test has two private variants."""
    (tmp_path / "digimat.toml").write_text("", encoding="utf-8")
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "agility.yaml").write_text(BANK, encoding="utf-8")
    return tmp_path


def right_answers(seed=SEED):
    """The keys of a drawn form; of the private items, those of the bank."""
    given = {i.id: key_of(i) for i in assemble(AGILITY, f"seed-{seed}").items if i.key is not None}
    return {**given, "a1d1": "d", "a1d2": "1003"}


def sit(call, folder, given, *more):
    script = script_file(folder / "paper.txt", given)
    return call("run", "agility", "--script", script, "--no-pdf", "--json", "--lang", "en", *more)


@pytest.fixture
def sat(call, workspace):
    """The result of somebody who sat a drawn form with the bank and knew nearly everything."""
    done = sit(call, workspace, right_answers(), "--seed", SEED, "-r", "p-1")
    assert done.status == 0, done.err
    return done.data


def scores(person):
    return {name: scale["score"] for name, scale in person["scales"].items()}


def rows(done):
    return list(csv.DictReader(io.StringIO(done.out)))


@pytest.mark.parametrize("name", ["agility", "banks/agility.yaml"])
def test_check_finds_nothing_to_mend(call, workspace, name):
    done = call("check", name, "--lang", "en")
    assert (done.status, done.out) == (0, "")
    assert "banks/agility.yaml: nothing to mend" in done.err


@pytest.mark.parametrize("name", ["agility", "banks/agility.yaml"])
def test_check_tells_a_mistake_in_the_file_of_the_bank(call, workspace, name):
    file = workspace / "banks" / "agility.yaml"
    file.write_text(BANK.replace("key: d", "key: e").replace("1008", "{m: 3}"), encoding="utf-8")
    done = call("check", name, "--lang", "en")
    assert done.status == 1
    at = "banks/agility.yaml" if name != "agility" else str(file)
    assert [line.split(" ")[:2] for line in done.out.splitlines()[::2]] == [
        [f"{at}:16:7:", "QST031"],
        [f"{at}:23:32:", "QST106"],
    ]


def test_check_strict_looks_at_how_private_items_are_written(call, workspace):
    assert call("check", "banks/agility.yaml").status == 0
    done = call("check", "banks/agility.yaml", "--strict", "--lang", "en")
    assert done.status == 1
    assert all(line.startswith("banks/agility.yaml:") for line in done.out.splitlines()[::2])
    assert "WRT060" in done.out  # neither reasons nor a source


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("agile.yaml", 'QST113 there is no questionnaire "agile"'),
        ("cdo.yaml", 'QST111 this bank is for "agility", not for "cdo"'),
        ("agility.yml", "QST113 this bank is not read: its file must be called agility.yaml"),
    ],
)
def test_a_bank_under_a_wrong_name_is_told(call, workspace, name, words):
    (workspace / "banks" / "agility.yaml").rename(workspace / "banks" / name)
    done = call("check", f"banks/{name}", "--lang", "en")
    assert done.status == 1
    assert words in done.out


@pytest.mark.parametrize("words", [["check", "agility"], ["run", "agility", "--script", "paper.txt"]])
def test_a_name_that_is_almost_right_is_told_rather_than_passed_over(call, workspace, words):
    (workspace / "banks" / "agility.yaml").rename(workspace / "banks" / "Agility.yaml")
    (workspace / "paper.txt").write_text("submit\n", encoding="utf-8")
    done = call(*words)
    assert done.status == 1
    assert "QST113" in done.out + done.err


def test_the_doctor_tells_a_bank_that_belongs_to_no_questionnaire(call, workspace):
    assert "QST" not in call("doctor", "--lang", "en").out
    (workspace / "banks" / "agility.yaml").rename(workspace / "banks" / "agilty.yaml")
    assert "banks/agilty.yaml: QST113" in call("doctor", "--lang", "en").out


def test_a_sitting_is_asked_the_private_variants_and_says_so(sat):
    (person,) = sat["respondents"]
    assert (person["form"], person["seed"]) == (f"seed-{SEED}", SEED)
    assert person["bank"] == {"version": AGILITY.version, "private": {"acme": "1.2"}}
    assert person["asked"]["a1d1"] == {"variant": "p1", "set": None}
    assert person["asked"]["a1d2"]["variant"] == "p1"
    assert person["asked"]["a2d1"]["variant"] in ("v1", "v2", "v3")
    assert person["answers"]["a1d1"]["points"] == 1
    drawn = person["asked"]["a1d2"]["set"]
    assert person["answers"]["a1d2"]["points"] == (PRIVATE["1003"] == drawn)


def test_a_declared_form_asks_what_it_asks_everywhere(call, workspace):
    given = {item.id: key_of(item) for item in assemble(AGILITY, "b").items if item.key is not None}
    (person,) = sit(call, workspace, given, "--form", "b").data["respondents"]
    assert person["asked"]["a1d1"] == {"variant": "v2", "set": None}
    assert person["scales"]["total"]["score"] == 100
    assert person["bank"]["private"] == {"acme": "1.2"}


def test_a_sitting_goes_on_after_the_bank_is_gone(call, workspace, monkeypatch):
    script = workspace / "half.txt"
    script.write_text("answer a1d1 d\npause\n", encoding="utf-8")
    begun = call("run", "agility", "--seed", SEED, "--script", script, "--json", "--lang", "en")
    code = begun.data["session"]
    (workspace / "banks" / "agility.yaml").unlink()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    done = call("resume", code, "--no-pdf")
    assert done.status == 3  # nothing more is typed; it is kept
    assert "Which depot delivers on Mondays?" in done.out + done.err


def test_a_result_is_shown_again_after_the_bank_is_gone(call, workspace, sat):
    (workspace / "banks" / "agility.yaml").unlink()
    again = call("resume", sat["session"], "--no-pdf", "--json")
    assert again.status == 0
    assert again.data["respondents"] == sat["respondents"]
    assert again.data["questionnaire"] == sat["questionnaire"]
    assert "Choosing a depot" in call("explain", sat["session"], "a1d1", "--lang", "en").out


def test_the_answers_make_a_file_that_scores_the_same(call, workspace, sat):
    done = call("answers", "-q", "agility", "-o", "all.csv")
    assert done.status == 0, done.err
    (row,) = csv.DictReader(io.StringIO((workspace / "all.csv").read_text(encoding="utf-8")))
    assert (row["form"], row["a1d1_variant"], row["a1d1"]) == (f"seed-{SEED}", "p1", "d")
    filed = call("score", "all.csv", "-q", "agility", "--json")
    assert filed.status == 0, filed.err
    for done in (filed, call("score", "-q", "agility", "--json")):
        (person,) = done.data["respondents"]
        assert scores(person) == scores(sat["respondents"][0])
        assert person["asked"] == sat["respondents"][0]["asked"]


def test_without_its_bank_a_sitting_is_left_out_of_what_is_collected(call, workspace, sat):
    (workspace / "banks" / "agility.yaml").unlink()
    done = call("answers", "-q", "agility", "--lang", "en")
    assert done.status == 1
    assert "ANS041" in done.err


def test_an_item_that_was_left_out_is_no_exception(call, workspace):
    given = {name: code for name, code in right_answers().items() if name not in ("a1d1", "a1d2")}
    assert sit(call, workspace, given, "--seed", SEED).status == 0
    assert rows(call("answers", "-q", "agility"))[0]["a1d1_variant"] == "p1"
    (workspace / "banks" / "agility.yaml").unlink()
    done = call("answers", "-q", "agility", "--lang", "en")
    assert done.status == 1
    assert "ANS041" in done.err


def test_a_bank_that_grows_leaves_earlier_sittings_as_they_are(call, workspace, sat):
    more = BANK.replace("instead: true\n", "").replace('"1.2"', '"1.3"')
    (workspace / "banks" / "agility.yaml").write_text(more, encoding="utf-8")
    (person,) = call("score", "-q", "agility", "--json").data["respondents"]
    assert (person["asked"], scores(person)) == (
        sat["respondents"][0]["asked"],
        scores(sat["respondents"][0]),
    )
    assert call("answers", "-q", "agility", "-o", "all.csv").status == 0
    filed = call("score", "all.csv", "-q", "agility", "--json", "--lang", "en")
    assert filed.status == 0, filed.err
    assert scores(filed.data["respondents"][0]) == scores(sat["respondents"][0])


def test_adjustments_and_a_bank_go_together(call, workspace):
    (workspace / "adjustments").mkdir()
    (workspace / "adjustments" / "agility.yaml").write_text(TARGET, encoding="utf-8")
    assert call("check", "agility").status == 0
    given = {**right_answers(), "a2d1": wrong_of(AGILITY.item("a2d1"))}
    data = sit(call, workspace, given, "--seed", SEED).data
    assert [change["what"] for change in data["adjustments"]["changes"]] == ["targets.total"]
    (person,) = data["respondents"]
    assert (person["bank"]["private"], person["asked"]["a1d1"]["variant"]) == ({"acme": "1.2"}, "p1")
    shown = call("show", "agility", "--json").data
    assert shown["questionnaire"]["banks"][0]["id"] == "acme"
    items = {item["id"]: item for section in shown["questionnaire"]["sections"] for item in section["items"]}
    assert "p1" in items["a1d1"]["instances"]
    assert shown["adjustments"]["changes"]
