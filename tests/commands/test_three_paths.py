"""One person, three ways in (typed in plain lines, a script, a file of answers): one result."""

import io
import json
import sys

import pytest
from command_kit import AGILITY, COACHED, FORM, GOLDEN, answer_file, script_file


def typed(item, code):
    """The line that a respondent types for a code."""
    if code in ("", "dk"):
        return ":s" if code == "" else ":d"
    numbers = {option: str(number) for number, option in enumerate(item.options, 1)}
    letters = {option: "ABCDEFGH"[number] for number, option in enumerate(item.options)}
    match item.type:
        case "single":
            return numbers[code]
        case "multi":
            return " ".join(numbers[c] for c in code.split("+"))
        case "order":
            return " ".join(numbers[c] for c in code.split(">"))
        case "match":
            return " ".join(letters[pair.split("=")[1]] for pair in code.split())
        case "sjt_bw":
            return " ".join(numbers[part.split("=")[1]] for part in code.split())
    return code


def plain_input(given, monkeypatch):
    practice = [":s", ":s"]
    asked = [*FORM, *(AGILITY.item(name) for name in AGILITY.form().modules["coach"] if name in given)]
    lines = ["", *practice, *(typed(item, given[item.id]) for item in asked), "e"]
    data = "".join(f"{line}\n" for line in lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


CASES = {**GOLDEN, **{f"{name} with the coach module": given for name, given in COACHED.items()}}
OUTCOMES = {"AG3 with the coach module": "coach", "AG4 with the coach module": "future_coach"}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("case", CASES)
def test_plain_lines_a_script_and_a_file_give_the_same_result(call, tmp_path, monkeypatch, case, lang):
    given = CASES[case]
    asked = ["--require", "avancé", "--lang", lang]
    file = answer_file(tmp_path / "answers.csv", {"p-1": given})
    from_file = call("score", file, "-q", "agility", "--json", *asked).data

    run = ["run", "agility", "--respondent", "p-1", "--no-pdf", "--json", *asked]
    scripted = call(*run, "--script", script_file(tmp_path / "paper.txt", given)).data

    plain_input(given, monkeypatch)
    done = call(*run, *(["--module", "coach"] if case in OUTCOMES else []))
    assert done.status == 0
    by_hand = done.out[done.out.index('{\n  "format"') :]

    assert from_file["respondents"][0]["decisions"]["coach_outcome"]["outcome"] == OUTCOMES.get(case)
    for other in (scripted, json.loads(by_hand)):
        assert len(other.pop("session")) == 6
        assert (other.pop("incidents"), other.pop("late")) == ([], [])
        assert other == from_file
