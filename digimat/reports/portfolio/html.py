"""A portfolio as HTML, which the PDF engine prints with the style of the look."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from digimat.language import Language
from digimat.reports.look import Look
from digimat.reports.portfolio.content import Portfolio
from digimat.reports.portfolio.wording import portfolio_words
from digimat.reports.templating import ClosedEnvironment, closed_environment
from digimat.reports.wording import words

PORTFOLIO: Final = "portfolio.html.j2"


def portfolio_html(portfolio: Portfolio, look: Look) -> str:
    """The page.

    Raises:
        UserError: a template of the look is at fault, at its file and line.
    """
    from digimat.reports.template_problems import told_at_their_place

    environment = _environment(portfolio.language, look)
    w = {**words(portfolio.language), **portfolio_words(portfolio.language)}
    names = {"p": portfolio, "w": w}
    with told_at_their_place(look, (*names, *environment.globals)):
        return environment.get_template(PORTFOLIO).render(names)


@lru_cache(maxsize=2)
def _environment(language: Language, look: Look) -> ClosedEnvironment:
    return closed_environment(language, look)
