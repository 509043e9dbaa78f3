"""A number in its own unit, beside a mark."""

from __future__ import annotations

from math import isfinite

from digimat.questionnaires.report_model import PlannedYardstick
from digimat.reports.case import Case
from digimat.reports.charts.data import Table
from digimat.reports.charts.marks import YardstickChart
from digimat.reports.content import Figure
from digimat.reports.names import Names
from digimat.reports.numbers import decimal
from digimat.reports.pages.verdicts import stated
from digimat.reports.rulers import signed

_OFTEN = 1.5  # from here on it is worth saying how many times the mark a number is
_MEAN = 1  # decimals of what several people gave


def yardstick_told(case: Case, planned: PlannedYardstick) -> YardstickChart | None:
    """The bar of a numeric item, or of a scale, and its mark; None where the reader may not see it."""
    if planned.of in case.results.scales and not case.shows(planned.of):
        return None
    number, title, unit = _number(case, planned.of), Names(case).title(planned.of), _unit(case, planned.of)
    end = max(2 * planned.mark, number or 0.0) or 1.0
    value = None if number is None else _figure(case, number, end)
    mark, mark_title = _figure(case, planned.mark, end), case.text(planned.mark_title)
    verdict = _verdict(case, planned, number, f"{mark.text} {unit}".rstrip())
    return YardstickChart(
        title=case.text(planned.title) or title,
        note=case.text(planned.note),
        alt=stated(
            case, title, verdict if value is None else f"{value.text} {unit}".rstrip() + f". {verdict}"
        ),
        table=Table(
            heads=(case.say("Ce qui est mesuré", "What is measured"), unit or case.say("Nombre", "Number")),
            rows=((title, "—" if value is None else value.text), (mark_title, mark.text)),
            figures=(1,),
        ),
        value=value,
        unit=unit,
        mark=mark,
        mark_title=mark_title,
        alert=planned.high_is == "alert",
        beyond=number is not None and number > planned.mark,
        verdict=verdict,
    )


def _number(case: Case, name: str) -> float | None:
    """The number, None where there is none."""
    if name in case.results.scales:
        return case.score(name)
    value = case.results.columns[name][case.row]
    return float(value) if isinstance(value, (int, float)) and isfinite(value) else None


def _unit(case: Case, name: str) -> str:
    """The unit of an item, "" where it has none."""
    if name in case.results.scales:
        return ""
    return case.text(case.results.coded.by_item[name].item.unit)


def _figure(case: Case, number: float, end: float) -> Figure:
    """A number as it is printed, and its place on an axis from zero to the end."""
    rounded = float(decimal(abs(number), "en", places=_MEAN)) * (-1 if number < 0 else 1)
    return Figure(signed(rounded, case.language), min(100.0, max(0.0, 100 * number / end)))


def _verdict(case: Case, planned: PlannedYardstick, number: float | None, mark: str) -> str:
    if number is None:
        return case.say("Pas de réponse.", "No answer.")
    if number < planned.mark:
        return case.say(f"En dessous du repère de {mark}.", f"Below the mark of {mark}.")
    if number == planned.mark:
        return case.say(f"Exactement au repère de {mark}.", f"Exactly at the mark of {mark}.")
    if planned.mark > 0 and number >= _OFTEN * planned.mark:
        times = decimal(number / planned.mark, case.language, places=1)
        return case.say(f"{times} fois le repère de {mark}.", f"{times} times the mark of {mark}.")
    return case.say(f"Au-delà du repère de {mark}.", f"Beyond the mark of {mark}.")
