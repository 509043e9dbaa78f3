"""Forms on the command line: drawn by a seed, with modules; practice is nowhere in the results."""

import csv
import io
from pathlib import Path

import pytest

from digimat.questionnaires import assemble, load

PATH = Path(__file__).parents[1] / "questionnaires" / "bank.yaml"
BANK = load(PATH).questionnaire


@pytest.fixture
def sit(call, tmp_path):
    """Sit the small test with a bank: the lines of a script, then the words of the command."""

    def run(*words, lines=("answer tally 7", "answer choose c", "submit"), name=PATH):
        (tmp_path / "paper.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return call("run", name, "--script", "paper.txt", "--no-pdf", "--json", "--lang", "en", *words)

    return run


def person(done):
    assert done.status == 0, done.err
    (result,) = done.data["respondents"]
    return result


def test_a_seed_asks_the_same_items_again(sit):
    first, again = (person(sit("--seed", 3)) for _ in range(2))
    assert first["asked"] == again["asked"] == {
        "tally": {"variant": "v3", "set": "s2"},
        "choose": {"variant": "v2", "set": None},
    }  # fmt: skip
    assert {str(person(sit("--seed", seed))["asked"]) for seed in range(4)} > {str(first["asked"])}


@pytest.mark.parametrize(
    ("words", "form", "seed"),
    [
        ((), "a", None),
        (("--form", "b"), "b", None),
        (("--form", "B"), "b", None),
        (("--seed", "3"), "seed-3", 3),
        (("--seed", "0"), "seed-0", 0),
        (("--form", "seed-3"), "seed-3", 3),
        (("--form", "seed-3+coach"), "seed-3+coach", 3),
        (("--seed", "3", "--module", "coach"), "seed-3+coach", 3),
    ],
)
def test_the_result_says_which_form_was_asked(sit, words, form, seed):
    result = person(sit(*words))
    assert (result["form"], result["seed"]) == (form, seed)
    assert result["bank"] == {"version": "1.0", "private": {}}
    asked = {name: "/".join(filter(None, each.values())) for name, each in result["asked"].items()}
    assert asked == assemble(BANK, form).instances


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--form", "a", "--seed", "3"), "CLI014", "--form and --seed both choose the form"),
        (("--seed", "-1"), "CLI015", "from 0 to 999999999"),
        (("--seed", "1000000000"), "CLI015", "--seed 1000000000: out of range"),
        (("--form", "z"), "CLI006", "There are: a, b, seed-N."),
        (("--form", "seed-x"), "CLI006", 'there is no form "seed-x"'),
        (("--module", "coch"), "CLI013", 'Did you mean "coach"?'),
        (("--module", "practice"), "CLI013", "There are: coach."),
        (("--form", "a", "--module", "a"), "CLI013", 'there is no module "a"'),
        (("--seed", "3", "--module", "coach,nothing"), "CLI013", 'there is no module "nothing"'),
    ],
)
def test_a_form_that_does_not_exist_is_told_before_anything_begins(sit, tmp_path, words, code, told):
    done = sit(*words)
    assert (done.status, done.out) == (2, "")
    assert code in done.err
    assert told in done.err
    assert not (tmp_path / "store").exists()


def test_a_seed_that_is_no_number_is_a_command_written_wrongly(sit):
    done = sit("--seed", "x")
    assert (done.status, done.out) == (2, "")
    assert "CLI001" in done.err


@pytest.mark.parametrize(("words", "code"), [(("--seed", "3"), "CLI016"), (("--module", "coach"), "CLI013")])
def test_a_questionnaire_without_a_bank_or_modules_has_none_to_give(sit, words, code):
    done = sit(*words, name="cdo")
    assert (done.status, done.out) == (2, "")
    assert code in done.err
    assert f"leave out {words[0]}" in done.err.lower()


@pytest.mark.parametrize(
    "words",
    [
        ("--module", "coach", "--module", "self"),
        ("--module", "coach,self"),
        ("--module", "self, COACH"),
        ("--module", "self", "--form", "a+coach"),
    ],
)
def test_several_modules_are_named_one_by_one_or_together(sit, words):
    assert person(sit(*words, lines=["submit"], name="agility"))["form"] == "a+self+coach"


def test_a_script_that_answers_an_item_of_a_module_takes_it(sit):
    lines = ["answer k1 best=a worst=d", "submit"]
    assert person(sit(lines=lines, name="agility"))["form"] == "a+coach"
    told = person(sit("--module", "self", lines=lines, name="agility"))
    assert told["form"] == "a+self+coach"
    assert told["answers"]["k1"]["code"] == "best=a worst=d"


def test_a_script_that_practises_takes_no_module(sit):
    result = person(sit(lines=["answer try_me a", "answer tally 2", "submit"]))
    assert result["form"] == "a"


def test_practice_is_neither_in_the_result_nor_in_the_answers(sit, call):
    result = person(sit("-r", "p-1", lines=["answer try_me a", "answer tally 2", "submit"]))
    assert "try_me" not in result["answers"]
    assert result["items"] == {"answered": 1, "blank": 1, "not_shown": 3}
    done = call("answers", "-q", PATH)
    assert list(csv.DictReader(io.StringIO(done.out))) == [
        {
            "respondent": "p-1", "tally": "2", "choose": "", "h1": "na", "h2": "na", "h3": "na",
            "form": "a", "tally_variant": "v1", "tally_set": "s1", "choose_variant": "v1",
        }
    ]  # fmt: skip


def test_practice_counts_for_nothing_in_what_is_left_to_answer(sit):
    done = sit(lines=["answer try_me a", "answer tally 2", "pause"])
    assert (done.status, done.data["answered"], done.data["items"]) == (3, 1, 2)


def test_a_drawn_form_goes_on_as_it_began(sit, call, monkeypatch):
    code = sit("--seed", 3, lines=["answer tally 2", "pause"]).data["session"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"s\n")))
    done = call("resume", code, "--lang", "en")
    assert done.status == 3
    assert "Your current answer: 2" in done.out


def test_the_answers_of_drawn_forms_score_as_the_sittings_did(sit, call):
    results = [person(sit("--seed", n, "--module", "coach", "-r", f"p-{n}")) for n in range(4)]
    assert call("answers", "-q", PATH, "-o", "all.csv").status == 0
    filed = call("score", "all.csv", "-q", PATH, "--json").data["respondents"]
    for one, other in zip(results, filed, strict=True):
        assert (one["respondent"], one["form"], one["seed"]) == (
            other["respondent"],
            f"seed-{other['seed']}+coach",
            other["seed"],
        )
        assert one["asked"] == other["asked"]
        assert one["scales"]["total"] == other["scales"]["total"]
