"""Starts a file from one of the starters: its comments in one language, its id and its titles filled in.

A starter is a complete questionnaire that ``digimat check`` accepts. Its comments begin with ``#fr:`` or ``#en:``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from digimat.language import LANGUAGES, Language, Text

STARTERS = Path(__file__).parents[1] / "questionnaires" / "starters"
SCHEMA = "schema.json"

_COMMENT = re.compile(r"( *)#(fr|en): ?(.*)")
_ID = re.compile(r"^id: \S+$", re.MULTILINE)
_TITLE = re.compile(r"^title:\n  fr: (\".*\")\n  en: (\".*\")$", re.MULTILINE)
_DATE = re.compile(r'date: "[\d-]+"')


def kinds() -> Sequence[str]:
    """The kinds of questionnaire there are starters of; the first is taken where nothing is said."""
    return sorted(path.stem for path in STARTERS.glob("*.yaml"))


def described(kind: str) -> Text:
    """What a kind is: the first comment of its starter."""
    texts = {language: in_language(_starter(kind), language) for language in LANGUAGES}
    first = {language: text.split("\n", 1)[0].removeprefix("# ") for language, text in texts.items()}
    return Text(fr=first["fr"], en=first["en"])


def own_title(kind: str) -> Text:
    """The title that a starter bears."""
    found = _TITLE.search(_starter(kind))
    assert found is not None, "a starter has a title in both languages"
    return Text(fr=json.loads(found[1]), en=json.loads(found[2]))


def new_questionnaire(
    kind: str, questionnaire_id: str, title: Text, language: Language, day: date, *, schema: bool
) -> str:
    """The text of a new questionnaire.

    Args:
        kind: the starter.
        questionnaire_id: an id that the questionnaire language admits.
        title: any two texts of printable characters.
        language: of the comments.
        day: of the first version.
        schema: whether the schema that editors use lies beside the file.
    """
    text = in_language(_starter(kind), language)
    # By functions, so that nothing in a title means something to the pattern.
    written = (
        (_ID, f"id: {questionnaire_id}"),
        (_TITLE, f"title:\n  fr: {_quoted(title.fr)}\n  en: {_quoted(title.en)}"),
        (_DATE, f'date: "{day.isoformat()}"'),
    )
    for pattern, line in written:
        text, count = pattern.subn(lambda _, line=line: line, text)  # type: ignore[misc]
        assert count == 1, pattern.pattern
    modeline = f"# yaml-language-server: $schema={SCHEMA}\n" if schema else ""
    return modeline + text


def in_language(template: str, language: Language) -> str:
    """A starter with its comments in one language."""
    lines = []
    for line in template.split("\n"):
        comment = _COMMENT.fullmatch(line)
        if comment is None:
            lines.append(line)
        elif comment[2] == language:
            lines.append(f"{comment[1]}# {comment[3]}".rstrip())
    return "\n".join(lines)


def _starter(kind: str) -> str:
    return (STARTERS / f"{kind}.yaml").read_text(encoding="utf-8")


def _quoted(text: str) -> str:
    """A text in quotes that JSON and YAML read alike: it has printable characters only."""
    return json.dumps(text, ensure_ascii=False)
