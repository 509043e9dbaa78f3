"""``explain`` tells of problems what concerns who is asked about; of the rows of others, how many there are."""

import pytest
from command_kit import GOLDEN, answer_file


def people_of(bad):
    """Five people, of whom some gave an answer that is none."""
    cases = dict(zip((f"p-{n}" for n in range(1, 6)), [*GOLDEN.values(), GOLDEN["AG1"]], strict=True))
    return {name: {**given, "a1d1": "z"} if name in bad else given for name, given in cases.items()}


@pytest.mark.parametrize(
    ("bad", "lang", "told"),
    [
        ((), "en", ""),
        (("p-2",), "en", '1 other row has problems: "digimat score …" shows them\n'),
        (("p-2",), "fr", "1 autre ligne a des problèmes : « digimat score … » les montre\n"),
        (("p-2", "p-3", "p-5"), "en", '3 other rows have problems: "digimat score …" shows them\n'),
        (("p-2", "p-3"), "fr", "2 autres lignes ont des problèmes : « digimat score … » les montre\n"),
    ],
)
def test_the_rows_of_others_are_only_counted(call, tmp_path, bad, lang, told):
    file = answer_file(tmp_path / "answers.csv", people_of(bad))
    done = call("explain", file, "total", "-q", "agility", "-r", "p-1", "--lang", lang)
    assert (done.status, done.err) == (0, told)


def test_what_is_wrong_with_the_columns_is_told(call, tmp_path):
    people = {name: {**given, "remark": "x"} for name, given in people_of(["p-2"]).items()}
    file = answer_file(tmp_path / "answers.csv", people)
    done = call("explain", file, "total", "-q", "agility", "-r", "p-1", "--lang", "en")
    assert 'ANS006 warning: unknown column "remark"' in done.err
    assert "ANS010" not in done.err


def test_the_other_row_of_the_same_person_is_told(call, tmp_path):
    file = answer_file(tmp_path / "answers.csv", people_of(["p-2"]))
    with file.open("a", encoding="utf-8") as lines:
        lines.write(file.read_text("utf-8").splitlines()[3].replace("p-3", "p-1") + "\n")
    done = call("explain", file, "total", "-q", "agility", "-r", "p-1", "--lang", "en")
    assert 'ANS011 "p-1" has already answered on line 2' in done.err
    assert "1 other row has problems" in done.err


def test_who_has_no_readable_row_learns_why(call, tmp_path):
    file = answer_file(tmp_path / "answers.csv", people_of(["p-2", "p-3"]))
    done = call("explain", file, "total", "-q", "agility", "-r", "p-2", "--lang", "en")
    assert (done.status, done.out) == (1, "")
    assert [line.split()[1] for line in done.err.splitlines() if "ANS" in line] == ["ANS010"]
    assert "p-2, item a1d1" in done.err
    assert '"p-2" has no readable row' in done.err


def test_where_nobody_is_named_and_nobody_can_be_meant_all_is_told(call, tmp_path):
    file = answer_file(tmp_path / "answers.csv", {"p-2": people_of(["p-2"])["p-2"]})
    done = call("explain", file, "total", "-q", "agility", "--lang", "en")
    assert done.status == 1
    assert "p-2, item a1d1" in done.err


def test_a_row_that_is_known_by_its_content_is_told_of_its_own(call, tmp_path):
    """In a file that names nobody, a row is asked for by its fingerprint."""
    file = answer_file(tmp_path / "answers.csv", people_of(["p-2", "p-3"]))
    mapping = tmp_path / "columns.yaml"
    words = ["-q", "agility", "--lang", "en"]
    assert call("columns", file, *words, "--save", mapping).status == 0
    said = mapping.read_text("utf-8").replace("    is: respondent", "    is: ignored")
    mapping.write_text(said.replace("columns:", "respondent: by_content\ncolumns:", 1), "utf-8")
    told = call("score", file, *words, "--mapping", mapping).err
    name = next(line for line in told.splitlines() if ":3:2: ANS010" in line).split()[2].rstrip(",")
    done = call("explain", file, "total", *words, "--mapping", mapping, "-r", name)
    assert f"ANS010 {name}, item a1d1" in done.err
    assert done.err.count("ANS010") == 1


def test_of_a_group_every_row_is_told_as_it_may_be_missing_there(call, tmp_path):
    people = {name: {**given, "unit": "u"} for name, given in people_of(["p-2"]).items()}
    file = answer_file(tmp_path / "answers.csv", people)
    done = call("explain", file, "total", "-q", "agility", "--by", "unit", "-r", "u", "--lang", "en")
    assert "p-2, item a1d1" in done.err
