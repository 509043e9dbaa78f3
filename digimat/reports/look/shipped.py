"""Our templates, copies of them to change, and how such a copy stands to the original it was made of."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Final, Literal

from digimat.reports.look.css import TEMPLATES
from digimat.reports.look.overrides import ENDING

State = Literal["shipped", "copied", "changed", "outdated", "own"]

_NOTE: Final = re.compile(r"\{# digimat \S+ (\S+) ([0-9a-f]{12}) #\}\n")


def shipped_templates() -> Mapping[str, str]:
    """The text of every template of ours, by name."""
    files = sorted(TEMPLATES.rglob(f"*{ENDING}"))
    return {file.relative_to(TEMPLATES).as_posix(): file.read_text(encoding="utf-8") for file in files}


def copy_to_change(name: str, text: str, version: str) -> str:
    """A template as it is put into a workspace: its first line says what it is a copy of."""
    return f"{{# digimat {version} {name} {_mark(text)} #}}\n{text}"


def state_of(name: str, own: str | None, original: str | None) -> State:
    """How a template of a workspace stands to ours.

    Args:
        name: of the template.
        own: the text in the workspace; None where there is none.
        original: our text; None where we have none.

    Returns:
        "shipped": ours is used; "copied": a copy, still the same; "changed": a changed copy, or one written anew;
        "outdated": ours is no longer what the copy was made of; "own": a template that only the workspace has.
    """
    if original is None:
        return "own"
    if own is None:
        return "shipped"
    note = _NOTE.match(own)
    if note is not None and note[1] == name and note[2] != _mark(original):
        return "outdated"
    return "copied" if own[note.end() if note else 0 :] == original else "changed"


def _mark(text: str) -> str:
    """What tells one text of a template from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
