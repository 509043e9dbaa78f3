"""``relations``: between units always, of single people only where the questionnaire allows it."""

import csv
import io
from pathlib import Path

import pytest

COMMUNITY = Path(__file__).parents[1] / "scoring" / "relations" / "community.yaml"
HEADER = "author;reactor;unit_author;unit_reactor;type"
INERT = "'"


@pytest.fixture
def ask(call):
    """Call the command on ``interactions.csv``, in English."""

    def asked(*words):
        return call("--lang", "en", "relations", "interactions.csv", "-q", COMMUNITY, *words)

    return asked


def ring(unit, count):
    names = [f"{unit}{number}" for number in range(count)]
    return [(name, names[number - 1], unit, unit, "like") for number, name in enumerate(names)]


ROWS = [
    *ring("Sales", 6),
    *ring("Plant", 7),
    *ring("HR", 3),
    ("Sales0", "Plant0", "Sales", "Plant", "comment"),
]


def interactions(*rows, name="interactions.csv"):
    Path(name).write_text("\n".join([HEADER, *(";".join(row) for row in rows), ""]), encoding="utf-8")


def answers(active=360, rules="yes", informed="yes"):
    header = "respondent,members,active,rules,informed"
    Path("answers.csv").write_text(f"{header}\norg,900,{active},{rules},{informed}\n", encoding="utf-8")


def rows_of(name):
    return list(csv.DictReader(io.StringIO(Path(name).read_text(encoding="utf-8"))))


def test_the_figures_are_shown_with_the_law_of_rows(ask):
    interactions(*ROWS, ("HR0", "HR0", "HR", "HR", "like"))
    answers()
    done = ask("--answers", "answers.csv")
    assert done.status == 0
    assert "Rows read: 18 = 17 used + 1 reaction to oneself + 0 rejected" in done.err
    assert "5.9% (1 / 17)" in done.out
    assert "Allowed; --people FILE writes it." in done.out
    assert "Sales0" not in done.out + done.err


def test_a_small_unit_is_nowhere_but_in_the_list_of_hidden_ones(ask):
    interactions(*ROWS)
    done = ask("-o", "units.csv", "--json")
    matrix = done.data["matrix"]
    assert (matrix["units"], matrix["hidden"]) == (["Plant"], ["HR", "Sales"])
    assert (matrix["people"], matrix["counts"]) == ([7, 9], [[7, 1], [0, 9]])
    units = rows_of("units.csv")
    assert [(row["unit"], row["people"], row["to Plant"]) for row in units] == [
        ("Plant", "7", "7"), ("hidden units", "9", "0"),
    ]  # fmt: skip


def test_members_without_a_contribution(ask):
    interactions(*ROWS)
    listed = [*((name, "Plant") for name in ("Plant0", "Plant1", "a", "b", "c")), ("d", "Lab")]
    Path("members.csv").write_text(
        "person,unit\n" + "".join(f"{p},{u}\n" for p, u in listed), encoding="utf-8"
    )
    done = ask("--members", "members.csv", "--json")
    silence = done.data["silence"]
    assert silence["units"] == {}  # Lab alone could be had by subtraction
    assert silence["others"] == {"part": 4, "whole": 6, "percent": pytest.approx(400 / 6)}
    assert ask("--json").data["silence"] is None
    assert "Not known: who takes part in nothing is not in this file." in ask().out


@pytest.mark.parametrize(
    ("given", "reasons"),
    [
        ({}, []),
        ({"informed": "no"}, ["people are not informed"]),
        ({"informed": ""}, ["people are not informed"]),
        ({"active": 200, "rules": "no"}, ["the network is not in its cruise phase", "the rules are not clear"]),
        ({"active": ""}, ["the network is not in its cruise phase"]),
    ],
)  # fmt: skip
def test_the_index_is_withheld_for_every_reason_there_is(ask, given, reasons):
    interactions(*ROWS)
    answers(**given)
    done = ask("--answers", "answers.csv", "--json")
    assert [reason["en"] for reason in done.data["individual"]["withheld"]] == reasons
    assert done.data["individual"]["people"] is None
    written = ask("--answers", "answers.csv", "--people", "people.csv")
    assert written.status == (1 if reasons else 0)
    assert Path("people.csv").exists() is not bool(reasons)
    assert all(
        f"CLI060 the index of single people is withheld: {reason}" in written.err for reason in reasons
    )


def test_without_answers_the_index_is_withheld(ask):
    interactions(*ROWS)
    assert "Withheld: there are no answers about the organisation" in ask().out
    assert ask("--people", "people.csv").status == 1


def test_a_questionnaire_without_conditions_allows_no_index(call):
    interactions(*ROWS)
    done = call("--lang", "en", "relations", "interactions.csv", "-q", "agility")
    assert "Withheld: this questionnaire does not say on which conditions" in done.out


def test_the_index_is_written_to_a_file_of_its_own(ask):
    interactions(*ROWS)
    answers()
    done = ask("--answers", "answers.csv", "--people", "people.csv")
    assert done.status == 0
    people = rows_of("people.csv")
    assert people[0] == {"person": "Sales0", "colleagues": "2", "units": "2", "index": "100.00"}
    assert {row["index"] for row in people[1:]} == {"50.00"}
    assert Path("people.csv").stat().st_mode & 0o077 == 0


def test_nothing_that_a_spreadsheet_would_run_is_written(ask):
    bad = ["=1+1", "+33", "-2", "@x", "\tx=1", "＝1", '=HYPERLINK("x")', " =1"]
    units = [f"{sign}{n}" for n, sign in enumerate(("=", "+", "@"))]
    rows = [
        (f'"{name.replace(chr(34), chr(34) * 2)}{n}"', f"p{n}{m}", unit, unit, "like")
        for n, unit in enumerate(units)
        for m, name in enumerate(bad)
    ]
    interactions(*rows)
    answers()
    assert ask("--answers", "answers.csv", "--people", "people.csv", "-o", "units.csv").status == 0
    for name in ("people.csv", "units.csv"):
        cells = [cell for row in csv.reader(io.StringIO(Path(name).read_text("utf-8"))) for cell in row]
        assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@", "＝")], name
        assert any(cell.startswith(INERT) for cell in cells)


def test_a_name_cannot_speak_to_the_terminal(ask):
    interactions(*[(a, r, u.replace("Plant", "\x1b[31m[/red]Plant"), v, k) for a, r, u, v, k in ROWS])
    done = ask()
    assert "\x1b" not in done.out + done.err
    assert "[/red]Plant" in done.out


def test_bad_rows_are_told_and_the_status_says_so(ask):
    interactions(*ROWS, ("", "x", "A", "B", ""))
    done = ask()
    assert done.status == 1
    assert "interactions.csv:19:1: ANS131 the author is missing" in done.err
    assert "Rows read: 18 = 17 used + 0 reactions to oneself + 1 rejected" in done.err


def test_what_is_read_is_never_written_over(ask):
    interactions(*ROWS)
    answers()
    assert ask("-o", "interactions.csv").status == 2
    assert ask("--answers", "answers.csv", "--people", "answers.csv").status == 2
    assert ask("--answers", "answers.csv", "--people", "one.csv", "-o", "one.csv").status == 2


def test_fewer_than_five_people_are_not_told_of(ask):
    interactions(*ring("A", 4))
    done = ask()
    assert (done.status, done.out) == (1, "")
    assert "SCO070" in done.err


def test_in_french(call):
    interactions(*ROWS)
    done = call("--lang", "fr", "relations", "interactions.csv", "-q", COMMUNITY)
    assert "Retenu : on n’a pas de réponses sur l’organisation" in done.out
    assert "5,9\u00a0% (1 / 17)" in done.out
    assert "séparateur « ; »" in done.err
