"""From all who could to those who do: numbers that are parts of one another."""

from __future__ import annotations

from math import isfinite

from digimat.questionnaires.report_model import PlannedFunnel
from digimat.reports.case import Case
from digimat.reports.charts.data import CountShown, FunnelChart, Table
from digimat.reports.content import Figure
from digimat.reports.names import Names
from digimat.reports.numbers import decimal, whole

_ABSENT = "—"


def funnel_told(case: Case, planned: PlannedFunnel) -> FunnelChart | None:
    """The funnel of numeric items, or scales that count; None where the reader may see none, or none is known."""
    names = [name for name in planned.of if name not in case.results.scales or case.shows(name)]
    values = [_value(case, name) for name in names]
    most = max((value for value in values if value is not None), default=None)
    if most is None:
        return None
    titles = [Names(case).title(name) for name in names]
    first, before = values[0], [None, *values[:-1]]
    rows = tuple(
        CountShown(title, _figure(case, value, most), "" if n == 0 else _share(case, value, first))
        for n, (title, value) in enumerate(zip(titles, values, strict=True))
    )
    told = case.say(" ; ", "; ").join(
        f"{row.title} {_text(row)}" + (f" ({row.share})" if row.share else "") for row in rows
    )
    return FunnelChart(
        title=case.text(planned.title),
        note=case.text(planned.note),
        alt=case.say(
            f"Entonnoir, du plus large au plus étroit : {told}.", f"Funnel, wide to narrow: {told}."
        ),
        table=Table(
            heads=(
                case.say("Qui", "Who"),
                case.say("Nombre", "Number"),
                case.say("Part du premier", "Share of the first"),
                case.say("Part du précédent", "Share of the one before"),
            ),
            rows=tuple(
                (row.title, _text(row), row.share or _ABSENT, _share(case, value, last) or _ABSENT)
                for row, value, last in zip(rows, values, before, strict=True)
            ),
            figures=(1, 2, 3),
        ),
        rows=rows,
    )


def _value(case: Case, name: str) -> float | None:
    """A number that is not below zero; None where there is none."""
    if name in case.results.scales:
        return case.score(name)
    value = case.results.columns[name][case.row]
    known = isinstance(value, (int, float)) and isfinite(value)
    return max(0.0, float(value)) if known else None


def _figure(case: Case, value: float | None, most: float) -> Figure | None:
    if value is None:
        return None
    return Figure(decimal(value, case.language, places=1), 100 * value / most if most else 0.0)


def _share(case: Case, value: float | None, of: float | None) -> str:
    """A number in percent of another; "" where one is missing, or there is nothing to be a part of."""
    if value is None or not of:
        return ""
    share = whole(100 * value / of)
    return case.say(f"{share} %", f"{share}%")


def _text(row: CountShown) -> str:
    return _ABSENT if row.count is None else row.count.text
