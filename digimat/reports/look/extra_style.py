"""The style that a workspace adds: checked so that it asks for nothing from outside the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from digimat.problems import Position, Problem
from digimat.reports.look import override_problems as wrong

_AT_RULES: Final = {"import", "font-face", "namespace", "charset"}
_FUNCTIONS: Final = {"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "attr"}


def style_problems(style: str, file: str) -> Iterator[Problem]:
    """What is wrong with a style: what cannot be read, and every address that is not data inside it.

    It is read by the tokens of CSS, so that ``u\\72l(`` is an address like another.
    """
    import tinycss2

    for node in _every(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)):
        where = Position(file, node.source_line, node.source_column)
        if node.type == "error":
            yield wrong.no_css(where)
        elif node.type == "at-rule" and node.lower_at_keyword in _AT_RULES:
            yield wrong.address(f"@{node.lower_at_keyword}", where)
        elif node.type == "at-keyword" and node.lower_value in _AT_RULES:
            yield wrong.address(f"@{node.lower_value}", where)
        elif node.type == "url" and not _is_data(node.value):
            yield wrong.address(node.value, where)
        elif node.type == "function" and node.lower_name in _FUNCTIONS:
            words = [argument.value for argument in node.arguments if argument.type == "string"]
            if node.lower_name != "url" or not words or not all(map(_is_data, words)):
                yield wrong.address(f"{node.lower_name}(…)", where)
    if "<" in style:  # </style would end the style of an HTML page
        line = style.count("\n", 0, style.index("<")) + 1
        yield wrong.markup(Position(file, line))


def _is_data(address: str) -> bool:
    return address.strip().lower().startswith(("data:image/png", "data:image/jpeg"))


def _every(nodes: Iterable[Any]) -> Iterator[Any]:
    """Every token, also inside blocks and functions."""
    for node in nodes or ():
        yield node
        for inside in ("prelude", "content", "arguments"):
            yield from _every(getattr(node, inside, None) or ())
