"""Results of SurveyJS as rows: what each value becomes, and what a damaged object costs."""

import json
import time
import tracemalloc

import pytest

from digimat.answers.exports import json_objects, json_rows, lines
from digimat.answers.exports.encodings import detect
from digimat.answers.exports.json_rows import JsonFile
from digimat.problems import UserError


@pytest.fixture
def rows_of(tmp_path):
    def read(text, encoding="utf-8"):
        path = tmp_path / "f.json"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return list(JsonFile(path, detect(path)).rows())

    return read


@pytest.fixture
def table_of(rows_of):
    def read(text):
        header, *rows = rows_of(text)
        assert not [row.fault for row in rows if row.fault]
        return [{n: c for n, c in zip(header.cells, row.cells, strict=True) if c is not None} for row in rows]

    return read


ONE, TWO = {"q1": 3, "q2": ["a", "b"]}, {"q1": 4, "q3": "x\ny"}
AS_ROWS = [{"q1": "3", "q2": "a\nb"}, {"q1": "4", "q3": "x\ny"}]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "write",
    [
        lambda end: end.join([json.dumps(ONE), "", json.dumps(TWO)]) + end,
        lambda end: json.dumps([ONE, TWO]),
        lambda end: json.dumps([ONE, TWO], indent=2).replace("\n", end),
        lambda end: f"[{json.dumps(ONE)},{end}{json.dumps(TWO)}{end}]{end}",
        lambda end: f"{end}[{end}{json.dumps(ONE)}{end},{json.dumps(TWO)}]",
        lambda end: (json.dumps(ONE, indent=1) + "\n" + json.dumps(TWO, indent=1)).replace("\n", end),
        lambda end: json.dumps({"ResultCount": 2, "Data": [ONE, TWO], "more": {}}),
        lambda end: json.dumps({"id": 'a"b', "Data": [ONE, TWO]}, indent=2).replace("\n", end),
    ],
    ids=[
        "lines",
        "array",
        "indented",
        "array of lines",
        "commas first",
        "no array",
        "answer",
        "answer indented",
    ],
)
@pytest.mark.parametrize("block", [1, 5, 1 << 18])
def test_every_form_gives_the_same_rows(write, end, block, table_of, monkeypatch):
    monkeypatch.setattr(json_objects, "_BLOCK", block)
    assert table_of(write(end)) == AS_ROWS


def test_one_object_is_one_row(table_of):
    assert table_of('{"q1": 3}') == [{"q1": "3"}]
    assert table_of('{\n"q1": 3\n}\n') == [{"q1": "3"}]


def test_headings_are_all_names_in_order_of_first_appearance(rows_of):
    header, first, second = rows_of('{"b": 1}\n{"a": 2, "b": 3}\n')
    assert header.cells == ("b", "a")
    assert (first.cells, second.cells) == (["1", None], ["3", "2"])


def test_lines_and_bytes_are_those_of_the_file(rows_of):
    lines = b'{"a": 1}\r\n\r\n  {"a": "\xc3\xa9"} \r\n'
    assert [(r.line, r.raw) for r in rows_of(lines)[1:]] == [(1, b'{"a": 1}'), (3, b'  {"a": "\xc3\xa9"} ')]
    array = b'[\r\n{"a": 1},\r\n  {\r"a": 2} , {"a":3}]'
    assert [(r.line, r.raw) for r in rows_of(array)[1:]] == [
        (2, b'{"a": 1}'),
        (3, b'{\r"a": 2}'),
        (4, b'{"a":3}'),
    ]


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        ("4", {"q": "4"}),
        ("-0.50", {"q": "-0.50"}),  # as it is written
        ("12345678901234567890", {"q": "12345678901234567890"}),
        ('"007"', {"q": "007"}),
        ("true", {"q": "true"}),
        ("false", {"q": "false"}),
        ("null", {}),
        ('""', {"q": ""}),
        ("[]", {"q": ""}),
        ("{}", {}),
        ('["a", "other"]', {"q": "a\nother"}),
        ("[1, true]", {"q": "1\ntrue"}),
        ('{"row1": "col2", "row2": ["a", "b"]}', {"q.row1": "col2", "q.row2": "a\nb"}),
        ('{"row 1": {"col": 3}}', {"q.row 1.col": "3"}),
        ('[{"x": 1}, {"x": 2}]', {"q[0].x": "1", "q[1].x": "2"}),
        ('"other", "q-Comment": "words"', {"q": "other", "q-Comment": "words"}),
    ],
)
def test_what_a_value_becomes(value, cells, table_of):
    found = table_of(f'{{"z": 1, "q": {value}}}')
    assert found == [{"z": "1", **cells}]


@pytest.mark.parametrize("name", ["data", "json", "surveyResult"])
def test_an_answer_of_a_service_around_each_result_is_taken_off(name, table_of):
    wrapped = [{"id": 7, name: ONE, "createdAt": "2026"}, {"id": 8, name: TWO}]
    wanted = [{"id": "7", "createdAt": "2026", **AS_ROWS[0]}, {"id": "8", **AS_ROWS[1]}]
    assert table_of("\n".join(map(json.dumps, wrapped))) == wanted
    as_text = [{**one, name: json.dumps(one[name])} for one in wrapped]
    assert table_of("\n".join(map(json.dumps, as_text))) == wanted


def test_a_question_that_is_called_data_stays_one(table_of):
    assert table_of('{"data": {"row1": "a"}, "q2": 3}') == [{"data.row1": "a", "q2": "3"}]


DAMAGE = {
    "cut": '{"q": 2',
    "quote": '{"q": "2}',
    "brace": '{"q": {"r": 2}',
    "comma": '{"q": 2,}',
    "no number": '{"q": NaN}',
    "infinite": '{"q": -Infinity}',
    "twice": '{"q": 1, "q": 2}',
    "twice inside": '{"q": {"r": 1, "r": 2}}',
    "two values": '{"q.r": 1, "q": {"r": 2}}',
    "deep": '{"q": ' + "[" * 50 + "]" * 50 + "}",
    "very deep": '{"q": ' + "[" * 100_000 + "}",
    "array": '["q", 2]',
    "number": "12",
    "words": "Internal error",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_object_costs_its_own_line(damage, rows_of):
    for before, between, after in (("", "\n", "\n"), ("[", ",\n", "]")):
        rows = rows_of(before + between.join(['{"q": 1}', damage, '{"q": 3}']) + after)[1:]
        good = [(row.line, list(row.cells)) for row in rows if row.fault is None]
        assert good == [(1, ["1"]), (3, ["3"])]
        bad = [row for row in rows if row.fault]
        assert {(row.line, row.fault.code, row.fault.position.line) for row in bad} == {(2, "ANS120", 2)}
        assert b"".join(row.raw for row in bad).rstrip(b",").decode() == damage


def test_a_brace_too_many_is_told(rows_of):
    rows = rows_of('{"q": 1}\n{"q": 2}}\n')[1:]
    assert [(row.raw, bool(row.fault)) for row in rows] == [(b'{"q": 1}', False), (b'{"q": 2}}', True)]
    rows = rows_of('[{"q": 1},\n{"q": 2}},\n{"q": 3}]')[1:]
    assert [(row.raw, bool(row.fault)) for row in rows if row.line == 2] == [
        (b'{"q": 2}', False),
        (b"},", True),
    ]
    assert [row.line for row in rows] == [1, 2, 2, 3]


def test_a_byte_outside_the_encoding_costs_its_line(rows_of, tmp_path):
    path = tmp_path / "f.json"
    path.write_bytes(b'{"q": 1}\n{"q": "\xff"}\n')
    rows = list(JsonFile(path, detect(path, "utf-8")).rows())[1:]
    assert [row.fault.code if row.fault else "" for row in rows] == ["", "ANS120"]


def test_an_array_that_was_cut_is_told(rows_of):
    assert [bool(row.fault) for row in rows_of('[{"q": 1},\n')[1:]] == [False, True]
    assert [bool(row.fault) for row in rows_of('[{"q": 1},\n{"q": 2')[1:]] == [False, True]
    assert [bool(row.fault) for row in rows_of('[{"q": 1}]')[1:]] == [False]


def test_nothing_behind_an_array_is_swallowed(rows_of):
    rows = rows_of('[{"q": 1}]\n{"q": 2}\n')[1:]
    assert [(row.raw, bool(row.fault)) for row in rows] == [(b'{"q": 1}', False), (b'{"q": 2}', True)]


@pytest.mark.parametrize("line", ['{"q": {"a":\n', '{"q": "a\n', '{"q": 1},\n', "[{\n", '"\n', "{}\n}\n"])
def test_many_open_braces_are_read_in_time(line, rows_of):
    started = time.process_time()
    rows_of("[" + line * 20_000)
    assert time.process_time() - started < 3


def test_a_line_longer_than_any_answers_ends_the_reading(rows_of, monkeypatch):
    monkeypatch.setattr(json_objects, "MAX_OBJECT", 1000)
    monkeypatch.setattr(json_objects, "_BLOCK", 100)
    monkeypatch.setattr(lines, "_BLOCK", 100)
    for text in ('{"q": 1}\n{"q": "' + "x" * 1000 + '"}\n', '[{"q": "' + "x" * 2000):
        with pytest.raises(UserError) as raised:
            rows_of(text)
        assert raised.value.problems[0].code == "ANS113"


def test_names_are_bounded(rows_of, monkeypatch):
    monkeypatch.setattr(json_rows, "MAX_NAMES", 3)
    assert len(rows_of('{"a": 1, "b": 2}\n{"c": 3}\n')[0].cells) == 3
    with pytest.raises(UserError) as raised:
        rows_of('{"a": 1, "b": 2}\n{"c": 3, "d": 4}\n')
    assert raised.value.problems[0].code == "ANS121"


def test_memory_does_not_grow_with_the_file(tmp_path):
    path = tmp_path / "f.json"
    one = json.dumps({"q": "x" * 2000})
    path.write_text("[" + ",".join([one] * 6000) + "]")
    tracemalloc.start()
    file = JsonFile(path, detect(path))
    assert sum(1 for _ in file.rows()) == 6001
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 << 20 < path.stat().st_size
