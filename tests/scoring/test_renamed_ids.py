"""A copy of a questionnaire with every id renamed gives the same numbers and the same outcomes."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from test_every_explanation import FILES, questionnaire_of, tables

from digimat.questionnaires import load, read_questionnaire
from digimat.questionnaires.conditions import FUNCTIONS
from digimat.questionnaires.dependencies import LEVEL_DERIVED, SCALE_DERIVED
from digimat.scoring import score, score_groups

WORDS = {"and", "or", "not", "in", "if", "else", "True", "False", *FUNCTIONS}
# Where an id stands as a value, alone or in a list; and where as the name of a field.
VALUES = {"items", "scales", "levels", "scale", "about", "flag", "field", "needs", "moved", "groups"} | {
    "place", "headline", "comparison", "profile_levels", "stairs", "profile", "of", "by", "first", "second",
    "conditions",
}  # fmt: skip
KEYS = {"weights", "scales", "difficulty", "guessing", "discrimination", "modules"}
CONDITIONS = {"when", "unless", "applies", "formula"}


def other_names(q):
    """Each id and the name it gets, so that neither the words nor their order stay."""
    ids = [
        r.id
        for r in (*q.items, *q.scales, *q.levels, *q.stages, *q.all_decisions, *q.needs, *q.flags, *q.profile)
    ]
    names = {name: f"x{len(ids) - n}" for n, name in enumerate(ids)}
    names |= {part.id: f"{names[part.item.id]}_{part.option}" for part in q.parts}
    names |= {i.id: f"{names[i.evidence_of]}_evidence" for i in q.items if i.evidence_of}
    names |= {f"{s.id}_{d}": f"{names[s.id]}_{d}" for s in q.scales for d in SCALE_DERIVED}
    names |= {f"{v.id}_{d}": f"{names[v.id]}_{d}" for v in q.levels for d in LEVEL_DERIVED}
    return names


def in_condition(text, names):
    """Names renamed, texts in quotes left as they are unless they are made of ids (the outcome of a profile)."""

    def quoted(found):
        parts = found[1].split("+")
        return '"' + "+".join(names.get(p, p) for p in parts) + '"' if len(parts) > 1 else found[0]

    pieces = re.split(r"(\"[^\"]*\"|'[^']*')", text)
    return "".join(
        re.sub(r"\"([^\"]*)\"", quoted, piece)
        if n % 2
        else re.sub(r"[A-Za-z_]\w*", lambda w: w[0] if w[0] in WORDS else names.get(w[0], w[0]), piece)
        for n, piece in enumerate(pieces)
    )


def renamed(data, names, field=""):
    """The data of a questionnaire with other names, wherever a name is a name.

    What is inside the variants of a cell are words and data: no id of a result stands there.
    """
    if field == "variants":
        return data
    if isinstance(data, dict):
        keys = field in KEYS
        return {
            (names.get(key, key) if keys else key): (
                in_condition(str(value), names)
                if key in CONDITIONS and isinstance(value, str)
                else names.get(value, value)
                if key == "id" and isinstance(value, str)
                else renamed(value, names, key)
            )
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [renamed(each, names, field) for each in data]
    return names.get(data, data) if (field in VALUES or field in names) and isinstance(data, str) else data


@pytest.mark.parametrize("path", FILES, ids=[p.stem for p in FILES])
@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_other_ids_give_the_same_results(path, data):
    questionnaire = questionnaire_of(path)
    names = other_names(questionnaire)
    text = json.dumps(renamed(load(path).document.data, names), ensure_ascii=False)  # which is YAML too
    source, problems = read_questionnaire(text, path.name)
    assert [p.message.en for p in problems if not p.warning] == []
    table = data.draw(tables(questionnaire, 9))
    columns = {names[item]: column for item, column in table.columns.items()}
    profile = {names[field]: column for field, column in table.profile.items()}
    instances = {names[item]: asked for item, asked in table.instances.items()}
    other = replace(table, columns=columns, profile=profile, instances=instances)
    same(score(questionnaire, table), score(source.questionnaire, other), names)
    if questionnaire.profile:
        by = questionnaire.profile[-1].id
        pooled = score_groups(questionnaire, table, by)
        same(pooled, score_groups(source.questionnaire, other, names[by]), names)


def same(one, other, names):
    """Two results agree in everything, name by name."""
    assert {names[name] for name in one.columns} == set(other.columns)
    for name, column in one.columns.items():
        there = other.columns[names[name]]
        if column.dtype == object:
            outcomes = [
                "+".join(names.get(p, p) for p in v.split("+")) if v and name in one.needs else v
                for v in column
            ]
            assert outcomes == list(there), name
        else:
            assert np.array_equal(column, there, equal_nan=True), name
    for name, level in one.levels.items():
        assert list(level.rank) == list(other.levels[names[name[0]], names[name[1]]].rank)
    assert list(one.requirement) == list(other.requirement)
    for name, holds in one.advice.items():
        assert np.array_equal(holds, other.advice[name], equal_nan=True)


def _renamed_needs(outcome, names):
    """The outcome of a profile is made of the ids of its needs."""
    return outcome and "+".join(names.get(part, part) for part in outcome.split("+"))
