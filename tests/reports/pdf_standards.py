"""Checks of a printed report as a file: what it says it is, its fonts, what is attached, that nothing runs.

A check is a function from a printed report to what it finds wrong, which is nothing where all is right. These read the
file themselves and are no proof of conformance: no validator of PDF/A or PDF/UA ran.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pdf_printed import Finding, Printed

FORBIDDEN = ("/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/ImportData", "/Rendition")


def says_what_it_is(report: Printed) -> Iterator[Finding]:
    """Language, title in the window, marked as tagged."""
    root = report.pdf.Root
    if str(root.get("/Lang", "")) != report.language:
        yield Finding("the language is not that of the report", text=str(root.get("/Lang")))
    if not str(report.pdf.docinfo.get("/Title", "")):
        yield Finding("no title")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield Finding("the window does not show the title")
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield Finding("not marked as tagged")
    if not report.tree.kids:
        yield Finding("no structure")


def claims_its_standards(report: Printed) -> Iterator[Finding]:
    """PDF/A-3a and PDF/UA-1, with what PDF/A asks of a file: an output intent, an identity."""
    with report.pdf.open_metadata() as xmp:
        found = {
            "PDF/A": f"{xmp.get('pdfaid:part')}{xmp.get('pdfaid:conformance')}",
            "PDF/UA": xmp.get("{http://www.aiim.org/pdfua/ns/id/}part"),
        }
    for name, asked in (("PDF/A", "3A"), ("PDF/UA", "1")):
        if found[name] != asked:
            yield Finding(f"not said to be {name}-{asked}", text=str(found[name]))
    if not len(report.pdf.Root.get("/OutputIntents", [])):
        yield Finding("no output intent")
    if "/ID" not in report.pdf.trailer:
        yield Finding("no identity")


def fonts_are_inside(report: Printed) -> Iterator[Finding]:
    """Every font is embedded, and says what its glyphs mean."""
    for item in report.pdf.objects:
        if not isinstance(item, pikepdf.Dictionary):
            continue
        if item.get("/Type") == "/FontDescriptor" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(
            item.keys()
        ):
            yield Finding("a font that is not embedded", text=str(item.FontName))
        letters = item.get("/Subtype") in ("/Type0", "/Type3", "/TrueType", "/Type1")
        if item.get("/Type") == "/Font" and letters and "/ToUnicode" not in item:
            yield Finding("a font that does not say its letters", text=str(item.get("/BaseFont")))


def no_glyph_is_missing(report: Printed) -> Iterator[Finding]:
    """No text has a glyph 0, the box that fonts draw for letters that they lack."""
    for number, page in enumerate(report.pdf.pages):
        contents = page.obj.Contents
        for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
            for glyphs in re.findall(rb"(?<!<)<([0-9A-Fa-f]{4,})>", stream.read_bytes()):
                if any(glyphs[at : at + 4] == b"0000" for at in range(0, len(glyphs), 4)):
                    yield Finding("a glyph is missing", number + 1, glyphs.decode())


def results_are_attached(report: Printed) -> Iterator[Finding]:
    """The results are inside, as the data of the document."""
    if list(report.pdf.attachments) != ["results.json"]:
        yield Finding("not one attachment, the results", text=str(list(report.pdf.attachments)))
    if {str(file.get("/AFRelationship")) for file in report.pdf.Root.get("/AF", ())} != {"/Data"}:
        yield Finding("the attachment is not said to be data")


def nothing_runs(report: Printed) -> Iterator[Finding]:
    """No script, no program, no form; addresses lead to https or mail only."""
    if "/OpenAction" in report.pdf.Root:
        yield Finding("something happens on opening")
    for item in report.pdf.objects:
        for action in _actions(item):
            kind = str(action.S)
            if kind == "/URI" and not str(action.URI).startswith(("https://", "mailto:")):
                yield Finding("an address that is neither https nor mail", text=str(action.URI))
            if kind in FORBIDDEN:
                yield Finding("an action", text=kind)


def _actions(item: Any) -> Iterator[Any]:
    """What an object does, and the objects written inside it."""
    if isinstance(item, pikepdf.Array):
        below = list(item)
    elif isinstance(item, pikepdf.Dictionary) and item.get("/Type") != "/StructElem":
        if str(item.get("/S", "")) in (*FORBIDDEN, "/URI"):
            yield item
        below = [item[key] for key in item.keys()]  # noqa: SIM118 - not a dict
    else:
        return
    for kid in below:
        if isinstance(kid, pikepdf.Array | pikepdf.Dictionary) and not kid.is_indirect:
            yield from _actions(kid)


FILE_CHECKS = (
    says_what_it_is, claims_its_standards, fonts_are_inside, no_glyph_is_missing, results_are_attached, nothing_runs,
)  # fmt: skip
