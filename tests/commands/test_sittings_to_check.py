"""``score`` tells which sittings to check; a person's own report and results say nothing of it."""

from itertools import count
from pathlib import Path

import pytest

from digimat.administration import Answer, Next, Now
from digimat.answers.answer_files import read_answers
from digimat.answers.sitting import open_sitting
from digimat.answers.store import SessionRecord, Store
from digimat.questionnaires import load
from digimat.reports.data import scores_json
from digimat.scoring import score
from digimat.scoring.quality import quality_notes

CARE = Path(__file__).parents[1] / "scoring" / "quality" / "care.yaml"
RATINGS = [*(f"w{n}" for n in range(1, 7)), *(f"h{n}" for n in range(1, 13))]
OTHERS = ["p1", "p2", *(f"k{n}" for n in range(1, 11))]  # left blank
CAREFUL, STRAIGHT = "123451" + "012340123401", "444444" + "222222222222"


@pytest.fixture
def answers(tmp_path):
    """name, answers a digit each -> a file of answers."""

    def write(people):
        lines = [",".join(["respondent", *RATINGS, *OTHERS])]
        lines += [",".join([code, *given, *("" for _ in OTHERS)]) for code, given in people.items()]
        file = tmp_path / "answers.csv"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    return write


def test_one_line_tells_how_many_sittings_to_check_and_whose(call, answers):
    file = answers({"p-1": CAREFUL, "p-2": STRAIGHT, "p-3": CAREFUL, "p-4": STRAIGHT})
    assert "2 sittings to check: p-2, p-4\n" in call("score", file, "-q", CARE, "--lang", "en").err
    assert "2 passations à vérifier : p-2, p-4\n" in call("score", file, "-q", CARE, "--lang", "fr").err


def test_one_sitting_is_told_in_the_singular(call, answers):
    file = answers({"p-1": CAREFUL, "p-2": STRAIGHT})
    assert "1 sitting to check: p-2\n" in call("score", file, "-q", CARE, "--lang", "en").err
    assert "1 passation à vérifier : p-2\n" in call("score", file, "-q", CARE, "--lang", "fr").err


def test_no_line_where_there_is_nothing_to_check(call, answers):
    assert "to check" not in call("score", answers({"p-1": CAREFUL}), "-q", CARE, "--lang", "en").err


def test_of_very_many_the_first_codes_are_told(call, answers):
    file = answers({f"p-{n:02}": STRAIGHT for n in range(30)})
    told = call("score", file, "-q", CARE, "--lang", "en").err
    assert "30 sittings to check: p-00, p-01" in told
    assert "p-19, …\n" in told
    assert "p-20" not in told


def test_json_says_for_each_respondent_what_can_be_known(call, answers):
    file = answers({"p-1": CAREFUL, "p-2": STRAIGHT, "p-3": "     1" + " " * 12})
    people = call("score", file, "-q", CARE, "--json").data["respondents"]
    assert people[0]["quality"] == {
        "to_check": False,
        "straight_lining": {"found": False, "longest_run": 1, "sections": []},
    }
    assert people[1]["quality"] == {
        "to_check": True,
        "straight_lining": {"found": True, "longest_run": 12, "sections": ["work"]},
    }
    assert "quality" not in people[2]


def test_the_scores_are_the_same_with_and_without_it(call, answers):
    both = call("score", answers({"p-1": CAREFUL, "p-2": STRAIGHT}), "-q", CARE).out.splitlines()
    alone = call("score", answers({"p-2": STRAIGHT}), "-q", CARE).out.splitlines()
    assert both[2] == alone[1]


def test_what_is_attached_to_a_report_or_shown_to_a_person_says_nothing_of_it(answers):
    source = load(CARE)
    held = read_answers(answers({"p-2": STRAIGHT}), source.questionnaire, lambda band: band)
    results = score(source.questionnaire, held.table)
    assert "quality" not in scores_json(results, source)["respondents"][0]
    assert "quality" in scores_json(results, source, for_assessor=True)["respondents"][0]


def test_behind_groups_nobody_is_named(call, answers):
    file = answers({"p-1": CAREFUL, "p-2": STRAIGHT})
    with_teams = [
        f"{line},{team}" for line, team in zip(file.read_text().splitlines(), ("team", "x", "x"), strict=True)
    ]
    file.write_text("\n".join(with_teams) + "\n")
    done = call("score", file, "-q", CARE, "--by", "team", "--lang", "en")
    assert "1 sitting to check\n" in done.err
    assert "p-2" not in done.err


def sat(folder, milliseconds):
    """The results of a sitting in which each answer took so long."""
    clock = count(0, milliseconds)
    source = load(CARE)
    record = SessionRecord(
        id="AAAAAA", questionnaire="care", version="1.0", sha256=source.sha256, form="whole", language="en",
        respondent="p-1", required="", opened_at="2026-11-22T09:00:00.000+00:00", software="digimat",
    )  # fmt: skip
    ids = count()
    with Store(folder / "store.db", lambda: f"id-{next(ids)}") as store:
        sitting = open_sitting(store, record, source, lambda: Now(record.opened_at, next(clock)))
        for name in OTHERS:
            sitting.conductor.do(Answer("4" if name[0] == "p" else "a", name))
            sitting.conductor.do(Next())
        return score(source.questionnaire, sitting.table)


def test_a_sitting_has_times_that_tell_rapid_guesses(tmp_path):
    notes = [note.en for note in quality_notes(sat(tmp_path, 500), 0)]
    assert len(notes) == 2
    assert notes[0].endswith("s a question on average; reading it takes 2.")
    assert notes[1] == "9 of 9 answers given too fast to have been thought about."  # k10 expects no time


def test_a_careful_sitting_has_nothing_to_tell(tmp_path):
    assert quality_notes(sat(tmp_path, 30_000), 0) == ()


def test_a_sitting_that_a_script_entered_is_not_suspected(tmp_path):
    assert quality_notes(sat(tmp_path, 3), 0) == ()
