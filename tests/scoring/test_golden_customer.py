"""The customer relation on cases worked out by hand: ``golden/customer.yaml``, from people to the first project."""

import json
from pathlib import Path

import numpy as np
import pytest
import yaml
from test_outcomes import spread

from digimat.answers.table import AnswerTable
from digimat.cli import main
from digimat.questionnaires import find, load
from digimat.scoring import check_rules, score_groups
from digimat.scoring.advice import plan_of
from digimat.scoring.group_findings import perception_gaps

CASES = yaml.safe_load((Path(__file__).parent / "golden" / "customer.yaml").read_text(encoding="utf-8"))
ALONE = [case for case in CASES if len(case["people"]) == 1]
PROJECTS = ("ch1", "ch2", "ch3", "ch4")
SIZES = {"t": 5, "k": 7, "h": 4, "ch1": 3, "ch2": 3, "ch3": 4, "ch4": 3}
SIZES |= {"dat": 3, "inc": 2, "sce": 2, "sci": 7, "mk": 9}
BANDED = ("t", "k", "h", "ch2", "ch3", "sci", "mk")
each_case = pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])


@pytest.fixture(scope="module")
def source():
    return load(find("customer", Path("nowhere")))


@pytest.fixture(scope="module")
def customer(source):
    return source.questionnaire


def scored(questionnaire, case):
    people = case["people"]
    rows = [spread(questionnaire, {k: v for k, v in p.items() if k != "role"}) for p in people]
    table = AnswerTable(
        tuple(f"p{n}" for n in range(len(rows))),
        {item.id: [row[item.id] for row in rows] for item in questionnaire.items},
        profile={
            "role": [p["role"] for p in people],
            "organisation": ["acme"] * len(people),
            "unit": [""] * len(people),
        },
    )
    return score_groups(questionnaire, table, "organisation")


def shown(number):
    return "missing" if number is None or np.isnan(number) else f"{number:.2f}"


def wanted(numbers):
    return {name: s if s == "missing" else f"{s:.2f}" for name, s in numbers.items()}


def expected_scores(case):
    """The scores of a case, with the places of its projects."""
    places = zip((f"{name}_place" for name in PROJECTS), case.get("places", ()), strict=False)
    return wanted(case.get("scores", {}) | dict(places))


def everywhere(rung):
    """One rung for every ladder, and the number that is worth as much."""
    minutes = (2880, 1200, 360, 150, 60)[
        rung
    ]  # a quarter, a half or three quarters of the way along a stretch
    numbers = {"t": [42 * rung, minutes, 25 * rung, rung, rung], "sci": [rung] * 6 + [2.5 * rung]}
    return {**dict.fromkeys(SIZES, rung), **numbers}


def test_the_questionnaire_has_nothing_wrong(source):
    assert list(check_rules(source)) == []


def test_the_ids_are_those_of_the_design(customer):
    """Files of answers depend on them: the code of the dimension and a running number."""
    expected = [f"{name}{k}" for name, size in SIZES.items() for k in range(1, size + 1)]
    assert [item.id for item in customer.items if item.rule != "unscored"] == expected
    assert len(expected) == 52
    assert [item.id for item in customer.items if item.type == "numeric"] == ["t1", "t2", "t3", "sci7"]
    assert [item.id for item in customer.items if item.type == "single"] == ["care_seen"]
    assert [item.id for item in customer.items if "flash" in item.tags] == [f"{name}1" for name in SIZES]
    assert set(SIZES) | {"structured", "unstructured"} <= {scale.id for scale in customer.scales}


def test_a_rung_is_a_sentence_that_can_be_read_in_one_breath(customer):
    for item in customer.items:
        for text in item.options.values() if item.type == "ladder" else ():
            for words in (text.fr.split(), text.en.split()):
                assert 4 <= len(words) <= 26, (item.id, words)


@each_case
def test_points_and_scores_are_those_worked_out_by_hand(customer, case):
    results = scored(customer, case)
    points = {name: 100 * results.coded.by_item[name].points[0] for name in case.get("points", {})}
    assert {name: shown(p) for name, p in points.items()} == wanted(case.get("points", {}))
    expected = expected_scores(case)
    assert {name: shown(results.scales[name].score[0]) for name in expected} == expected


@each_case
def test_outcomes_flags_and_gaps_are_those_worked_out_by_hand(customer, case):
    results = scored(customer, case)
    first = results.decisions["first_project"]
    found = {"first": first.outcome(0) or "", "memory": results.decisions["memory"].outcome(0) or ""}
    assert {name: found[name] for name in case.get("outcomes", {})} == case.get("outcomes", {})
    if "alternatives" in case:
        assert sorted(first.alternatives(0)) == case["alternatives"]
    if "flags" in case:
        assert sorted(results.raised(0)) == sorted(case["flags"])
    gaps = {g.scale: [g.high, g.high_score, g.low, g.low_score] for g in perception_gaps(results, 0)}
    for name, gap in case.get("gaps", {}).items():
        assert (gaps.get(name) is None) == (gap is None), name
        if gap is not None:
            high, high_score, low, low_score = gaps[name]
            assert [high, round(high_score, 2), low, round(low_score, 2)] == gap


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES if "advice" in c])
def test_the_first_advice_is_the_one_expected(customer, case):
    first = [r.advice.id for r in plan_of(scored(customer, case), 0).first]
    assert first[: len(case["advice"])] == case["advice"]


@pytest.mark.parametrize("rung", range(5))
def test_who_answers_one_rung_everywhere_is_at_its_level_with_one_advice_for_each_band(customer, rung):
    results = scored(customer, {"people": [{"role": "service", **everywhere(rung)}]})
    level = ("absent", "initial", "developing", "established", "leading")[rung]
    assert {name: results.levels["maturity", name].step_id(0) for name in SIZES} == dict.fromkeys(
        SIZES, level
    )
    band = ("low", "low", "mid", "high", "high")[rung]
    given = {name for name, held in results.advice.items() if held[0] == 1}
    banded = {name for name in given if name.rpartition("_")[2] in ("low", "mid", "high")}
    low = {"inc_low", "sce_low"} if band == "low" else set()
    assert banded == {f"{name}_{band}" for name in BANDED} | low


@pytest.mark.parametrize("role", ["service", "marketing", "sales", "it", "community"])
def test_every_role_is_asked_everything_and_counts(customer, role):
    results = scored(customer, {"people": [{"role": role, **everywhere(2)}]})
    known = [name for name, item in results.coded.by_item.items() if not np.isnan(item.points[0])]
    assert len(known) == 52


# From the command line: a file of answers and a script, in both languages.


def command(capsys, *words):
    assert main([str(word) for word in words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in ALONE])
def test_a_file_and_a_script_give_the_same_numbers_in_both_languages(
    customer, case, tmp_path, monkeypatch, capsys, questionnaires_read
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGIMAT_CACHE", str(questionnaires_read))
    monkeypatch.setenv("DIGIMAT_STORE", str(tmp_path / "digimat.db"))
    (person,) = case["people"]
    row = spread(customer, {k: v for k, v in person.items() if k != "role"})
    head = ["respondent", "role", "organisation", "unit", *row]
    lines = [",".join(head), ",".join(["p-1", person["role"], "acme", "north", *row.values()])]
    Path("answers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    script = [*(f"answer {item} {code}" for item, code in row.items() if code), "submit"]
    Path("paper.txt").write_text("\n".join(script) + "\n", encoding="utf-8")
    facts = (f"role={person['role']}", "organisation=acme", "unit=north")
    who = [word for fact in facts for word in ("--profile", fact)]
    results = []
    for lang in ("fr", "en"):
        asked = ["--json", "--lang", lang]
        of_file = json.loads(command(capsys, "score", "answers.csv", "-q", "customer", *asked))
        sitting = ["run", "customer", "-r", "p-1", *who, "--script", "paper.txt", "--no-pdf"]
        scripted = json.loads(command(capsys, *sitting, *asked))
        assert len(scripted.pop("session")) == 6
        assert (scripted.pop("incidents"), scripted.pop("late")) == ([], [])
        assert scripted == of_file
        [found] = of_file["respondents"]
        results.append({name: found[name] for name in ("scales", "levels", "decisions", "flags", "advice")})
    assert results[0] == results[1]
    scales = results[0]["scales"]
    expected = expected_scores(case)
    assert {name: shown(scales[name]["score"]) for name in expected} == expected
    if "first" in case.get("outcomes", {}):
        assert (results[0]["decisions"]["first_project"]["outcome"] or "") == case["outcomes"]["first"]
    if "flags" in case:
        assert sorted(results[0]["flags"]) == sorted(case["flags"])
