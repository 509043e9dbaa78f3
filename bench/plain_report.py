"""The floor of a page: the same headings, paragraphs and tables as a report, as anybody would write them by hand.

No chart, no colour, no box beside another; the same fonts, the same breaks between parts, and type so small that it
takes as many pages, or nearly.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, Final

STYLE: Final = (
    "@page{size:A4;margin:16mm}html{font:8pt/1.25 'Digimat Sans'}section{break-before:page}"
    "table{width:100%;border-collapse:collapse}th,td{border-bottom:.2mm solid #999;text-align:left;vertical-align:top;"
    "padding:.4mm}h1,h2,h3,h4{margin:1mm 0}p{margin:.8mm 0}"
)
# Where drawings have labels over them, these stay there.
DRAWINGS: Final = ".chart{position:relative}.chart svg{display:block}.label{position:absolute}"
_TEXTS: Final = ("h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "figcaption")
_LEFT_OUT: Final = ("svg", "style", "head", "title", "script")


def plain_report(html: str) -> str:
    """The texts and tables of a report as a plain page."""
    import tinyhtml5  # type: ignore[import-untyped]  # what WeasyPrint itself reads with

    page = tinyhtml5.parse(html, namespace_html_elements=False)
    blocks = "\n".join(_blocks(page))
    return f'<html lang="fr"><head><title>Plain</title></head><body>{blocks}</body></html>'


def _blocks(element: Any) -> Iterator[str]:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag.rpartition("}")[2] in _LEFT_OUT:
        return
    if tag == "table":
        yield _table(element)
    elif tag in _TEXTS or (not len(element) and (element.text or "").strip()):
        yield f"<{_plain(tag)}>{_text(element)}</{_plain(tag)}>"
    else:
        within = [block for child in element for block in _blocks(child)]
        yield from ["<section>", *within, "</section>"] if tag == "section" else within


def _table(element: Any) -> str:
    rows = []
    for row in element.iter("tr"):
        cells = [f"<{cell.tag}>{_text(cell)}</{cell.tag}>" for cell in row if cell.tag in ("th", "td")]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><thead>{rows[0]}</thead><tbody>{''.join(rows[1:])}</tbody></table>" if rows else ""


def _plain(tag: str) -> str:
    return tag if tag in ("h1", "h2", "h3", "h4") else "p"


def _text(element: Any) -> str:
    """All text of an element but that of its drawings."""
    parts: list[str] = []

    def collect(node: Any) -> None:
        if not isinstance(node.tag, str) or node.tag.rpartition("}")[2] in _LEFT_OUT:
            return
        parts.append(node.text or "")
        for child in node:
            collect(child)
            parts.append(child.tail or "")

    collect(element)
    return escape(" ".join("".join(parts).split()))
