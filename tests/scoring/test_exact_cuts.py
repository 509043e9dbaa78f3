"""0.1-style errors never move a level: a score that is on a cut in rational numbers is in the upper level."""

import json
import os
from fractions import Fraction

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from digimat.answers.table import AnswerTable
from digimat.questionnaires import read_questionnaire
from digimat.scoring import score, score_groups

WORDS = {"fr": "Mots", "en": "Words"}
SAID = {"title": WORDS, "meaning": WORDS}
# As they may stand in a file: weights of one decimal, among them those that no double holds exactly.
WEIGHTS = st.integers(1, 40).map(lambda n: n / 10)
EXAMPLES = 6 * int(os.environ.get("DIGIMAT_REFERENCE_ROUNDS", "8"))
SWEEP = {"deadline": None, "max_examples": EXAMPLES, "phases": [Phase.explicit, Phase.generate]}


def exact(number):
    return Fraction(repr(number))


def mean(parts):
    """The weighted mean of (weight, score), in fractions."""
    return sum(exact(w) * s for w, s in parts) / sum(exact(w) for w, _ in parts)


@st.composite
def groups_and_weights(draw):
    """Groups of (weight, steps, response) of items, and the weights of the groups."""
    groups = [
        [
            (draw(WEIGHTS), steps, draw(st.integers(0, steps)))
            for steps in draw(st.lists(st.integers(1, 10), min_size=1, max_size=9))
        ]
        for _ in range(draw(st.integers(1, 4)))
    ]
    # There is a point to take away from the first.
    groups[0][0] = (groups[0][0][0], groups[0][0][1], draw(st.integers(1, groups[0][0][1])))
    return groups, [draw(WEIGHTS) for _ in groups]


def questionnaire_of(rule, groups, outer, cut, roles=None):
    items, scales = [], []
    for g, group in enumerate(groups):
        names = [f"q{g}_{n}" for n in range(len(group))]
        for name, (_, steps, _) in zip(names, group, strict=True):
            options = {str(n): WORDS for n in range(steps + 1)}
            items.append(
                {
                    "id": name,
                    "title": WORDS,
                    "type": "freq",
                    "stem": WORDS,
                    "options": options,
                    "rule": "linear",
                }
            )
        weights = {name: weight for name, (weight, _, _) in zip(names, group, strict=True)}
        scales.append({"id": f"s{g}", "title": WORDS, "rule": rule, "items": names, "weights": weights})
    weights = {f"s{g}": weight for g, weight in enumerate(outer)}
    scales.append(
        {"id": "whole", "title": WORDS, "rule": "mean", "scales": list(weights), "weights": weights}
    )
    steps = [{"id": "below", "from": -1, "title": WORDS}, {"id": "on", "from": cut, "title": WORDS}]
    data = {
        "id": "cuts", "version": "1.0", "status": "designed", "title": WORDS, "purpose": WORDS, "respondents": WORDS,
        "minutes": 5, "notice": WORDS, "sections": [{"id": "all", "title": WORDS, "items": items}], "scales": scales,
        "levels": [{"id": "level", "title": WORDS, "scales": ["whole"], "steps": steps}],
        "flags": [{"id": "reached", "title": WORDS, "meaning": WORDS, "when": f"whole >= {cut}"}],
        "decisions": [{
            "id": "course", "title": WORDS, "outcomes": {"below": SAID, "on": SAID},
            "rules": [{"when": f"whole < {cut}", "outcome": "below"}, {"outcome": "on"}],
        }],
    }  # fmt: skip
    if roles is not None:
        data["profile"] = [
            {"id": "unit", "title": WORDS},
            {"id": "role", "title": WORDS, "options": dict.fromkeys(roles, WORDS)},
        ]
        data["roles"] = {"field": "role", "weights": {"whole": roles}}
    source, problems = read_questionnaire(json.dumps(data), "cuts.yaml")
    assert not [p for p in problems if not p.warning], problems
    return source.questionnaire


@pytest.mark.parametrize(("rule", "most"), [("percent_of_maximum", 100), ("mean", 1)])
@settings(**SWEEP)
@given(drawn=groups_and_weights())
def test_a_score_on_a_cut_is_above_it_and_one_point_less_below(rule, most, drawn):
    """Whatever the weights, the number of items and of their steps, and for scales made of scales."""
    groups, outer = drawn
    parts = [most * mean([(w, Fraction(r, steps)) for w, steps, r in group]) for group in groups]
    whole = mean(list(zip(outer, parts, strict=True)))
    questionnaire = questionnaire_of(rule, groups, outer, float(whole))
    given_ = {
        f"q{g}_{n}": response for g, group in enumerate(groups) for n, (_, _, response) in enumerate(group)
    }
    less = given_ | {"q0_0": given_["q0_0"] - 1}
    results = score(
        questionnaire, AnswerTable(("on", "below"), {i: [str(given_[i]), str(less[i])] for i in given_})
    )
    assert results.scales["whole"].score[0] == pytest.approx(float(whole), rel=1e-12, abs=1e-12)
    assert [results.level("level").step_id(row) for row in (0, 1)] == ["on", "below"]
    assert results.flags["reached"].tolist() == [1, 0]
    assert [results.decisions["course"].outcome(row) for row in (0, 1)] == ["on", "below"]


@settings(**SWEEP)
@given(
    people=st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 4)), min_size=1, max_size=12),
    weights=st.tuples(WEIGHTS, WEIGHTS, WEIGHTS),
    steps=st.integers(4, 10),
)
def test_so_is_the_score_of_a_group(people, weights, steps):
    """The mean within each role, then the weighted mean of the roles."""
    roles = dict(zip("abc", weights, strict=True))
    people = [("a", 1), *people]
    less = [("a", 0), *people[1:]]
    means = {
        role: Fraction(sum(r for x, r in people if x == role), sum(x == role for x, _ in people))
        for role, _ in people
    }
    whole = 100 * mean([(roles[role], found / steps) for role, found in means.items()])
    questionnaire = questionnaire_of("percent_of_maximum", [[(1, steps, 0)]], [1], float(whole), roles)
    rows = [(unit, *person) for unit, group in (("on", people), ("below", less)) for person in group]
    table = AnswerTable(
        tuple(f"p{n}" for n in range(len(rows))),
        {"q0_0": [str(response) for _, _, response in rows]},
        profile={"unit": [unit for unit, _, _ in rows], "role": [role for _, role, _ in rows]},
    )
    results = score_groups(questionnaire, table, "unit")
    assert results.scales["whole"].score[0] == pytest.approx(float(whole), rel=1e-12)
    assert [results.level("level").step_id(row) for row in (0, 1)] == ["on", "below"]
    assert [results.decisions["course"].outcome(row) for row in (0, 1)] == ["on", "below"]
