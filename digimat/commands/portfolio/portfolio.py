"""Gathers the assessments of a client, shows them as a table, and writes them as one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digimat import __version__
from digimat.commands.context import Context, report_day
from digimat.commands.outcome import Outcome
from digimat.commands.portfolio import problems as wrong
from digimat.commands.portfolio.clients import client_of, organisations, rows_of
from digimat.commands.portfolio.held import Held, held_in
from digimat.files import write_whole
from digimat.language import Language, Text, plural
from digimat.problems import ExitStatus, Problem, UserError
from digimat.reports.attached.written import attachment
from digimat.reports.case import Occasion
from digimat.reports.numbers import long_date
from digimat.reports.parts.cover import SENTENCE
from digimat.reports.portfolio.content import Assessment, Portfolio
from digimat.reports.portfolio.data import portfolio_data
from digimat.reports.portfolio.terminal import portfolio_table
from digimat.reports.portfolio.told import ORGANISATION, told_of
from digimat.scoring.small_groups import LEAST

if TYPE_CHECKING:
    from digimat.reports.look import Look


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: of which client, written where, with which date."""

    client: str | None = None
    out: Path | None = None
    day: str | None = None


def portfolio(asked: Asked, context: Context) -> Outcome:
    """The portfolio of a client of the workspace.

    Raises:
        UserError: there is no workspace, no such client, or the file cannot be written.
    """
    if context.workspace is None:
        raise UserError(wrong.no_workspace(), ExitStatus.USAGE)
    day = report_day(asked.day)
    found, problems = held_in(context)
    client = client_of(asked.client, found, context.workspace)
    told, more = _assessments(found, client, day, context)
    problems = [*problems, *more]
    page = Portfolio(
        client=client,
        language=context.language,
        date=long_date(day, context.language),
        iso_date=day.isoformat(),
        software=f"digimat {__version__}",
        assessments=tuple(told),
        not_shown=tuple(_line(problem, context.language) for problem in problems),
        sentence=SENTENCE.of(context.language),
    )
    data = portfolio_data(page)
    notes = []
    if asked.out is not None:
        _write(page, data, asked.out, day, context.look())
        notes.append(Text(fr=f"Portefeuille écrit dans {asked.out}", en=f"Portfolio written to {asked.out}"))
        data |= {"written": str(asked.out)}
    failed = any(not problem.warning for problem in problems)
    return Outcome(
        portfolio_table(page), data, notes, problems, ExitStatus.PROBLEMS if failed else ExitStatus.OK
    )


def _assessments(
    found: Sequence[Held], client: str, day: date, context: Context
) -> tuple[Sequence[Assessment], Sequence[Problem]]:
    """What the client's people answered, in the order of their days; what has no day comes last."""
    alone = len(organisations(found)) <= 1
    told: list[Assessment] = []
    problems: list[Problem] = []
    for held in found:
        rows, nobodys = rows_of(held, client, alone=alone)
        if nobodys:
            could_say = any(field.id == ORGANISATION for field in held.source.questionnaire.profile)
            problems.append(wrong.unknown_whose(held.place, nobodys, could_say=could_say))
        if rows:
            told.append(_assessment(held, rows, client, day, context.language))
    return sorted(told, key=lambda each: (each.last_day or "9999", each.questionnaire)), problems


def _assessment(held: Held, rows: Sequence[int], client: str, day: date, language: Language) -> Assessment:
    questionnaire = held.source.questionnaire
    occasion = Occasion(day, adjustments=held.source.adjustments)
    told = told_of(questionnaire, held.table.take(rows), client, language, occasion)
    # Of anonymous people who are too few, neither how many they are nor when they answered.
    nobody = told is None and questionnaire.anonymous
    days = () if nobody else held.days_of(rows)
    first, last = (min(days), max(days)) if days else (None, None)
    people = None if nobody else len(rows)
    too_few = Text(
        fr=f"Moins de {LEAST} personnes : rien n’est montré d’elles ici.",
        en=f"Fewer than {LEAST} people: nothing is shown of them here.",
    )
    return Assessment(
        questionnaire=questionnaire.id,
        title=questionnaire.title.of(language),
        version=questionnaire.version,
        when=_when(first, last, language),
        first_day=first.isoformat() if first is not None else "",
        last_day=last.isoformat() if last is not None else "",
        people=people,
        people_text=_people(people).of(language),
        place=held.place,
        told=told,
        why_not="" if told is not None else too_few.of(language),
    )


def _people(count: int | None) -> Text:
    if count is None:
        return Text(fr=f"moins de {LEAST} personnes", en=f"fewer than {LEAST} people")
    return Text(fr=plural(count, "personne"), en="1 person" if count == 1 else f"{count} people")


def _when(first: date | None, last: date | None, language: Language) -> str:
    if first is None or last is None:
        return Text(fr="date inconnue", en="date unknown").of(language)
    one, other = long_date(first, language), long_date(last, language)
    if first == last:
        return one
    return Text(fr=f"du {one} au {other}", en=f"{one} to {other}").of(language)


def _line(problem: Problem, language: Language) -> str:
    """A problem in one line of a page."""
    message = problem.message.of(language)
    return f"{message}{'' if message.endswith(('.', '…', '?')) else '.'} {problem.remedy.of(language)}"


def _write(page: Portfolio, data: dict[str, object], target: Path, day: date, look: Look) -> None:
    """The page as PDF, its data inside; made in a process of its own, as templates of the workspace are in it."""
    from digimat.commands.reports.one import made_apart

    created = datetime.combine(day, time(12), UTC)
    write_whole(
        target,
        made_apart(partial(_page, page, attachment(data), created, look), page.client, str(target)),
    )


def _page(page: Portfolio, data: bytes, created: datetime, look: Look) -> bytes:
    from digimat.reports.pdf import render_pdf
    from digimat.reports.portfolio.html import portfolio_html

    return render_pdf(portfolio_html(page, look), attachment=data, created=created, look=look)
