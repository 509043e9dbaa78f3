"""The content of a report as plain data, for programs: what every output says, with nothing computed again.

The names are those of the dataclasses in :mod:`digimat.reports.content` and :mod:`digimat.reports.charts.data`. The
version goes up when a name goes or changes its meaning; a new one alone does not raise it.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from digimat.reports.charts.data import Chart
from digimat.reports.content import Report
from digimat.reports.typography import printable

FORMAT, FORMAT_VERSION = "digimat.report-content", 1


def content_json(report: Report) -> bytes:
    """The content as JSON: the same bytes for the same report."""
    data = {"format": FORMAT, "version": FORMAT_VERSION, "report": content_data(report)}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def content_data(value: Any) -> Any:
    """Any part of a report as texts, numbers, lists and mappings; every chart says its kind."""
    if isinstance(value, str):
        return printable(value)
    if is_dataclass(value) and not isinstance(value, type):
        kind = {"kind": value.kind} if isinstance(value, Chart) else {}
        return {**kind, **{field.name: content_data(getattr(value, field.name)) for field in fields(value)}}
    if isinstance(value, (tuple, list)):
        return [content_data(each) for each in value]
    return value
