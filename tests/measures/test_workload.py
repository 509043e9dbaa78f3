"""The workload of the measures: the same bytes everywhere; and a scorer that notices what is wrong."""

import csv
import hashlib

import pytest

from bench.batch import key, workload
from bench.batch.compared import differences
from bench.batch.oracle import main as write_scores
from bench.batch.oracle import percent, points, score, ticks

ROWS = 60


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    path = tmp_path_factory.mktemp("workload") / "answers.csv"
    workload.write(ROWS, path)
    return path


@pytest.fixture
def scores(answers, tmp_path):
    path = tmp_path / "scores.csv"
    write_scores(answers, path)
    return path


def test_bytes_are_always_the_same():
    block = hashlib.sha256(workload.block(0)).hexdigest()
    assert block == "170a3c2c53dba175d1ab42b9194226ed93f929f1bcc6745107922904765488df"


def test_smaller_file_is_the_beginning_of_a_larger_one(answers, tmp_path):
    workload.write(2 * ROWS, tmp_path / "more.csv")
    assert (tmp_path / "more.csv").read_bytes().startswith(answers.read_bytes())
    assert answers.read_bytes().count(b"\n") == ROWS + 1


def test_four_of_five_answered_are_enough_and_an_exact_45_is_45():
    answers = dict.fromkeys(key.LIKERT[:6], "")
    answers |= {"L01": "3", "L02": "3", "L03": "3", "L05": "2", "L06": "3"}
    assert percent(answers, key.LIKERT[:6]) == 45
    assert percent({**answers, "L06": ""}, key.LIKERT[:6]) is None


def test_wrong_answers_cost_only_where_there_is_a_penalty():
    wrong = {item: "a" if right != "a" else "b" for item, right in key.RIGHT.items()}
    assert points(wrong, key.KEYED_SCALES["k1"]) == 0
    assert points(wrong, key.KEYED_SCALES["k2"]) == -1.25
    assert points(dict.fromkeys(key.KEYED, ""), key.KEYED_SCALES["k2"]) == 0


def test_wrong_ticks_are_taken_from_the_right_ones_of_the_same_item_only():
    nothing = dict.fromkeys(key.MULTI, "")
    assert ticks({**nothing, "M01": "a;c"}) == 1
    assert ticks({**nothing, "M01": "a;b;c"}) == 0.5
    assert ticks({**nothing, "M01": "b;d;e", "M03": "a"}) == 0.5


def test_respondent_without_answers_has_points_but_no_percent():
    scored = score(dict.fromkeys(key.ITEMS, ""))
    assert scored["s1"] is None
    assert scored["global"] is None
    assert scored["band"] is None
    assert (scored["k1"], scored["m"], scored["stage"]) == (0, 0, 0)


def test_own_scores_agree(answers, scores):
    assert differences(answers, scores) == []


@pytest.mark.parametrize("column", key.SCORES)
def test_one_cell_that_differs_is_found(answers, scores, column):
    rows = list(csv.reader(scores.read_text(encoding="utf-8").splitlines()))
    place, row = key.SCORES.index(column), ROWS // 2
    rows[row][place] = str(float(rows[row][place] or 0) + 1e-8) if column in key.NUMBERS else "other"
    with scores.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    (found,) = differences(answers, scores)
    assert found.startswith(f"r{row - 1:09d} {column}:")


def test_row_too_few_or_a_column_too_few_is_found(answers, scores):
    lines = scores.read_text(encoding="utf-8").splitlines(keepends=True)
    scores.write_text("".join(lines[:-1]), encoding="utf-8")
    assert differences(answers, scores) == ["too few rows"]
    scores.write_text("".join(lines).replace("percentile", "rank", 1), encoding="utf-8")
    assert differences(answers, scores) == ["no column percentile"]


def test_polars_by_hand_agrees(answers, tmp_path):
    from bench.batch.peers import polars_by_hand, polars_tuned

    for number, peer in enumerate((polars_by_hand, polars_tuned)):
        target = tmp_path / f"{number}.csv"
        peer.score(str(answers), str(target))
        assert differences(answers, target) == []
