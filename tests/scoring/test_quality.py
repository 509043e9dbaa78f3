"""Care taken with answers: ``quality/care_cases.yaml`` beside its questionnaire, and what must hold of any table."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import yaml
from test_groups import people_table

from digimat.answers.table import AnswerTable
from digimat.questionnaires import load
from digimat.scoring import check_rules, score, score_groups
from digimat.scoring.quality import check_quality, quality_notes, rapid_below

FOLDER = Path(__file__).parent / "quality"
SOURCE = load(FOLDER / "care.yaml")
ITEMS = [item.id for item in SOURCE.questionnaire.items]
CASES = yaml.safe_load((FOLDER / "care_cases.yaml").read_text("utf-8"))


def spread(given, signs):
    """A value an item, from rows of several: ``{w: 1 2 3}``; None where nothing is said."""
    row = dict.fromkeys(ITEMS)
    for letter, values in given.items():
        named = [item for item in ITEMS if item[0] == letter]
        row |= {item: signs.get(v, v) for item, v in zip(named, str(values).split(), strict=True)}
    return row


def table_of(cases):
    answers = [spread(case["answers"], {"-": "", ".": None}) for case in cases]
    times = [spread(case.get("seconds", {}), {"x": None}) for case in cases]
    seconds = {i: [None if row[i] is None else float(row[i]) for row in times] for i in ITEMS}
    return AnswerTable(
        tuple(f"p{n}" for n in range(len(cases))),
        {item: [row[item] for row in answers] for item in ITEMS},
        seconds={item: column for item, column in seconds.items() if any(column)},
    )


def results_of(cases):
    return score(SOURCE.questionnaire, table_of(cases))


def found(quality, row):
    """What was found on a respondent, as the cases say it."""
    straight, effort = float(quality.lines.found[row]), float(quality.effort[row])
    seconds = float(quality.seconds_per_item[row])
    known = {
        "straight": None if np.isnan(straight) else bool(straight),
        "seconds_per_item": None if np.isnan(seconds) else seconds,
        "effort": None if np.isnan(effort) else effort,
    }
    return {
        "longest_run": int(quality.lines.longest_run[row]),
        "sections": [name for name, alike in quality.lines.sections.items() if alike[row]],
        "rapid": [name for name, fast in quality.rapid.items() if fast[row]],
        **{name: value for name, value in known.items() if value is not None},
    }


def expected(case):
    said = {n: case[n] for n in ("longest_run", "straight", "seconds_per_item") if n in case}
    if "effort" in case:
        said["effort"] = pytest.approx(float(Fraction(case["effort"])))
    return {"sections": case.get("sections", []), "rapid": case.get("rapid", []), **said}


def is_to_check(case):
    return bool(case.get("straight") or case.get("fast") or Fraction(case.get("effort", 1)) < Fraction(9, 10))


def test_the_questionnaire_of_the_cases_has_nothing_wrong():
    assert [problem for problem in check_rules(SOURCE) if not problem.warning] == []


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES])
def test_what_is_found_on_a_respondent(case):
    results = results_of([case])
    quality = check_quality(results)
    assert found(quality, 0) == expected(case)
    assert bool(quality.to_check[0]) == is_to_check(case)
    assert bool(quality_notes(results, 0)) == is_to_check(case)


def test_a_respondent_is_found_the_same_among_all_others():
    quality = check_quality(results_of(CASES))
    assert [found(quality, row) for row in range(len(CASES))] == [expected(case) for case in CASES]
    assert list(quality.to_check) == [is_to_check(case) for case in CASES]


def test_a_few_rows_can_be_looked_at_alone():
    results = results_of(CASES)
    some = check_quality(results, slice(3, 5))
    assert [found(some, 0), found(some, 1)] == [expected(CASES[3]), expected(CASES[4])]


def test_it_changes_no_score():
    slow = [{**case, "seconds": {}} for case in CASES]
    for name, result in results_of(CASES).scales.items():
        assert result.score.tobytes() == results_of(slow).scales[name].score.tobytes()


def test_nobody_is_found_nothing():
    quality = check_quality(results_of([]))
    assert quality.to_check.shape == (0,)


@pytest.mark.parametrize(("expects", "below"), [(5, 3), (30, 3), (45, 4.5), (100, 10), (150, 10)])
def test_what_is_rapid_follows_the_expected_time_from_three_to_ten_seconds(expects, below):
    assert rapid_below(expects) == pytest.approx(below)


def test_the_reasons_are_said_in_both_languages():
    everything = {
        "answers": {
            "w": "4 4 4 4 4 4", "h": "4 4 4 4 0 1 2 3 0 1 2 3", "p": "1 7", "k": "a a a a a a a a a a",
        },
        "seconds": {"w": "2 2 2 2 2 2", "h": " ".join(["1.98"] * 12), "p": "1 1", "k": " ".join(["1"] * 10)},
    }  # fmt: skip
    notes = quality_notes(results_of([everything]), 0)
    assert [note.fr for note in notes] == [
        "La même réponse 10 fois de suite.",
        "La même réponse à toute la section « Travail », dont des questions inversées.",
        "1,8 s par question en moyenne ; la lire en demande 2.",  # (12 + 23.76 + 2) / 20 = 1.888, cut
        "9 réponses sur 9 trop rapides pour avoir été réfléchies.",
    ]
    assert [note.en for note in notes] == [
        "The same answer 10 times in a row.",
        'The same answer throughout the section "Work", which has reversed questions.',
        "1.8 s a question on average; reading it takes 2.",
        "9 of 9 answers given too fast to have been thought about.",
    ]


def test_a_group_has_no_notes():
    motors = load(FOLDER.parent / "outcomes" / "motors.yaml").questionnaire
    results = score_groups(
        motors, people_table(motors, [{"role": "head", "n": 2}, {"role": "head", "n": 3}]), "organisation"
    )
    assert len(results.table.respondents) == 1
    assert quality_notes(results, 0) == ()
