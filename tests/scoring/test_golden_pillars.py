"""The three pillars on cases worked out by hand: ``golden/pillars.yaml``, from people to first project."""

import json
from pathlib import Path

import numpy as np
import pytest
import yaml
from test_outcomes import spread

from digimat.answers.table import AnswerTable
from digimat.cli import main
from digimat.questionnaires import find, load
from digimat.questionnaires.adjustments.adjust import adjust
from digimat.scoring import check_rules, score_groups
from digimat.scoring.advice import plan_of
from digimat.scoring.deeper import deeper_of
from digimat.scoring.group_findings import perception_gaps

CASES = yaml.safe_load((Path(__file__).parent / "golden" / "pillars.yaml").read_text(encoding="utf-8"))
GOLDEN = [case for case in CASES if case["name"][:3] in ("PI1", "PI2", "PI3")]
PROFILE = ("role", "organisation")
each_case = pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])


@pytest.fixture(scope="module")
def source():
    return load(find("pillars", Path("nowhere")))


@pytest.fixture(scope="module")
def pillars(source):
    return source.questionnaire


def table(questionnaire, people, organisation="acme"):
    """An answer table from people, each with a role and rungs by section."""
    rows = [spread(questionnaire, {k: v for k, v in p.items() if k not in PROFILE}) for p in people]
    return AnswerTable(
        tuple(f"p{n}" for n in range(len(rows))),
        {item.id: [row[item.id] for row in rows] for item in questionnaire.items},
        profile={
            "role": [p["role"] for p in people],
            "organisation": [organisation] * len(people),
            "unit": [""] * len(people),
        },
    )


def scored(questionnaire, case):
    return score_groups(questionnaire, table(questionnaire, case["people"]), "organisation")


@pytest.fixture(scope="module")
def alone(pillars):
    """The results of a case, by its name: each scored once, alone. Results are frozen."""
    found = {}

    def results(case):
        if case["name"] not in found:
            found[case["name"]] = scored(pillars, case)
        return found[case["name"]]

    return results


def shown(number):
    return "missing" if np.isnan(number) else f"{number:.2f}"


def test_the_questionnaire_has_nothing_wrong(source):
    assert list(check_rules(source)) == []


def test_the_ids_are_those_of_the_design(pillars):
    """Files of answers depend on them: the code of the sub-dimension and a running number."""
    sizes = {
        **{f"n{k}": 3 for k in range(1, 6)},
        **{f"c{k}": 3 for k in range(1, 6)},
        **{f"r{k}": 2 for k in range(1, 8)},
        "p1": 6,
        "p2": 4,
        "x": 3,
    }
    expected = [f"{name}{k}" for name, size in sizes.items() for k in range(1, size + 1)]
    assert [item.id for item in pillars.items] == expected
    assert len(expected) == 57
    assert [item.id for item in pillars.items if item.type != "ladder"] == ["p21"]
    assert [item.id for item in pillars.items if "flash" in item.tags] == [f"{name}1" for name in sizes]
    assert set(sizes) | {"n", "c", "r", "p3", "g"} <= {scale.id for scale in pillars.scales}


@each_case
def test_scores_are_those_worked_out_by_hand(alone, case):
    results, expected = alone(case), case.get("scores", {})
    found = {name: shown(results.scales[name].score[0]) for name in expected}
    assert found == {name: s if s == "missing" else f"{s:.2f}" for name, s in expected.items()}


@each_case
def test_level_outcomes_flags_and_gaps_are_those_worked_out_by_hand(alone, case):
    results = alone(case)
    level = results.level("overall")
    if "level" in case:
        assert level.step_id(0) == case["level"]
    if "by_score" in case:
        assert level.level_set.steps[level.by_score[0]].id == case["by_score"]
        assert bool(level.capped[0]) == (case["by_score"] != case["level"])
    decisions = {"pot": "pot", "motor": "motor", "first": "first_project"}
    for name, outcome in case.get("outcomes", {}).items():
        assert results.decisions[decisions[name]].outcome(0) == outcome, name
    for name, others in case.get("alternatives", {}).items():
        assert sorted(results.decisions[decisions[name]].alternatives(0)) == sorted(others), name
    if "flags" in case:
        assert sorted(results.raised(0)) == sorted(case["flags"])
    if "deeper" in case:
        assert [companion.questionnaire for companion in deeper_of(results, 0)] == case["deeper"]
    gaps = {g.scale: [g.high, g.high_score, g.low, g.low_score] for g in perception_gaps(results, 0)}
    assert {name: gaps.get(name) for name in case.get("gaps", {})} == case.get("gaps", {})


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES if "advice" in c])
def test_the_first_advice_is_the_one_expected(alone, case):
    first = [r.advice.id for r in plan_of(alone(case), 0).first]
    assert first[: len(case["advice"])] == case["advice"]


def test_all_cases_together_are_as_each_alone(pillars, alone):
    tables = [table(pillars, case["people"], case["name"]) for case in CASES]
    whole = AnswerTable(
        tuple(f"p{n}" for n in range(sum(len(t.respondents) for t in tables))),
        {item.id: [code for t in tables for code in t.columns[item.id]] for item in pillars.items},
        profile={name: [value for t in tables for value in t.profile[name]] for name in (*PROFILE, "unit")},
    )
    results = score_groups(pillars, whole, "organisation")
    for row, case in enumerate(CASES):
        one = alone(case)
        assert results.raised(row) == one.raised(0)
        for name, scale in results.scales.items():
            assert shown(scale.score[row]) == shown(one.scales[name].score[0]), (case["name"], name)


@pytest.mark.parametrize(
    ("rungs", "advice"),
    [
        ([1, 1, 1, 1, 2, 2], "p1_low"),  # 8 of 24: 33.33
        ([1, 1, 1, 2, 2, 2], "p1_mid"),  # 9 of 24: 37.5
        ([2, 2, 2, 2, 3, 3], "p1_mid"),  # 14 of 24: 58.33
        ([2, 2, 2, 3, 3, 3], "p1_high"),  # 15 of 24: 62.5
    ],
)
def test_a_score_on_a_cut_gets_the_advice_of_the_upper_band(pillars, rungs, advice):
    results = scored(pillars, {"people": [{"role": "direction", "p1": rungs}]})
    assert [r.advice.id for r in plan_of(results, 0).first] == [advice]


def test_every_dimension_has_one_advice_for_each_band(pillars):
    for name in ("n", "c", "r", "p1", "p2", "x"):
        assert {f"{name}_low", f"{name}_mid", f"{name}_high"} <= {a.id for a in pillars.advice}
    for rung in range(5):
        person = {"role": "direction", **dict.fromkeys(("n", "c", "r", "p1", "p2", "x"), rung)}
        areas = "+".join("abcdefgh"[: 2 * rung]) or "none"
        results = scored(pillars, {"people": [{**person, "p21": areas}]})
        band = ("low", "low", "mid", "high", "high")[rung]
        given = {name for name, held in results.advice.items() if held[0] == 1}
        banded = {name for name in given if name.rpartition("_")[2] in ("low", "mid", "high")}
        assert banded == {f"{name}_{band}" for name in ("n", "c", "r", "p1", "p2", "x")}


def test_a_consultant_may_weigh_the_subjects_of_social_responsibility(source):
    text = "questionnaire: pillars\nbecause: {fr: Essai., en: Trial.}\nweights:\n  r: {r1: 2, r7: 0.5}\n"
    adjusted, problems = adjust(source, text, "adjustments/pillars.yaml")
    assert problems == []
    person = {"people": [{"role": "direction", "r": 0, "r1": 4}]}
    assert shown(scored(source.questionnaire, person).scales["r"].score[0]) == "14.29"  # 100 / 7
    assert shown(scored(adjusted.questionnaire, person).scales["r"].score[0]) == "26.67"  # 200 / 7.5


ASKED = {
    "direction": 57,
    "hr": 3 + 15 + 6,
    "csr": 14 + 4,
    "digital": 15 + 3,
    "manager": 3 + 15 + 6 + 4,
    "staff": 3 + 3 + 6,
    "front": 3,
}


@pytest.mark.parametrize("role", ASKED)
def test_each_role_counts_on_the_questions_that_it_is_asked_and_on_no_others(pillars, role):
    answers = {item.id: "a" if item.type == "multi" else 2 for item in pillars.items}
    people = [{"role": role, **answers}] * 5  # enough for an anonymous role
    results = score_groups(pillars, table(pillars, people), "organisation")
    known = [item.id for item in pillars.items if not np.isnan(results.coded.by_item[item.id].points[0])]
    assert len(known) == ASKED[role]


# From the command line: a file of answers and a script, in both languages.


def command(capsys, *words):
    assert main([str(word) for word in words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in GOLDEN])
def test_a_file_and_a_script_give_the_same_numbers_in_both_languages(
    pillars, case, tmp_path, monkeypatch, capsys, questionnaires_read
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGIMAT_CACHE", str(questionnaires_read))
    monkeypatch.setenv("DIGIMAT_STORE", str(tmp_path / "digimat.db"))
    (person,) = case["people"]
    row = spread(pillars, {k: v for k, v in person.items() if k != "role"})
    head = ["respondent", "role", "organisation", "unit", *row]
    lines = [",".join(head), ",".join(["p-1", "direction", "acme", "north", *row.values()])]
    Path("answers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    script = [*(f"answer {item} {code}" for item, code in row.items()), "submit"]
    Path("paper.txt").write_text("\n".join(script) + "\n", encoding="utf-8")
    who = [
        word for fact in ("role=direction", "organisation=acme", "unit=north") for word in ("--profile", fact)
    ]

    numbers = []
    for lang in ("fr", "en"):
        asked = ["--json", "--lang", lang]
        of_file = json.loads(command(capsys, "score", "answers.csv", "-q", "pillars", *asked))
        sitting = ["run", "pillars", "-r", "p-1", *who, "--script", "paper.txt", "--no-pdf"]
        scripted = json.loads(command(capsys, *sitting, *asked))
        assert len(scripted.pop("session")) == 6
        assert (scripted.pop("incidents"), scripted.pop("late")) == ([], [])
        assert scripted == of_file
        group = ["score", "answers.csv", "-q", "pillars", "--by", "organisation", "-o", f"{lang}.csv"]
        command(capsys, *group, "--lang", lang)
        numbers.append(Path(f"{lang}.csv").read_text(encoding="utf-8"))
    assert numbers[0] == numbers[1]
    header, values = (line.split(",") for line in numbers[0].strip().split("\n"))
    found = dict(zip(header, values, strict=True))
    assert {name: f"{float(found[name]):.2f}" for name in case["scores"]} == {
        name: f"{wanted:.2f}" for name, wanted in case["scores"].items()
    }
    assert (found["overall"], found["first_project"]) == (case["level"], case["outcomes"]["first"])
    assert sorted(filter(None, found["flags"].split("+"))) == sorted(case["flags"])
