"""The examples in ``examples/instruments``: published calculations, on answers worked by hand and on random ones.

Each calculation is also written here in plain Python, from raw codes, without any of digimat's scoring: a second
witness beside the numbers worked by hand.
"""

import csv
import math
import random
from pathlib import Path

import numpy as np
import pytest
import yaml

from digimat.answers.answer_files import read_answers
from digimat.answers.table import AnswerTable
from digimat.language import LANGUAGES
from digimat.questionnaires import load, read_questionnaire
from digimat.scoring import check_rules, score, score_groups

FOLDER = Path(__file__).parents[2] / "examples" / "instruments"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
EACH = pytest.mark.parametrize("name", NAMES)
SOURCES = {name: load(FOLDER / f"{name}.yaml") for name in NAMES}
EXPECTED = {
    name: yaml.safe_load((FOLDER / "answers" / f"{name}.expected.yaml").read_text(encoding="utf-8"))
    for name in NAMES
}
PEOPLE = 300  # random ones


def test_there_are_seven_of_them():
    assert NAMES == [
        "digital_maturity", "points_and_levels", "process_maturity", "recommendation", "security_assurance",
        "self_esteem", "usability",
    ]  # fmt: skip


@EACH
def test_nothing_is_wrong_with_it(name):
    _, problems = read_questionnaire(SOURCES[name].text, f"{name}.yaml")
    assert [problem.message.en for problem in (*problems, *check_rules(SOURCES[name]))] == []


# What was worked by hand


def answer_file(name):
    found = read_answers(FOLDER / "answers" / f"{name}.csv", SOURCES[name].questionnaire, str)
    assert not found.problems
    return found.table


def found_in(results, row, expected):
    """The results that a case speaks of, in its form."""
    scores = {scale: results.scales[scale].score[row] for scale in expected.get("scores", {})}
    levels = {}
    for named in expected.get("levels", {}):
        level_set, _, scale = named.partition("/")
        level = results.levels[level_set, scale] if scale else results.level(level_set)
        levels[named] = level.step_id(row)
    return {
        "scores": {
            s: "missing" if math.isnan(n) else pytest.approx(n, abs=0.00005) for s, n in scores.items()
        },
        "levels": levels,
        "stages": {s: results.stages[s].step_id(row) for s in expected.get("stages", {})},
        "decisions": {d: results.decisions[d].outcome(row) for d in expected.get("decisions", {})},
    }


def complete(expected):
    return {part: expected.get(part, {}) for part in ("scores", "levels", "stages", "decisions")}


@EACH
def test_people_score_as_worked_by_hand(name):
    table = answer_file(name)
    results = score(SOURCES[name].questionnaire, table)
    expected = EXPECTED[name]["people"]
    assert list(expected) == list(table.respondents)
    for row, (person, wanted) in enumerate(expected.items()):
        assert complete(wanted) == found_in(results, row, wanted), person


@pytest.mark.parametrize("name", [name for name in NAMES if "groups" in EXPECTED[name]])
def test_groups_score_as_worked_by_hand(name):
    expected = EXPECTED[name]["groups"]
    results = score_groups(SOURCES[name].questionnaire, answer_file(name), expected["by"])
    assert list(expected["of"]) == list(results.table.respondents)
    for row, (group, wanted) in enumerate(expected["of"].items()):
        assert complete(wanted) == found_in(results, row, wanted), group


# The published calculations, from codes; None = no score


def usability(given):
    if not all(given.values()):
        return {"usability_score": None}
    values = [int(given[f"u{n}"]) for n in range(1, 11)]
    odd, even = values[0::2], values[1::2]
    return {"usability_score": 2.5 * (sum(v - 1 for v in odd) + sum(5 - v for v in even))}


def self_esteem(given):
    if not all(given.values()):
        return {"esteem": None, "esteem_from_10": None}
    against = {2, 5, 6, 8, 9}
    points = [4 - int(given[f"e{n}"]) if n in against else int(given[f"e{n}"]) - 1 for n in range(1, 11)]
    return {"esteem": sum(points), "esteem_from_10": sum(p + 1 for p in points)}


def recommendation(given):
    if given["advise"] == "":
        return {"net": None, "segment": ""}
    segment = (
        "detractor" if int(given["advise"]) < 7 else "passive" if int(given["advise"]) < 9 else "promoter"
    )
    return {"net": {"promoter": 100, "passive": 0, "detractor": -100}[segment], "segment": segment}


def process_maturity(given):
    goals = {
        "needs": "1m", "plan": "12m", "supply": "12m", "verify": "12md", "risk": "12md", "train": "1md",
        "measure": "12md", "cause": "12md",
    }  # fmt: skip
    second = ["needs", "plan", "supply"] if given["suppliers"] != "no" else ["needs", "plan"]
    if given["suppliers"] != "yes":  # the goals of suppliers were not asked
        given = {
            name: "" if name.startswith("supply_") or name[:-1] == "supply" else v
            for name, v in given.items()
        }

    def met(area, each):
        return given[area + each if each in "12" else f"{area}_{each}"] == "yes"

    def satisfied(area):
        return all(met(area, each) for each in goals[area])

    gates = [
        all(satisfied(area) for area in second),
        all(met(area, "d") for area in second) and all(map(satisfied, ("verify", "risk", "train"))),
        satisfied("measure"),
        satisfied("cause"),
    ]
    stage = 1 + next((n for n, open_ in enumerate(gates) if not open_), len(gates))
    return {"maturity": str(stage)}


def security_assurance(given):
    worth = {"none": 0, "some": 0.25, "half": 0.5, "most": 1}
    functions = {
        "governance": ["strategy", "policy", "guidance"],
        "design": ["threats", "requirements", "architecture"],
        "implementation": ["build", "deployment", "defects"],
        "verification": ["review", "requirement_tests", "security_tests"],
        "operations": ["incidents", "environments", "operation"],
    }
    found = {}
    for function, practices in functions.items():
        for practice in practices:
            answers = [(given[f"{practice}_a{n}"], given[f"{practice}_b{n}"]) for n in (1, 2, 3)]
            known = all(a and b for a, b in answers)
            found[practice] = sum((worth[a] + worth[b]) / 2 for a, b in answers) if known else None
        found[f"{function}_score"] = mean([found[practice] for practice in practices])
    found["overall"] = mean([found[f"{function}_score"] for function in functions])
    return found


def mean(scores):
    return None if None in scores else sum(scores) / len(scores)


def enough(points, share=0.6):
    """Points from 0 to 1 in percent, where this share of them is there."""
    there = [p for p in points if p is not None]
    return 100 * sum(there) / len(there) if len(there) >= share * len(points) else None


def digital_maturity(given):
    so_far = {"no": 0, "partly": 0.5, "yes": 1, "": None}
    fields = given["domains"].split("+") if given["domains"] else []
    investment = {"no": 0, "yes": 20 * len(fields) if fields else None, "": None}[given["invests"]]
    trained = min(1, float(given["trained"]) / 50) if given["trained"] else None
    voice = int(given["voice"]) / 4 if given["voice"] else None
    dimensions = [
        mean([investment, enough([so_far[given[i]] for i in ("needs_known", "money_found")])]),
        enough([so_far[given[i]] for i in ("site", "shared", "management", "remote")]),
        enough([trained, voice]),
        enough([so_far[given[i]] for i in ("digital_data", "linked", "decided", "saved")]),
        enough([int(given[i]) / 5 if given[i] else None for i in ("language", "vision", "robots")]),
        enough([so_far[given[i]] for i in ("reuse", "energy", "green_choice")]),
    ]
    overall = mean(dimensions)
    # Published on whole numbers; half is shown as the next one.
    shown = None if overall is None else math.floor(overall + 0.5 + 1e-9)
    bands = {"basic": 0, "average": 26, "moderate": 51, "advanced": 76}
    band = "" if shown is None else [name for name, least in bands.items() if shown >= least][-1]
    names = ("strategy", "readiness", "people", "data", "automation", "green")
    scores = {f"{name}_score": s for name, s in zip(names, dimensions, strict=True)}
    return {**scores, "overall": overall, "maturity_band": band}


def points_and_levels(given):
    challenges = ["1a", "1b", "2a", "2b", "3", "4", "5"]
    right = {"search": "abcbacb", "share": "bacabca", "protect": "cbacbac"}
    won = {
        c: [given[c + n] == key for n, key in zip(challenges, keys, strict=True)] for c, keys in right.items()
    }
    found = {}
    for competence, each in won.items():
        earned = 4 * sum(each[:4]) + 8 * sum(each[4:])
        found[f"{competence}_points"] = min(earned, 4 * 8)
        found[f"competence_level/{competence}_points"] = str(min(earned // 8, 4))
    found["points"] = sum(found[f"{competence}_points"] for competence in won)
    places = {1: (0, 1), 2: (2, 3), 3: (4,), 4: (5,), 5: (6,)}
    found["reached"] = 0
    for level, each in places.items():
        passed = sum(won[c][p] for c in won for p in each)
        found[f"tier{level}"] = 100 * passed / (len(won) * len(each))
        if 3 * passed >= 2 * len(won) * len(each) and found["reached"] == level - 1:
            found["reached"] = level
    return found


PUBLISHED = {
    "usability": usability,
    "self_esteem": self_esteem,
    "recommendation": recommendation,
    "process_maturity": process_maturity,
    "security_assurance": security_assurance,
    "digital_maturity": digital_maturity,
    "points_and_levels": points_and_levels,
}


def any_code(item, chance):
    """Any response to an item."""
    match item.type:
        case "yesno":
            return "yes" if chance.random() < 0.9 else "no"  # or no stage after the first would be seen
        case "likert" | "freq" | "ladder" | "single":
            return chance.choice([*item.options, *(["dk"] if item.dont_know else [])])
        case "scale10":
            return str(chance.randint(0, 10))
        case "numeric":
            return f"{chance.uniform(0, 80):.1f}"
        case "multi":
            ticked = chance.sample(list(item.options), chance.randint(1, len(item.options)))
            return "+".join(code for code in item.options if code in ticked)
        case "allocation":
            return f"{next(iter(item.options))}=100"
        case "text":
            return ""
    raise AssertionError(item.type)


def random_people(name):
    """Raw codes by item: half of the people answer everything, the others leave out one answer in twenty."""
    chance = random.Random(f"{name}, first of all")
    items = SOURCES[name].questionnaire.items
    return [
        {item.id: "" if n % 2 and chance.random() < 0.05 else any_code(item, chance) for item in items}
        for n in range(PEOPLE)
    ]


def table_of(name, people, **profile):
    columns = {item.id: [person[item.id] for person in people] for item in SOURCES[name].questionnaire.items}
    return AnswerTable(tuple(f"p{n}" for n in range(len(people))), columns, profile=profile)


def result_of(results, name, row):
    """A score, or the id of a level, stage or outcome."""
    if name in results.scales:
        number = results.scales[name].score[row]
        return None if np.isnan(number) else pytest.approx(number, rel=0, abs=1e-9)
    if name in results.stages:
        return results.stages[name].step_id(row)
    if name in results.decisions:
        return results.decisions[name].outcome(row)
    level_set, _, scale = name.partition("/")
    return (results.levels[level_set, scale] if scale else results.level(level_set)).step_id(row)


@EACH
def test_random_people_score_as_the_published_calculation_says(name):
    people = random_people(name)
    results = score(SOURCES[name].questionnaire, table_of(name, people))
    seen = {}
    for row, person in enumerate(people):
        published = PUBLISHED[name](person)
        assert published == {each: result_of(results, each, row) for each in published}, person
        for each, found in published.items():
            seen.setdefault(each, set()).add(found)
    assert all(len(found) > 1 for found in seen.values())  # a result that never differs would prove nothing


def test_the_score_of_a_study_is_the_mean_of_those_who_answered_everything():
    people = random_people("usability")
    product = [f"tool{n % 7}" for n in range(PEOPLE)]
    results = score_groups(
        SOURCES["usability"].questionnaire, table_of("usability", people, product=product), "product"
    )
    for row, name in enumerate(results.table.respondents):
        own = [usability(p)["usability_score"] for p, of in zip(people, product, strict=True) if of == name]
        known = [score_ for score_ in own if score_ is not None]
        assert 0 < len(known) < len(own)
        assert results.scales["usability_score"].score[row] == pytest.approx(sum(known) / len(known))


def test_net_recommendation_is_the_share_of_promoters_less_that_of_detractors():
    people = random_people("recommendation")
    unit = [f"unit{n % 7}" for n in range(PEOPLE)]
    results = score_groups(
        SOURCES["recommendation"].questionnaire, table_of("recommendation", people, unit=unit), "unit"
    )
    for row, name in enumerate(results.table.respondents):
        segments = [recommendation(p)["segment"] for p, of in zip(people, unit, strict=True) if of == name]
        answered = [s for s in segments if s]
        shares = {s: 100 * answered.count(s) / len(answered) for s in ("promoter", "passive", "detractor")}
        found = {s: results.scales[f"{s}s"].score[row] for s in shares}
        assert found == pytest.approx(shares)
        assert results.scales["net"].score[row] == pytest.approx(shares["promoter"] - shares["detractor"])
        assert results.decisions["segment"].outcome(row) == "several"


# What the folder says of them


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_folder_names_each_of_them(language):
    page = (FOLDER / ("README.fr.md" if language == "fr" else "README.md")).read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}.yaml`" not in page] == []


@EACH
def test_the_answers_hold_at_least_five_people_and_something_missing(name):
    with (FOLDER / "answers" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 5
    text = {item.id for item in SOURCES[name].questionnaire.items if item.type == "text"}
    assert any(value == "" for row in rows for item, value in row.items() if item not in text)
