"""A portfolio in the terminal: a table of plain text, readable without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digimat.reports.portfolio.content import Assessment, Portfolio
from digimat.reports.portfolio.wording import portfolio_words
from digimat.reports.typography import displayed

if TYPE_CHECKING:
    from rich.console import RenderableType


def portfolio_table(portfolio: Portfolio) -> RenderableType:
    """The assessments, a row each; what is long goes on below."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    w = portfolio_words(portfolio.language)

    def plain(value: str) -> Text:
        # One space for all: a narrow no-break space is a box in some terminal fonts.
        return Text(" ".join(displayed(value, portfolio.language).split()), overflow="fold")

    head = [plain(f"{w['portfolio']} · {portfolio.client}"), plain(portfolio.date), Text("")]
    head[0].stylize("bold")
    if not portfolio.assessments:
        return Padding(Group(*head, plain(w["none"])), (1, 0, 1, 1))
    table = Table(box=None, padding=(0, 2, 1, 0), pad_edge=False, header_style="bold")
    for name, ratio in (("assessment", 24), ("when", 14), ("result", 30), ("first", 26)):
        table.add_column(w[name], ratio=ratio, overflow="fold")
    for each in portfolio.assessments:
        what = Text("\n").join([plain(each.title), plain(f"({each.questionnaire})")])
        when = Text("\n").join([plain(each.when), plain(each.people_text)])
        first = plain(each.told.first or "—") if each.told is not None else Text("—")
        table.add_row(what, when, Text("\n").join(map(plain, result_lines(each))), first)
    return Padding(Group(*head, table, plain(portfolio.sentence)), (1, 0, 1, 1))


def result_lines(assessment: Assessment) -> list[str]:
    """The result in lines: what it is, the level or outcome, the score, how sure it is."""
    told = assessment.told
    if told is None:
        return [assessment.why_not]
    return [line for line in (told.title, told.result, told.score, told.sure) if line]
