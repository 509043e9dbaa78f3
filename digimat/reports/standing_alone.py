"""A page that stands alone: it fetches nothing and runs nothing in a browser, whatever its templates write."""

from __future__ import annotations

import re
from typing import Final

from digimat.language import Text
from digimat.problems import Position, Problem, UserError

_POLICY: Final = (
    '\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; font-src data:; '
    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"
)
# A browser keeps to a policy from where it is written: nothing may stand before it.
_BEGINNING: Final = re.compile(r"\s*<!DOCTYPE html>\s*<html( lang=\"[a-z]+\")?>\s*<head>")


def standing_alone(html: str, template: str = "") -> str:
    """The page with its policy in front.

    Args:
        html: the whole page, its style inside.
        template: the file to mend, where the page does not begin as it must.

    Raises:
        UserError: the page begins otherwise.
    """
    beginning = _BEGINNING.match(html)
    if beginning is None:
        raise UserError(_begins_otherwise(template))
    return html[: beginning.end()] + _POLICY + html[beginning.end() :]


def _begins_otherwise(template: str) -> Problem:
    return Problem(
        "WSP035",
        Text(
            fr="la page ne commence pas par <!DOCTYPE html>, <html lang=…> et <head>, sans rien d’autre",
            en="the page does not begin with <!DOCTYPE html>, <html lang=…> and <head>, and nothing else",
        ),
        Text(
            fr='Gardez le début du gabarit d’origine, ou écrivez {% extends "digimat/report.html.j2" %}.',
            en='Keep the beginning of the original template, or write {% extends "digimat/report.html.j2" %}.',
        ),
        Position(template) if template else None,
    )
