"""The instrument of the batch scoring bench: digimat and a few lines of plain Python make the same of it."""

import bisect
import math
import random
from pathlib import Path

import pytest

from digimat.answers.encoded import Encoded
from digimat.answers.exports.mapping_file import load as load_mapping
from digimat.answers.table import AnswerTable
from digimat.questionnaires import load, read_questionnaire
from digimat.scoring import check_rules, score

FOLDER = Path(__file__).parents[2] / "bench" / "instrument"
SOURCE = load(FOLDER / "questionnaire.yaml")
QUESTIONNAIRE = SOURCE.questionnaire

RATINGS = [f"l{n:02}" for n in range(1, 31)]
FACTS = [f"k{n:02}" for n in range(1, 21)]
CHOICES = [f"m{n:02}" for n in range(1, 11)]
REVERSED = set(RATINGS[3::4])
KEYS = dict(zip(FACTS, "daceb" * 4, strict=True))
SEVERAL = dict(zip(CHOICES, ["ac", "bde", "ad", "bc", "ace", "de", "abd", "ce", "be", "acd"], strict=True))
WEIGHTS = {"s1": 15, "s2": 15, "s3": 10, "s4": 10, "s5": 10, "k1": 15, "k2": 15, "m": 10}
STAGES = {"s1": 35, "s2": 40, "s3": 45, "s4": 50, "s5": 55}
NORM = [0.0, *(round(50 + 9.5 * math.log(p / (100 - p)), 3) for p in range(1, 100)), 95.0]
PEOPLE = 3000


def draw_people():
    """Answers by item. Some leave more out than others, some give up, some are always right or always agree."""
    draw = random.Random(7)
    people = []
    for _ in range(PEOPLE):
        lean, left_out = draw.choice([0.1, 0.3, 0.5, 0.7, 0.9, 1.0]), draw.choice([0, 0.03, 0.1, 0.3])
        row = {}
        for name in RATINGS:
            step = sum(draw.random() < lean for _ in range(4)) + 1
            row[name] = str(6 - step if name in REVERSED else step)
        for name, key in KEYS.items():
            row[name] = key if draw.random() < lean else draw.choice("abcde")
        for name, keys in SEVERAL.items():
            row[name] = "+".join(o for o in "abcde" if draw.random() < (lean if o in keys else 1 - lean))
        gives_up = draw.choice([60] * 9 + [draw.randrange(60)])
        people.append(
            {
                name: "" if place >= gives_up or draw.random() < left_out else answer
                for place, (name, answer) in enumerate(row.items())
            }
        )
    return people


# The reference


def opinion(row, items):
    """Percent from 0 to 100, of the ratings given; None where fewer than 80 % are."""
    given = [6 - int(row[name]) if name in REVERSED else int(row[name]) for name in items if row[name]]
    if len(given) * 100 < 80 * len(items):
        return None
    return (sum(given) - len(given)) * 100 / (4 * len(given))


def knowledge(row, items):
    """1 a right answer; each wrong one of the last five questions costs a quarter."""
    right = sum(row[name] == KEYS[name] for name in items)
    return right - 0.25 * sum(row[n] not in ("", KEYS[n]) for n in items if n in FACTS[15:])


def choices(row):
    """Right ticks less wrong ones as a share of the keys, not below 0, over all questions."""
    points = 0.0
    for name, keys in SEVERAL.items():
        ticked = set(row[name].split("+")) - {""}
        points += max(0, len(ticked & set(keys)) - len(ticked - set(keys))) / len(keys)
    return points


def score_plainly(row):
    """Everything of one respondent; None = missing."""
    found = {f"s{n + 1}": opinion(row, RATINGS[6 * n : 6 * n + 6]) for n in range(5)}
    found |= {"k1": knowledge(row, FACTS[:10]), "k2": knowledge(row, FACTS[10:]), "m": choices(row)}
    in_percent = {n: s if n in STAGES or s is None else 10 * max(s, 0) for n, s in found.items()}
    there = [name for name, percent in in_percent.items() if percent is not None]
    weight = sum(WEIGHTS[name] for name in there)
    overall = None
    if weight >= 80:
        overall = round(sum(WEIGHTS[name] * in_percent[name] for name in there) / weight, 9)
    found["overall"] = overall
    found["percentile"] = None if overall is None else max(0, bisect.bisect_right(NORM, overall) - 1)
    names = ("novice", "basic", "proficient", "advanced")
    found["standing"] = None if overall is None else names[bisect.bisect_right([35, 50, 65], overall)]
    reached = [found[name] is not None and found[name] >= cut for name, cut in STAGES.items()]
    found["stage"] = str([*reached, False].index(False))
    table = {(1, 1): "adopt", (1, 0): "train", (0, 1): "explore", (0, 0): "support"}
    found["outcome"] = None if found["s1"] is None else table[found["s1"] >= 50, found["k1"] >= 6]
    return found


# What digimat makes of it


@pytest.fixture(scope="module")
def people():
    return draw_people()


@pytest.fixture(scope="module")
def results(people):
    columns = {name: Encoded.of([row[name] for row in people]) for name in people[0]}
    return score(QUESTIONNAIRE, AnswerTable([f"r{n}" for n in range(len(people))], columns))


def test_nothing_is_wrong_with_it():
    _, problems = read_questionnaire(SOURCE.text, "questionnaire.yaml")
    assert [problem.message.en for problem in (*problems, *check_rules(SOURCE))] == []


def test_everything_is_what_the_plain_reference_says(people, results):
    wrong, seen = [], {}
    for row, answers in enumerate(people):
        expected = score_plainly(answers)
        found = {name: scale.score[row] for name, scale in results.scales.items()}
        assert {*found, "standing", "stage", "outcome"} == set(expected)
        for name, number in found.items():
            wanted = expected[name]
            same = math.isnan(number) if wanted is None else abs(number - wanted) <= 1e-9
            wrong += [] if same else [(row, name, number, wanted)]
        labels = {
            "standing": results.level("standing").step_id(row),
            "stage": results.stages["stage"].step_id(row),
            "outcome": results.decisions["outcome"].outcome(row),
        }
        wrong += [
            (row, n, label, expected[n]) for n, label in labels.items() if (label or None) != expected[n]
        ]
        for name in (*labels, "percentile", "overall", *WEIGHTS):
            seen.setdefault(name, set()).add(expected[name])
    assert wrong == []
    # What was drawn has everything that could go wrong: each label, each missing score, losses, scores on a cut.
    assert seen["standing"] == {None, "novice", "basic", "proficient", "advanced"}
    assert seen["stage"] == set("012345")
    assert seen["outcome"] == {None, "adopt", "train", "explore", "support"}
    assert all(None in seen[name] for name in STAGES)
    assert min(seen["k2"]) < 0
    assert all(cut in seen[name] for name, cut in {"s1": 50, "s2": 40, "s3": 45, "s4": 50, "s5": 55}.items())
    assert len(seen["percentile"]) > 60


def test_nobody_is_without_a_stage_even_with_nothing_answered():
    nothing = dict.fromkeys((*RATINGS, *FACTS, *CHOICES), "")
    alone = score(QUESTIONNAIRE, AnswerTable(["r0"], {name: [cell] for name, cell in nothing.items()}))
    expected = score_plainly(nothing)
    assert (expected["stage"], expected["overall"], expected["outcome"]) == ("0", None, None)
    assert alone.stages["stage"].step_id(0) == "0"
    assert math.isnan(alone.scales["overall"].score[0])
    assert alone.decisions["outcome"].outcome(0) == ""


def test_a_scale_that_is_there_counts_with_its_whole_weight():
    row = dict.fromkeys((*RATINGS, *FACTS, *CHOICES), "") | dict.fromkeys(RATINGS, "3") | KEYS
    row |= {"l01": "5", "l02": ""}  # the first scale is answered to 5/6
    row |= {name: "+".join(keys) for name, keys in SEVERAL.items()}
    found = score(QUESTIONNAIRE, AnswerTable(["r0"], {name: [cell] for name, cell in row.items()}))
    # s1 = (5 + 4 × 3 - 5) × 100 / 20 = 60, not weighed by 5/6; the others 50, knowledge and choices 100.
    assert found.scales["overall"].score[0] == (15 * 60 + 45 * 50 + 40 * 100) / 100


def test_its_mapping_names_every_item_once():
    mapping = load_mapping(FOLDER / "mapping.yaml", QUESTIONNAIRE)
    assert not mapping.problems
    items = [entry.target for entry in mapping.entries if entry.role == "answer"]
    assert items == [item.id for item in QUESTIONNAIRE.items]
    assert [entry.heading for entry in mapping.entries if entry.role == "answer"] == [(i,) for i in items]
