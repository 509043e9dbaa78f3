"""How a booklet is laid out: titles that are underlined, texts that are folded, rows of blanks to write on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from digimat.administration.folding import WIDTH, wrapped


def title(text: str) -> list[str]:
    """The title of the booklet or of a part of it."""
    return _underlined(text, "=")


def heading(text: str, aside: str = "") -> list[str]:
    """What a question stands under; what is aside is at the right end of its line."""
    if not aside:
        return _underlined(text, "-")
    room = WIDTH - len(aside) - 2
    first, *rest = wrapped(text) if len(text) > room else [text]
    return ["", f"{first:<{room}}  {aside}".rstrip(), *rest, "-" * WIDTH]


def subheading(text: str) -> list[str]:
    """What stands below a heading, and above one of several texts."""
    return _underlined(text, ".")


def paragraphs(text: str) -> list[str]:
    """A text whose line breaks are kept, its lines folded."""
    return [line for paragraph in text.strip().split("\n") for line in wrapped(paragraph)]


def labelled(label: str, text: str) -> list[str]:
    """What a text is, and the text; its further lines stand a little to the right."""
    first, *rest = text.strip().split("\n")
    lines = wrapped(f"{label} {first}")
    return [*lines[:1], *(f"  {line}" for line in lines[1:]), *(f"  {more}" for more in rest)]


def columns(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Rows of two columns, the second one folded."""
    rows = list(rows)
    width = max((len(first) for first, _ in rows), default=0)
    return [line for first, second in rows for line in wrapped(second, f"  {first:<{width}}  ")]


def without_gaps(lines: Iterable[str]) -> Iterator[str]:
    """The lines with one empty line where there are several, and none at the beginning."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


def drawn(*parts: Any) -> list[str]:
    """What is laid out for the terminal, as lines of a booklet."""
    from rich.console import Console

    console = Console(highlight=False, color_system=None, width=WIDTH, force_terminal=False)
    with console.capture() as capture:
        console.print(*parts)
    return [line.rstrip() for line in capture.get().split("\n")]


def _underlined(text: str, sign: str) -> list[str]:
    lines = wrapped(text)
    return ["", *lines, sign * max(map(len, lines))]
