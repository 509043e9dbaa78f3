"""One small broken file a mistake: the code, the line and the column of what is said about it.

Each file in ``broken/`` is ``valid.yaml`` with one thing wrong; ``broken/expected.txt`` is the table.
"""

import re
from pathlib import Path

import pytest

import digimat
from digimat.problems import Position, UserError
from digimat.questionnaires import find, load, read_questionnaire
from digimat.questionnaires.yaml_reader import MAX_BYTES, read_yaml
from digimat.scoring import check_rules

BROKEN = Path(__file__).parent / "broken"
TABLE = {
    words[0]: [tuple(words[n : n + 2]) for n in range(1, len(words), 2)]
    for line in (BROKEN / "expected.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#") and (words := line.split())
}
FILES = sorted(path.stem for path in BROKEN.glob("*.yaml"))
# These need no file of their own; those of a private bank and of companions take a second file: test_private_bank.py,
# test_companions.py.
ELSEWHERE = {
    "QST003",
    "QST007",
    "QST008",
    "QST009",
    "QST055",
    "QST082",
    "QST083",
    "QST107",
    "QST110",
    "QST111",
    "QST112",
    "QST113",
}


def problems_of(stem):
    file = f"{stem}.yaml"
    source, problems = read_questionnaire((BROKEN / file).read_text(encoding="utf-8"), file)
    return [*problems, *(check_rules(source) if source else ())]


def test_every_broken_file_is_in_the_table_and_the_whole_file_is_not():
    assert [f for f in FILES if f != "valid"] == sorted(TABLE)


def test_the_file_that_the_others_are_made_from_has_no_problem():
    assert problems_of("valid") == []


@pytest.mark.parametrize("stem", TABLE)
def test_each_mistake_is_told_where_it_is(stem):
    assert [(f"{p.position.line}:{p.position.column}", p.code) for p in problems_of(stem)] == TABLE[stem]


@pytest.mark.parametrize("stem", TABLE)
def test_each_problem_is_said_in_both_languages_with_a_remedy(stem):
    for problem in problems_of(stem):
        assert problem.message.fr != problem.message.en
        assert all(text.strip() for text in (problem.message.fr, problem.message.en))
        assert all(text.strip() for text in (problem.remedy.fr, problem.remedy.en))
        assert problem.position.file == f"{stem}.yaml"


@pytest.mark.parametrize("stem", TABLE)
def test_a_file_is_named_after_the_mistake_in_it(stem):
    codes = {code.lower() for _, code in TABLE[stem]}
    assert stem.startswith("several") or stem.split("_")[0] in codes


def test_every_code_that_the_checks_can_give_is_shown_by_a_file():
    package = Path(digimat.__file__).parent
    checks = (package / "scoring").glob("*checks.py")
    others = ("misfits.py", "tables.py", "condition_problems.py", "item_response.py")
    scoring = [*checks, *(package / "scoring" / name for name in others)]
    rules = (package / "scoring").glob("*_rules/*.py")
    sources = [*(package / "questionnaires").rglob("*.py"), *scoring, *rules]
    raised = {code for p in sources for code in re.findall(r'"((?:QST|SCO)\d{3})"', p.read_text("utf-8"))}
    assert raised - ELSEWHERE == {code for problems in TABLE.values() for _, code in problems} - ELSEWHERE


@pytest.mark.parametrize(
    ("stem", "guess"),
    [
        ("qst013_misspelt_section", 'Did you mean "scales"?'),
        ("qst021_name_in_a_flag", 'Did you mean "score"?'),
        ("qst021_type", 'Did you mean "numeric"?'),
        ("qst021_level_of_a_cap", 'Did you mean "low"?'),
        ("qst006_version_loses_its_zero", '"1.10"'),
        ("sco010_item_rule", 'Did you mean "numeric_tol"?'),
        ("sco012_unknown_parameter", 'Did you mean "tolerance"?'),
        ("qst013_field_of_a_grid", 'Did you mean "option_set"?'),
        ("qst013_field_of_a_row", 'Did you mean "reverse_keyed"?'),
        ("qst013_field_of_an_outcome", "There are: title, meaning."),
        ("qst013_field_of_a_condition", 'Did you mean "mandatory"?'),
        ("qst021_outcome_of_a_line", 'Did you mean "go"?'),
        ("qst021_part_of_no_option", "There are: q1, q2, q1_a, q1_b."),
        ("qst021_testlet", 'Did you mean "table"?'),
        ("sco044_name_in_a_formula", 'Did you mean "q2"?'),
        ("sco046_points_of_no_option", 'Did you mean "b"?'),
        ("qst043_code_of_no_option", 'Did you mean "a"?'),
        ("qst043_role_that_nobody_has", 'Did you mean "it"?'),
        ("qst043_code_in_another_writing", 'Write "a"'),
        ("qst013_field_of_a_set", 'Did you mean "key"?'),
        ("qst013_bank_by_hand", "banks/qst013_bank_by_hand.yaml"),
        ("qst021_module_of_a_form", 'Did you mean "extra"?'),
        ("qst021_drawn_variant", "There are: v1, v2."),
        ("qst102_column_of_a_line", 'Did you mean "stock"?'),
    ],
)
def test_the_remedy_names_what_was_probably_meant(stem, guess):
    assert guess in problems_of(stem)[0].remedy.en


def test_only_warnings_let_a_questionnaire_be_used():
    warnings = {stem for stem in TABLE if all(p.warning for p in problems_of(stem))}
    assert {stem.split("_")[0] for stem in warnings} == {
        "qst022", "qst023", "qst024", "qst026", "qst044", "qst054", "qst064", "qst121",
        "sco041", "sco043", "sco048",
    }  # fmt: skip
    for stem in warnings:
        assert load(BROKEN / f"{stem}.yaml").questionnaire.minutes == 5


def test_loading_a_broken_file_tells_all_its_errors_and_no_warning():
    path = BROKEN / "several_that_fit_together_badly.yaml"
    with pytest.raises(UserError) as raised:
        load(path)
    assert [p.code for p in raised.value.problems] == ["QST031", "QST021", "QST061", "QST040"]


def test_a_file_that_is_not_there_is_told():
    with pytest.raises(UserError, match="QST007"):
        load(BROKEN / "not_there.yaml")


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path):
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"id: latin\ntitle: {fr: \xe9cole, en: school}\n")
    with pytest.raises(UserError) as raised:
        load(path)
    assert [(p.code, p.position) for p in raised.value.problems] == [("QST002", Position(str(path), 2))]


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "valid.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (BROKEN / "valid.yaml").read_bytes())
    assert load(path).questionnaire.id == "valid"


def test_a_file_that_is_too_large_is_told_before_it_is_read():
    assert [p.code for p in read_yaml("#" * (MAX_BYTES + 1), "large.yaml").problems] == ["QST003"]


def test_an_unknown_questionnaire_is_told_with_the_nearest(tmp_path):
    with pytest.raises(UserError, match=r'QST008 .*"agilty"(.|\n)*Did you mean "agility"'):
        find("agilty", tmp_path)
