"""Texts and numbers of a report as an office file takes them."""

from __future__ import annotations

import re
from typing import Final

from digimat.language import Language
from digimat.reports.content import Axis, Figure, Report
from digimat.reports.typography import displayed
from digimat.reports.wording import words

LOCALES: Final = {"fr": "fr-FR", "en": "en-GB"}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def shown(text: str, language: Language) -> str:
    """A text as it is printed; nothing that XML forbids, each break of a line a plain one.

    >>> shown("a\\x0b\\x00\\r\\nb ?", "fr")
    'a\\nb\\u202f?'
    """
    return displayed(text.replace("\r\n", "\n").replace("\r", "\n"), language)


def number(text: str) -> float | None:
    """The number that a printed one stands for, without its unit; None where it is none.

    >>> number("1,04"), number("−25"), number("12 %"), number("50 h"), number("—")
    (1.04, -25.0, 12.0, 50.0, None)
    """
    plain = re.sub(r"[\s\u202f\u00a0]|[%h]$", "", text).replace("−", "-").replace(",", ".")
    return float(plain) if _NUMBER.fullmatch(plain) else None


def value(figure: Figure | None) -> float | None:
    """The number of a figure, where it is one."""
    return None if figure is None else number(figure.text)


def ends(axis: Axis | None) -> tuple[float, float]:
    """The lowest and the highest value of an axis; 0 and 100 where they are not known."""
    low, high = (number(axis.low), number(axis.high)) if axis is not None else (None, None)
    return (low, high) if low is not None and high is not None and low < high else (0.0, 100.0)


def kind_of(report: Report) -> str:
    """What kind of report this is, in words, as on the cover of the PDF."""
    w = words(report.language)
    if report.kind == "assessor":
        return w["kind_assessor"]
    if report.kind in ("organisation", "group"):
        return w["kind_group"]
    return w["kind"] if report.test else w["kind_assessment"]
