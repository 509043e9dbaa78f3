"""What is in a report, for its second page: the chapters and where they begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digimat.reports.content import Report

FEWEST = (
    5  # chapters after the summary from which on a reader looks for one; a person's report is leafed through
)


def contents_of(report: Report, w: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The chapters after the summary, each with the id of its place and its title; nothing in a short report."""
    chapters = tuple(_chapters(report, w))
    return chapters if len(chapters) >= FEWEST else ()


def _chapters(report: Report, w: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The chapters in the order of the templates."""
    if any(not each.on_page for each in report.conclusions):
        yield "conclusions", w["conclusions"]
    if report.profile or report.comparison or report.stairs or report.flags:
        yield "profile", w["profile"]
    yield from ((f"page-{page.id}", page.title) for page in report.pages)
    if report.pooled:
        yield "pooled", w["people"]
    to_do = report.advice or report.deeper
    if to_do or report.method or report.passport:
        yield "next", w["next"] if to_do else w["method"]
    if report.annex:
        yield "annex", w["annex_pooled"] if report.pooled else w["annex"]
