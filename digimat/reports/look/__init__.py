"""The look of a report: paper, colours, fonts, logo, the words around it; a consultant's own, or digimat's.

Nothing here needs WeasyPrint or Jinja to be imported: writers of any format read a :class:`Look`.
"""

from digimat.reports.look.model import (
    Cover,
    FontFile,
    Look,
    Override,
    Paper,
    Picture,
    Typeface,
    default_look,
    fingerprint,
)

__all__ = [
    "Cover",
    "FontFile",
    "Look",
    "Override",
    "Paper",
    "Picture",
    "Typeface",
    "default_look",
    "fingerprint",
]
