"""What can be seen in the text of a template before it is used: addresses that a report would not follow.

This is for whoever writes the template: what is asked for in a roundabout way gets past it, and is refused when the
page is made (:mod:`digimat.reports.pdf`) or opened (:mod:`digimat.reports.standing_alone`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digimat.problems import Position, Problem
from digimat.reports.look import override_problems as wrong

_COMMENT: Final = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_ELEMENT: Final = re.compile(
    r"<(script|iframe|object|embed|link|base|form|frame|audio|video)\b", re.IGNORECASE
)
_VALUE: Final = r"\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
_FETCHED: Final = re.compile(rf"\b(?:src|srcset|poster|background|data){_VALUE}", re.IGNORECASE)
_FOLLOWED: Final = re.compile(rf"\bhref{_VALUE}", re.IGNORECASE)
_STYLED: Final = re.compile(r"(?:\burl\(\s*|@import\s+)[\"']?([^\"')\s;]*)", re.IGNORECASE)
_EXTENDS: Final = re.compile(r"\{%-?\s*extends\s+[\"']([^\"']+)[\"']")

_INSIDE: Final = ("data:", "{{", "{%")
_LINKS: Final = (*_INSIDE, "#", "https://", "mailto:")


def source_problems(name: str, source: str, file: str) -> Iterator[Problem]:
    """What is wrong with the text of a template, in the order of its lines.

    Args:
        name: of the template.
        source: its text.
        file: where it is.
    """
    # Comments say what they like; lines stay where they are.
    text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)
    found: list[tuple[int, Problem]] = []

    def add(match: re.Match[str], problem: Problem) -> None:
        found.append((match.start(), problem))

    def at(match: re.Match[str]) -> Position:
        return Position(file, text.count("\n", 0, match.start()) + 1)

    for match in _EXTENDS.finditer(text):
        if match[1] == name:
            add(match, wrong.extends_itself(name, at(match)))
    for match in _ELEMENT.finditer(text):
        add(match, wrong.element(match[1].lower(), at(match)))
    for pattern, allowed in ((_FETCHED, _INSIDE), (_FOLLOWED, _LINKS), (_STYLED, (*_INSIDE, "#"))):
        for match in pattern.finditer(text):
            address = next(filter(None, match.groups()), "")
            if not address.strip().lower().startswith(allowed):
                add(match, wrong.address(address, at(match)))
    yield from (problem for _, problem in sorted(found, key=lambda each: each[0]))
