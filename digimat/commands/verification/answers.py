"""Finds the answers that a report tells of, outside the report: in a file, or in the store that has the sitting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from digimat.administration import Incident
from digimat.answers.answer_files import read_answers
from digimat.answers.collected import collect
from digimat.answers.sitting import Sitting, stored_sitting
from digimat.answers.store import Store
from digimat.answers.table import AnswerTable
from digimat.commands.context import Context
from digimat.language import Text, same
from digimat.problems import Position, Problem, UserError, did_you_mean
from digimat.questionnaires import Source
from digimat.reports.attached.reading import AttachedReport


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """Answers as they were given, and where they are from. ``sitting``: what happened around them is known too."""

    table: AnswerTable
    place: Text
    incidents: Sequence[Incident] = ()
    late: int = 0
    sitting: bool = False
    problems: Sequence[Problem] = ()  # of rows that cannot be read


def given_answers(
    report: AttachedReport, source: Source, answers: Path | None, context: Context
) -> GivenAnswers | None:
    """The answers of a report as they were given; None where they are not here.

    Args:
        report: of a person: who and, where it was a sitting, which; else of a group.
        source: the questionnaire that was answered.
        answers: a file of answers that the command names.
        context: the store: for the sitting of a person; for a group only where the command names it, since people
            may have sat after the report was written.

    Raises:
        UserError: the file or the store that is named cannot be read.
    """
    if answers is not None:
        from digimat.scoring.requirements import read_band

        held = read_answers(answers, source.questionnaire, partial(read_band, source.questionnaire))
        return GivenAnswers(held.table, same(str(answers)), problems=held.problems)
    if not report.model.of_one:
        return _of_store(source, context) if context.named_store is not None else None
    code = report.model.session
    if code is None or not context.store.is_file():
        return None
    return _of_sitting(code, source, context)


def row_in(given: GivenAnswers, names: Sequence[str], name: str, report: AttachedReport) -> int:
    """The row of the person or group that a report is about.

    Raises:
        UserError: the answers have none.
    """
    if name in names:
        return list(names).index(name)
    missing = Problem(
        "REP049",
        Text(fr=f"« {name} » n’est pas dans {given.place.fr}", en=f'"{name}" is not in {given.place.en}'),
        did_you_mean(name, list(names)),
        Position(str(report.path)),
    )
    raise UserError([*given.problems, missing])


def _of_sitting(code: str, source: Source, context: Context) -> GivenAnswers | None:
    sitting: Sitting | None = None
    try:
        with Store(context.store, context.new_id, read_only=True) as store:
            for record in store.sessions():
                if record.id == code and record.questionnaire == source.questionnaire.id:
                    sitting = stored_sitting(store, record, context.now)
    except UserError:
        if context.named_store is not None:
            raise
    if sitting is None:
        return None
    state = sitting.conductor.state
    place = Text(
        fr=f"la passation {code} de {context.store.name}", en=f"sitting {code} of {context.store.name}"
    )
    return GivenAnswers(sitting.table, place, state.incidents, len(state.late), sitting=True)


def _of_store(source: Source, context: Context) -> GivenAnswers:
    with Store(context.store, context.new_id, read_only=True) as store:
        held = collect(store, source.questionnaire, context.now)
    name = context.store.name
    return GivenAnswers(
        held.table, Text(fr=f"les passations remises de {name}", en=f"the sittings handed in of {name}")
    )
