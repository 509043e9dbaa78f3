"""The code knows no questionnaire: ids are data, and other ids give the same numbers."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest
from answer_patterns import table_of, tables
from hypothesis import given, settings
from hypothesis import strategies as st

import digimat
from digimat.questionnaires import bundled_folder, load, read_questionnaire
from digimat.scoring import check_rules, score

PACKAGE = Path(digimat.__file__).parent
BUNDLED = [load(path).questionnaire for path in sorted(bundled_folder().glob("*.yaml"))]

# Words of digimat's own language that a questionnaire may use as an id too.
OWN_WORDS = {
    "total": "also the name of a scoring rule",
    "form": "also one way to give a questionnaire",
    "level": "also a kind of result, and a column of the scores file",
}


def ids_of(questionnaire):
    q = questionnaire
    yield q.id
    yield from (r.id for r in (*q.items, *q.sections, *q.scales, *q.levels, *q.flags, *q.forms, *q.advice))
    for level_set in q.levels:
        # A step may be called "0"; only names are names of something.
        yield from (
            name for name in (*level_set.bands, *(s.id for s in level_set.steps)) if not name.isdigit()
        )


# A form may be called "a", which is a letter before it is a name.
IDS = {name for q in BUNDLED for name in ids_of(q) if len(name) > 1} - set(OWN_WORDS)
PROGRAMS = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = [p for p in sorted(PACKAGE.rglob("*")) if p.suffix in (".html", ".jinja", ".j2", ".css", ".svg")]


def literals(path):
    """The texts that stand in quotes in a file of ours."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        constants = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
        return {value for value in constants if isinstance(value, str)}
    return set(re.findall(r"[\"']([^\"'\n]*)[\"']", text))


def test_there_is_something_to_look_for_and_to_look_in():
    assert {"agility", "a1d1", "culture", "d4", "security_reserve", "block_state", "novice"} <= IDS
    assert len(PROGRAMS) > 50
    assert TEMPLATES


@pytest.mark.parametrize("path", [*PROGRAMS, *TEMPLATES], ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_file_of_the_program_names_an_id_of_a_questionnaire(path):
    assert literals(path) & IDS == set()


NAMING = {"id", "items", "scales", "about", "when", "unless", "at_least", "at_most", "band", "levels"}
NAMING |= {"headline", "comparison", "profile", "profile_levels", "stairs"}


def renamed(text, names, bands):
    """The questionnaire's text with other names, wherever a name stands as a word of YAML or of a condition."""
    lines = []
    for line in text.split("\n"):
        key = line.strip().removeprefix("- ").split(":")[0]
        list_of_items = re.match(r"\s+\[?a\dd\d, ", line)
        if key in NAMING or key in bands or list_of_items:
            line = re.sub(r"[a-z][a-z0-9_]*", lambda word: names.get(word[0], word[0]), line)
        lines.append(line)
    return "\n".join(lines)


@pytest.fixture(scope="module")
def other_names(agility):
    """New names for everything with an id; what has one name keeps one name."""
    return {name: f"z_{name}" for name in (*ids_of(agility.questionnaire), "level_capped")}


@pytest.fixture(scope="module")
def twin(agility, other_names):
    bands = {band for level_set in agility.questionnaire.levels for band in level_set.bands}
    source, problems = read_questionnaire(renamed(agility.text, other_names, bands), "z_agility.yaml")
    assert [*problems, *check_rules(source)] == []
    return source.questionnaire


def test_the_twin_has_no_name_in_common_with_the_original(agility, twin):
    assert not set(ids_of(agility.questionnaire)) & set(ids_of(twin))
    assert len(list(ids_of(twin))) == len(list(ids_of(agility.questionnaire)))


@settings(max_examples=25)
@given(data=st.data())
def test_other_names_give_the_same_numbers(agility, twin, other_names, data):
    table = data.draw(tables(agility.questionnaire, max_rows=4))
    rows = [
        (
            {other_names[item]: column[row] for item, column in table.columns.items()},
            other_names.get(table.required[row], ""),
        )
        for row in range(len(table.respondents))
    ]
    one, two = score(agility.questionnaire, table), score(twin, table_of(rows, twin.items))
    assert one.requirement == two.requirement
    for name, scale in one.scales.items():
        assert np.array_equal(scale.score, two.scales[other_names[name]].score, equal_nan=True)
    for (level_set, scale), level in one.levels.items():
        assert (level.rank == two.levels[other_names[level_set], other_names[scale]].rank).all()
    for group in ("flags", "advice"):
        for name, values in getattr(one, group).items():
            assert np.array_equal(values, getattr(two, group)[other_names[name]], equal_nan=True)
