"""The HTML of a report as WeasyPrint reads it, without the part of its own style that no report of ours needs."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

from digimat.reports.look import Look

# WeasyPrint 70 gives every element five boxes in waiting, for notes that it may call. Each takes a style, computed
# anew for each report: a tenth of its time.
_NOTES = re.compile(r"^::(?:foot)?note-[a-z]+ \{.*\}\n", re.MULTILINE)


def page_class(look: Look) -> Any:
    """WeasyPrint's HTML, or a leaner one that gives the same pages where a look has neither style nor templates."""
    from weasyprint import CSS, HTML
    from weasyprint.css.counters import CounterStyle

    if look.extra_css or look.templates:  # there may be footnotes in them
        return HTML
    style = (files("weasyprint.css") / "html5_ua.css").read_text("utf-8")
    lean = CSS(string=_NOTES.sub("", style), counter_style=CounterStyle())

    class PageSource(HTML):  # type: ignore[misc]  # weasyprint has no types
        def _ua_stylesheets(self, forms: bool = False) -> Any:
            return super()._ua_stylesheets(forms) if forms else [lean]

    return PageSource
