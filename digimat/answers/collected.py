"""The answers of all sittings of a questionnaire that were handed in: a table, and the same as a file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from digimat.administration import Now
from digimat.answers.anonymous import all_anonymous
from digimat.answers.asked import FORM, REQUIREMENT, RESPONDENT, Asked, set_column, variant_column
from digimat.answers.codes import NOBODY
from digimat.answers.sitting import Sitting, stored_sitting
from digimat.answers.store import SessionRecord, Store
from digimat.answers.stored_questionnaires import sources_of
from digimat.answers.table import AnswerTable
from digimat.inert import inert
from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires import InvalidResponse, Item, Questionnaire, Source, assemble, read_response
from digimat.questionnaires.responses import NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Collected:
    """What the sittings of a store hold: the answers, and which sittings are left out and why."""

    table: AnswerTable
    problems: Sequence[Problem]
    open: int  # sittings that were not handed in
    sittings: Sequence[Sitting | None] = ()  # one a row of the table; None where it was anonymous
    flagged: int = 0  # anonymous ones that were to be checked when they were handed in

    @property
    def anonymous(self) -> int:
        """Rows that were handed in anonymously."""
        return sum(sitting is None for sitting in self.sittings)

    @property
    def rejected(self) -> int:
        """Sittings that were handed in and cannot be counted."""
        return len([p for p in self.problems if p.code == "ANS041"])

    @property
    def law(self) -> Text:
        """How many sittings there are, in words."""
        handed_in, fr, en = len(self.table.respondents), "", ""
        if self.anonymous:
            fr = f", dont anonymes : {self.anonymous} (à vérifier : {self.flagged})"
            en = f", of which anonymous: {self.anonymous} (to check: {self.flagged})"
        return Text(
            fr=f"Passations remises : {handed_in}{fr} ; encore ouvertes, et non comptées : {self.open}",
            en=f"Sittings handed in: {handed_in}{en}; still open, and not counted: {self.open}",
        )


def collect(store: Store, questionnaire: Questionnaire, clock: Callable[[], Now]) -> Collected:
    """The answers of every sitting of a questionnaire that was handed in, oldest first.

    Of one respondent who sat twice the later sitting counts. A sitting whose answers are none of the questionnaire
    as it is today is left out. Anonymous ones come last, in the order of their random places, numbered.
    """
    kept: dict[str, Sitting] = {}
    problems: list[Problem] = []
    open_ = 0
    read = sources_of(store)
    for record in store.sessions():
        if record.questionnaire != questionnaire.id:
            continue
        sitting = stored_sitting(store, record, clock, read)
        state = sitting.conductor.state
        if state.status != "submitted":
            open_ += 1
        elif (why := _unreadable(questionnaire, sitting.source, record.form, state.codes)) is not None:
            problems.append(_left_out(record, why))
        else:
            if record.respondent in kept:
                problems.append(_again(record.respondent, kept[record.respondent].record.id, record.id))
            kept[record.respondent] = sitting
    sittings = list(kept.values())
    rows = [(sitting.record.respondent, sitting.table) for sitting in sittings]
    anonymous: list[tuple[str, AnswerTable]] = []
    flagged, no_longer = 0, Counter[Text]()
    for number, answers in enumerate(all_anonymous(store, questionnaire.id), 1):
        source, name = read(answers), f"{NOBODY.en}-{number}"
        if (why := _unreadable(questionnaire, source, answers.form, answers.answers)) is None:
            anonymous.append((name, answers.table(source.questionnaire, name)))
            flagged += bool(answers.flags)
        else:
            no_longer[why] += 1
    problems += [_anonymous_left_out(why, count) for why, count in no_longer.items()]
    table = _table(questionnaire, [*rows, *anonymous])
    return Collected(table, problems, open_, [*sittings, *(None for _ in anonymous)], flagged)


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


def _table(questionnaire: Questionnaire, rows: Sequence[tuple[str, AnswerTable]]) -> AnswerTable:
    tables = [table for _, table in rows]
    return AnswerTable(
        tuple(name for name, _ in rows),
        {item.id: [t.columns.get(item.id, (None,))[0] for t in tables] for item in questionnaire.items},
        [t.required[0] for t in tables],
        {i.id: [t.seconds.get(i.id, (None,))[0] for t in tables] for i in questionnaire.items},
        {f.id: [t.profile.get(f.id, ("",))[0] for t in tables] for f in questionnaire.profile},
        {i.id: [t.instances.get(i.id, ("",))[0] for t in tables] for i in questionnaire.items if i.instances},
        [t.forms[0] for t in tables],
    )


def _unreadable(
    questionnaire: Questionnaire, source: Source, form: str, codes: Mapping[str, str]
) -> Text | None:
    """Why answers to an earlier version cannot be counted with this one."""
    items = {item.id: item for item in questionnaire.items}
    instances = assemble(source.questionnaire, form).instances
    version = questionnaire.version
    for name, asked_as in instances.items():
        if name in items and asked_as not in items[name].instances:  # what was asked is gone, answered or not
            return Text(
                fr=f"la variante « {asked_as} » de « {name} » n’est plus dans la version {version}",
                en=f'the variant "{asked_as}" of "{name}" is no more in version {version}',
            )
    for name, code in codes.items():
        try:
            asked = items[name].instance(instances.get(name, ""))
            fits = bool(read_response(asked, code).code)
        except (LookupError, InvalidResponse):
            fits = False
        if not fits:
            return Text(
                fr=f"la réponse à « {name} » n’en est plus une dans la version {version}",
                en=f'the answer to "{name}" is none any more in version {version}',
            )
    return None


def _anonymous_left_out(why: Text, count: int) -> Problem:
    return Problem(
        "ANS041",
        Text(fr=f"passations anonymes ({count}) : {why.fr}", en=f"anonymous sittings ({count}): {why.en}"),
        Text(fr="Elles sont laissées de côté.", en="They are left out."),
    )


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
