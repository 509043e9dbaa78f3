"""The answers of all sittings of a questionnaire that were handed in: a table, and the same as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digimat.administration import Now
from digimat.answers.asked import FORM, REQUIREMENT, RESPONDENT, Asked, set_column, variant_column
from digimat.answers.sitting import Sitting, stored_sitting
from digimat.answers.store import SessionRecord, Store
from digimat.answers.stored_questionnaires import sources_of
from digimat.answers.table import AnswerTable
from digimat.inert import inert
from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires import InvalidResponse, Item, Questionnaire, assemble, read_response
from digimat.questionnaires.responses import NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Collected:
    """What the sittings of a store hold: the answers, and which sittings are left out and why."""

    table: AnswerTable
    problems: Sequence[Problem]
    open: int  # sittings that were not handed in
    sittings: Sequence[Sitting] = ()  # one a row of the table

    @property
    def rejected(self) -> int:
        """Sittings that were handed in and cannot be counted."""
        return len([p for p in self.problems if p.code == "ANS041"])

    @property
    def law(self) -> Text:
        """How many sittings there are, in words."""
        handed_in = len(self.table.respondents)
        return Text(
            fr=f"Passations remises : {handed_in} ; encore ouvertes, et non comptées : {self.open}",
            en=f"Sittings handed in: {handed_in}; still open, and not counted: {self.open}",
        )


def collect(store: Store, questionnaire: Questionnaire, clock: Callable[[], Now]) -> Collected:
    """The answers of every sitting of a questionnaire that was handed in, oldest first.

    Of one respondent who sat twice the later sitting counts. A sitting whose answers are none of the questionnaire
    as it is today is left out.
    """
    kept: dict[str, Sitting] = {}
    problems: list[Problem] = []
    open_ = 0
    read = sources_of(store)
    for record in store.sessions():
        if record.questionnaire != questionnaire.id:
            continue
        sitting = stored_sitting(store, record, clock, read)
        if sitting.conductor.state.status != "submitted":
            open_ += 1
        elif (why := _unreadable(questionnaire, sitting)) is not None:
            problems.append(why)
        else:
            if record.respondent in kept:
                problems.append(_again(record.respondent, kept[record.respondent].record.id, record.id))
            kept[record.respondent] = sitting
    sittings = list(kept.values())
    return Collected(_table(questionnaire, sittings), problems, open_, sittings)


def answers_csv(questionnaire: Questionnaire, table: AnswerTable) -> str:
    """A table as a file that ``score`` reads: comma separated, LF at the ends of lines.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    fields = [f.id for f in questionnaire.profile]
    asks = [REQUIREMENT] if questionnaire.requirement is not None else []
    asked = Asked(questionnaire)
    writer.writerow([RESPONDENT, *asks, *fields, *(i.id for i in asked.items), *asked.columns])
    for row, respondent in enumerate(table.respondents):
        writer.writerow(
            [
                inert(respondent),
                *(table.required[row] for _ in asks),
                *(inert(table.profile[field][row]) for field in fields),
                *(_answered(item, table.columns[item.id][row], asked) for item in asked.items),
                *_asked(asked, table, row),
            ]
        )
    return out.getvalue()


def _answered(item: Item, code: str | None, asked: Asked) -> str:
    """A code; of what people write in their own words, nothing that could be computed.

    What was not shown is blank, but where a blank would be a question left unanswered: in a module.
    """
    if code is None:
        return NOT_APPLICABLE if item.id in asked.optional else ""
    return inert(code) if item.type in ("text", "short") else code


def _asked(asked: Asked, table: AnswerTable, row: int) -> list[str]:
    """The form of a row, and the variant and parameter set of each item that has several."""
    if not asked.columns:
        return []
    cells = {FORM: table.forms[row] if table.forms else ""}
    for item in asked.items:
        if item.instances:
            names = table.instances.get(item.id)
            instance = item.instance(names[row]) if names else item
            cells[variant_column(item.id)] = instance.variant
            cells[set_column(item.id)] = instance.parameter_set
    return [cells[column] for column in asked.columns]


def _table(questionnaire: Questionnaire, sittings: Sequence[Sitting]) -> AnswerTable:
    tables = [sitting.table for sitting in sittings]
    return AnswerTable(
        tuple(sitting.record.respondent for sitting in sittings),
        {item.id: [t.columns.get(item.id, (None,))[0] for t in tables] for item in questionnaire.items},
        [sitting.record.required for sitting in sittings],
        {i.id: [t.seconds.get(i.id, (None,))[0] for t in tables] for i in questionnaire.items},
        {f.id: [t.profile.get(f.id, ("",))[0] for t in tables] for f in questionnaire.profile},
        {i.id: [t.instances.get(i.id, ("",))[0] for t in tables] for i in questionnaire.items if i.instances},
        [t.forms[0] for t in tables],
    )


def _unreadable(questionnaire: Questionnaire, sitting: Sitting) -> Problem | None:
    """Why a sitting of an earlier version cannot be counted with this one."""
    items = {item.id: item for item in questionnaire.items}
    instances = assemble(sitting.source.questionnaire, sitting.record.form).instances
    record, version = sitting.record, questionnaire.version
    for name, asked_as in instances.items():
        if name in items and asked_as not in items[name].instances:  # what was asked is gone, answered or not
            return _left_out(
                record,
                Text(
                    fr=f"la variante « {asked_as} » de « {name} » n’est plus dans la version {version}",
                    en=f'the variant "{asked_as}" of "{name}" is no more in version {version}',
                ),
            )
    for name, code in sitting.conductor.state.codes.items():
        try:
            asked = items[name].instance(instances.get(name, ""))
            fits = bool(read_response(asked, code).code)
        except (LookupError, InvalidResponse):
            fits = False
        if not fits:
            return _left_out(
                record,
                Text(
                    fr=f"la réponse à « {name} » n’en est plus une dans la version {version}",
                    en=f'the answer to "{name}" is none any more in version {version}',
                ),
            )
    return None


def _left_out(record: SessionRecord, why: Text) -> Problem:
    return Problem(
        "ANS041",
        Text(
            fr=f"passation {record.id} (version {record.version}) : {why.fr}",
            en=f"sitting {record.id} (version {record.version}): {why.en}",
        ),
        Text(
            fr=f"Elle est laissée de côté ; son résultat : digimat resume {record.id}.",
            en=f"It is left out; its own result: digimat resume {record.id}.",
        ),
    )


def _again(respondent: str, earlier: str, later: str) -> Problem:
    return Problem(
        "ANS040",
        Text(
            fr=f"{respondent} a deux passations : {earlier}, puis {later}",
            en=f"{respondent} has two sittings: {earlier}, then {later}",
        ),
        Text(fr="La dernière compte.", en="The later one counts."),
        warning=True,
    )
