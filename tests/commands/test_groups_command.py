"""``score --by`` and ``explain --by``: people of a file are pooled into one row an organisation."""

import csv
import io
import json

import pikepdf
import pytest

FILE = """Respondent;Role;organisation;n1;n2;n3;c1;c2;c3;r1;r2;p11;p12;areas;strongest
a1;Direction;Coopérative d’été;3;3;3;4;4;4;2;2;4;4;a+b;n
a2;RH;Coopérative d’été;1;1;1;0;0;0;4;4;1;1;a;c
b1;direction;Bolt;2;2;2;2;2;2;2;2;2;2;a;n
b2;salariés;Bolt;0;0;0;0;0;0;0;0;0;0;;c
c1;staff;;0;0;0;0;0;0;0;0;0;0;;c
"""


@pytest.fixture
def motors(pytestconfig):
    return pytestconfig.rootpath / "tests/scoring/outcomes/motors.yaml"


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "réponses.csv"
    path.write_bytes(FILE.replace("\n", "\r\n").encode("cp1252"))
    return path


def test_a_french_file_is_pooled_into_one_row_an_organisation(call, answers, motors):
    done = call("score", answers, "-q", motors, "--by", "organisation", "--lang", "fr")
    assert done.status == 0
    rows = {row["organisation"]: row for row in csv.DictReader(io.StringIO(done.out))}
    assert list(rows) == ["Coopérative d’été", "Bolt"]
    row = rows["Coopérative d’été"]
    # n: (3 + 1) / 2 = 2; c: (2 × 4 + 0) / 3 = 2.667; r: management alone
    assert (row["people"], row["n"], row["r"]) == ("2", "50", "50")
    assert row["gaps"].startswith("c+")  # the widest first
    assert float(row["c"]) == pytest.approx(66.6667, abs=0.001)
    assert rows["Bolt"]["n"] == "50"


def test_who_does_not_count_is_told(call, answers, motors):
    done = call("score", answers, "-q", motors, "--by", "organisation", "--lang", "en")
    assert '2 groups by "organisation": 4 people' in done.err
    assert "Anonymous role of fewer than 5 people, whose answers do not count: Bolt (staff)" in done.err
    assert "Without a group or a role, and so counted nowhere: 1" in done.err


def test_as_data_a_group_tells_who_is_behind_it(call, answers, motors):
    data = json.loads(call("score", answers, "-q", motors, "--by", "organisation", "--json").out)
    first = data["groups"][0]
    assert first["group"] == "Coopérative d’été"
    assert first["pooled"]["people"] == {"head": 1, "hr": 1, "staff": 0}
    assert first["pooled"]["role_scores"]["n"] == {"head": 75, "hr": 25}
    assert {"scale": "n", "high": {"head": 75}, "low": {"hr": 25}} in first["pooled"]["perception_gaps"]


def test_a_group_is_explained_down_to_its_people(call, answers, motors):
    done = call("explain", answers, "n1", "-q", motors, "--by", "organisation", "-r", "Bolt", "--lang", "en")
    assert done.status == 0
    assert "head · management = 0.5" in done.out
    assert 'answer "2"' in done.out
    assert "fewer than 5 people: nothing is shown" in done.out
    assert "b2" not in done.out


def test_groups_too_small_to_be_shown_are_named_and_nothing_else(call, tmp_path, pytestconfig):
    text = (pytestconfig.rootpath / "tests/scoring/outcomes/motors.yaml").read_text("utf-8")
    path = tmp_path / "survey.yaml"
    path.write_text(
        text.replace("id: motors", "id: survey").replace("roles:\n", "anonymous: true\nroles:\n", 1), "utf-8"
    )
    header, *rows = FILE.splitlines()
    file = tmp_path / "a.csv"
    people = [row.replace("a1;", f"p{n};") for n in range(4) for row in rows[:1]]
    file.write_text("\n".join([header, *people]), "utf-8")
    done = call("score", file, "-q", path, "--by", "organisation", "--lang", "en")
    assert len(done.out.splitlines()) == 1  # the names of the columns
    assert "Not shown" in done.err
    assert "SCO052" in done.err


def test_a_value_that_a_profile_does_not_know_is_told_where_it_stands(call, tmp_path, motors):
    file = tmp_path / "a.csv"
    file.write_text(FILE.replace("Direction;Coop", "Directeur;Coop"), "utf-8")
    done = call("score", file, "-q", motors, "--by", "organisation", "--lang", "fr")
    assert done.status == 1
    assert "a.csv:2:2: ANS014 « Directeur » n’est pas une valeur de « role »" in done.err


def test_a_field_that_does_not_exist_is_told_with_the_nearest(call, answers, motors):
    done = call("score", answers, "-q", motors, "--by", "organization", "--lang", "en")
    assert done.status == 2
    assert 'Did you mean "organisation"?' in done.err


@pytest.mark.parametrize(("lang", "title"), [("fr", "Motors · Bolt"), ("en", "Motors · Bolt")])
def test_a_group_has_a_report_of_its_own_with_its_results_inside(
    call, answers, motors, tmp_path, lang, title
):
    words = ("report", answers, "-q", motors, "--by", "organisation", "-r", "Bolt", "--lang", lang)
    assert call(*words, "-o", "bolt.pdf").status == 0
    assert call(*words, "-o", "to-an-assessor.pdf", "--assessor").status == 0
    for name in ("bolt.pdf", "to-an-assessor.pdf"):
        with pikepdf.open(tmp_path / name) as pdf:
            (file,) = pdf.attachments.values()
            (group,) = json.loads(file.get_file().read_bytes())["groups"]
            assert (group["group"], "answers" in group) == ("Bolt", False)
            assert str(pdf.docinfo["/Title"]) == title


def test_a_report_of_a_group_that_is_too_small_to_be_shown_is_refused(call, answers, motors, tmp_path):
    hidden = tmp_path / "motors.yaml"
    text = motors.read_text(encoding="utf-8").replace("minutes: 5", "minutes: 5\nanonymous: true")
    hidden.write_text(text, encoding="utf-8")
    done = call("report", answers, "-q", hidden, "--by", "organisation", "-r", "Bolt", "--lang", "en")
    assert done.status == 1
    assert "SCO052" in done.err
    assert not list(tmp_path.glob("*.pdf"))
