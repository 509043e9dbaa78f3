"""What somebody wrote never runs in a spreadsheet: no cell, heading or sheet of a file of scores is a formula."""

import csv
import io
import re
import zipfile

import numpy as np
import pytest
from python_calamine import CalamineWorkbook
from score_tables import PAYLOADS, codes, names, numbers, table_of

from digimat.answers.table import AnswerTable
from digimat.inert import inert
from digimat.reports.score_files.csv_bytes import EXCEL_FR, PLAIN, csv_bytes, header_bytes
from digimat.reports.score_files.formats import open_score_file
from digimat.scoring import score, score_groups
from digimat.scoring.score_table import score_table

SIGNS = tuple("=+-@\t\r\n＝＋－＠")


def of_people(questionnaire):
    """Scores of people whose code, unit and role are a payload each."""
    count = len(PAYLOADS)
    columns = {item.id: [None] * count for item in questionnaire.items}
    profile = {field.id: PAYLOADS for field in questionnaire.profile}
    return score_table(score(questionnaire, AnswerTable(PAYLOADS, columns, profile=profile)), profile=True)


def of_groups(questionnaire):
    """Scores of groups that are called a payload each."""
    field = next(each.id for each in questionnaire.profile if not each.options)
    people = [f"p{n}" for n in range(len(PAYLOADS))]
    columns = {item.id: [None] * len(people) for item in questionnaire.items}
    role = {f.id: [next(iter(f.options))] * len(people) for f in questionnaire.profile if f.options}
    table = AnswerTable(people, columns, profile={**role, field: PAYLOADS})
    return score_table(score_groups(questionnaire, table, field))


@pytest.fixture(params=["people", "groups", "headings", "codes"])
def table(request, every_outcome):
    match request.param:
        case "people":
            return of_people(every_outcome)
        case "groups":
            return of_groups(every_outcome)
        case "headings":
            return table_of(names(["a"]), *(numbers([-3.5], name) for name in PAYLOADS))
    return table_of(names(["a"] * len(PAYLOADS)), codes(range(len(PAYLOADS)), PAYLOADS))


def texts_of(table):
    """Headings and cells as they are meant, numbers as None."""
    rows = [[cell if isinstance(cell, str) else None for cell in table.row(row)] for row in range(len(table))]
    return [table.names, *rows]


def test_the_payloads_are_in_every_column_of_text(every_outcome):
    people, groups = of_people(every_outcome), of_groups(every_outcome)
    assert [column.name for column in people if set(column.texts) >= set(PAYLOADS)] == [
        "respondent",
        "unit",
        "role",
    ]
    # The name of a group is cleaned of spaces around it before it gets here.
    assert {text.strip() for text in groups.columns[0].texts} == {payload.strip() for payload in PAYLOADS}


@pytest.mark.parametrize("dialect", [PLAIN, EXCEL_FR], ids=["plain", "excel_fr"])
def test_no_cell_of_a_csv_begins_like_a_formula(table, dialect):
    written = (header_bytes(table.columns, dialect) + csv_bytes(table, dialect)).decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(written, newline=""), delimiter=dialect.delimiter))
    for cells, wanted in zip(found, texts_of(table), strict=True):
        for cell, text in zip(cells, wanted, strict=True):
            if text is not None:
                assert not cell.lstrip().startswith(SIGNS), cell
                assert cell == inert(text)


@pytest.mark.parametrize("dialect", [PLAIN, EXCEL_FR], ids=["plain", "excel_fr"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_nor_where_a_program_divides_its_lines_at_another_sign(table, dialect, separator):
    """A French Excel divides a file with commas at its semicolons, and does not see quotes inside a cell."""
    written = (header_bytes(table.columns, dialect) + csv_bytes(table, dialect)).decode("utf-8-sig")
    negative = re.compile(r"-[0-9]+([.,][0-9]+)?")
    for cell in re.split(rf"[\r\n{re.escape(separator)}]", written):
        bare = cell.strip(" \u00a0\"'")
        if bare.startswith(SIGNS):
            assert "'" in cell[: cell.index(bare)] or negative.match(bare), cell


def test_no_cell_of_a_workbook_is_a_formula_or_a_link_and_every_text_is_as_it_was(
    table, tmp_path, every_outcome
):
    path = tmp_path / "scores.xlsx"
    with open_score_file(path, "xlsx", table.columns, "fr", every_outcome) as file:
        file.write(table)
    with zipfile.ZipFile(path) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/" in name]
        workbook = book.read("xl/workbook.xml").decode()
    assert len(sheets) == 2
    assert not any(re.search(r"<f[ >/]|<hyperlink|t=\"str\"", sheet) for sheet in sheets)
    assert re.findall(r'<sheet name="([^"]*)"', workbook) == ["Scores", "Définitions"]
    book = CalamineWorkbook.from_path(path)
    scores = book.get_sheet_by_name("Scores").to_python(skip_empty_area=False)
    for cells, wanted in zip(scores, texts_of(table), strict=True):
        for cell, text in zip(cells, wanted, strict=False):
            assert text is None or cell == text.replace("\r\n", "\n") or cell == text
    defined = [row[0] for row in book.get_sheet_by_name("Définitions").to_python()]
    assert set(table.names) <= set(defined)


def test_a_text_that_editing_would_turn_into_a_formula_is_marked_as_text(tmp_path, every_outcome):
    path = tmp_path / "scores.xlsx"
    table = table_of(names(["=1+1", "plain"]), numbers([1, 2]))
    with open_score_file(path, "xlsx", table.columns, "fr", every_outcome) as file:
        file.write(table)
    with zipfile.ZipFile(path) as book:
        styles, sheet = (book.read(f"xl/{name}.xml").decode() for name in ("styles", "worksheets/sheet1"))
    formats = re.findall(r"<xf [^>]*>", styles.split("<cellXfs")[1])
    style = {cell: int(number) for cell, number in re.findall(r'<c r="(A\d)" s="(\d+)"', sheet)}
    assert 'quotePrefix="1"' in formats[style["A2"]]
    assert "A3" not in style


def test_a_number_below_nothing_stays_a_number():
    table = table_of(names(["-3,5"]), numbers([-3.5]), numbers([np.nan], "none"))
    assert csv_bytes(table, EXCEL_FR) == b"'-3,5;-3,5;\r\n"
    assert csv_bytes(table, PLAIN) == b'"\'-3,5",-3.5,\n'


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1", "'=1"), (" =1", "' =1"), ("\t1", "'\t1"), ("\u3000＝1", "'\u3000＝1"), ("a;=1", "a;'=1"),
        ("a\t @b", "a\t '@b"), ('a,"=1', "a,\"'=1"), ("a-b", "a-b"), ("a@b.fr", "a@b.fr"), ("1+1=2", "1+1=2"),
        ("", ""), (" ", " "), ("a; b", "a; b"),
    ],
)  # fmt: skip
def test_an_apostrophe_stands_before_what_would_begin_a_formula_and_nowhere_else(text, safe):
    assert inert(text) == safe
