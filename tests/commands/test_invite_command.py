"""``invite``: from a list of people to a code for each, or to everything that is wrong in the list."""

import csv
import io
import re
import stat

import pytest
from campaign_kit import HAND_IN, codes_of, people_file, typed

from digimat.answers.invitations import invitations
from digimat.answers.store import Store
from digimat.commands.context import CODE_LETTERS

OUTCOMES = "tests/scoring/outcomes"


@pytest.fixture
def kept(tmp_path):
    """What the store holds, by respondent."""

    def read():
        with Store(tmp_path / "store" / "digimat.db", str) as store:
            return {each.respondent: each for each in invitations(store)}

    return read


def test_each_person_of_a_list_gets_a_code_of_their_own(call, tmp_path, kept):
    people = people_file(tmp_path / "list.csv", "respondent", "p-001", "p-002")
    done = call("invite", people, "-q", "agility", "--lang", "en")
    assert done.status == 0
    header, *rows = csv.reader(io.StringIO(done.out))
    assert header == ["respondent", "code", "command"]
    assert [row[0] for row in rows] == ["p-001", "p-002"]
    codes = [row[1] for row in rows]
    assert len(set(codes)) == 2
    assert all(set(code) <= set(CODE_LETTERS) and len(code) == 6 for code in codes)
    assert [row[2] for row in rows] == [f"digimat take {code}" for code in codes]
    assert [each.code for each in kept().values()] == codes
    assert done.err.startswith("New invitations: 2\n")


def test_a_french_spreadsheet_is_read_as_it_comes(call, tmp_path, kept):
    people = people_file(
        tmp_path / "candidats.csv",
        "Candidat;Formulaire;Temps supplémentaire;Exigence;Langue;Modules",
        "Éloïse;b;33 %;Avancé;;",
        "Paul;;;;anglais;self, coach",
        encoding="cp1252",
    )
    assert call("invite", people, "-q", "agility", "--lang", "fr").status == 0
    first, second = kept()["Éloïse"], kept()["Paul"]
    assert (first.form, first.extra_time, first.required, first.language) == ("b", 0.33, "advanced", "fr")
    assert (second.form, second.extra_time, second.required, second.language) == (
        "a+self+coach", 0.0, "", "en",
    )  # fmt: skip
    assert first.campaign == "candidats"


def test_what_the_line_says_counts_where_a_cell_is_empty(call, tmp_path, kept):
    people = people_file(
        tmp_path / "list.csv", "respondent,form,extra_time,modules", "p-1,,,", "p-2,c,10,coach"
    )
    words = ["--form", "b", "--extra-time", "50", "--require", "expert", "--modules", "self"]
    assert call("invite", people, "-q", "agility", *words).status == 0
    one, two = kept()["p-1"], kept()["p-2"]
    assert (one.form, one.extra_time, one.required) == ("b+self", 0.5, "expert")
    assert (two.form, two.extra_time, two.required) == ("c+coach", 0.1, "expert")


def test_fields_of_the_profile_are_columns_by_id_or_title(call, tmp_path, kept, request):
    motors = request.config.rootpath / OUTCOMES / "motors.yaml"
    people = people_file(tmp_path / "list.csv", "respondent,Rôle,organisation", "p-1,RH,Bolt", "p-2,,")
    assert call("invite", people, "-q", motors).status == 0
    assert kept()["p-1"].profile == {"role": "hr", "organisation": "Bolt"}
    assert kept()["p-2"].profile == {}


def test_the_codes_are_written_as_the_list_was_and_for_their_owner_only(call, tmp_path):
    people = people_file(tmp_path / "list.csv", "respondent;form", "=cmd();a", "Zoé;b", "R&D,=1+1;a")
    done = call("invite", people, "-q", "agility", "-o", "codes.csv", "--lang", "en")
    assert (done.status, done.out) == (0, "")
    assert "Codes written to codes.csv: give each person only their own." in done.err
    file = tmp_path / "codes.csv"
    assert file.read_bytes().startswith(b"\xef\xbb\xbfrespondent;code;command\n")
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"))
    assert [row["respondent"] for row in rows] == ["'=cmd()", "Zoé", "R&D,'=1+1"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_codes_are_written_over_no_file_and_then_nobody_is_invited(call, tmp_path):
    people = people_file(tmp_path / "list.csv", "respondent", "p-1")
    done = call("invite", people, "-q", "agility", "-o", people)
    assert (done.status, "CLI009" in done.err) == (1, True)
    assert people.read_text() == "respondent\np-1\n"
    assert not (tmp_path / "store").exists()


def test_the_command_to_type_names_the_store_that_the_line_named(call, tmp_path):
    people = people_file(tmp_path / "list.csv", "respondent", "p-1")
    done = call("invite", people, "-q", "agility", "--store", "our own.db", "--json")
    (person,) = done.data["people"]
    assert person["command"] == f"digimat take {person['code']} --store 'our own.db'"


WRONG = [
    # the lines of the list, and its problems as line:column code with a word of each
    ([], ["1 ANS060 empty"]),
    (["", "  "], ["1 ANS060 empty"]),
    (["respondent"], ["1 ANS060 only its header"]),
    (["name,form", "p-1,a"], ["1 ANS060 \"respondent\" is missing", "1:1 ANS061 not read"]),
    (["respondent,extra_tme", "p-1,33"], ["1:2 ANS061 unknown column"]),
    (["respondent,form,formulaire", "p-1,a,a"], ["1:3 ANS005 appears twice"]),
    (["respondent,form", ",a"], ["2:1 ANS062 names nobody"]),
    (["respondent", "p-1", "p-2", "p-1"], ["4:1 ANS063 on line 2 already"]),
    (["respondent,form", "p-1,a,x"], ["2 ANS008 3 cells instead of 2"]),
    (["respondent,form", "p-1,z"], ["2:2 ANS064 no form \"z\""]),
    (["respondent,seed", "p-1,x"], ["2:2 ANS064 \"x\" will not do"]),
    (["respondent,seed", "p-1,9999999999"], ["2:2 ANS064 will not do"]),
    (["respondent,form,seed", "p-1,a,7"], ["2:3 ANS064 chooses the form twice"]),
    (["respondent,modules", "p-1,coch"], ["2:2 ANS064 no module \"coch\""]),
    (["respondent,require", "p-1,master"], ["2:2 ANS064 no band \"master\""]),
    (["respondent,extra_time", "p-1,a third"], ["2:2 ANS064 will not do"]),
    (["respondent;extra_time", "p-1;0,33"], ["2:2 ANS064 will not do"]),
    (["respondent,extra_time", "p-1,301"], ["2:2 ANS064 will not do"]),
    (["respondent,lang", "p-1,de"], ["2:2 ANS064 unknown language \"de\""]),
    (
        ["respondent,form,lang,extra_time", "p-1,z,de,x", ",a,fr,0", "p-3,b,fr,", "p-3,y,,"],
        ["2:2 ANS064 no form", "2:3 ANS064", "2:4 ANS064", "3:1 ANS062", "5:1 ANS063", "5:2 ANS064"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "problems"), WRONG, ids=[" ".join(problems)[:40] for _, problems in WRONG])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_everything_that_is_wrong_in_a_list_is_told_with_its_place_and_nobody_is_invited(
    call, tmp_path, lines, problems, lang
):
    people = people_file(tmp_path / "list.csv", *lines)
    done = call("invite", people, "-q", "agility", "--lang", lang)
    assert (done.status, done.out) == (1, "")
    found = re.findall(rf"^{re.escape(str(people))}:([\d:]+): (\w+) (.*)$", done.err, re.MULTILINE)
    assert sorted(f"{line} {code}" for line, code, _ in found) == sorted(
        " ".join(problem.split()[:2]) for problem in problems
    )
    if lang == "en":
        words = [" ".join(problem.split()[2:]) for problem in problems]
        assert [word for word in words if word not in done.err] == []
    assert not (tmp_path / "store").exists()


def test_columns_of_ones_own_are_passed_over_and_told(call, tmp_path):
    header = "respondent,Nom,Prénom,Service,E-mail,Téléphone,Formation"
    people = people_file(tmp_path / "list.csv", header, "p-1,a,b,c,d,e,f")
    done = call("invite", people, "-q", "agility", "--lang", "en")
    assert done.status == 0
    assert re.findall(r'ANS061 warning: column "([^"]+)"', done.err) == header.split(",")[1:]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--form", "z"], "CLI006"), (["--seed", "-1"], "CLI015"), (["--module", "x"], "CLI013"),
        (["--require", "x"], "SCO021"), (["--form", "a", "--seed", "7"], "CLI014"),
        (["--form", "a", "--draw-each"], "CLI014"), (["--seed", "7", "--draw-each"], "CLI014"),
        (["-q", "cdo", "--draw-each"], "CLI016"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_wrong_line_is_told_before_the_list_is_read(call, words, code, lang):
    done = call("invite", "nothing.csv", "-q", "agility", *words, "--lang", lang)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"{code} ")


def test_the_same_list_twice_invites_nobody_twice(call, tmp_path, kept):
    people = people_file(tmp_path / "list.csv", "respondent", "p-1", "p-2")
    first = codes_of(call, people, "-q", "agility", "--lang", "en")
    people_file(people, "respondent", "p-1", "p-2", "p-3")
    done = call("invite", people, "-q", "agility", "--lang", "en")
    assert done.err.splitlines()[:2] == [
        "New invitations: 1",
        "Invited already, keep their code: 2 (p-1, p-2)",
    ]
    assert {name: kept()[name].code for name in first} == first
    assert len(kept()) == 3


def test_a_list_that_was_mended_changes_what_is_prepared_and_no_code(call, tmp_path, kept):
    people = people_file(tmp_path / "list.csv", "respondent,extra_time", "p-1,")
    first = codes_of(call, people, "-q", "agility")
    people_file(people, "respondent,extra_time", "p-1,33")
    done = call("invite", people, "-q", "agility", "--lang", "en")
    assert "Keep their code, brought up to date from the list: 1 (p-1)" in done.err
    assert (kept()["p-1"].code, kept()["p-1"].extra_time) == (first["p-1"], 0.33)


@pytest.mark.parametrize(
    ("lines", "state", "words"),
    [
        (("", "p"), "begun", "Have begun already; nothing changes for them: 1 (p-1)"),
        (HAND_IN, "handed_in", "Have handed in already; --again invites them once more: 1 (p-1)"),
    ],
)
def test_whoever_has_begun_keeps_what_was_fixed_then(call, tmp_path, monkeypatch, kept, lines, state, words):
    people = people_file(tmp_path / "list.csv", "respondent,extra_time", "p-1,")
    code = codes_of(call, people, "-q", "agility")["p-1"]
    typed(monkeypatch, *lines)
    call("take", code)
    people_file(people, "respondent,extra_time", "p-1,33")
    assert words in call("invite", people, "-q", "agility", "--lang", "en").err
    done = call("invite", people, "-q", "agility", "--json")
    assert [(p["code"], p["state"]) for p in done.data["people"]] == [(code, state)]
    assert kept()["p-1"].extra_time == 0


def test_again_gives_new_codes_and_those_that_nobody_used_no_longer_work(call, tmp_path, monkeypatch):
    people = people_file(tmp_path / "list.csv", "respondent", "p-1", "p-2")
    first = codes_of(call, people, "-q", "agility")
    typed(monkeypatch, *HAND_IN)
    assert call("take", first["p-1"]).status == 0
    done = call("invite", people, "-q", "agility", "--again", "--lang", "en")
    assert "New invitations: 2" in done.err
    assert "Codes replaced that nobody had used: 1" in done.err
    assert not set(re.findall(r"take (\w+)", done.out)) & set(first.values())
    typed(monkeypatch)
    assert call("take", first["p-1"]).status == 0, "it has been used: its result is there"
    typed(monkeypatch)
    assert "ANS065" in call("take", first["p-2"]).err


def test_an_invitation_to_another_questionnaire_is_another_one(call, tmp_path, request):
    people = people_file(tmp_path / "list.csv", "respondent", "p-1")
    motors = request.config.rootpath / OUTCOMES / "motors.yaml"
    assert codes_of(call, people, "-q", "agility") != codes_of(call, people, "-q", motors)


def test_draw_each_gives_neighbours_different_forms_and_each_person_the_same_one_again(call, tmp_path, kept):
    people = people_file(tmp_path / "list.csv", "respondent,form", "p-1,", "p-2,", "p-3,b")
    assert call("invite", people, "-q", "agility", "--draw-each", "--module", "self").status == 0
    forms = [each.form for each in kept().values()]
    assert re.fullmatch(r"seed-\d+\+self", forms[0])
    assert re.fullmatch(r"seed-\d+\+self", forms[1])
    assert len(set(forms)) == 3
    assert forms[2] == "b+self"
    done = call("invite", people, "-q", "agility", "--draw-each", "--module", "self", "--json")
    assert {each["state"] for each in done.data["people"]} == {"kept"}
    assert [each.form for each in kept().values()] == forms
