"""``schema``: the JSON Schema by which editors complete and check a questionnaire while it is written.

With ``--report``: that of the results inside a report, for whoever reads them with a program of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from inspect import getdoc
from pathlib import Path
from typing import Any

from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.files import near, write_whole
from digimat.language import Language, Text
from digimat.problems import Problem
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.item_model import Grid, WrittenItem
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.questionnaires.model import Scale
from digimat.questionnaires.variant_model import BankName, Cell

# Editors know this draft; nothing in our schema is newer.
DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(out: Path | None, context: Context, *, of_report: bool = False) -> Outcome:
    """Write the schema of questionnaires, or of the results inside a report, to a file or to stdout."""
    problems: Sequence[Problem] = ()
    if of_report:
        from digimat.reports.attached.model import attachment_schema

        content = attachment_schema()
    else:
        content, problems = questionnaire_schema(context.language)
    text = as_text(content)
    if out is None:
        return Outcome(text, content, problems=problems)
    write_whole(out, text.encode())
    place = near(out, context.folder)
    return Outcome(
        data=content,
        notes=[Text(fr=f"Schéma écrit dans {place}", en=f"Schema written to {place}")],
        problems=problems,
    )


def as_text(content: dict[str, Any]) -> str:
    """The schema as a file holds it."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def questionnaire_schema(language: Language) -> tuple[dict[str, Any], Sequence[Problem]]:
    """The schema of questionnaires as this machine reads them, and what is wrong with rules of other packages.

    Args:
        language: of what the rules are said to do; the rest of the model describes itself in English.
    """
    from digimat.scoring import rules

    content = Questionnaire.model_json_schema(by_alias=True)
    for part in _parts(content):
        _tidy(part)
    known, problems = rules()
    definitions = content["$defs"]
    types = {name: _first_line(kind) for name, kind in ITEM_TYPES.items()}
    for record, kind in ((WrittenItem, "item"), (Grid, "item"), (Cell, "item"), (Scale, "scale")):
        fields = definitions[record.__name__]["properties"]
        fields["rule"] = _choice({r.name: r.summary.of(language) for r in known if r.kind == kind})
        if kind == "item":
            fields["type"] = _choice(types)
    # What the model says in its own words.
    definitions[Grid.__name__]["properties"]["rows"]["minItems"] = 1
    definitions[Cell.__name__]["properties"]["variants"]["minProperties"] = 1
    # What the reader adds, and nobody writes.
    del content["properties"]["banks"], definitions[BankName.__name__]
    return {"$schema": DRAFT, **content}, problems


def _choice(names: dict[str, str]) -> dict[str, Any]:
    """One of some names; editors show what each means beside it."""
    return {"type": "string", "enum": list(names), "markdownEnumDescriptions": list(names.values())}


def _tidy(part: dict[str, Any]) -> None:
    """Leave out the titles that only repeat a field's name, and let no key escape its pattern."""
    if isinstance(part.get("title"), str):
        del part["title"]
    if "patternProperties" in part:
        part["additionalProperties"] = False
    if "description" in part:
        part["description"] = part["description"].replace("``", "`")


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and all those inside it; names of fields are no schemas."""
    if not isinstance(schema, dict):
        return
    yield schema
    for keyword in ("$defs", "properties", "patternProperties"):
        for inner in schema.get(keyword, {}).values():
            yield from _parts(inner)
    for keyword in ("items", "additionalProperties"):
        yield from _parts(schema.get(keyword))
    for keyword in ("anyOf", "oneOf"):
        for inner in schema.get(keyword, ()):
            yield from _parts(inner)


def _first_line(module: Any) -> str:
    return (getdoc(module) or "").split("\n", 1)[0].replace("``", "`")
