"""Engagement and digital work on groups worked out by hand: ``golden/engagement.yaml``."""

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
import yaml
from test_outcomes import spread

from digimat.answers.table import AnswerTable
from digimat.cli import main
from digimat.questionnaires import find, load, read_questionnaire
from digimat.scoring import check_rules, score, score_groups
from digimat.scoring.advice import plan_of

CASES = yaml.safe_load((Path(__file__).parent / "golden" / "engagement.yaml").read_text(encoding="utf-8"))
GOLDEN = [case for case in CASES if case["name"][:3] in ("EN1", "EN2", "EN3")]
FACTS = {"organisation": "acme", "unit": "north", "function": "other", "digital_job": "no"}
each_case = pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
golden = pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in GOLDEN])

SIZES = {
    **dict.fromkeys(("vis", "sen", "com", "imp", "eng"), 4),
    **{"amb": 6, "logic": 1, "att": 4, "ovr": 2, "rep": 3, "dis": 3, "inj": 2, "fit": 2, "job": 3},
}
PAIRS = [f"sym{side}{k}" for k in range(1, 6) for side in "cs"]


@pytest.fixture(scope="module")
def source():
    return load(find("engagement", Path("nowhere")))


@pytest.fixture(scope="module")
def engagement(source):
    return source.questionnaire


def answers(questionnaire, person):
    """What a person ticks, from answers after reversal."""
    row = spread(questionnaire, {k: v for k, v in person.items() if k not in (*FACTS, "times")})
    turned = {i.id for i in questionnaire.items if i.reverse_keyed}
    return {name: str(6 - int(code)) if name in turned and code else code for name, code in row.items()}


def table(questionnaire, people):
    """An answer table of people, each as many times over as they say."""
    every = [person for person in people for _ in range(person["times"])]
    rows = [answers(questionnaire, person) for person in every]
    return AnswerTable(
        tuple(f"p{n}" for n in range(len(rows))),
        {item.id: [row[item.id] for row in rows] for item in questionnaire.items},
        profile={name: [person.get(name, fact) for person in every] for name, fact in FACTS.items()},
    )


@pytest.fixture(scope="module")
def grouped(engagement):
    """The results of a case, by its name: each scored once. Results are frozen."""
    found = {}

    def results(case):
        if case["name"] not in found:
            found[case["name"]] = score_groups(engagement, table(engagement, case["people"]), "organisation")
        return found[case["name"]]

    return results


def shown(number):
    return "missing" if np.isnan(number) else f"{number:.2f}"


def test_the_questionnaire_has_nothing_wrong(source):
    assert list(check_rules(source)) == []


def test_the_ids_are_those_of_the_design(engagement):
    """Files of answers depend on them: 57 scored questions and the levers, of which most people see 54."""
    expected = {f"{name}{k}" for name, size in SIZES.items() for k in range(1, size + 1)}
    expected |= {*PAIRS, "recommend", "lev"}
    items = {item.id: item for item in engagement.items}
    assert items.keys() == expected
    assert len(expected) == 58
    assert [name for name, item in items.items() if item.rule == "unscored"] == ["lev"]
    assert [name for name, item in items.items() if item.reverse_keyed] == [
        "vis4",
        "sen4",
        "com4",
        "imp4",
        "eng4",
    ]
    hidden = {
        item.id for section in engagement.sections if section.when is not None for item in section.items
    }
    assert len(expected - hidden) == 54
    assert {"vis", "sen", "com", "imp", "eng", "engaged", "on_hold", "disengaged"} <= {
        s.id for s in engagement.scales
    }
    assert engagement.anonymous


@each_case
def test_scores_are_those_worked_out_by_hand(grouped, case):
    results, expected = grouped(case), case.get("scores", {})
    found = {name: shown(results.scales[name].score[0]) for name in expected}
    assert found == {name: s if s == "missing" else f"{s:.2f}" for name, s in expected.items()}


@each_case
def test_levels_outcomes_and_flags_are_those_worked_out_by_hand(grouped, case):
    results = grouped(case)
    risks = {name: results.levels["risk", name].step_id(0) for name in case.get("risks", {})}
    assert risks == case.get("risks", {})
    if "logic" in case:
        assert results.level("logic_level").step_id(0) == case["logic"]
    decisions = {"ambassador": "ambassador", "kind": "symmetry_kind"}
    for name, outcome in case.get("outcomes", {}).items():
        assert results.decisions[decisions[name]].outcome(0) == outcome, name
    for name, others in case.get("alternatives", {}).items():
        assert sorted(results.decisions[decisions[name]].alternatives(0)) == others, name
    if "flags" in case:
        assert sorted(results.raised(0)) == sorted(case["flags"])
    assert "segment" not in results.decisions  # of one person only


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES if "advice" in c])
def test_the_first_advice_is_the_one_expected(grouped, case):
    assert [r.advice.id for r in plan_of(grouped(case), 0).first] == case["advice"]


@pytest.mark.parametrize(
    ("person", "segment"),
    [
        ({"vis": 3, "sen": 3, "com": 3, "imp": 3, "eng": 4}, "engaged"),
        ({"vis": 3, "sen": 3, "com": 3, "imp": [3, 3, 3, 2], "eng": 4}, "on_hold"),
        ({"vis": 3, "sen": 3, "com": 3, "imp": 3, "eng": [4, 4, 4, 3]}, "on_hold"),
        ({"vis": 5, "sen": 5, "com": 5, "imp": 5, "eng": 3}, "on_hold"),
        ({"vis": 5, "sen": 5, "com": 5, "imp": 5, "eng": [3, 3, 3, 2]}, "disengaged"),
        ({"vis": 5, "sen": 5, "com": 5, "eng": 5}, ""),  # a driver is missing
    ],
)
def test_a_person_alone_has_a_segment_that_agrees_with_the_shares(engagement, person, segment):
    results = score(engagement, table(engagement, [{"times": 1, **person}]))
    assert results.decisions["segment"].outcome(0) == segment
    shares = {name: shown(results.scales[name].score[0]) for name in ("engaged", "on_hold", "disengaged")}
    expected = {name: "100.00" if name == segment else "0.00" if segment else "missing" for name in shares}
    assert shares == expected


def test_a_person_alone_is_told_nothing_that_is_of_a_group(engagement):
    case = {
        "times": 1,
        "vis": 2,
        "sen": 2,
        "com": 2,
        "imp": 2,
        "eng": 4,
        "amb": 2,
        "att": 4,
        "ovr": 4,
        "dis": 4,
    }
    results = score(engagement, table(engagement, [case]))
    assert set(results.decisions) == {"segment", "symmetry_kind", "symmetry_field"}
    assert results.raised(0) == ["overcommitment", "prevention"]
    plan = plan_of(results, 0)
    given = [r.advice for r in (*plan.first, *plan.quick_wins)]
    assert [advice.id for advice in given] == ["own_limits", "own_focus", "own_driver"]
    assert {advice.only for advice in given} == {"person"}


def test_every_driver_has_one_advice_below_62_5_and_none_above(engagement):
    for rung, band in ((1, "low"), (2, "low"), (3, "mid"), (4, None), (5, None)):
        person = {"times": 5, **dict.fromkeys(("vis", "sen", "com", "imp"), rung)}
        results = score_groups(engagement, table(engagement, [person]), "organisation")
        given = {name for name, held in results.advice.items() if held[0] == 1}
        expected = {f"{name}_{band}" for name in ("vis", "sen", "com", "imp")} if band else {"keep_solid"}
        assert given == expected, rung


@pytest.mark.parametrize("section", ["job", "lev"])
def test_taking_a_module_out_leaves_all_other_scores_unchanged(source, engagement, section):
    """The questions of a module, its scale, and what follows from it alone: nothing else is touched."""
    document = yaml.safe_load(source.text)
    document["sections"] = [s for s in document["sections"] if s["id"] != section]
    scales = {s["id"] for s in document["scales"] if s["id"] == section}
    document["scales"] = [s for s in document["scales"] if s["id"] not in scales]
    for level in document["levels"]:
        level["scales"] = [name for name in level["scales"] if name not in scales]
    document["advice"] = [a for a in document["advice"] if f"{section} <" not in a.get("when", "")]
    for place in ("pages", "group"):
        for page in document["report"][place]:
            page["charts"] = [
                c for c in page["charts"] if c.get("of") != section and section not in c.get("scales", ())
            ]
        document["report"][place] = [p for p in document["report"][place] if p["charts"]]
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    without, problems = read_questionnaire(text, "engagement.yaml")
    assert problems == []
    assert list(check_rules(without)) == []
    kept = [item.id for item in without.questionnaire.items]
    for case in CASES:
        whole = table(engagement, case["people"])
        part = AnswerTable(
            whole.respondents, {name: whole.columns[name] for name in kept}, profile=whole.profile
        )
        before = score_groups(engagement, whole, "organisation")
        after = score_groups(without.questionnaire, part, "organisation")
        assert before.scales.keys() - after.scales.keys() == scales
        for name, scale in after.scales.items():
            assert shown(scale.score[0]) == shown(before.scales[name].score[0]), (case["name"], name)
        assert after.raised(0) == before.raised(0)
        assert after.decisions["ambassador"].outcome(0) == before.decisions["ambassador"].outcome(0)


# From the command line: a file of answers and a script, in both languages.


def command(capsys, *words, status=0):
    assert main([str(word) for word in words]) == status
    return capsys.readouterr().out


@pytest.fixture
def folder(tmp_path, monkeypatch, questionnaires_read):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGIMAT_CACHE", str(questionnaires_read))
    monkeypatch.setenv("DIGIMAT_STORE", str(tmp_path / "digimat.db"))
    return tmp_path


def write(path, questionnaire, units, person):
    """A file of answers: so many people of each unit, who all answer the same."""
    row = answers(questionnaire, person)
    facts = {name: person.get(name, fact) for name, fact in FACTS.items()}
    people = [{**facts, "unit": unit} for unit, size in units.items() for _ in range(size)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["respondent", *facts, *row])
    writer.writerows([f"p-{n}", *who.values(), *row.values()] for n, who in enumerate(people, 1))
    path.write_text(out.getvalue(), encoding="utf-8")
    return row


@golden
def test_a_file_and_a_script_give_the_same_numbers_in_both_languages(engagement, case, folder, capsys):
    (person,) = case["people"]
    row = write(Path("answers.csv"), engagement, {"north": 5}, person)
    Path("alone.csv").write_text("".join(Path("answers.csv").read_text().splitlines(keepends=True)[:2]))
    script = [*(f"answer {item} {code}" for item, code in row.items() if code), "submit"]
    Path("paper.txt").write_text("\n".join(script) + "\n", encoding="utf-8")
    who = [word for fact in FACTS.items() for word in ("--profile", "=".join(fact))]

    numbers = []
    for lang in ("fr", "en"):
        asked = ["--json", "--lang", lang]
        (of_file,) = json.loads(command(capsys, "score", "alone.csv", "-q", "engagement", *asked))[
            "respondents"
        ]
        sitting = ["run", "engagement", *who, "--script", "paper.txt", "--no-pdf"]
        (scripted,) = json.loads(command(capsys, *sitting, *asked))["respondents"]
        for part in ("scales", "levels", "decisions", "flags", "advice", "answers"):
            assert scripted[part] == of_file[part], part
        group = ["score", "answers.csv", "-q", "engagement", "--by", "organisation", "-o", f"{lang}.csv"]
        command(capsys, *group, "--lang", lang)
        numbers.append(Path(f"{lang}.csv").read_text(encoding="utf-8"))
    assert numbers[0] == numbers[1]
    header, values = (line.split(",") for line in numbers[0].strip().split("\n"))
    found = dict(zip(header, values, strict=True))
    expected = {name: "missing" if s == "missing" else f"{s:.2f}" for name, s in case["scores"].items()}
    assert {name: shown(float(found[name] or "nan")) for name in expected} == expected
    assert (found["ambassador"], found["symmetry_kind"]) == tuple(case["outcomes"].values())
    assert sorted(filter(None, found["flags"].split("+"))) == sorted(case["flags"])
