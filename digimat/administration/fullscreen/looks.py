"""How pieces of text look: attributes first, the terminal's own colours second, nothing by colour alone."""

from __future__ import annotations

from typing import Final

from rich.style import Style

LOOKS: Final = {
    "": Style.null(),
    "strong": Style(bold=True),
    "faint": Style(dim=True),
    "good": Style(color="green"),
    "bad": Style(color="red", bold=True),
    "chosen": Style(bold=True, color="magenta"),
    "cursor": Style(bold=True),
    "key": Style(bold=True),
    "bar": Style(color="magenta"),
    "field": Style(),
    "written": Style(),
    "caret": Style(reverse=True),
}
