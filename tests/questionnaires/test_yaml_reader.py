"""The YAML reader: words as YAML 1.2 reads them, every duplicate told, nothing dangerous built."""

import time

import pytest

from digimat.questionnaires.yaml_reader import MAX_EVENTS, read_yaml

WORDS = [
    ("no", "no"),
    ("on", "on"),
    ("yes", "yes"),
    ("Off", "Off"),
    ("y", "y"),
    ("true", True),
    ("False", False),
    ("tRUE", "tRUE"),
    ("010", 10),
    ("0o10", "0o10"),
    ("0x1F", "0x1F"),
    ("1_000", "1_000"),
    ("1:30", "1:30"),
    ("190:20:30", "190:20:30"),
    ("3.10", 3.1),
    ("1e3", 1000.0),
    ("-1.5E-3", -0.0015),
    (".5", 0.5),
    ("5.", 5.0),
    ("+7", 7),
    (".", "."),
    (".inf", ".inf"),
    (".nan", ".nan"),
    ("~", None),
    ("null", None),
    ("", None),
    ('""', ""),
    ("'no'", "no"),
    ('"1"', "1"),
    ("2026-11-22", "2026-11-22"),
    ("2026-11-22 10:00:00", "2026-11-22 10:00:00"),
    ("a>(b=c)>d", "a>(b=c)>d"),
    ("=", "="),
]


@pytest.mark.parametrize(("written", "value"), WORDS)
def test_plain_words_follow_yaml_1_2(written, value):
    document = read_yaml(f"x: {written}\n", "f")
    assert document.problems == []
    assert document.data == {"x": value}
    assert type(document.data["x"]) is type(value)


def test_a_block_of_text_is_never_a_number():
    assert read_yaml("x: |-\n  12\ny: >-\n  true\n", "f").data == {"x": "12", "y": "true"}


def test_every_key_and_value_remembers_where_it_stood():
    document = read_yaml("a:\n  - b: 1\n    c: [2, 3]\n", "f")
    assert str(document.at(("a", 0, "c"))) == "f:3:5"
    assert str(document.at(("a", 0, "c", 1))) == "f:3:12"
    assert str(document.at(("a", 0, "missing", "deeper"))) == "f:2:5"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("a: 1\nb: 2\na: 3\n", 1, 3),
        ("top:\n  a: 1\n  a: 2\n", 2, 3),
        ("top:\n  - a: 1\n    b: 2\n    b: 3\n", 3, 4),
        ("{a: 1,\n b: {c: 1,\n c: 2}}\n", 2, 3),
        ("a: 1\n'a': 2\n", 1, 2),
        ("1: a\n1: b\n", 1, 2),
        ("a:\n  b:\n    - c:\n        d: {fr: x,\n          fr: y}\n", 4, 5),
    ],
)
def test_a_duplicate_is_told_with_both_lines(text, first, second):
    found = [p for p in read_yaml(text, "f").problems if p.code == "QST005"]
    assert [(p.position.line, f"line {first})" in p.message.en) for p in found] == [(second, True)]


def test_a_key_three_times_is_two_problems_and_the_first_value_stays():
    document = read_yaml("a: 1\na: 2\na: 3\n", "f")
    assert [p.position.line for p in document.problems] == [2, 3]
    assert document.data == {"a": 1}


TAGS = [
    "!!python/object/apply:os.system ['echo']",
    "!!python/object/new:os.system [echo]",
    "!!python/object:os.path {}",
    "!!python/name:os.system",
    "!!python/module:os",
    "!!python/tuple [1, 2]",
    "!!python/str x",
    "!!python/bytes eA==",
    "!!python/complex 1j",
    "!!python/dict {}",
    "!!binary aGVsbG8=",
    "!!set {a, b}",
    "!!omap [a: 1]",
    "!!pairs [a: 1]",
    "!!timestamp 2026-11-22",
    "!!str 1",
    "!!int '1'",
    "!!float 1",
    "!!bool yes",
    "!!null x",
    "!!merge x",
    "!include secrets.yaml",
    "!env HOME",
    "!<tag:yaml.org,2002:str> x",
]


@pytest.mark.parametrize("payload", TAGS)
def test_no_tag_is_ever_resolved(payload):
    document = read_yaml(f"a: 1\nx: {payload}\n", "f")
    assert [(p.code, p.position.line) for p in document.problems] == [("QST004", 2)]
    assert document.data is None


LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &a x\nb: *a\n", "QST004"),
        ("a: *nowhere\n", "QST004"),
        ("&k a: 1\n", "QST004"),
        ("a: &a [*a]\n", "QST004"),
        ("base: {x: 1}\na:\n  <<: {x: 2}\n", "QST004"),
        (LAUGHS, "QST004"),
        ("[" * 20_000, "QST003"),
        ("{a: " * 20_000, "QST003"),
        ("- " * 20_000 + "x", "QST003"),
        ("".join(" " * n + f"k{n}:\n" for n in range(500)), "QST003"),
        ("a: " + "9" * 100_000, "QST006"),
        ("a: -" + "9" * 100_000, "QST006"),
        ("a: 1e999999999", "QST006"),
        ("a: \x00", "QST002"),
        ("a: \x1b[31m", "QST002"),
        ("a: 1\n--- \nb: 2\n", "QST001"),
        ("a: 1\n...\nb: 2\n", "QST001"),
        ("%YAML 3.0\n--- a\n", "QST001"),
        ("%TAG ! tag:x,2000:\n--- !y a\n", "QST004"),
        ("? [a]\n: b\n", "QST001"),
        ("? {a: b}\n: c\n", "QST001"),
        ("a: b: c\n", "QST001"),
        ("a: 'b\n", "QST001"),
        ("a: @b\n", "QST001"),
        ("a: `b`\n", "QST001"),
        ("\t- a\n", "QST001"),
        ("a: [1, 2\nb: 3\n", "QST001"),
        ("{" + "a" * 5000 + ": 1", "QST001"),
    ],
    ids=lambda value: value[:20] if len(value) != 6 else value,
)
def test_what_no_questionnaire_holds_is_a_problem_in_our_own_words_and_at_once(text, code):
    began = time.process_time()
    problems = read_yaml(text, "f").problems
    assert problems[-1].code == code
    assert time.process_time() - began < 0.5


def test_more_elements_than_any_questionnaire_has_are_refused():
    (problem,) = read_yaml("a: [" + "1," * MAX_EVENTS + "]", "f").problems
    assert problem.code == "QST003"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "--- ~\n"])
def test_an_empty_file_is_nothing_and_no_error(text):
    document = read_yaml(text, "f")
    assert (document.data, document.problems) == (None, [])


def test_a_list_at_the_top_is_read_as_it_is():
    assert read_yaml("- a\n- 1\n", "f").data == ["a", 1]


def test_a_control_character_is_found_behind_accents():
    """The C parser counts bytes; people count characters."""
    (problem,) = read_yaml("é" * 50 + ": 1\nb: 2\nc: é\x07\n" + "d: 1\n" * 20, "f").problems
    assert (problem.code, str(problem.position)) == ("QST002", "f:3:5")


def test_a_quote_that_is_never_closed_is_told_where_it_opens():
    (problem,) = read_yaml("a: 1\nb: 'open\nc: 3\nd: 4\n", "f").problems
    assert (problem.code, str(problem.position)) == ("QST001", "f:2:4")
