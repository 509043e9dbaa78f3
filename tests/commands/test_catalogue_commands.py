"""``list``, ``show``, ``check``, ``rules``, ``doctor``: what exists, what it asks, what is wrong with it."""

from pathlib import Path

import pytest
from command_kit import AGILITY


def test_list_names_the_questionnaires(call):
    done = call("list", "--lang", "en")
    assert (done.status, done.err) == (0, "")
    assert "agility" in done.out
    assert "Digital agility test" in done.out
    data = call("list", "--json").data
    assert (data["format"], data["version"]) == ("digimat.list", 1)
    row = next(row for row in data["questionnaires"] if row["id"] == "agility")
    assert set(row) == {"id", "title", "items", "minutes", "version", "status", "file"}


def test_show_gives_the_keys_to_the_assessor_only(call):
    rationale = AGILITY.item("a1d1").rationale.of("en").split(".")[0]
    plain, items, keys = (
        call("show", "agility", *more, "--lang", "en") for more in ([], ["--items"], ["--keys"])
    )
    assert (plain.status, items.status, keys.status) == (0, 0, 0)
    question = "On the intranet, you are looking for"
    assert [question in done.out for done in (plain, items, keys)] == [False, True, True]
    assert [rationale[:40] in done.out for done in (plain, items, keys)] == [False, False, True]


@pytest.mark.parametrize(("more", "shown"), [([], False), (["--items"], False), (["--keys"], True)])
def test_the_json_of_show_holds_keys_on_demand_only(call, more, shown):
    data = call("show", "agility", *more, "--json").data
    assert (data["format"], data["version"]) == ("digimat.questionnaire", 1)
    items = [item for section in data["questionnaire"]["sections"] for item in section["items"]]
    instances = [each for item in items for each in item.get("instances", {}).values()]
    assert len([item for item in items if "instances" in item]) == 24
    assert len(instances) >= 72
    for item in (*items, *instances):
        assert ("key" in item, "rationale" in item) == (shown, shown)


def test_check_tells_every_problem_on_stdout_with_its_place(call, tmp_path):
    (tmp_path / "bad.yaml").write_text("id: agility\nversion: 1\nnonsense: true\n", encoding="utf-8")
    done = call("check", "bad.yaml", "agility", "--lang", "en")
    assert done.status == 1
    assert "bad.yaml:3:" in done.out
    assert "nothing to mend" in done.err
    data = call("check", "bad.yaml", "--json").data
    assert (data["format"], data["version"]) == ("digimat.check", 1)
    assert set(data["problems"][0]) == {"code", "severity", "file", "line", "column", "message", "remedy"}
    assert call("check", "agility").status == 0


def test_rules_names_each_rule_with_its_provider(call):
    done = call("rules", "--lang", "en")
    assert done.status == 0
    data = call("rules", "--json").data
    assert (data["format"], data["version"]) == ("digimat.rules", 1)
    assert set(data["rules"][0]) == {
        "name", "kind", "provider", "summary", "types", "parameters", "blank", "dont_know",
    }  # fmt: skip
    assert all(rule["name"] in done.out for rule in data["rules"])
    assert {"keyed_single", "total"} <= {rule["name"] for rule in data["rules"]}


def test_one_rule_is_documented_by_its_name(call):
    done = call("rules", "order_tau")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("order_tau (item, ")
    assert call("rules", "order_tua").status == 2


def test_doctor_has_a_stable_json(call):
    done = call("doctor", "--json")
    assert set(done.data) == {"format", "version", "ok", "checks"}
    assert done.status == (0 if done.data["ok"] else 1)


def test_demo_shows_the_whole_job_without_a_question(call, tmp_path):
    done = call("demo", "-o", "shown", "--date", "2026-11-22", "--lang", "en")
    assert done.status == 0
    assert "out of 100" in done.out
    names = {path.name for path in (tmp_path / "shown").iterdir()}
    assert {"answers.csv", "scores.csv"} < names
    assert len([name for name in names if name.endswith(".pdf")]) == 6
    assert (tmp_path / "shown" / "scores.csv").read_text().startswith("respondent,total,")


@pytest.mark.parametrize(("language", "words"), [("en", "Only if:"), ("fr", "Seulement si :")])
def test_show_says_on_what_items_and_sections_are_asked(call, tmp_path, language, words):
    source = Path(__file__).parents[1] / "administration" / "branches.yaml"
    (tmp_path / "branches.yaml").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    shown = [
        line.strip() for line in call("show", "branches.yaml", "--items", "--lang", language).out.split("\n")
    ]
    conditions = [line.removeprefix(words).strip() for line in shown if line.startswith(words)]
    # of the section once, then of each item its own
    assert conditions == [
        'role == "hr"', "size >= 10", 'in_post == "yes"', 'in_post == "yes"', "years >= 0.3",
        'in_post == "no"', 'tools in ["a+b", "b"]',
    ]  # fmt: skip
