"""Fonts of a workspace made fit for a report: real fonts, with the letters of French, that may be put in a document."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from digimat.language import printable
from digimat.reports.look.asset_problems import Unusable
from digimat.reports.look.model import FontFile
from digimat.reports.look.settings import Style

HEAVIEST: Final = 6_000_000  # bytes of a file; fonts of Latin letters have a tenth of it
WEIGHTS: Final[Mapping[Style, Any]] = {"regular": 400, "bold": 600, "italic": 400}
NEEDED: Final = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸàâäæçèéêëîïôöœùûüÿ"
    "!\"#%&'()*+,-./:;<=>?@[]_’‘“”«»–—…·•°€±×−"
)  # spaces are not asked for: those of another font look the same
_SIGNATURES: Final = (b"\x00\x01\x00\x00", b"true", b"OTTO")  # TrueType, the same of old Macs, OpenType
_NO_EMBEDDING: Final = 0x0002  # of OS/2.fsType: the licence of the font forbids it


def font_file(file: Path, style: Style) -> tuple[FontFile, str]:
    """A font and the name of its family.

    Raises:
        Unusable: why it cannot be taken; with ``letters``, those that it lacks.
    """
    from fontTools.ttLib import TTFont

    if file.stat().st_size > HEAVIEST:
        raise Unusable("heavy")
    data = file.read_bytes()
    if not data.startswith(_SIGNATURES):
        raise Unusable("broken")  # packed fonts too: what they unpack to has no limit
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            font = TTFont(io.BytesIO(data), lazy=True)
            letters, family = font.getBestCmap() or {}, font["name"].getBestFamilyName()
            rights = font["OS/2"].fsType
            drawn = "glyf" in font or "CFF " in font
    except Exception as error:  # fontTools raises many things on what is no font
        raise Unusable("broken") from error
    if not drawn:
        raise Unusable("broken")
    if rights & 0x000F == _NO_EMBEDDING:
        raise Unusable("rights")
    if missing := [letter for letter in NEEDED if ord(letter) not in letters]:
        raise Unusable("letters", "".join(missing))
    return FontFile(data, WEIGHTS[style], style == "italic"), printable(str(family or file.stem))[:60]
