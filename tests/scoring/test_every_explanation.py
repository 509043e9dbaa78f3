"""Every result of every questionnaire, explained as JSON, can be computed again from that JSON, bit for bit."""

import json
import os
from functools import cache
from pathlib import Path

import pytest
from answer_patterns import any_response
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from reevaluation import again, same

from digimat.answers.table import AnswerTable
from digimat.commands.tree import as_json
from digimat.questionnaires import bundled_folder, load
from digimat.scoring import explain, score, score_groups
from digimat.scoring.explanation import explainable

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = sorted(
    {
        *bundled_folder().glob("*.yaml"),
        *(ROOT / "examples").glob("instruments/*.yaml"),
        *(p for p in (HERE / "outcomes").glob("*.yaml") if not p.stem.endswith("_cases")),
        HERE / "every_outcome.yaml",
        HERE / "every_scale_rule.yaml",
    }
)
# Without shrinking: a whole table would take minutes, and the name of the result says enough.
SWEEP = {
    "max_examples": int(os.environ.get("DIGIMAT_EXPLANATIONS", "2")),  # many in make torture
    "deadline": None,
    "phases": [Phase.generate],
    "suppress_health_check": list(HealthCheck),
}


@cache
def questionnaire_of(path):
    return load(path).questionnaire


@st.composite
def tables(draw, questionnaire, rows):
    """A table of so many respondents, with a profile where there is one."""
    profile = {
        field.id: draw(
            st.lists(st.sampled_from([*(field.options or ["one", "two"]), ""]), min_size=rows, max_size=rows)
        )
        for field in questionnaire.profile
    }
    instances = {
        item.id: draw(st.lists(st.sampled_from(list(item.instances)), min_size=rows, max_size=rows))
        for item in questionnaire.items
        if item.instances
    }
    columns = {
        item.id: [draw(any_response(item.instance(name))) for name in instances.get(item.id, [""] * rows)]
        for item in questionnaire.items
    }
    bands = (
        [*questionnaire.level_set(questionnaire.requirement.levels).bands, ""]
        if questionnaire.requirement
        else [""]
    )
    required = draw(st.lists(st.sampled_from(bands), min_size=rows, max_size=rows))
    people = tuple(f"p{n}" for n in range(rows))
    return AnswerTable(people, columns, required, profile=profile, instances=instances)


def check(results, row, name):
    node = json.loads(json.dumps(as_json(explain(results, row, name))))
    assert same(again(node, results.questionnaire), node["value"]), name


@pytest.mark.parametrize("path", FILES, ids=[p.stem for p in FILES])
@settings(**SWEEP)
@given(data=st.data())
def test_each_result_of_a_person_is_computed_again_from_its_explanation(path, data):
    questionnaire = questionnaire_of(path)
    results = score(questionnaire, data.draw(tables(questionnaire, 2)))
    for name in explainable(results):
        check(results, 0, name)
        check(results, 1, name)


@pytest.mark.parametrize("path", [p for p in FILES if questionnaire_of(p).profile], ids=lambda p: p.stem)
@settings(**SWEEP)
@given(data=st.data())
def test_each_result_of_a_group_is_computed_again_from_its_explanation(path, data):
    questionnaire = questionnaire_of(path)
    by = next(f.id for f in reversed(questionnaire.profile))
    results = score_groups(questionnaire, data.draw(tables(questionnaire, 9)), by)
    for row in range(len(results.table.respondents)):
        for name in explainable(results):
            check(results, row, name)
