"""The theme of an office file: the colours and fonts that its charts and shapes name."""

from __future__ import annotations

from typing import Final

from lxml import etree

from digimat.reports.look import Look

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def themed(theme: bytes, look: Look) -> bytes:
    """A theme with the colours and fonts of a look."""
    root = etree.fromstring(theme)
    root.set("name", "digimat")
    for slot, colour in colour_slots(look).items():
        place = root.find(f".//{_A}clrScheme/{_A}{slot}")
        for old in list(place):
            place.remove(old)
        etree.SubElement(place, f"{_A}srgbClr", val=colour.lstrip("#").upper())
    for slot, face in (("majorFont", look.heading_font), ("minorFont", look.body_font)):
        latin = root.find(f".//{_A}{slot}/{_A}latin")
        latin.set("typeface", face.name)
        latin.attrib.pop("panose", None)  # it describes another font
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def colour_slots(look: Look) -> dict[str, str]:
    """Which colour of the theme is which colour of the look."""
    depths = look.depths
    return {
        "dk1": look.ink,
        "lt1": "#ffffff",
        "dk2": look.muted,
        "lt2": look.wash,
        "accent1": look.primary,
        "accent2": look.accent,
        "accent3": depths[3],
        "accent4": depths[2],
        "accent5": depths[1],
        "accent6": look.pale,
        "hlink": look.primary,
        "folHlink": look.muted,
    }
