"""All that a person reads of digimat, in French and in English: where the test of spelling finds its words."""

import ast
import json
import keyword
import re
from collections.abc import Iterator
from inspect import signature
from pathlib import Path

from digimat.administration.script import WORDS as INTENTS
from digimat.cli import app
from digimat.commands.new_file import kinds as starters
from digimat.language import LANGUAGES
from digimat.questionnaires import Questionnaire, bundled_folder, read_questionnaire
from digimat.questionnaires.conditions import FUNCTIONS
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.questionnaires.writing.texts import every_text
from digimat.scoring import rules

ROOT = Path(__file__).parents[2]
# Named after their language; the pages that are in both are not told apart line by line.
PAGES = {
    "fr": ["README.fr.md", *sorted(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.fr.md"))],
    "en": ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/questionnaires.md", "docs/workspace.md"],
}
_CODE_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>|https?://\S+")
_FILLED = re.compile(r"\{[^}]*\}|\b\w+ (?:==? (?:\"\w*\"|\w*)|in \[.*?\])")  # a value, a setting, a condition
_COMMENT = re.compile(r" *#(fr|en): ?(.*)")


def names() -> frozenset[str]:
    """What has an English name in any language: fields and their values, types, rules, commands, intents."""
    commands = [command.name or command.callback.__name__ for command in app.registered_commands]
    options = [
        option for command in app.registered_commands for option in signature(command.callback).parameters
    ]
    kinds = [
        *starters(),
        *(path.stem for path in bundled_folder().glob("*.yaml")),
        *ITEM_TYPES,
        *FUNCTIONS,
        *keyword.kwlist,
        *INTENTS,
    ]
    known, _ = rules()
    kinds += [name for rule in known for name in (rule.name, *rule.parameters)]
    every = " ".join([*_fields(Questionnaire.model_json_schema()), *commands, *options, *kinds])
    return frozenset(re.findall(r"[a-z]+", every.lower()))


def _fields(schema: object) -> Iterator[str]:
    if isinstance(schema, list):
        for inner in schema:
            yield from _fields(inner)
    if isinstance(schema, dict):
        for name, inner in schema.items():
            if name == "properties":
                yield from inner
            if name in ("enum", "const"):
                yield json.dumps(inner)
            yield from _fields(inner)


def of_questionnaire(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of a questionnaire, with their languages; of a starter its comments too."""
    text = path.read_text(encoding="utf-8")
    source, problems = read_questionnaire(text, path.name)
    assert source is not None, problems[0].line("en")
    for wording in every_text(source.questionnaire):
        for language in LANGUAGES:
            yield language, wording.text.of(language)
    for line in text.splitlines():
        if comment := _COMMENT.fullmatch(line):
            yield comment[1], comment[2]


def of_page(name: str, language: str) -> Iterator[tuple[str, str]]:
    """The prose of a page, without what is code in it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    yield language, _CODE.sub(" ", _CODE_BLOCK.sub(" ", text))


def of_module(path: Path) -> Iterator[tuple[str, str]]:
    """The wording of messages, help and reports: ``Text(fr=…, en=…)``, ``t(…, …)``, ``described(…, …)``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "Text":
            for keyword in node.keywords:
                if keyword.arg in LANGUAGES:
                    yield keyword.arg, _FILLED.sub(" _ ", _constant(keyword.value))
        elif node.func.id in ("t", "described"):
            yield from zip(LANGUAGES, map(_constant, node.args), strict=False)


def _constant(node: ast.expr) -> str:
    """What is written in a text; what is filled in is another text, or a code."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            " _ " if isinstance(part, ast.FormattedValue) else _constant(part) for part in node.values
        )
    # Sums of texts, and choices between them.
    return " ".join(_constant(inner) for inner in ast.iter_child_nodes(node) if isinstance(inner, ast.expr))
