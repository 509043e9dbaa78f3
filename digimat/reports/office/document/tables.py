"""Tables as the XML of Word: a head that is repeated on each page, set widths, nothing but text in a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from markupsafe import Markup, escape

from digimat.language import Language
from digimat.reports.charts.data import Table
from digimat.reports.look import Look
from digimat.reports.look.colours import contrast
from digimat.reports.office.columns import column_widths, words_whole
from digimat.reports.office.values import shown

_TWIPS: Final = 56.6929  # in a millimetre
SIZES: Final = (9.5, 8.5, 7.5)  # the first is that of the style


def table_xml(
    table: Table, room: float, look: Look, language: Language, *, alt: str = "",
    shades: Mapping[tuple[int, int], str] | None = None, strong: Sequence[int] = (),
) -> Markup:  # fmt: skip
    """A table, and the small space under it; empty where it has no row.

    Args:
        table: its texts.
        room: the width of the text, in millimetres.
        look: whose lines it has.
        language: of the report.
        alt: what it shows, for those who do not see it.
        shades: colours of cells, by row and column.
        strong: rows that are set bold.
    """
    if not table.rows:
        return Markup("")
    count = len(table.heads)
    rows = [tuple(row)[:count] + ("",) * (count - len(row)) for row in table.rows]
    figures = frozenset(table.figures)
    for size in SIZES:
        millimetres = column_widths((table.heads, *rows), room, size, figures)
        if words_whole((table.heads, *rows), millimetres, size):
            break
    widths = [round(w * _TWIPS) for w in millimetres]
    title = escape(shown(alt or table.heads[0] or " ".join(table.heads), language))
    parts = [
        "<w:tbl><w:tblPr>",
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>',
        f"<w:tblBorders>{_border('bottom', look.hairline, 4)}{_border('insideH', look.hairline, 4)}</w:tblBorders>",
        '<w:tblLayout w:type="fixed"/>',
        '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>',
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>',
        f'<w:tblCaption w:val="{title}"/></w:tblPr><w:tblGrid>',
        *(f'<w:gridCol w:w="{w}"/>' for w in widths),
        "</w:tblGrid>",
    ]
    for number, row in enumerate((table.heads, *rows), start=-1):
        head = number < 0
        parts.append("<w:tr><w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>")
        for column, (text, wide) in enumerate(zip(row, widths, strict=True)):
            shade = (shades or {}).get((number, column), "")
            under = f"<w:tcBorders>{_border('bottom', look.primary, 8)}</w:tcBorders>" if head else ""
            ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade.lstrip("#")}"/>' if shade else ""
            light = shade != "" and contrast("#ffffff", shade) > contrast(look.ink, shade)
            style = (
                "DigimatTableHead"
                if head
                else "DigimatTableFigure"
                if column in figures
                else "DigimatTableText"
            )
            parts += [
                f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{under}{ground}'
                f'<w:vAlign w:val="{"bottom" if head else "center"}"/></w:tcPr>',
                *_paragraphs(
                    shown(text, language),
                    style,
                    bold=not head and (column == 0 or number in strong),
                    light=light,
                    right=column in figures,
                    size=0.0 if size == SIZES[0] else size,
                ),
                "</w:tc>",
            ]
        parts.append("</w:tr>")
    return Markup("".join(parts) + '</w:tbl><w:p><w:pPr><w:pStyle w:val="DigimatAfterTable"/></w:pPr></w:p>')  # noqa: S704 - every text in it is escaped


def _paragraphs(text: str, style: str, *, bold: bool, **form: Any) -> list[str]:
    """A cell: its first line, and what stands under it and explains it."""
    first, _, rest = text.partition("\n")
    under = [paragraph_xml(rest, style, **form)] if rest else []
    return [paragraph_xml(first, style, bold=bold, **form), *under]


def paragraph_xml(
    text: str, style: str, *, bold: bool = False, light: bool = False, right: bool = False, size: float = 0.0
) -> str:
    """One paragraph; each line of its text is a line. Without a size it has that of its style."""
    form = ("<w:b/>" if bold else "") + ('<w:color w:val="FFFFFF"/>' if light else "")
    form += f'<w:sz w:val="{round(2 * size)}"/>' if size else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    side = '<w:jc w:val="right"/>' if right else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{side}</w:pPr><w:r>'
        + (f"<w:rPr>{form}</w:rPr>" if form else "")
        + f"{lines}</w:r></w:p>"
    )


def _border(side: str, colour: str, eighths: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour.lstrip("#")}"/>'
