"""What the tests of exports share: the survey, its clean answers, and files in every tool's form."""

import sys
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from digimat.answers.answer_files import read_answers
from digimat.problems import UserError
from digimat.questionnaires import load
from digimat.reports.data import scores_csv
from digimat.scoring import score
from digimat.scoring.requirements import read_band

FIXTURES = Path(__file__).parents[2] / "fixtures" / "exports"
sys.path.insert(
    0, str(FIXTURES)
)  # the generators are plain Python beside the files, and no part of any package

from make import every_vendor  # noqa: E402
from make.writing import Table, encode, separated  # noqa: E402

SURVEY = load(FIXTURES / "survey.yaml").questionnaire
VENDORS = every_vendor()
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252")  # the middle three with their marks
DELIMITERS = (";", ",", "\t", "|")
LANGUAGES = {"fr": 0, "en": 1}
FR, EN = 0, 1


def read(path, questionnaire=SURVEY, **options):
    """A file as the commands read it."""
    return read_answers(path, questionnaire, partial(read_band, questionnaire), **options)


@cache
def clean():
    """What all files say: the answers in digimat's own form."""
    return read(FIXTURES / "clean.csv")


@cache
def expected_scores():
    """The scores of the clean file, byte by byte."""
    return scores(clean().table)


def said(table):
    """What everybody answered and is, comparable between tools: a question not shown counts as one left blank."""
    answers = {item.id: [code or "" for code in table.columns[item.id]] for item in SURVEY.items}
    return answers | {f"profile {name}": list(facts) for name, facts in table.profile.items()}


def scores(table, names=None):
    """The scores of a table; its respondents take the ``names`` of the clean file, for tools have their own."""
    table = replace(table, respondents=tuple(names or table.respondents))
    return _scores(_Content(table))


class _Content:
    """A table as the key of a memory: two tables with the same content have the same scores."""

    def __init__(self, table):
        self.table = table
        columns = tuple((name, tuple(column)) for name, column in table.columns.items())
        profile = tuple((name, tuple(column)) for name, column in table.profile.items())
        self.key = (tuple(table.respondents), columns, profile, tuple(table.required))

    def __eq__(self, other):
        return self.key == other.key

    def __hash__(self):
        return hash(self.key)


@cache
def _scores(content):
    return scores_csv(score(SURVEY, content.table)).encode()


def assert_same_as_clean(path, names=None, **options):
    """A file says what the clean file says, and scores to the same bytes; ``names`` are its own respondents."""
    held = read(path, **options)
    everybody = clean().table.respondents
    assert [str(problem) for row in held.rejects for problem in row.problems] == []
    assert held.rows_read == len(held.table.respondents) == len(everybody)
    if names is not None:
        assert list(held.table.respondents) == names
    assert len(set(held.table.respondents)) == len(everybody)
    assert said(held.table) == said(clean().table)
    assert scores(held.table, everybody) == expected_scores()
    return held


def assert_law(held):
    """Nothing is lost: every row that was read is accepted, rejected or a duplicate."""
    assert held.rows_read == len(held.table.respondents) + len(held.rejects) + held.duplicates


def column_of(table, heading, occurrence=1):
    """The place of a heading in the first or the last header row."""
    for row in table.header:
        places = [place for place, text in enumerate(row) if text == heading]
        if len(places) >= occurrence:
            return places[occurrence - 1]
    raise KeyError(heading)


def changed(table, cells):
    """The table with other cells: ``{(row from 0, heading or place): value}``."""
    rows = [list(row) for row in table.rows]
    for (row, heading), value in cells.items():
        rows[row][heading if isinstance(heading, int) else column_of(table, heading)] = value
    return replace(table, rows=rows)


def headed(table, headings):
    """The table with other headings, in whichever header row they stand."""
    return replace(table, header=[[headings.get(text, text) for text in row] for row in table.header])


def beside(table, heading, value="", place=None):
    """The table with one more column: the same value in every row, or a list of them."""
    values = value if isinstance(value, list) else [value] * len(table.rows)
    at = len(table.header[0]) if place is None else place

    def with_one(row, cell):
        return [*row[:at], cell, *row[at:]]

    first, *others = table.header
    header = [with_one(first, heading), *(with_one(row, "") for row in others)]
    return replace(
        table, header=header, rows=[with_one(r, v) for r, v in zip(table.rows, values, strict=True)]
    )


def without(table, *headings):
    """The table without some columns."""
    gone = {column_of(table, heading) for heading in headings}

    def kept(row):
        return [cell for place, cell in enumerate(row) if place not in gone]

    return replace(table, header=[kept(row) for row in table.header], rows=[kept(row) for row in table.rows])


def save(folder, table, *, delimiter=";", encoding="utf-8-sig", quote="needed", name="export.csv", **form):
    """Write a table as separated values; gives the path."""
    path = folder / name
    path.write_bytes(encode(separated(table, delimiter=delimiter, quote=quote, **form), encoding))
    return path


def other_survey(folder, *changes):
    """The survey with some of its text replaced: pairs of what stands there and what shall."""
    text = (FIXTURES / "survey.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old), old
        text = text.replace(old, new)
    path = folder / "survey.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path).questionnaire


def codes(held, item):
    """The answers to one item, by row of the clean file; None where the row is not among those accepted."""
    return list(held.table.columns[item])


def told(held_or_error):
    """The codes of all problems, of the file, its columns and its rows."""
    if isinstance(held_or_error, UserError):
        return [problem.code for problem in held_or_error.problems]
    rows = [problem for row in held_or_error.rejects for problem in row.problems]
    return [problem.code for problem in [*held_or_error.problems, *rows]]


__all__ = [
    "DELIMITERS", "EN", "ENCODINGS", "FIXTURES", "FR", "LANGUAGES", "SURVEY", "VENDORS", "Table", "assert_law",
    "assert_same_as_clean", "beside", "changed", "clean", "codes", "column_of", "encode", "expected_scores",
    "headed", "other_survey", "read", "said", "save", "scores", "separated", "told", "without",
]  # fmt: skip
