"""Charts in a Word document: the same as on slides, with their workbooks, so that they can be edited there, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from markupsafe import Markup, escape
from pptx.oxml.ns import qn

from digimat.language import Language
from digimat.reports.charts.data import (
    BarsChart,
    Chart,
    ClockChart,
    CountsChart,
    DumbbellChart,
    GaugeChart,
    HistogramChart,
    PotChart,
    StackedChart,
)
from digimat.reports.charts.marks import YardstickChart
from digimat.reports.look import Look
from digimat.reports.office.natives import Canvas, draw_native, is_native
from digimat.reports.office.slides.text import Box
from digimat.reports.office.slides.theme import empty_presentation

_EMU: Final = 36000  # in a millimetre
_SIZE: Final = 9.0


class Drawings:
    """Draws charts on a slide that nobody sees, and moves them into a document."""

    def __init__(self, document: Any, look: Look, language: Language, room: float) -> None:
        self.part, self.look, self.language, self.room = document.part, look, language, room
        presentation = empty_presentation(look)
        self.slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        self.count = 0

    def drawn(self, chart: Chart) -> Markup:
        """A chart as the XML that stands within a run of a template; empty where its table says it better."""
        if not is_native(chart):
            return Markup("")
        wide, tall = _extent(chart, self.room)
        canvas = Canvas(self.slide, Box(0, 0, wide, tall), self.look, self.language, _SIZE)
        drawn = draw_native(canvas, chart)
        self.count += 1
        name = self._moved(drawn.part)
        alt = escape(canvas.text(chart.alt))
        inline = (
            '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
            'distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{round(wide * _EMU)}" cy="{round(tall * _EMU)}"/>'
            f'<wp:docPr id="{self.count}" name="Chart {self.count}" descr="{alt}"/><wp:cNvGraphicFramePr/>'
            '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            f'r:id="{name}"/></a:graphicData></a:graphic></wp:inline>'
        )
        return Markup(  # noqa: S704 - the alternative text is escaped, the rest is ours
            f'</w:t></w:r><w:r><w:drawing>{inline}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
        )

    def _moved(self, chart: Any) -> str:
        """Put a chart and its workbook into the package of the document; gives the name of the relation."""
        package = self.part.package
        workbook = Part(
            PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{self.count}.xlsx"),
            CONTENT_TYPE.SML_SHEET,
            chart.chart_workbook.xlsx_part.blob,
            package,
        )
        root = etree.fromstring(chart.blob)
        moved = Part(PackURI(f"/word/charts/chart{self.count}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
        data = root.find(qn("c:externalData"))
        data.set(qn("r:id"), moved.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE))
        moved._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return str(self.part.relate_to(moved, RELATIONSHIP_TYPE.CHART))


def _extent(chart: Chart, room: float) -> tuple[float, float]:
    """How wide and high a chart is, in millimetres."""
    if isinstance(chart, BarsChart):
        return room, min(170, 22 + len(chart.bars) * _row([bar.title for bar in chart.bars]))
    if isinstance(chart, StackedChart):
        return room, min(170, 30 + len(chart.bars) * _row([bar.title + bar.people for bar in chart.bars]))
    if isinstance(chart, CountsChart):
        return room, min(170, 22 + len(chart.rows) * _row([row.title for row in chart.rows]))
    if isinstance(chart, DumbbellChart):
        return room, min(170, 30 + len(chart.pairs) * (2 + _row([pair.title for pair in chart.pairs])))
    if isinstance(chart, HistogramChart | PotChart):
        return min(room, 120), 75
    if isinstance(chart, YardstickChart):
        return room, 45
    if isinstance(chart, GaugeChart):
        return 70, 70
    if isinstance(chart, ClockChart):
        return 60, 60
    return min(room, 130), 95  # a net, a quadrant, a matrix


def _row(names: Sequence[str]) -> float:
    """The height of a row whose name takes up to three lines: without it an office program leaves names out."""
    return 7 + 4 * min(3, 1 + max(map(len, names)) // 32)
