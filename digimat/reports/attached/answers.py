"""From what lies inside a person's own report to the answers as they are scored, and when they were given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digimat.administration import Incident
from digimat.answers.table import AnswerTable
from digimat.problems import UserError
from digimat.questionnaires import (
    InvalidResponse,
    Item,
    Questionnaire,
    Source,
    State,
    UnknownForm,
    read_response,
)
from digimat.questionnaires.assembly import choose
from digimat.questionnaires.variant_model import instance_name
from digimat.reports.attached import problems as wrong
from digimat.reports.attached.model import AnswerData, PersonData, ReportData
from digimat.reports.case import Occasion


def answers_inside(
    person: PersonData, report: ReportData, questionnaire: Questionnaire, path: Path
) -> AnswerTable:
    """The answers that a report holds, as a table of one row.

    Args:
        person: whose answers; they are there.
        report: which form was sat.
        questionnaire: the one that was answered.
        path: of the report, for messages.

    Raises:
        UserError: what is inside is no answer, or no form, of the questionnaire.
    """
    answers = person.answers or {}
    columns: dict[str, list[str | None]] = {}
    instances: dict[str, list[str]] = {}
    for item in questionnaire.items:
        given = answers.get(item.id)
        asked = person.asked.get(item.id)
        if item.instances:
            name = "" if asked is None else instance_name(asked.variant, asked.set or "")
            instances[item.id] = [name if name in item.instances else ""]
        if given is None:  # practice, which counts for nothing
            continue
        columns[item.id] = [_code(item, instances.get(item.id, [""])[0], given, path)]
    if unknown := [name for name in answers if name not in columns]:
        raise UserError(wrong.answer_is_none(path, unknown[0]))
    table = AnswerTable(
        (person.respondent,),
        columns,
        [""] if person.requirement is not None else (),
        {name: [answer.seconds] for name, answer in answers.items() if answer.seconds is not None},
        {name: [fact or ""] for name, fact in person.profile.items()},
        instances,
    )
    form = person.form or report.form
    return table if form is None else replace(table, forms=[form])


def occasion_of(report: ReportData, source: Source, path: Path) -> Occasion:
    """When and how a report says that its answers were given.

    Raises:
        UserError: there is no such form.
    """
    try:
        choose(source.questionnaire, report.form)
    except UnknownForm as error:
        raise UserError(wrong.form_is_none(path, error.name)) from error
    incidents = tuple(Incident(each.kind, each.at, each.item, each.seconds) for each in report.incidents)
    return Occasion(
        report.date,
        report.sat_in,
        report.form,
        incidents,
        report.late,
        source.adjustments,
        report.session or "",
        report.relations.relations() if report.relations is not None else None,
    )


def _code(item: Item, instance: str, given: AnswerData, path: Path) -> str | None:
    """The code of an answer as the table has it; None where the item was not shown and nothing was answered before.

    Raises:
        UserError: it is no answer to the item, or has another state than its code.
    """
    hidden = given.state == State.NOT_SHOWN.name.lower()
    if hidden and not given.code:
        return None
    try:
        reading = read_response(item.instance(instance), given.code)
    except InvalidResponse as error:
        raise UserError(wrong.answer_is_none(path, item.id)) from error
    if reading.code != given.code:
        raise UserError(wrong.answer_is_none(path, item.id))
    return given.code
