"""Files of scores: the format by the ending, whole or not at all, batch after batch."""

import stat
import sys
from pathlib import Path

import pytest
from score_tables import mixed

from digimat.problems import UserError
from digimat.reports.score_files.formats import ENDINGS, dialect_of, format_of, open_score_file

FORMATS = tuple(dict.fromkeys(ENDINGS.values()))


def opened(path, questionnaire, kind=None, **wishes):
    return open_score_file(path, kind or format_of(path), mixed(1).columns, "fr", questionnaire, **wishes)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.csv", "csv"), ("A.CSV", "csv"), ("a.b.parquet", "parquet"), ("a.xlsx", "xlsx"), ("a.jsonl", "jsonl"),
     ("a.ndjson", "jsonl")],
)  # fmt: skip
def test_the_ending_says_the_format(name, kind):
    assert format_of(Path(name)) == kind


@pytest.mark.parametrize("name", ["scores", "scores.xls", "scores.csv.gz", ".csv"])
def test_another_ending_is_refused_and_the_four_are_named(name):
    with pytest.raises(UserError) as refused:
        format_of(Path(name))
    (problem,) = refused.value.problems
    assert (problem.code, problem.position.file) == ("REP070", name)
    assert all(ending in text for ending in ENDINGS for text in (problem.remedy.fr, problem.remedy.en))


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "csv"])
def test_a_wish_of_csv_is_refused_for_another_format(tmp_path, agility, kind):
    with pytest.raises(UserError) as refused:
        opened(tmp_path / "x", agility.questionnaire, kind, excel_fr=True)
    assert refused.value.problems[0].code == "REP071"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", FORMATS)
def test_it_is_there_when_it_is_closed_and_not_before(tmp_path, agility, kind):
    path = tmp_path / "new" / f"scores.{kind}"
    file = opened(path, agility.questionnaire)
    file.write(mixed(3))
    assert not path.exists()
    file.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600  # scores are personal


@pytest.mark.parametrize("kind", FORMATS)
def test_discarded_it_leaves_what_was_there(tmp_path, agility, kind):
    path = tmp_path / f"scores.{kind}"
    path.write_bytes(b"before")
    file = opened(path, agility.questionnaire)
    file.write(mixed(3))
    file.discard()
    file.discard()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"before"


@pytest.mark.parametrize("kind", FORMATS)
def test_an_error_between_two_batches_leaves_nothing(tmp_path, agility, kind):
    def interrupted():
        with opened(tmp_path / f"scores.{kind}", agility.questionnaire) as file:
            file.write(mixed(3))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", FORMATS)
def test_where_nothing_can_be_written_it_is_told(tmp_path, agility, kind):
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / f"scores.{kind}", tmp_path):
        with pytest.raises(UserError) as refused:
            opened(path, agility.questionnaire, kind)
        assert refused.value.problems[0].code == "CLI005"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("excel_fr", [False, True])
def test_batches_of_csv_have_one_header(tmp_path, agility, excel_fr):
    path = tmp_path / "scores.csv"
    with opened(path, agility.questionnaire, excel_fr=excel_fr) as file:
        file.write(mixed(2))
        file.write(mixed(2))
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert [line.startswith("respondent") for line in lines] == [True, False, False, False, False]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") == excel_fr
    assert dialect_of(path, "csv", excel_fr=excel_fr).delimiter == (";" if excel_fr else ",")


def test_without_a_row_a_csv_has_its_header(tmp_path, agility):
    path = tmp_path / "scores.csv"
    opened(path, agility.questionnaire).close()
    assert path.read_text() == "respondent,total,level,flags,answered\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of a process here")
@pytest.mark.parametrize("kind", FORMATS)
def test_where_the_disk_takes_no_more_it_is_told_and_nothing_is_left(tmp_path, agility, kind):
    import resource

    def fill():
        with opened(tmp_path / f"scores.{kind}", agility.questionnaire) as file:
            for _ in range(3):
                file.write(mixed(5000))

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, most))
    try:
        with pytest.raises(UserError) as refused:
            fill()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert refused.value.problems[0].code == "CLI005"
    assert list(tmp_path.iterdir()) == []
