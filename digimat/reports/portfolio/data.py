"""A portfolio as plain data, for programs."""

from __future__ import annotations

from typing import Any, Final

from digimat.reports.portfolio.content import Assessment, Portfolio

FORMAT: Final = "digimat.portfolio"
FORMAT_VERSION: Final = 1


def portfolio_data(portfolio: Portfolio) -> dict[str, Any]:
    """What the portfolio says; results by their ids and unrounded, and as they are told."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "software": portfolio.software,
        "client": portfolio.client,
        "language": portfolio.language,
        "date": portfolio.iso_date,
        "assessments": [_assessment(each) for each in portfolio.assessments],
        "not_shown": list(portfolio.not_shown),
    }


def _assessment(each: Assessment) -> dict[str, Any]:
    told = each.told
    return {
        "questionnaire": each.questionnaire,
        "version": each.version,
        "title": each.title,
        "first_day": each.first_day or None,
        "last_day": each.last_day or None,
        "people": each.people,
        "place": each.place,
        "result": None
        if told is None
        else {
            **told.data,
            "title": told.title,
            "told": told.result,
            "score_told": told.score or None,
            "sure": told.sure or None,
        },
        "first_action": (told.first or None) if told is not None else None,
        "why_not": each.why_not or None,
    }
