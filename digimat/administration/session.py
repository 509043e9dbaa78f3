"""The session: a pure machine from intents to events, and from events to a state.

    (state, intent, now) -> (state, events)

An item is hidden while its condition does not hold. The sitting passes over it, and its earlier answer is
kept: it is back when the item is.

Nothing is read or written here, and no clock is asked: what happens is a list of events, and the state is
what their replay gives. A stored sitting is resumed by replaying what was stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from digimat.administration.branching import hidden_items, in_file_order
from digimat.administration.intents import (
    Answer,
    Back,
    Begin,
    Clear,
    Comment,
    Event,
    Flag,
    Intent,
    Jump,
    Next,
    Now,
    Pause,
    Resume,
    Submit,
)
from digimat.administration.state import HiddenItem, SessionClosed, SessionState, UnknownItem
from digimat.questionnaires import AssembledForm, Item, Questionnaire, read_response
from digimat.questionnaires.responses import State, clean


def begin(questionnaire: Questionnaire, form: AssembledForm) -> SessionState:
    """The state of a sitting that has not begun."""
    limit = questionnaire.time_limit
    state = SessionState(
        form.items,
        None if limit is None else limit * 60.0,
        practice=form.practice,
        untimed=form.untimed,
        conditional=in_file_order(form.items, questionnaire.items),
    )
    return _at_the_first_item(_branched(state))


def step(state: SessionState, intent: Intent, now: Now) -> tuple[SessionState, Sequence[Event]]:
    """What an intent leads to.

    Raises:
        InvalidResponse: the code is no response to its item; nothing happens.
        UnknownItem: the form has no such item.
        HiddenItem: the item is not asked.
        SessionClosed: the sitting has been handed in.
    """
    if state.status == "submitted":
        raise SessionClosed
    events = list(_DECISIONS[type(intent)](state, intent, now))
    for event in events:
        state = apply(state, event)
    if state.current is not None and state.current.id in state.hidden:
        # Its own condition ended: an answer that it named was taken back from elsewhere.
        events += _move(state, _after(state), now)
        state = apply(state, events[-1])
    return state, events


def _place(state: SessionState, name: str) -> int:
    for place, item in enumerate(state.items):
        if item.id == name:
            if name in state.hidden:
                raise HiddenItem(name, item.when or "")
            return place
    raise UnknownItem(name)


def _after(state: SessionState) -> int:
    """The place of the next item asked; after the last one, the review."""
    places = range(state.position + 1, len(state.items))
    return next((p for p in places if state.items[p].id not in state.hidden), len(state.items))


def _before(state: SessionState) -> int:
    """The place of the item asked before; from the first one, where we are."""
    places = range(state.position - 1, -1, -1)
    return next((p for p in places if state.items[p].id not in state.hidden), state.position)


def _destination(state: SessionState, name: str | None) -> int:
    """The place of an item; without one, the review."""
    return len(state.items) if name is None else _place(state, name)


def _goal(state: SessionState, name: str | None) -> Item:
    """The item an intent is about: the one it names, or the current one."""
    if name is None:
        if state.current is None:
            raise UnknownItem("")
        return state.current
    return state.items[_place(state, name)]


def _move(state: SessionState, place: int, now: Now) -> list[Event]:
    return [] if place == state.position else [Event("moved", now, payload={"to": place})]


def _answer(state: SessionState, intent: Answer, now: Now) -> list[Event]:
    item = _goal(state, intent.item)
    reading = read_response(item, intent.code)
    moves = _move(state, _place(state, item.id), now)
    if reading.state is State.BLANK:
        return [*moves, *_clear(state, Clear(item.id), now)]
    remaining = state.remaining(now)
    payload: dict[str, Any] = {"code": reading.code}
    if remaining is not None and remaining < 0 and item.id not in state.untimed:
        payload["late"] = True
    return [*moves, Event("answered", now, item.id, payload)]


def _clear(state: SessionState, intent: Clear, now: Now) -> list[Event]:
    item = _goal(state, intent.item)
    return [Event("cleared", now, item.id)] if item.id in state.codes else []


def _flag(state: SessionState, intent: Flag, now: Now) -> list[Event]:
    item = _goal(state, intent.item)
    return [Event("flagged", now, item.id, {"on": item.id not in state.flagged})]


def _comment(state: SessionState, intent: Comment, now: Now) -> list[Event]:
    return [Event("commented", now, _goal(state, intent.item).id, {"text": clean(intent.text)})]


def _resume(state: SessionState, intent: Resume, now: Now) -> list[Event]:
    return [Event("resumed", now)]


def _pause(state: SessionState, intent: Pause, now: Now) -> list[Event]:
    return [Event("paused", now)] if state.status == "open" else []


_DECISIONS: Mapping[type, Callable[[SessionState, Any, Now], list[Event]]] = {
    Begin: lambda state, intent, now: [
        Event(
            "begun",
            now,
            payload={
                **({"extra_time": intent.extra_time} if intent.extra_time else {}),
                **({"profile": dict(intent.profile)} if intent.profile else {}),
            },
        )
    ],
    Answer: _answer,
    Clear: _clear,
    Back: lambda state, intent, now: _move(state, _before(state), now),
    Next: lambda state, intent, now: _move(state, _after(state), now),
    Jump: lambda state, intent, now: _move(state, _destination(state, intent.item), now),
    Flag: _flag,
    Comment: _comment,
    Pause: _pause,
    Resume: _resume,
    Submit: lambda state, intent, now: [Event("submitted", now)],
}


def apply(state: SessionState, event: Event) -> SessionState:
    """The state after an event."""
    state = _count_time(state, event)
    match event.kind:
        case "begun":
            return _begun(state, event)
        case "moved":
            return replace(state, position=event.payload["to"])
        case "answered":
            late = state.late | {event.item} if event.payload.get("late") else state.late - {event.item}
            codes = {**state.codes, event.item: event.payload["code"]}
            return _branched(replace(state, codes=codes, late=late))
        case "cleared":
            codes = {name: code for name, code in state.codes.items() if name != event.item}
            return _branched(replace(state, codes=codes, late=state.late - {event.item}))
        case "flagged":
            change = {event.item}
            on = event.payload["on"]
            return replace(state, flagged=state.flagged | change if on else state.flagged - change)
        case "commented":
            comments = {**state.comments, event.item: event.payload["text"]}
            return replace(state, comments=comments)
        case "paused":
            return replace(state, status="paused")
        case "resumed":
            return replace(state, status="open", interruptions=state.interruptions + 1)
        case "submitted":
            return replace(state, status="submitted")
    return state


def _begun(state: SessionState, event: Event) -> SessionState:
    limit = state.time_limit
    if limit is not None:
        limit *= 1 + event.payload.get("extra_time", 0.0)
    state = replace(state, time_limit=limit, profile=event.payload.get("profile", {}))
    return _at_the_first_item(_branched(state))


def _branched(state: SessionState) -> SessionState:
    """The state with the items hidden that its answers hide; computed only when an answer changes."""
    if not state.conditional:
        return state
    by_id = {item.id: item for item in state.items}
    return replace(state, hidden=hidden_items(state.conditional, by_id, state.codes, state.profile))


def _at_the_first_item(state: SessionState) -> SessionState:
    return replace(state, position=_after(replace(state, position=-1)))


def _count_time(state: SessionState, event: Event) -> SessionState:
    """Add the time since the last event to the item that was on the screen.

    The clock that goes forward starts anew with each process, so the time between the last event of one
    and the return in another is not known from it, and not counted.
    """
    since = 0.0 if event.kind == "resumed" else state.since(event.now)
    name = state.current.id if state.current else ""
    seconds = {**state.seconds, name: state.seconds.get(name, 0.0) + since}
    return replace(state, seconds=seconds, last_ms=event.now.mono_ms)
