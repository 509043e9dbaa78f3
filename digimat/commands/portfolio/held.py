"""What a workspace holds: the sittings of its store, and the files of answers in its folder ``answers``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final

from digimat.answers.anonymous import all_anonymous
from digimat.answers.answer_files import read_answers
from digimat.answers.collected import Collected, collect
from digimat.answers.store import Store
from digimat.answers.table import AnswerTable
from digimat.answers.verification import opened_to_look
from digimat.commands.context import Context
from digimat.commands.given import Given
from digimat.commands.portfolio import problems as wrong
from digimat.commands.questionnaire import load_questionnaire
from digimat.files import near
from digimat.problems import Problem, UserError
from digimat.questionnaires import Source, catalogue

FOLDER: Final = "answers"  # of the workspace
_READ: Final = (".csv", ".tsv", ".txt", ".xlsx", ".json", ".jsonl", ".ndjson", ".parquet")
_BESIDE: Final = (".rejects.csv", ".yaml", ".yml")  # rows to be mended, and what the columns of a file are
_DAY: Final = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Held:
    """The answers to one questionnaire in one place, all people of all clients."""

    source: Source
    table: AnswerTable
    place: str
    days: Sequence[
        Sequence[date]
    ]  # of each person or, where there is one entry, of all; empty where not known

    def days_of(self, rows: Sequence[int]) -> Sequence[date]:
        """The days on which some people answered, or the first and the last on which they may have."""
        alike = len(self.days) <= 1
        return [day for days in (self.days if alike else [self.days[row] for row in rows]) for day in days]


def held_in(context: Context) -> tuple[Sequence[Held], Sequence[Problem]]:
    """All answers of a workspace that can be read, and a problem for each place where there is something else."""
    found: list[Held] = []
    problems: list[Problem] = []
    for each in (*_in_store(context), *_in_files(context)):
        if isinstance(each, Held):
            found.append(each)
        else:
            problems.append(each)
    return found, problems


def _in_store(context: Context) -> Iterator[Held | Problem]:
    """A store that is not there yet is none that is missing: nobody has sat."""
    if not context.store.exists():
        return
    place = str(near(context.store, context.home))
    try:
        with opened_to_look(context.store) as store:
            for name in _questionnaires(store):
                yield from _sittings(store, name, place, context)
    except UserError as error:
        yield _first(error)


def _questionnaires(store: Store) -> Sequence[str]:
    """What the sittings of a store are of."""
    named = {record.questionnaire for record in store.sessions()}
    named |= {answers.questionnaire for answers in all_anonymous(store)}
    return sorted(named)


def _sittings(store: Store, name: str, place: str, context: Context) -> Iterator[Held | Problem]:
    try:
        source = load_questionnaire(name, context)
        held = collect(store, source.questionnaire, context.now)
    except UserError as error:
        yield wrong.unreadable_sittings(name, place, _first(error))
        return
    if held.rejected:
        yield wrong.left_out(held.rejected, place, f"digimat score -q {name}")
    if held.table.respondents:
        yield Held(source, held.table, place, _handed_in(held, store, name))


def _handed_in(held: Collected, store: Store, name: str) -> Sequence[Sequence[date]]:
    """The day that each sitting was handed in; where some are anonymous, the weeks of all of these together."""
    days = []
    for sitting in held.sittings:
        if sitting is not None:
            last = sitting.conductor.state.last
            moment = sitting.record.opened_at if last is None else last.utc
            days.append([datetime.fromisoformat(moment).astimezone().date()])
    if not held.anonymous:
        return days
    weeks = [week_days(answers.week) for answers in all_anonymous(store, name)]
    return [[day for known in (*days, *weeks) for day in known]]


def week_days(week: str) -> Sequence[date]:
    """The first and the last day of a week as ISO 8601 writes it.

    >>> [day.isoformat() for day in week_days("2026-W48")]
    ['2026-11-23', '2026-11-29']
    """
    year, number = week.split("-W")
    return [date.fromisocalendar(int(year), int(number), day) for day in (1, 7)]


def _in_files(context: Context) -> Iterator[Held | Problem]:
    """Each file of the folder is answers to the questionnaire whose id its name begins with."""
    known = [entry.id for entry in catalogue(context.home)]
    folder = context.home / FOLDER
    try:
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        yield wrong.unreadable_folder(folder.name, error)
        return
    for path in paths:
        if path.name.startswith(".") or path.name.lower().endswith(_BESIDE) or path.is_dir():
            continue
        place = str(near(path, context.home))
        name = questionnaire_of(path.stem, known)
        if name is None or path.suffix.lower() not in _READ:
            yield wrong.no_answers(place, path.suffix.lower() in _READ, known)
            continue
        try:
            yield from _file(path, name, place, context)
        except UserError as error:
            why = _first(error)
            at = Path(why.position.file) if why.position is not None else path  # the file, or its mapping
            yield wrong.unreadable_file(str(near(at, context.home)), why)


def _file(path: Path, name: str, place: str, context: Context) -> Iterator[Held | Problem]:
    from digimat.scoring.requirements import read_band

    source = load_questionnaire(name, context)
    mapping = path.with_suffix(".yaml")
    given = Given((path,), mapping if mapping.is_file() else None)
    band_of = partial(read_band, source.questionnaire)
    held = read_answers(
        given.paths, source.questionnaire, band_of, given.wishes(source.questionnaire), "error"
    )
    if held.rejected:
        yield wrong.left_out(held.rejected, place, f"digimat score {place} -q {name}")
    if held.table.respondents:
        yield Held(source, held.table, place, _said_in(path.stem))


def questionnaire_of(stem: str, known: Sequence[str]) -> str | None:
    """The questionnaire that the name of a file begins with, the longest where several do.

    >>> questionnaire_of("pillars-2026-11-20", ["pillars", "pillars_short"])
    'pillars'
    """
    begins = [name for name in known if re.match(rf"{re.escape(name)}(?![A-Za-z0-9_])", stem)]
    return max(begins, key=len, default=None)


def _said_in(stem: str) -> Sequence[Sequence[date]]:
    """The day in the name of a file; that of the file itself changes when it is copied."""
    try:
        return [[date.fromisoformat(day[1])]] if (day := _DAY.search(stem)) else []
    except ValueError:  # 2026-13-40
        return []


def _first(error: UserError) -> Problem:
    """What stopped the reading; warnings stop nothing."""
    return next((problem for problem in error.problems if not problem.warning), error.problems[0])
