"""What a template of a workspace does wrongly, as one problem: file and line, what, how to mend it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Final

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from digimat.language import Text, printable
from digimat.problems import Position, Problem, UserError, did_you_mean
from digimat.reports.look.css import TEMPLATES
from digimat.reports.look.model import Look

_SHIPPED: Final = Text(
    fr="Comparez avec le gabarit d’origine : « digimat template list » dit lesquels ont changé.",
    en='Compare it with the original: "digimat template list" says which ones have changed.',
)
_NAME: Final = re.compile(r"^'([^']+)' is undefined|has no (?:attribute|element) '?([^']+)'?")


@contextmanager
def told_at_their_place(look: Look, known: Collection[str] = ()) -> Iterator[None]:
    """Turn what goes wrong in a template of the workspace into a problem there.

    Args:
        look: whose templates.
        known: the names that a template may use.

    Raises:
        UserError: a template of the workspace is at fault. What goes wrong in ours alone is a bug, and stays one.
    """
    try:
        yield
    except Exception as error:
        where = _place(error, {override.file: override.source.split("\n") for override in look.templates})
        if where is None:
            raise
        raise UserError(_problem(error, where, known)) from error


def _place(error: Exception, sources: Mapping[str, Sequence[str]]) -> Position | None:
    """The last line of a template of the workspace on the way to the error; None where there is none.

    A template of ours that one of the workspace merely extends fails by itself.
    """
    if isinstance(error, TemplateSyntaxError) and error.filename in sources:
        return Position(error.filename or "", error.lineno)
    found: Position | None = None
    ours_after = False  # whether the error is in a template of ours that was reached from there
    step: TracebackType | None = error.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if file in sources:
            found, ours_after = Position(file, step.tb_lineno), False
        elif file.startswith(str(TEMPLATES)):
            ours_after = True
        step = step.tb_next
    if found is not None and ours_after and "extends" in sources[found.file][found.line - 1]:
        return None
    return found


def _problem(error: Exception, where: Position, known: Collection[str]) -> Problem:
    words = _short(str(error) or type(error).__name__)
    match error:
        case TemplateSyntaxError():
            return Problem(
                "WSP030",
                Text(fr=f"ce gabarit ne se lit pas ({words})", en=f"this template cannot be read ({words})"),
                Text(
                    fr="Vérifiez les accolades, et que chaque {% if %}, {% for %} ou {% block %} a sa fin.",
                    en="Check the braces, and that every {% if %}, {% for %} or {% block %} has its end.",
                ),
                where,
            )
        case TemplateNotFound():
            name = _short(str(error.name))
            return Problem(
                "WSP031",
                Text(fr=f"il n’y a pas de gabarit « {name} »", en=f'there is no template "{name}"'),
                Text(
                    fr="« digimat template list » donne les noms ; les vôtres sont dans templates/ et finissent "
                    "par .html.j2.",
                    en='"digimat template list" gives the names; your own are in templates/ and end in .html.j2.',
                ),
                where,
            )
        case UndefinedError():
            found = _NAME.search(str(error))
            name = _short(next(filter(None, found.groups()), "")) if found else words
            top = found is not None and found[1] is not None
            return Problem(
                "WSP032",
                Text(fr=f"rien ne s’appelle « {name} » ici", en=f'nothing is called "{name}" here'),
                did_you_mean(name, sorted(known)) if top and known else _SHIPPED,
                where,
            )
        case SecurityError() | OverflowError() | RecursionError() | MemoryError():
            return Problem(
                "WSP033",
                Text(
                    fr=f"un gabarit ne peut pas faire cela ({words})",
                    en=f"a template may not do this ({words})",
                ),
                Text(
                    fr="Un gabarit montre ce que le rapport contient, sans rien appeler d’autre ; retirez cela.",
                    en="A template shows what the report holds, and calls nothing else; take this out.",
                ),
                where,
            )
    return Problem(
        "WSP034",
        Text(fr=f"ce gabarit échoue ici ({words})", en=f"this template fails here ({words})"),
        _SHIPPED,
        where,
    )


def _short(words: str) -> str:
    """The words of Jinja, on one line, safe for a terminal."""
    line = " ".join(printable(words).split())
    return line if len(line) <= 120 else f"{line[:119]}…"
