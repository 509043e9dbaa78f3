"""What PDF/UA-1 asks for and WeasyPrint 70 leaves out, added just before the file is written."""

from __future__ import annotations

from typing import Any

from digimat.reports.written_once import write_once

# What PDF/UA-1 asks of a file that also is PDF/A: its own mark, and the schema that declares the mark.
_UA_XMP = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>\
</rdf:Description><rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description></rdf:li></rdf:Seq>\
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def finish(_document: object, pdf: Any) -> None:
    """Add what WeasyPrint 70 leaves out: the mark of PDF/UA-1, what each header cell heads, what is no content."""
    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Subtype") == "/XML":
            item.stream = [item.stream[0].replace(b"</rdf:RDF>", _UA_XMP + b"</rdf:RDF>")]
        elif isinstance(item, dict) and item.get("S") == "/TH":
            section = _parent(_parent(item, pdf), pdf)
            item["A"]["Scope"] = "/Column" if section["S"] == "/THead" else "/Row"
    _mark_margins(pdf)
    write_once(pdf)


def _mark_margins(pdf: Any) -> None:
    """Mark the texts in the margins of pages as artifacts, which a reader aloud passes over (PDF/UA-1, 7.1).

    WeasyPrint 70 gives them elements that it links nowhere: neither content nor artifact.
    """
    import pydyf

    told = _told(pdf)
    pages: list[Any] = [
        item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/Page"
    ]
    for page in pages:
        pieces = pdf.objects[int(page["Contents"].split()[0])].stream
        for at, piece in enumerate(pieces):
            if isinstance(piece, dict) and "MCID" in piece and (page.reference, piece["MCID"]) not in told:
                pieces[at - 1 : at + 1] = [b"/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _told(pdf: Any) -> set[tuple[bytes, int]]:
    """The page and number of every piece of content that the structure tree holds."""
    root = next(
        item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructTreeRoot"
    )
    told, pending = set(), list(root["K"])
    while pending:
        element = pdf.objects[int(pending.pop().split()[0])]
        for kid in element.get("K", ()):
            if isinstance(kid, int):
                told.add((element["Pg"], kid))
            else:
                pending.append(kid)
    return told


def _parent(element: Any, pdf: Any) -> Any:
    """The structure element above: a reference reads b"12 0 R"."""
    return pdf.objects[int(element["P"].split()[0])]
