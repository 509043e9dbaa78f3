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
from digimat.administration.incidents import Incident, incident, noticed, set_back
from digimat.administration.intents import (
    Answer,
    Back,
    Begin,
    Clear,
    Comment,
    Draft,
    Event,
    Flag,
    FocusGained,
    FocusLost,
    GoOn,
    Intent,
    Jump,
    Next,
    Now,
    Pause,
    Resume,
    Speak,
    Submit,
    Tick,
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
        {s.id: s.time_limit * 60.0 for s in questionnaire.sections if s.time_limit is not None},
        {item.id: section.id for section in questionnaire.sections for item in section.items},
        questionnaire.on_sleep == "count",
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
    events: list[Event] = []
    if state.last is not None and state.status == "open" and not isinstance(intent, Resume):
        events = noticed(state.last, now)  # before what is done: it happened before
    for event in events:
        state = apply(state, event)
    for event in _DECISIONS[type(intent)](state, intent, now):
        events.append(event)
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


def _onwards(state: SessionState) -> int:
    """Where an answer leads."""
    if not state.reviewed:
        return _after(state)
    opened = next((name for name in state.unanswered if name in state.opened), None)
    return _destination(state, opened)


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
    payload: dict[str, Any] = {"code": reading.code}
    if _after_moves(state, moves).is_late(now):
        payload["late"] = True
    return [*moves, Event("answered", now, item.id, payload)]


def _after_moves(state: SessionState, moves: Sequence[Event]) -> SessionState:
    """The state at the item that an answer is about: its section has its own time."""
    for move in moves:
        state = apply(state, move)
    return state


def _clear(state: SessionState, intent: Clear, now: Now) -> list[Event]:
    item = _goal(state, intent.item)
    return [Event("cleared", now, item.id)] if item.id in state.codes else []


def _flag(state: SessionState, intent: Flag, now: Now) -> list[Event]:
    item = _goal(state, intent.item)
    return [Event("flagged", now, item.id, {"on": item.id not in state.flagged})]


def _comment(state: SessionState, intent: Comment, now: Now) -> list[Event]:
    return [Event("commented", now, _goal(state, intent.item).id, {"text": clean(intent.text)})]


def _draft(state: SessionState, intent: Draft, now: Now) -> list[Event]:
    item, text = _goal(state, intent.item), clean(intent.text)
    if text == state.drafts.get(item.id, ""):
        return []
    return [Event("drafted", now, item.id, {"text": text})]


def _speak(state: SessionState, intent: Speak, now: Now) -> list[Event]:
    return [Event("spoke", now, payload={"language": intent.language})]


def _focus_lost(state: SessionState, intent: FocusLost, now: Now) -> list[Event]:
    away = state.status != "open" or state.away_since is not None
    return [] if away else [Event("left_window", now)]


def _focus_gained(state: SessionState, intent: FocusGained, now: Now) -> list[Event]:
    if state.away_since is None:
        return []
    return [Event("came_back", now, payload={"seconds": _seconds_between(state.away_since, now)})]


def _resume(state: SessionState, intent: Resume, now: Now) -> list[Event]:
    events = [] if state.last is None else set_back(state.last, now)
    payload: dict[str, Any] = {}
    if state.status == "open" and state.last is not None and (intent.seen_ms or 0) > state.last.mono_ms:
        # No pause came before: the program was stopped, and the item was on the screen until then.
        payload["seconds"] = ((intent.seen_ms or 0) - state.last.mono_ms) / 1000
    return [*events, Event("resumed", now, payload=payload)]


def _seconds_between(earlier: Now, later: Now) -> float:
    return max(0, later.mono_ms - earlier.mono_ms) / 1000


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
                **({"notice": intent.notice} if intent.notice else {}),
            },
        )
    ],
    Answer: _answer,
    Clear: _clear,
    Back: lambda state, intent, now: _move(state, _before(state), now),
    Next: lambda state, intent, now: _move(state, _after(state), now),
    GoOn: lambda state, intent, now: _move(state, _onwards(state), now),
    Jump: lambda state, intent, now: _move(state, _destination(state, intent.item), now),
    Flag: _flag,
    Comment: _comment,
    Draft: _draft,
    Speak: _speak,
    Tick: lambda state, intent, now: [],
    FocusLost: _focus_lost,
    FocusGained: _focus_gained,
    Pause: _pause,
    Resume: _resume,
    Submit: lambda state, intent, now: [Event("submitted", now)],
}


def apply(state: SessionState, event: Event) -> SessionState:
    """The state after an event."""
    on_screen = state.current.id if state.current else ""
    state = _count_time(state, event, on_screen)
    match event.kind:
        case "begun":
            return _begun(state, event)
        case "moved":
            return _moved(state, event.payload["to"])
        case "answered":
            late = state.late | {event.item} if event.payload.get("late") else state.late - {event.item}
            codes = {**state.codes, event.item: event.payload["code"]}
            return _branched(
                replace(state, codes=codes, late=late, drafts=_without(state.drafts, event.item))
            )
        case "cleared":
            codes = _without(state.codes, event.item)
            return _branched(replace(state, codes=codes, late=state.late - {event.item}))
        case "flagged":
            change = {event.item}
            on = event.payload["on"]
            return replace(state, flagged=state.flagged | change if on else state.flagged - change)
        case "commented":
            comments = {**state.comments, event.item: event.payload["text"]}
            return replace(state, comments=comments)
        case "drafted":
            drafts = {**_without(state.drafts, event.item)}
            if event.payload["text"]:
                drafts[event.item] = event.payload["text"]
            return replace(state, drafts=drafts)
        case "spoke":
            return replace(state, language=event.payload["language"])
        case "left_window":
            return replace(state, away_since=event.now)
        case "came_back":
            state = replace(state, away_since=None)
            return _told(state, incident("left_window", event, on_screen))
        case "slept" | "clock_set" | "moved_elsewhere" | "recovered":
            return _told(state, incident(event.kind, event, on_screen))
        case "went_on_elsewhere":
            return replace(state, went_to=event.payload["file"])
        case "paused":
            return replace(state, status="paused", away_since=None)
        case "resumed":
            return _resumed(state, event, on_screen)
        case "submitted":
            return replace(state, status="submitted")
    return state


def _moved(state: SessionState, place: int) -> SessionState:
    if place == len(state.items):  # the review shows what was opened
        return replace(state, position=place, reviewed=True, opened=frozenset())
    return replace(state, position=place)


def _without(kept: Mapping[str, str], name: str) -> dict[str, str]:
    return {each: value for each, value in kept.items() if each != name}


def _told(state: SessionState, one_more: Incident) -> SessionState:
    return replace(state, incidents=(*state.incidents, one_more))


def _resumed(state: SessionState, event: Event, on_screen: str) -> SessionState:
    kind = "stopped" if state.status == "open" else "paused"
    state = _told(state, Incident(kind, event.now.utc, on_screen))
    return replace(state, status="open", interruptions=state.interruptions + 1, away_since=None)


def _begun(state: SessionState, event: Event) -> SessionState:
    longer = 1 + event.payload.get("extra_time", 0.0)
    state = replace(
        state,
        time_limit=None if state.time_limit is None else state.time_limit * longer,
        section_limits={section: limit * longer for section, limit in state.section_limits.items()},
        profile=event.payload.get("profile", {}),
        notice=event.payload.get("notice", ""),
    )
    return _at_the_first_item(_branched(state))


def _branched(state: SessionState) -> SessionState:
    """The state with the items hidden that its answers hide; computed only when an answer changes."""
    if not state.conditional:
        return state
    by_id = {item.id: item for item in state.items}
    hidden = hidden_items(state.conditional, by_id, state.codes, state.profile)
    opened = state.opened | (state.hidden - hidden) if state.reviewed else state.opened
    return replace(state, hidden=hidden, opened=opened)


def _at_the_first_item(state: SessionState) -> SessionState:
    return replace(state, position=_after(replace(state, position=-1)))


def _count_time(state: SessionState, event: Event, on_screen: str) -> SessionState:
    """Add the time since the last event to the item that was on the screen.

    The clock that goes forward starts anew with each machine, so the time between the last event of one process
    and the return in another is not known from it. Known is how long the item was still seen on the screen.
    """
    since = event.payload.get("seconds", 0.0) if event.kind == "resumed" else state.since(event.now)
    if event.kind == "slept" and state.counts_sleep:
        since += event.payload["seconds"]
    seconds = {**state.seconds, on_screen: state.seconds.get(on_screen, 0.0) + since}
    return replace(state, seconds=seconds, last=event.now)
