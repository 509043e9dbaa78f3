"""The code knows no questionnaire: ids are data."""

import ast
import re
from pathlib import Path

import pytest

import digimat
from digimat.questionnaires import bundled_folder, load

PACKAGE = Path(digimat.__file__).parent
BUNDLED = [load(path).questionnaire for path in sorted(bundled_folder().glob("*.yaml"))]

# Words of digimat's own language that a questionnaire may use as an id too.
OWN_WORDS = {
    "total": "also the name of a scoring rule",
    "form": "also one way to give a questionnaire",
    "a4": "also a size of paper",
    "level": "also a kind of result, and a column of the scores file",
    "com": "also a device that Windows reserves",
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
