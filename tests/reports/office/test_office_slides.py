"""The slides: titles, languages, native charts with their words, and nothing outside its box."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from lxml import etree
from office_files import charts_in, shapes_of, slides
from pptx import Presentation
from pptx.oxml.ns import qn
from report_kinds import EXTREMES, KINDS, longer
from report_of_charts import every_chart, whole_report
from sample import person_report
from slide_room import faults

from digimat.reports.charts.data import DecisionChart, HeatmapChart, Page, RoadmapChart, StepsChart
from digimat.reports.look import default_look
from digimat.reports.office import pptx_report
from digimat.reports.office.values import shown

LOOK = default_look()
WORDY = (StepsChart, DecisionChart, RoadmapChart, HeatmapChart)  # words in boxes or tables
NATIVE = {
    "radar": "radarChart",
    "bars": "barChart",
    "dumbbell": "barChart",
    "pot": "lineChart",
    "quadrant": "scatterChart",
    "stacked": "barChart",
    "histogram": "barChart",
    "gauge": "doughnutChart",
    "clock": "doughnutChart",
    "yardstick": "barChart",
    "matrix": "scatterChart",
    "funnel": "barChart",
    "ranking": "barChart",
}


@pytest.fixture(scope="module", params=["fr", "en"])
def whole(request):
    return request.param, pptx_report(whole_report(request.param), LOOK)


def test_slides_are_16_by_9_and_each_has_its_title(whole):
    presentation = Presentation(io.BytesIO(whole[1]))
    assert presentation.slide_width * 9 == pytest.approx(presentation.slide_height * 16, rel=1e-3)
    assert all(slide.shapes.title.text_frame.text.strip() for slide in presentation.slides)


def test_every_text_says_its_language(whole):
    language, data = whole
    locale = {"fr": "fr-FR", "en": "en-GB"}[language]
    for slide in slides(data):
        for run in slide._element.iter(qn("a:r")):
            assert run.find(qn("a:rPr")).get("lang") == locale


def test_charts_tables_and_pictures_have_words_for_those_who_do_not_see_them(whole):
    report = whole_report(whole[0])
    told = {
        shape._element.xpath(".//p:cNvPr")[0].get("descr")
        for slide in slides(whole[1])
        for shape in slide.shapes
    }
    assert {shown(c.alt, report.language) for c in charts_in(report) if c.kind != "roadmap"} <= told


@pytest.mark.parametrize("chart", every_chart("fr"), ids=lambda chart: chart.kind)
def test_a_chart_is_one_that_can_be_edited_or_words(chart):
    report = replace(person_report("fr"), pages=(Page("p", "Page", "", (chart,), ()),))
    drawn = _charts(report)[len(_charts(person_report("fr"))) :]  # after those of the profile
    if isinstance(chart, WORDY):
        assert drawn == []
    else:
        (one,) = drawn
        assert one._chartSpace.findall(f".//{qn('c:' + NATIVE[chart.kind])}")
        assert one.part.chart_workbook.xlsx_part is not None


def _charts(report):
    return [s.chart for slide in slides(pptx_report(report, LOOK)) for s in slide.shapes if s.has_chart]


def test_a_chart_holds_the_figures_that_are_printed():
    radar, bars, *_ = _charts(person_report("en"))
    assert list(radar.plots[0].series[0].values) == [78, 75, 38, 45, 83, 66]
    assert list(bars.plots[0].series[0].values) == [61, 70]


def test_a_missing_score_is_a_gap_and_not_a_zero():
    report = EXTREMES["missing scores"]()
    radar = _charts(report)[0]
    assert list(radar.plots[0].series[0].values) == [50, None, 0, 100, None, 70]


def test_nothing_leaves_its_box(whole):
    assert faults(slides(whole[1])) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_leaves_its_box_in_a_real_report(kind):
    assert faults(slides(pptx_report(KINDS[kind]("fr"), LOOK))) == []


@pytest.mark.parametrize("kind", [name for name in EXTREMES if "axes" not in name or "12" in name])
def test_nothing_leaves_its_box_however_much_there_is_to_say(kind):
    assert faults(slides(pptx_report(EXTREMES[kind](), LOOK))) == []


def test_nothing_leaves_its_box_when_texts_are_endless():
    report = longer(whole_report("fr"), 12)
    assert faults(slides(pptx_report(report, LOOK))) == []


def test_a_text_that_leaves_its_box_is_seen():
    presentation = Presentation(io.BytesIO(pptx_report(person_report("en"), LOOK)))
    slide = presentation.slides[2]
    box = next(s for s in shapes_of(slide) if s.has_text_frame and not s.is_placeholder)
    runs = [r for p in box.text_frame.paragraphs for r in p.runs]
    runs[-1].text = "word " * 400
    assert faults([slide])


def test_the_colours_and_fonts_are_the_theme_of_the_look():
    look = replace(LOOK, primary="#004d40")
    data = pptx_report(person_report("fr"), look)
    presentation = Presentation(io.BytesIO(data))
    theme = next(
        rel.target_part.blob
        for rel in presentation.slide_master.part.rels.values()
        if rel.reltype.endswith("/theme")
    )
    root = etree.fromstring(theme)
    assert root.find(f".//{qn('a:accent1')}/{qn('a:srgbClr')}").get("val") == "004D40"
    assert root.find(f".//{qn('a:majorFont')}/{qn('a:latin')}").get("typeface") == look.heading_font.name
