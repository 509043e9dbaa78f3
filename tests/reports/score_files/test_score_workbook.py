"""XLSX of scores: typed cells, a sheet that says what they mean, the same bytes for the same scores."""

import re
import zipfile

import numpy as np
import pytest
from python_calamine import CalamineWorkbook
from score_tables import mixed, names, numbers, table_of

from digimat.answers.table import AnswerTable
from digimat.problems import UserError
from digimat.reports.score_files import excel
from digimat.reports.score_files.formats import open_score_file
from digimat.scoring import score
from digimat.scoring.score_table import score_table


def write(path, questionnaire, *tables, language="en"):
    with open_score_file(path, "xlsx", tables[0].columns, language, questionnaire) as file:
        for table in tables:
            file.write(table)


def part(path, name):
    with zipfile.ZipFile(path) as book:
        return book.read(name).decode()


def test_numbers_are_numbers_texts_are_texts_and_nothing_stands_for_what_is_missing(tmp_path, agility):
    table = mixed(5)
    write(tmp_path / "scores.xlsx", agility.questionnaire, table)
    rows = CalamineWorkbook.from_path(tmp_path / "scores.xlsx").get_sheet_by_name("Scores").to_python()
    assert rows[0] == table.names
    wanted = [
        [
            "" if cell != cell else cell if isinstance(cell, str) else float(f"{cell:.12g}")
            for cell in table.row(row)
        ]
        for row in range(5)
    ]
    assert rows[1:] == wanted


def test_batches_stand_one_below_the_other(tmp_path, agility):
    write(tmp_path / "scores.xlsx", agility.questionnaire, mixed(3), mixed(2))
    sheet = CalamineWorkbook.from_path(tmp_path / "scores.xlsx").get_sheet_by_name("Scores")
    assert [row[0] for row in sheet.to_python()[1:]] == [
        *mixed(3).columns[0].texts,
        *mixed(2).columns[0].texts,
    ]


def test_the_headings_are_bold_and_stay_in_sight(tmp_path, agility):
    write(tmp_path / "scores.xlsx", agility.questionnaire, mixed(3))
    sheet, styles = (
        part(tmp_path / "scores.xlsx", f"xl/{name}.xml") for name in ("worksheets/sheet1", "styles")
    )
    assert re.search(r'<pane xSplit="1" ySplit="1"[^>]*state="frozen"', sheet)
    assert '<c r="A1" s="1"' in sheet
    assert "<b/>" in styles


def test_on_paper_both_sheets_lie_on_their_side_with_the_headings_on_every_page(tmp_path, agility):
    write(tmp_path / "scores.xlsx", agility.questionnaire, mixed(3))
    scores, defined = (part(tmp_path / "scores.xlsx", f"xl/worksheets/sheet{n}.xml") for n in (1, 2))
    for sheet in (scores, defined):
        assert re.search(r'<pageSetup paperSize="9"[^>]*orientation="landscape"', sheet)
    titles = dict(
        re.findall(
            r'<definedName name="_xlnm.Print_Titles" localSheetId="(\d)">([^<]*)<',
            part(tmp_path / "scores.xlsx", "xl/workbook.xml"),
        )
    )
    assert titles == {"0": "Scores!$A:$A,Scores!$1:$1", "1": "Definitions!$1:$1"}
    # The definitions are one page wide, and as many long as they need; the scores keep their size.
    assert '<pageSetUpPr fitToPage="1"/>' in defined
    assert re.search(r'<pageSetup[^>]*fitToHeight="0"', defined)
    assert "fitToPage" not in scores


def test_a_row_of_definitions_is_as_high_as_its_longest_text(tmp_path, agility, monkeypatch):
    """LibreOffice gives wrapped lines no room of its own accord."""
    formulas = ("", "word " * 30, "word " * 5_000)
    told = [("total", "Total", "number", formula, "", "") for formula in formulas]
    monkeypatch.setattr(excel, "definitions", lambda *_: told)
    write(tmp_path / "scores.xlsx", agility.questionnaire, mixed(3))
    sheet = part(tmp_path / "scores.xlsx", "xl/worksheets/sheet2.xml")
    heights = dict(re.findall(r'<row r="(\d)" ht="([\d.]+)" customHeight="1"', sheet))
    # A line of formula is 44 signs, eight words; Excel has no row of more than 409 points.
    assert (heights.get("2"), heights["3"], heights["4"]) == (None, "60", "408.75")


@pytest.mark.parametrize(("language", "title"), [("fr", "Définitions"), ("en", "Definitions")])
def test_a_sheet_says_what_each_column_means(tmp_path, agility, language, title):
    questionnaire = agility.questionnaire
    answers = AnswerTable(("a",), {item.id: ("",) for item in questionnaire.items}, ("",))
    table = score_table(score(questionnaire, answers))
    write(tmp_path / "scores.xlsx", questionnaire, table, language=language)
    rows = CalamineWorkbook.from_path(tmp_path / "scores.xlsx").get_sheet_by_name(title).to_python()
    told = {row[0]: row for row in rows}
    assert set(table.names) <= set(told)
    assert told["total"][2].startswith({"fr": "de 0 à 100", "en": "from 0 to 100"}[language])
    assert "percent_of_maximum(" in told["total"][3]
    assert {"fr": "60 %", "en": "60%"}[language] in told["total"][4]
    assert {"fr": "dès", "en": "from"}[language] in told["level"][5]
    assert rows[-1][0] == "Questionnaire"
    assert f"(agility {questionnaire.version})" in rows[-1][1]


def test_the_same_scores_make_the_same_bytes(tmp_path, agility):
    for name in ("one", "two"):
        write(tmp_path / f"{name}.xlsx", agility.questionnaire, mixed(50))
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert "2000-01-01T00:00:00Z" in part(tmp_path / "one.xlsx", "docProps/core.xml")


def test_more_rows_than_a_sheet_has_are_refused_before_any_is_lost(tmp_path, agility, monkeypatch):
    monkeypatch.setattr(excel, "ROWS", 5)
    path = tmp_path / "scores.xlsx"
    file = open_score_file(path, "xlsx", mixed(1).columns, "en", agility.questionnaire)
    file.write(mixed(5))
    with pytest.raises(UserError) as refused:
        file.write(mixed(1))
    assert refused.value.problems[0].code == "REP072"
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_has_the_rows_that_excel_says():
    assert excel.ROWS == 2**20 - 1


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut(tmp_path, agility):
    fits, long = (table_of(names(["x" * length]), numbers([1])) for length in (32_767, 32_768))
    write(tmp_path / "scores.xlsx", agility.questionnaire, fits)
    sheet = CalamineWorkbook.from_path(tmp_path / "scores.xlsx").get_sheet_by_name("Scores")
    assert sheet.to_python()[1][0] == "x" * 32_767
    with pytest.raises(UserError) as refused:
        write(tmp_path / "long.xlsx", agility.questionnaire, long)
    assert refused.value.problems[0].code == "REP073"
    assert (refused.value.problems[0].position.line, [p.name for p in tmp_path.iterdir()]) == (
        2,
        ["scores.xlsx"],
    )


def test_scores_have_twelve_digits_as_in_every_file(tmp_path, agility):
    write(tmp_path / "scores.xlsx", agility.questionnaire, table_of(names(["a"]), numbers([0.1 + 0.2])))
    assert "<v>0.3</v>" in part(tmp_path / "scores.xlsx", "xl/worksheets/sheet1.xml")
    assert np.float64(0.1 + 0.2) != 0.3
