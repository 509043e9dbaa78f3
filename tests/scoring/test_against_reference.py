"""Everything the engine concludes is what a second scorer concludes, written in plain Python from the documents."""

import math
import os
import random
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from plain_groups import score_plain_groups
from plain_reference import score_people
from random_answers import random_rows, table_of
from random_questionnaires import random_questionnaire

from digimat.questionnaires import bundled_folder, load
from digimat.scoring import score, score_groups
from digimat.scoring.advice import plan_of
from digimat.scoring.group_findings import blind_spots, disagreements, perception_gaps

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
# How many random tables each questionnaire gets: a few every day, more by ``make torture``.
ROUNDS = int(os.environ.get("DIGIMAT_REFERENCE_ROUNDS", "5"))
SEEDS = st.integers(0, 2**48)
# Without shrinking: the seed of a failing case says enough.
SWEEP = {"deadline": None, "phases": [Phase.generate], "suppress_health_check": list(HealthCheck)}


@cache
def questionnaire_of(path):
    return load(path).questionnaire


def same(found, wanted):
    """Texts as they are, numbers to 1e-9, missing in whatever form."""
    if isinstance(found, str) or found is None or isinstance(wanted, str):
        return (found or None) == wanted
    if wanted is None or math.isnan(found):
        return wanted is None and math.isnan(found)
    return math.isclose(found, wanted, rel_tol=1e-9, abs_tol=1e-9)


def differences(results, row, sheet):
    """What the engine has otherwise than the reference: (what, engine, reference)."""
    q, pairs = results.questionnaire, {}
    for name, column in results.columns.items():
        pairs[f"value of {name}"] = column[row], sheet.value(name)
    for name, coded in results.coded.by_item.items():
        pairs[f"points of {name}"] = coded.points[row], sheet.items[name].points
    for name, scale in results.scales.items():
        wanted = sheet.scale(name)
        pairs[f"score of {name}"] = scale.score[row], wanted.score
        pairs[f"base of {name}"] = scale.base[row], wanted.base
        pairs[f"answered of {name}"] = scale.answered[row], wanted.answered
    for (name, scale), level in results.levels.items():
        ranks = [level.by_score[row], level.floored[row], level.rank[row]]
        for what, found, wanted in zip(
            ("by score", "floored", "rank"), ranks, sheet.level(name, scale), strict=True
        ):
            pairs[f"{what} of {name} of {scale}"] = int(found), -1 if wanted is None else wanted
    for name, stages in results.stages.items():
        wanted = sheet.stage(name)
        pairs[f"stage of {name}"] = int(stages.rank[row]), -1 if wanted is None else wanted
        for n, (gate, known) in enumerate(zip(stages.gates, sheet.gates(name), strict=True)):
            found = bool(gate.opened[row]), int(gate.number_met[row]), int(gate.applicable[row])
            pairs[f"gate {n} of {name}"] = repr(found), repr(tuple(known[:3]))
    for name, decision in results.decisions.items():
        line = sheet.line(name)
        pairs[f"line of {name}"] = int(decision.fired[row]), -1 if line is None else line
        others = {(o, n, float(by)) for o, changes in decision.alternatives(row).items() for n, by in changes}
        pairs[f"alternatives of {name}"] = repr(sorted(others)), repr(sorted(sheet.alternatives(name)))
    for name, needs in results.needs.items():
        pairs[f"needs of {name}"] = needs.outcome(row), sheet.profile_of(name)
    for name, flag in results.flags.items():
        pairs[f"flag {name}"] = flag[row], sheet.flag(name)
    for advice in q.advice:
        pairs[f"advice {advice.id}"] = results.advice[advice.id][row] == 1, sheet.given(advice) is True
    plan = plan_of(results, row)
    for what, found, wanted in zip(
        ("first", "quick"), (plan.first, plan.quick_wins), sheet.plan(), strict=True
    ):
        pairs[f"plan, {what}"] = (
            " ".join(r.advice.id for r in found),
            " ".join(name for name, _ in wanted) or None,
        )
        for given_, (name, priority) in zip(found, wanted, strict=False):
            value = None if given_.priority is None else given_.priority.value
            pairs[f"priority of {name}"] = math.nan if value is None else value, priority
    pairs["requirement"] = (
        results.requirement[row] if len(results.requirement) else "",
        sheet.requirement() or None,
    )
    return [(what, *pair) for what, pair in pairs.items() if not same(*pair)]


def group_differences(results, row, sheet):
    """The same of what only groups have: agreement, gaps, blind spots."""
    pairs = {}
    for name, agreement in results.pooling.agreement.items():
        pairs[f"agreement on {name}"] = agreement[row], sheet.item_agreement[name]
    gaps = {
        scale: (max(scores), min(scores))
        for scale, scores in sheet.compared.items()
        if len(scores) > 1 and max(scores) - min(scores) >= 20 - Fraction(1, 10**9)
    }
    found = {g.scale: g for g in perception_gaps(results, row)}
    pairs["gaps"] = repr(sorted(found)), repr(sorted(gaps))
    for scale in found.keys() & gaps.keys():
        gap, scores = found[scale], sheet.role_scores[scale]
        pairs[f"high of {scale}"] = gap.high_score, gaps[scale][0]
        pairs[f"low of {scale}"] = gap.low_score, gaps[scale][1]
        pairs[f"roles of {scale}"] = gap.high_score - gap.low_score, scores[gap.high] - scores[gap.low]
    blind = [n for n in results.scales if (sheet.dont_know(n) or 0) > Fraction(1, 4)]
    pairs["blind spots"] = repr(list(blind_spots(results, row))), repr(blind)
    low = sorted(
        n
        for n, r in sheet.item_agreement.items()
        if r is not None and r < Fraction(1, 2) - Fraction(1, 10**9)
    )
    pairs["disagreements"] = repr(sorted(disagreements(results, row))), repr(low)
    return [(what, *pair) for what, pair in pairs.items() if not same(*pair)]


def compare_people(questionnaire, rows):
    results = score(questionnaire, table_of(questionnaire, rows))
    for row, sheet in enumerate(score_people(questionnaire, rows)):
        assert differences(results, row, sheet) == [], rows[row]


def compare_groups(questionnaire, rows, by):
    sheets = score_plain_groups(questionnaire, rows, by)
    if not sheets:
        return
    results = score_groups(questionnaire, table_of(questionnaire, rows), by)
    assert list(results.table.respondents) == list(sheets)
    for row, sheet in enumerate(sheets.values()):
        assert differences(results, row, sheet) + group_differences(results, row, sheet) == [], rows


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
@settings(**SWEEP, max_examples=ROUNDS)
@given(seed=SEEDS)
def test_people_have_the_results_of_the_reference(path, seed):
    questionnaire = questionnaire_of(path)
    compare_people(questionnaire, random_rows(random.Random(seed), questionnaire, 5))


@pytest.mark.parametrize("path", [p for p in FILES if questionnaire_of(p).profile], ids=lambda p: p.stem)
@settings(**SWEEP, max_examples=ROUNDS)
@given(seed=SEEDS)
def test_groups_have_the_results_of_the_reference(path, seed):
    draw, questionnaire = random.Random(seed), questionnaire_of(path)
    rows = random_rows(draw, questionnaire, draw.randint(1, 24))
    compare_groups(questionnaire, rows, draw.choice(questionnaire.profile).id)


@settings(**SWEEP, max_examples=5 * ROUNDS)
@given(seed=SEEDS)
def test_a_random_questionnaire_has_the_results_of_the_reference(seed):
    draw = random.Random(seed)
    questionnaire = random_questionnaire(draw)
    compare_people(questionnaire, random_rows(draw, questionnaire, 6))
    for field in questionnaire.profile:
        compare_groups(questionnaire, random_rows(draw, questionnaire, draw.randint(1, 24)), field.id)
