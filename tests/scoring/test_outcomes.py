"""Decisions, stages, quadrants and profiles, from answers: each questionnaire with its cases beside it."""

from pathlib import Path

import numpy as np
import pytest
import yaml

from digimat.answers.table import AnswerTable
from digimat.questionnaires import load
from digimat.scoring import check_rules, score

FOLDER = Path(__file__).parent / "outcomes"


def cases(name):
    return yaml.safe_load((FOLDER / f"{name}_cases.yaml").read_text(encoding="utf-8"))


def spread(questionnaire, answers):
    """Answers by item, from answers by section: one for all of it, or a list."""
    items = [item.id for item in questionnaire.items]
    row = dict.fromkeys(items, "")
    for name, given in answers.items():
        named = [i for i in items if i == name] or [
            i for i in items if i[: len(name)] == name and i[len(name) :].isdigit()
        ]
        assert named, name
        values = given if isinstance(given, list) else [given] * len(named)
        row |= {item: str(value) for item, value in zip(named, values, strict=True)}
    return row


def table_of(questionnaire, rows):
    """An answer table from rows of answers by item."""
    return AnswerTable(
        tuple(f"p{n}" for n in range(len(rows))),
        {item.id: [row[item.id] for row in rows] for item in questionnaire.items},
    )


@pytest.fixture(scope="module")
def questionnaires():
    return {
        path.stem: load(path).questionnaire
        for path in FOLDER.glob("*.yaml")
        if not path.stem.endswith("_cases")
    }


@pytest.mark.parametrize("name", ["positioning", "network"])
def test_the_questionnaire_has_nothing_wrong(name):
    assert list(check_rules(load(FOLDER / f"{name}.yaml"))) == []


def check(results, row, case):
    for scale, wanted in case.get("scores", {}).items():
        number = results.scales[scale].score[row]
        assert np.isnan(number) if wanted == "missing" else number == pytest.approx(wanted, abs=0.005), scale
    found = {name: r.outcome(row) for name, r in (*results.decisions.items(), *results.needs.items())}
    found |= {name: r.step_id(row) for name, r in results.stages.items()}
    assert {name: found[name] for name in case.get("outcomes", {})} == case.get("outcomes", {})
    if "flags" in case:
        assert results.raised(row) == case["flags"]
    first = next(iter(results.decisions.values()))
    if "line" in case:
        assert first.fired[row] + 1 == case["line"]
    if "alternatives" in case:
        alternatives = {
            other: [list(c) for c in changes] for other, changes in first.alternatives(row).items()
        }
        assert alternatives == case["alternatives"]
    if "gates" in case:
        gates = next(iter(results.stages.values())).gates
        assert [[g.number_met[row], g.applicable[row]] for g in gates] == case["gates"]


@pytest.mark.parametrize(
    ("name", "case"), [pytest.param(n, c, id=c["name"]) for n in ("positioning", "network") for c in cases(n)]
)
def test_a_case_gives_its_outcomes(questionnaires, name, case):
    questionnaire = questionnaires[name]
    results = score(questionnaire, table_of(questionnaire, [spread(questionnaire, case["answers"])]))
    check(results, 0, case)


@pytest.mark.parametrize("name", ["positioning", "network"])
def test_each_case_is_the_same_among_all_others(questionnaires, name):
    questionnaire = questionnaires[name]
    every = cases(name)
    results = score(
        questionnaire, table_of(questionnaire, [spread(questionnaire, c["answers"]) for c in every])
    )
    for row, case in enumerate(every):
        check(results, row, case)


@pytest.mark.parametrize(("members", "phase"), [("250", "creation"), ("", "")])
def test_where_the_condition_of_stages_does_not_hold_none_is_known(questionnaires, members, phase):
    network = questionnaires["network"]
    stages = network.stages[0].model_copy(update={"when": "answered(members)"})
    asked = network.model_copy(update={"stages": (stages,)})
    answers = {"members": members, "per": 5, "cur": 1, "ado": 1}
    results = score(asked, table_of(asked, [spread(asked, answers)]))
    assert results.stages["phase"].step_id(0) == phase
    assert np.isnan(results.columns["phase"][0]) == (phase == "")
