"""A sitting that is kept: the session machine on one side, the store on the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from digimat.administration import Begin, Conductor, Now, Resume, SessionState, apply, begin
from digimat.answers.store import SessionRecord, Store
from digimat.answers.table import AnswerTable
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.questionnaires import Questionnaire, Source, assemble, load


@dataclass(frozen=True)
class Sitting:
    """One sitting, live: its questionnaire as it was when it began, its record and its conductor."""

    source: Source
    record: SessionRecord
    conductor: Conductor

    @property
    def table(self) -> AnswerTable:
        """The answer table of this one respondent."""
        return answers_of(self.source.questionnaire, self.record, self.conductor.state)


def open_sitting(
    store: Store,
    record: SessionRecord,
    source: Source,
    clock: Callable[[], Now],
    extra_time: float = 0.0,
    profile: Mapping[str, str] | None = None,
) -> Sitting:
    """Begin a sitting and keep it; its clock runs from here.

    Args:
        extra_time: granted to this respondent, as a share of the time limit.
        profile: who answers, by profile field; it is kept with the first event.
    """
    store.open_session(record, source.text)
    questionnaire = source.questionnaire
    state = begin(questionnaire, assemble(questionnaire, record.form))
    conductor = Conductor(state, lambda e: store.append(record.id, e), clock)
    conductor.do(Begin(extra_time, profile or {}))
    return Sitting(source, record, conductor)


def resume_sitting(store: Store, record: SessionRecord, clock: Callable[[], Now]) -> Sitting:
    """Go on with a sitting where it stopped, with the questionnaire it began with."""
    sitting = stored_sitting(store, record, clock)
    if sitting.conductor.state.status != "submitted":
        sitting.conductor.do(Resume())
    return sitting


def stored_sitting(store: Store, record: SessionRecord, clock: Callable[[], Now]) -> Sitting:
    """A sitting as it is stored, without touching it."""
    source = load(Path(f"{record.questionnaire}.yaml"), text=store.questionnaire_text(record.sha256))
    questionnaire = source.questionnaire
    state = begin(questionnaire, assemble(questionnaire, record.form))
    for event in store.events(record.id):
        state = apply(state, event)
    return Sitting(source, record, Conductor(state, lambda e: store.append(record.id, e), clock))


def find_session(store: Store, name: str | None) -> SessionRecord:
    """A sitting by its code, upper or lower case; without one, the latest that was not handed in.

    Raises:
        UserError: there is none.
    """
    records = store.sessions()
    if name is not None:
        for record in records:
            if record.id.casefold() == name.casefold():
                return record
        raise UserError(
            Problem(
                "ANS030",
                Text(fr=f"aucune passation « {name} »", en=f'there is no sitting "{name}"'),
                did_you_mean(name, [r.id for r in records]),
            ),
            ExitStatus.USAGE,
        )
    for record in reversed(records):
        if not any(event.kind == "submitted" for event in store.events(record.id)):
            return record
    raise UserError(
        Problem(
            "ANS031",
            Text(fr="aucune passation à reprendre", en="there is no sitting to resume"),
            Text(
                fr="Commencez-en une : digimat run ID",
                en="Begin one: digimat run ID",
            ),
        )
    )


def answers_of(questionnaire: Questionnaire, record: SessionRecord, state: SessionState) -> AnswerTable:
    """The answer table of a sitting: what was not in its form was not shown, and practice counts for nothing.

    What was answered before its item was hidden goes along; scoring knows which items are asked.
    """
    form = assemble(questionnaire, record.form)
    asked = {item.id for item in form.items} - form.practice
    return AnswerTable(
        (record.respondent,),
        {
            item.id: (state.codes.get(item.id, "") if item.id in asked else None,)
            for item in questionnaire.items
        },
        (record.required,),
        {name: (seconds,) for name, seconds in state.seconds.items() if name},
        {field.id: (state.profile.get(field.id, ""),) for field in questionnaire.profile},
        {item: (name,) for item, name in form.instances.items()},
        (form.id,),
    )
