"""Whatever stands in names and answers stays a text: nothing is computed, linked, run, or breaks the file."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from itertools import cycle, repeat

import pytest
from office_files import all_text, document, parts, slides
from report_of_charts import whole_report
from sample import person_report

from digimat.reports.content import Figure
from digimat.reports.look import default_look
from digimat.reports.office import docx_report, pptx_report

LOOK = default_look()
WRITERS = {"docx": docx_report, "pptx": pptx_report}
HOSTILE = {
    "template": "{{ 7 * 191 }} {% for x in y %} {%p if %} {{p r }} {_{ 7 }_}",
    "xml": "</w:t></a:t><script>&amp;]]>&#0;<!--",
    "illegal": "a\x00b\x0bc\x1fd\ufffe\ud800e",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "link": "http://evil.example/?a=1&b=2",
    "escape": "_x003D_1+1_x0000_",
    "overrides": "\u202etxt.exe\u202c\u2066",
    "lines": "one\r\ntwo\nthree\x0cfour",
    "nothing": " ",
}


def everywhere(value, texts):
    """The same content with the next of these texts in the place of every one; figures stay."""
    if isinstance(value, str):
        return next(texts) if value else value
    if isinstance(value, tuple):
        return tuple(everywhere(each, texts) for each in value)
    if isinstance(value, Figure):
        return value
    if is_dataclass(value):
        kept = {"iso_date", "language", "kind", "state", "id", "state_rank", "concludes"}
        told = [f.name for f in fields(value) if f.name not in kept]
        return replace(value, **{name: everywhere(getattr(value, name), texts) for name in told})
    return value


@pytest.mark.parametrize("format_", WRITERS)
@pytest.mark.parametrize("first", [0, 4])  # so that each text stands in many places
def test_a_hostile_text_anywhere_is_a_text(first, format_):
    texts = cycle([*HOSTILE.values()][first:] + [*HOSTILE.values()][:first])
    data = WRITERS[format_](everywhere(whole_report("en"), texts), LOOK)
    found = parts(data)  # every part is well-formed
    links = [link for root in found.values() for link in root.iter("{*}Relationship")]
    assert not [link.get("Target") for link in links if link.get("TargetMode") == "External"]
    assert not [
        name for name, root in found.items() if "!" in name and list(root.iter("{*}f", "{*}hyperlink"))
    ]
    assert "1337" not in all_text(data)
    assert (slides if format_ == "pptx" else document)(data)


@pytest.mark.parametrize("format_", WRITERS)
def test_words_without_end_are_broken(format_):
    assert WRITERS[format_](everywhere(person_report("en"), repeat("Wolfeschlegelsteinhausen" * 20)), LOOK)


@pytest.mark.parametrize("format_", WRITERS)
def test_braces_and_marks_in_an_answer_are_printed_as_they_are(format_):
    report = person_report("en")
    note = replace(report.method[0], text="{{ 7 * 7 }} <b>&amp;</b> {%p if %}")
    data = WRITERS[format_](replace(report, method=(note,)), LOOK)
    assert "{{ 7 * 7 }} <b>&amp;</b> {%p if %}" in all_text(data)


def test_formulas_are_texts_in_the_workbooks_of_charts():
    report = person_report("en")
    bars = tuple(replace(bar, title=f"=1+{n}") for n, bar in enumerate(report.profile))
    found = parts(pptx_report(replace(report, profile=bars), LOOK))
    strings = [
        "".join(root.itertext()) for part, root in found.items() if part.endswith("!xl/sharedStrings.xml")
    ]
    assert any("=1+0" in text for text in strings)
