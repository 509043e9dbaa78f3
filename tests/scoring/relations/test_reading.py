"""Reading interactions: every row is used, somebody's reaction to their own, or rejected and told."""

import random

import pytest
from relation_files import HEADER, crowd, written

from digimat.answers.exports import stretch
from digimat.answers.interactions.members import read_members
from digimat.answers.interactions.reading import read_interactions
from digimat.problems import UserError

GOOD = [("ann", "bob", "A", "B", "like"), ("bob", "ann", "B", "A", "comment")]


def codes(error):
    return [problem.code for problem in error.value.problems]


def as_texts(interactions):
    """The interactions as rows of texts, in order."""
    i = interactions
    columns = (
        [i.people[n] for n in i.author], [i.people[n] for n in i.reactor], [i.units[n] for n in i.unit_author],
        [i.units[n] for n in i.unit_reactor], [i.types[n] for n in i.type],
    )  # fmt: skip
    return sorted(zip(*columns, strict=True))


def test_a_french_file_of_windows(tmp_path):
    path = tmp_path / "interactions.csv"
    text = "Auteur;Réacteur;Unité auteur;Unité réacteur;Type\r\nZoé;Max;Études;Qualité;j’aime\r\n"
    path.write_bytes((text + "Max;Zoé;Qualité;Études;\r\n").encode("cp1252"))
    file = read_interactions(path)
    assert as_texts(file.interactions) == [
        ("Max", "Zoé", "Qualité", "Études", ""), ("Zoé", "Max", "Études", "Qualité", "j’aime"),
    ]  # fmt: skip
    assert file.form.en == 'windows-1252, separator ";"'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoted", [False, True])
def test_every_way_to_write_a_file_says_the_same(tmp_path, encoding, delimiter, end, quoted):
    rows = [HEADER.split(","), *GOOD, ("é", "ann", "Unité, une; deux\t|" if quoted else "U", "A", "x")]
    lines = (delimiter.join(f'"{cell}"' if quoted else cell for cell in row) + end for row in rows)
    path = tmp_path / "interactions.csv"
    path.write_bytes("".join(lines).encode(encoding))
    interactions = read_interactions(path).interactions
    assert len(interactions) == 3
    assert as_texts(interactions)[:2] == sorted(GOOD)
    assert as_texts(interactions)[2][0] == "é"


def test_columns_stand_in_any_order_and_others_are_not_read(tmp_path):
    header = "date,type,unit_reactor,unit_author,reactor,author"
    rows = [("2026-01-01", kind, ur, ua, r, a) for a, r, ua, ur, kind in GOOD]
    assert as_texts(read_interactions(written(tmp_path, rows, header)).interactions) == sorted(GOOD)


def test_the_type_may_lack(tmp_path):
    path = written(tmp_path, [row[:4] for row in GOOD], "author,reactor,unit_author,unit_reactor")
    assert read_interactions(path).interactions.types == ("",)


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("author,reactor,unit_author,type", "ANS130"),
        ("author,reactr,unit_author,unit_reactor,type", "ANS130"),
        ("author,reactor,author,unit_author,unit_reactor", "ANS005"),
    ],
)
def test_columns_that_are_not_clear_are_refused(tmp_path, header, code):
    with pytest.raises(UserError) as stopped:
        read_interactions(written(tmp_path, GOOD, header))
    assert code in codes(stopped)


def test_a_misspelt_heading_is_guessed_but_not_taken(tmp_path):
    with pytest.raises(UserError) as stopped:
        read_interactions(written(tmp_path, GOOD, "author,reactr,unit_author,unit_reactor,type"))
    assert '"reactr" may be reactor' in stopped.value.problems[0].remedy.en


@pytest.mark.parametrize("text", ["", HEADER, f"{HEADER}\n", f"{HEADER}\nann,ann,A,A,like\n"])
def test_a_file_without_an_interaction_is_refused(tmp_path, text):
    path = tmp_path / "interactions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as stopped:
        read_interactions(path)
    assert codes(stopped) == ["ANS133" if text else "ANS004"]


DAMAGED = {
    "nobody wrote": (",bob,A,B,like", "ANS131", 1),
    "nobody reacted": ("ann, ,A,B,like", "ANS131", 2),
    "no unit of the author": ("ann,bob,,B,like", "ANS131", 3),
    "no unit of the reactor": ('ann,bob,A,"",like', "ANS131", 4),
    "a cell too few": ("ann,bob,A", "ANS008", 0),
    "a cell too many": ("ann,bob,A,B,like,more", "ANS008", 0),
    "a rounded number": ('"1,00E+10",bob,A,B,like', "ANS091", 1),
    "an open quote": ('ann,"bob,A,B,like', "ANS003", 0),
    "a text behind a quote": ('ann,"bob"x,A,B,like', "ANS003", 0),
    "a zero byte": ("ann,b\0b,A,B,like", "ANS112", 0),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_row_is_told_with_its_line_and_the_others_are_used(tmp_path, what):
    line, code, column = DAMAGED[what]
    path = tmp_path / "interactions.csv"
    path.write_text(
        "\n".join([HEADER, "ann,bob,A,B,like", line, "bob,ann,B,A,comment", ""]), encoding="utf-8"
    )
    file = read_interactions(path)
    (problem,) = file.problems
    assert (problem.position.line, problem.position.column) == (3, column)
    assert problem.code == code
    assert (file.read, len(file.interactions), file.rejected) == (3, 2, 1)
    assert as_texts(file.interactions) == sorted(GOOD)


def test_only_the_first_of_many_bad_rows_are_told(tmp_path):
    file = read_interactions(written(tmp_path, [*GOOD, *[("", "x", "A", "B", "")] * 200]))
    assert (file.read, file.rejected, len(file.problems)) == (202, 200, 51)
    assert "150 other rows" in file.problems[-1].message.en


@pytest.mark.parametrize("seed", range(20))
def test_rows_read_are_rows_used_own_and_rejected_however_a_file_is_cut(tmp_path, monkeypatch, seed):
    draw = random.Random(seed)
    good = [row for unit in "ABC" for row in crowd(unit, draw.randint(5, 40))]
    own = [("me", "me", "A", "A", "like")] * draw.randint(0, 5)
    damaged = [line for line, _, _ in DAMAGED.values() if "open" not in line and '"bob,' not in line]
    lines = [",".join(row) for row in (*good, *own)] + draw.choices(damaged, k=draw.randint(0, 12))
    blank = draw.choices(["", ",,,,"], k=draw.randint(0, 4))
    rejected = len(lines) - len(good) - len(own)
    lines += blank
    draw.shuffle(lines)
    path = tmp_path / "interactions.csv"
    path.write_text("\n".join([HEADER, *lines]) + draw.choice(["", "\n"]), encoding="utf-8")
    monkeypatch.setattr(stretch, "BLOCK", draw.choice([64, 100, 333, 1 << 19]))
    file = read_interactions(path)
    assert (len(file.interactions), len(file.interactions.own), file.rejected) == (
        len(good),
        len(own),
        rejected,
    )
    assert file.read == len(good) + len(own) + rejected
    assert as_texts(file.interactions) == sorted(good)


def test_members_are_read_once_each(tmp_path):
    path = tmp_path / "members.csv"
    path.write_bytes("Personne;Unité\r\nann;A\r\nann;A\r\nann;B\r\nzoé;\r\nmax;É\r\n".encode("cp1252"))
    members = read_members(path)
    assert dict(members.units) == {"ann": "A", "max": "É"}
    assert (members.read, members.rejected) == (5, 2)
    assert [(p.code, p.position.line) for p in members.problems] == [("ANS134", 4), ("ANS131", 5)]
    assert members.law.en == "Members read: 5 = 2 used + 1 duplicates + 2 rejected"


def test_a_list_without_members_is_refused(tmp_path):
    path = tmp_path / "members.csv"
    path.write_text("person,unit\n,A\n", encoding="utf-8")
    with pytest.raises(UserError) as stopped:
        read_members(path)
    assert codes(stopped) == ["ANS131", "ANS133"]
