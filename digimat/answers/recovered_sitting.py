"""One sitting made anew from what is left of it: the events that prove themselves, and the gaps between them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from typing import Any

from digimat.administration import Event, Now, SessionState, apply, begin
from digimat.answers.lost_items import lost_items
from digimat.answers.salvage import Gap, SalvagedEvent, SalvagedSitting
from digimat.answers.store import SessionRecord
from digimat.language import Text
from digimat.questionnaires import AssembledForm, Questionnaire, assemble


@dataclass(frozen=True, slots=True)
class LostItem:
    """A question whose last answer may be lost; its number is the one that the respondent saw."""

    number: int
    item: str
    title: Text


@dataclass(frozen=True, slots=True)
class Recovered:
    """What is kept of one sitting.

    ``rows`` are its events without their hashes, ``kept`` those that were there before, of the ``known`` ones that
    once were. ``elsewhere``: other questions may have been answered in between too. ``changed``: events that no damage
    explains. ``record_proved``: that who answers, and what the post requires, are as they were at the beginning.
    """

    record: SessionRecord
    rows: Sequence[tuple[Any, ...]]
    kept: int
    known: int
    lost: Sequence[LostItem]
    elsewhere: bool
    end_known: bool
    record_proved: bool
    changed: int
    status: str

    @property
    def is_whole(self) -> bool:
        """Whether it lost nothing."""
        return self.kept == self.known and self.end_known and self.record_proved


class CannotBeHelped(Exception):
    """Why a sitting cannot go on."""

    def __init__(self, why: Text) -> None:
        self.why = why
        super().__init__(why.en)


def recovered_sitting(
    sitting: SalvagedSitting,
    record: SessionRecord,
    questionnaire: Questionnaire,
    new_id: Callable[[], str],
    utc: str,
) -> Recovered:
    """What is kept of a sitting.

    Args:
        sitting: what can still be read of it.
        record: what was fixed at its beginning.
        questionnaire: the one it began with.
        new_id: makes an id that was never used.
        utc: the present moment.

    Raises:
        CannotBeHelped: what is left cannot be gone on with.
    """
    changed = len(sitting.unlinked)
    sitting = _linked(sitting)
    try:
        form = assemble(questionnaire, record.form)
    except LookupError as error:
        raise CannotBeHelped(Text(fr="son formulaire est abîmé", en="its form is damaged")) from error
    state = _replayed(sitting.events, questionnaire, form)
    order = [item.id for item in form.items]
    unknown = _unknown(sitting)
    # Where no event is missing, a row that proves nothing is what is left of one that is there too.
    lost = lost_items(sitting, order if sitting.gaps or "end_known" in unknown else ())
    on_screen = [state.current.id] if "end_known" in unknown and state.current is not None else []
    rows = _rows(sitting, record, order, on_screen, new_id, utc, unknown)
    return Recovered(
        record,
        [(record.id, seq, *row) for seq, row in enumerate(rows, 1)],
        len(sitting.events),
        len(sitting.events) + sum(gap.last - gap.first + 1 for gap in sitting.gaps),
        list(_numbered(form, {*lost.items, *on_screen})),
        lost.elsewhere or "end_known" in unknown,
        "end_known" not in unknown,
        "record_proved" not in unknown,
        changed,
        state.status,
    )


def _unknown(sitting: SalvagedSitting) -> dict[str, bool]:
    """What cannot be known of a sitting, beside the events that are known to be missing."""
    last = sitting.events[-1] if sitting.events else None
    handed_in = (
        last is not None and last.kind == "submitted" and all(gap.last < last.seq for gap in sitting.gaps)
    )
    unknown = {}
    if not sitting.end_known and not handed_in:
        unknown["end_known"] = False
    if sitting.record_proved is not True:
        unknown["record_proved"] = False
    return unknown


def _replayed(
    events: Sequence[SalvagedEvent], questionnaire: Questionnaire, form: AssembledForm
) -> SessionState:
    """Where the sitting stands by the events that are left; they must lead somewhere without the others."""
    try:
        told = []
        for event in events:
            datetime.fromisoformat(event.row["at_utc"])
            now = Now(event.row["at_utc"], event.row["mono_ms"])
            told.append(Event(event.kind, now, event.item, json.loads(event.row["payload"])))
        return reduce(apply, told, begin(questionnaire, form))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise CannotBeHelped(
            Text(fr="ses événements ne se suivent plus", en="its events no longer follow one another")
        ) from error


def _rows(
    sitting: SalvagedSitting,
    record: SessionRecord,
    order: Sequence[str],
    on_screen: Sequence[str],
    new_id: Callable[[], str],
    utc: str,
    unknown: Mapping[str, bool],
) -> Iterator[tuple[Any, ...]]:
    """The events from their id on, and one of kind ``recovered`` for each gap.

    That one bears the moment of the event before it, so that no time is counted twice.
    """
    gaps = {gap.last + 1: gap for gap in sitting.gaps}
    first = sitting.events[0].row if sitting.events else {"at_utc": record.opened_at, "mono_ms": 0}
    at, mono = first["at_utc"], first["mono_ms"]

    def recovered(lost: int, items: Sequence[str], more: Mapping[str, bool]) -> tuple[Any, ...]:
        payload = {"lost": lost, "items": list(items), "recovered_at": utc, **more}
        text = json.dumps(payload, sort_keys=True, ensure_ascii=False)
        return new_id(), at, mono, "recovered", "", text

    for event in sitting.events:
        if (gap := gaps.pop(event.seq, None)) is not None:
            yield recovered(gap.last - gap.first + 1, _lost_in(sitting, gap, order), {})
        at, mono = event.row["at_utc"], event.row["mono_ms"]
        yield event.row["id"], at, mono, event.kind, event.item, event.row["payload"]
    for gap in gaps.values():  # after the last event there is one at most
        items = {*_lost_in(sitting, gap, order), *on_screen}
        yield recovered(gap.last - gap.first + 1, [name for name in order if name in items], unknown)
    if unknown and not gaps:
        yield recovered(0, on_screen, unknown)


def _lost_in(sitting: SalvagedSitting, gap: Gap, order: Sequence[str]) -> list[str]:
    named = tuple(event for event in sitting.unproved if gap.first <= event.seq <= gap.last)
    return list(lost_items(replace(sitting, gaps=(gap,), unproved=named), order).items)


def _numbered(form: AssembledForm, names: set[str]) -> Iterator[LostItem]:
    """Questions by the number that the respondent saw; practice counts for nothing, so nothing of it is lost."""
    asked = [item for item in form.items if item.id not in form.practice]
    for number, item in enumerate(asked, 1):
        if item.id in names:
            yield LostItem(number, item.id, item.title)


def _linked(sitting: SalvagedSitting) -> SalvagedSitting:
    """The sitting without the events on both sides of a link that does not hold: one of the two was changed."""
    doubtful = {number for after in sitting.unlinked for number in (after - 1, after)}
    if not doubtful:
        return sitting
    gaps: list[Gap] = []
    for gap in sorted((*sitting.gaps, *(Gap(n, n) for n in doubtful)), key=lambda gap: gap.first):
        if gaps and gap.first <= gaps[-1].last + 1:
            gaps[-1] = Gap(gaps[-1].first, max(gap.last, gaps[-1].last))
        else:
            gaps.append(gap)
    return replace(
        sitting,
        events=tuple(event for event in sitting.events if event.seq not in doubtful),
        unproved=(*sitting.unproved, *(event for event in sitting.events if event.seq in doubtful)),
        gaps=tuple(gaps),
    )
