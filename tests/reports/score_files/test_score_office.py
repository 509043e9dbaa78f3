"""LibreOffice opens files of scores and runs nothing in them; what was written is what it shows.

``make office`` runs these: each opens LibreOffice, which takes seconds.
"""

import os
import re
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

import pytest
from score_tables import PAYLOADS, names, numbers, table_of
from test_formula_injection import of_groups, of_people

from digimat.inert import inert
from digimat.reports.score_files.csv_bytes import EXCEL_FR, PLAIN
from digimat.reports.score_files.formats import open_score_file

pytestmark = pytest.mark.skipif(
    os.environ.get("DIGIMAT_OFFICE") != "1" or not shutil.which("soffice"),
    reason="opens LibreOffice: make office runs it (DIGIMAT_OFFICE=1)",
)

TABLE, OFFICE, TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "office", "text")
)


def import_of(dialect):
    """How LibreOffice is to read a CSV: the separator, quotes, UTF-8, numbers in the language of the file; and, as in
    the most careless of its settings, every formula is to be run (the last word)."""
    language = 1036 if dialect is EXCEL_FR else 1033
    return f"CSV:{ord(dialect.delimiter)},34,76,1,,{language},false,false,false,false,false,-1,true"


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    profile = tmp_path_factory.mktemp("profile")

    def run(path, ending, filter_=None):
        out = path.parent / "converted"
        subprocess.run(
            [
                "soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}",
                *([f"--infilter={filter_}"] if filter_ else []),
                "--convert-to", ending, "--outdir", out, path,
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return out / f"{path.stem}.{ending}"

    return run


def cells_of(ods):
    """The first sheet: a list of (formula, type, text) a row; trailing empty cells left out."""
    with zipfile.ZipFile(ods) as book:
        sheet = ElementTree.fromstring(book.read("content.xml")).find(f".//{TABLE}table")
    rows = []
    for row in sheet.iter(f"{TABLE}table-row"):
        cells = []
        for cell in row.findall(f"{TABLE}table-cell"):
            kind = cell.get(f"{OFFICE}value-type")
            lines = ["".join(_text(paragraph)) for paragraph in cell.findall(f"{TEXT}p")]
            shown = float(cell.get(f"{OFFICE}value")) if kind == "float" else "\n".join(lines)
            repeated = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
            cells += [(cell.get(f"{TABLE}formula"), kind, shown)] * min(repeated, 100)
        while cells and cells[-1][1] is None:
            cells.pop()
        if cells:
            rows.append(cells)
    return rows


def _text(element):
    """What a paragraph shows: runs of spaces and tabs are elements."""
    yield element.text or ""
    for inner in element:
        if inner.tag == f"{TEXT}s":
            yield " " * int(inner.get(f"{TEXT}c", "1"))
        elif inner.tag == f"{TEXT}tab":
            yield "\t"
        else:
            yield from _text(inner)
        yield inner.tail or ""


def plain(text):
    """For LibreOffice line breaks of any kind are one kind, and a cell of several lines keeps no tab."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\t", "") if "\n" in text else text


def formulas_of(xlsx):
    """The formulas of all sheets."""
    with zipfile.ZipFile(xlsx) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name]
    return [formula for sheet in sheets for formula in re.findall(r"<f[ >][^<]*", sheet)]


def tables(questionnaire):
    return {
        "people": of_people(questionnaire),
        "groups": of_groups(questionnaire),
        "headings": table_of(names(["a"]), *(numbers([-3.5], name) for name in PAYLOADS)),
    }


def assert_shows(found, table, shown):
    """Nothing is a formula; texts are texts as they were, numbers are numbers."""
    assert [cell for row in found for cell in row if cell[0] is not None] == []
    wanted = [table.names, *(table.row(row) for row in range(len(table)))]
    for cells, values in zip(found, wanted, strict=True):
        for place, value in enumerate(values):
            _, kind, text = cells[place] if place < len(cells) else (None, None, "")
            if isinstance(value, str):
                assert plain(str(text)) == plain(shown(value)) or (kind == "float" and f"{text:g}" == value)
            elif value == value:
                assert (kind, text) == ("float", pytest.approx(value, rel=1e-11))
            else:
                assert kind is None


def test_a_file_without_the_guard_is_run(tmp_path, convert):
    """What the tests below look for is found where it is."""
    path = tmp_path / "raw.csv"
    path.write_text("respondent\n=1+1\n")
    cells = cells_of(convert(path, "ods", import_of(PLAIN)))
    assert cells[1][0][0] is not None
    assert formulas_of(convert(path, "xlsx", import_of(PLAIN)))


@pytest.mark.parametrize("kind", ["people", "groups", "headings"])
@pytest.mark.parametrize("dialect", [PLAIN, EXCEL_FR], ids=["plain", "excel_fr"])
def test_it_opens_a_csv_and_runs_nothing(tmp_path, convert, every_outcome, kind, dialect):
    table = tables(every_outcome)[kind]
    path = tmp_path / "scores.csv"
    wish = {"excel_fr": dialect is EXCEL_FR}
    with open_score_file(path, "csv", table.columns, "fr", every_outcome, **wish) as file:
        file.write(table)
    assert_shows(cells_of(convert(path, "ods", import_of(dialect))), table, inert)
    assert not formulas_of(convert(path, "xlsx", import_of(dialect)))


@pytest.mark.parametrize("kind", ["people", "groups", "headings"])
def test_it_opens_a_workbook_and_runs_nothing(tmp_path, convert, every_outcome, kind):
    table = tables(every_outcome)[kind]
    path = tmp_path / "scores.xlsx"
    with open_score_file(path, "xlsx", table.columns, "fr", every_outcome) as file:
        file.write(table)
    assert_shows(cells_of(convert(path, "ods")), table, str)
    assert not formulas_of(convert(path, "xlsx"))
