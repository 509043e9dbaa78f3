"""The stylesheet of a look: ours, with the look's colours, fonts and paper put in, then the workspace's own.

In ``report.css`` a value of the look stands as ``var(--name)``. It is put in here, once a process, and not by CSS:
WeasyPrint would look it up for every box, and knows no variables inside a drawing.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from digimat.reports.look.model import COLOURS, Look, Paper, Typeface

TEMPLATES: Final = Path(__file__).parents[1] / "templates"
FONTS: Final = Path(__file__).parents[1] / "fonts"
STYLESHEET: Final = TEMPLATES / "report.css"

# One text width, 174 mm, on both papers: what differs is the white around it.
_PAPERS: Final[Mapping[Paper, Mapping[str, str]]] = {
    "a4": {"paper": "210mm 297mm", "page-width": "210mm", "page-height": "297mm", "side": "18mm",
           "band": "178mm", "band-signed": "140mm", "facts": "196mm"},
    "letter": {"paper": "215.9mm 279.4mm", "page-width": "215.9mm", "page-height": "279.4mm", "side": "20.95mm",
               "band": "162mm", "band-signed": "124mm", "facts": "178mm"},
}  # fmt: skip
_OWN: Final = {"heading": "Own Heading", "body": "Own Body"}  # names that no font of the machine has
_FALLBACK: Final = {
    "heading": '"Digimat Serif", "Digimat Sans", serif',
    "body": '"Digimat Sans", "Noto Sans", "DejaVu Sans", sans-serif',
}


def stylesheet(look: Look, *, inline_fonts: bool) -> str:
    """The whole style of a report.

    Args:
        look: what it looks like.
        inline_fonts: our fonts as ``data:`` addresses, for a page that stands alone; else relative to the folder of
            our templates. Those of a workspace are always inside.
    """
    css = STYLESHEET.read_text(encoding="utf-8")
    if inline_fonts:
        css = re.sub(
            r"url\(\.\./fonts/([\w-]+\.ttf)\)", lambda found: _address((FONTS / found[1]).read_bytes()), css
        )
    css = "\n".join((*_own_fonts(look), css, *_header(look), look.extra_css))
    known = values(look)
    return re.sub(r"var\(--([a-z-]+)\)", lambda found: known.get(found[1], found[0]), css)


def values(look: Look) -> Mapping[str, str]:
    """What ``var(--name)`` stands for, by name."""
    return {
        **{name.replace("_", "-"): getattr(look, name) for name in COLOURS},
        **{face: _family(typeface, face) for face, typeface in _typefaces(look)},
        **_PAPERS[look.paper],
    }


def _typefaces(look: Look) -> Iterator[tuple[str, Typeface]]:
    yield "heading", look.heading_font
    yield "body", look.body_font


def _family(typeface: Typeface, face: str) -> str:
    """The fonts to try in turn: what the first has not, the next one may have."""
    return f'"{_OWN[face]}", {_FALLBACK[face]}' if typeface.files else _FALLBACK[face]


def _own_fonts(look: Look) -> Iterator[str]:
    for face, typeface in _typefaces(look):
        for file in typeface.files:
            style = "italic" if file.italic else "normal"
            yield (
                f'@font-face {{ font-family: "{_OWN[face]}"; font-weight: {file.weight}; font-style: {style}; '
                f"src: {_address(file.data)} }}"
            )


def _address(font: bytes) -> str:
    return f"url(data:font/ttf;base64,{base64.b64encode(font).decode('ascii')})"


def _header(look: Look) -> Iterator[str]:
    """The head of the pages, where it says something: an empty box would be one more to lay out on every page."""
    for place, name in (("top-left", "client"), ("top-right", "confidentiality")):
        if getattr(look, name).fr:
            yield f"@page {{ @{place} {{ content: string({name}); width: 50% }} }}"
            yield f"@page cover {{ @{place} {{ content: none }} }}"
