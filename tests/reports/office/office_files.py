"""What stands in office files, read back: all of their texts, and all of their parts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields, is_dataclass, replace

from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from pptx import Presentation
from pptx.util import Mm

from digimat.reports.charts.data import (
    Chart,
    DecisionChart,
    HeatmapChart,
    Page,
    PotChart,
    RadarChart,
    RoadmapChart,
    Segment,
    StepsChart,
    StepShown,
)
from digimat.reports.content import Advice, AnswerRow, Bar, Cover, Figure, Headline, Report
from digimat.reports.office.values import shown

# Never told to anybody: ids, places on axes, and states that stand for a word beside them.
UNTOLD = {
    Report: {"kind", "language", "profile_as"},
    Page: {"id"},
    # Drawn from their other fields: their tables would say the same again.
    Chart: {"concludes"},
    RoadmapChart: {"alt", "table"},  # on slides it is words in columns
    **{kind: {"table"} for kind in (StepsChart, DecisionChart, HeatmapChart)},
    Bar: {"name", "axis", "steps", "low", "high"},
    Cover: {"iso_date"},
    StepShown: {"state"},
    Figure: {"at"},
    Segment: {"share"},
    Headline: {"axis", "low", "high", "confidence"},
    Advice: {"number", "when", "load"},
}


def texts_of(value, language, *, annex=True):
    """Every text of some content that a reader must find."""
    if isinstance(value, str):
        said = " ".join(shown(value, language).split())
        return [said] if said else []
    if isinstance(value, (tuple, list)):
        return [text for each in value for text in texts_of(each, language, annex=annex)]
    if isinstance(value, RadarChart):  # as in the PDF, nets and pots have no room for explanations
        value = replace(value, bars=without_text(value.bars))
    if isinstance(value, PotChart):
        value = replace(value, legs=without_text(value.legs))
    if is_dataclass(value):
        hidden = {name for kind, names in UNTOLD.items() if isinstance(value, kind) for name in names}
        if isinstance(value, AnswerRow) and not annex:
            return []
        return [
            text
            for field in fields(value)
            if field.name not in hidden
            for text in texts_of(getattr(value, field.name), language, annex=annex)
        ]
    return []


def without_text(bars):
    """Bars that do not say what they measure."""
    return tuple(replace(bar, text="") for bar in bars)


def parts(data):
    """Every XML part of an office file by its name, parsed; those of its workbooks, too."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            held = file.read(name)
            if name.endswith((".xml", ".rels")):
                found[name] = etree.fromstring(held)
            elif name.endswith(".xlsx"):
                found |= {f"{name}!{inner}": root for inner, root in parts(held).items()}
    return found


def all_text(data):
    """The words of an office file: those of its pages or slides and of its charts, one space between any two."""
    words = []
    for name, root in parts(data).items():
        if (
            "slides/slide" in name
            or "/charts/chart" in name
            or (name.startswith("word/") and "!" not in name)
        ):
            for paragraph in root.iter("{*}p", "{*}v"):
                words.append("".join(paragraph.itertext()))
            words += (each.get(qn("w:val")) for each in root.iter("{*}tblCaption"))
            words += (each.get("descr", "") for each in root.iter("{*}cNvPr", "{*}docPr"))
    return " ".join(" ".join(words).split())


def slides(data):
    """The slides of a presentation."""
    return list(Presentation(io.BytesIO(data)).slides)


def document(data):
    """A Word document."""
    return Document(io.BytesIO(data))


def shapes_of(slide):
    """All shapes of a slide, those inside groups in the place of the groups."""
    for shape in slide.shapes:
        yield from shape.shapes if shape.shape_type == 6 else [shape]


def millimetres(shape):
    """Left, top, right and bottom of a shape."""
    left, top = shape.left / Mm(1), shape.top / Mm(1)
    return left, top, left + shape.width / Mm(1), top + shape.height / Mm(1)


def charts_in(report):
    """All charts of a report's own pages and conclusions."""
    charts = [chart for page in report.pages for chart in page.charts]
    return [*charts, *(c.chart for c in report.conclusions if c.chart is not None)]
