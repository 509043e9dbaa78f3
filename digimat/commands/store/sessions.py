"""``sessions``: the sittings of the store, and how far each has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from digimat.answers.anonymous import all_anonymous
from digimat.answers.codes import is_anonymous
from digimat.answers.overview import LEASES_SINCE, Overview, overviews
from digimat.answers.store import Store
from digimat.answers.verification import opened_to_look
from digimat.commands.cache import user_cache
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.printed import several
from digimat.language import Language, Text, printable
from digimat.problems import ExitStatus

_NONE = Text(
    fr="Pas encore de passation ici. Pour commencer : digimat run ID",
    en="No sitting here yet. To begin: digimat run ID",
)
_ALL_HANDED_IN = Text(fr="Toutes les passations ont été remises.", en="All sittings were handed in.")
_STATES = {
    "in_use": Text(fr="en cours", en="in use now"),
    "open": Text(fr="interrompue", en="interrupted"),
    "paused": Text(fr="en pause", en="paused"),
    "submitted": Text(fr="remise", en="handed in"),
    "unreadable": Text(fr="illisible", en="unreadable"),
}
_HEADINGS = (
    Text(fr="Code", en="Code"),
    Text(fr="Personne", en="Person"),
    Text(fr="Questionnaire", en="Questionnaire"),
    Text(fr="Form.", en="Form"),
    Text(fr="Début", en="Begun"),
    Text(fr="Activité", en="Last"),
    Text(fr="État", en="State"),
    Text(fr="Fait", en="Done"),
)


def sessions(context: Context, *, only_open: bool = False) -> Outcome:
    """The sittings of the store, newest last."""
    held: list[Overview] = []
    invited, handed_in = 0, Counter[str]()
    if context.store.exists():
        with opened_to_look(context.store) as store:
            held = list(overviews(store, context.desk, user_cache()))
            invited = _invited(store)
            handed_in = Counter(each.questionnaire for each in all_anonymous(store))
    # Of anonymous ones only how many: their times would say who they are to whoever saw somebody sit down.
    nameless = Counter(each.record.questionnaire for each in held if is_anonymous(each.record.id))
    named = [each for each in held if not is_anonymous(each.record.id)]
    shown = [each for each in named if not (only_open and _state(each) == "submitted")]
    anonymous = sorted({*nameless, *handed_in})
    notes = [_anonymous(name, nameless[name], handed_in[name]) for name in anonymous]
    if not shown and (named or not anonymous):
        notes.insert(0, _ALL_HANDED_IN if named else _NONE)
    if invited:
        waiting = several(invited, ("personne invitée", "personnes invitées"), ("person", "people"))
        notes.append(
            Text(
                fr=f"Pas encore commencé : {waiting.fr}.",
                en=f"Invited, not begun yet: {waiting.en}.",
            )
        )
    problems = [each.problem for each in held if each.problem is not None]
    data = {
        "format": "digimat.sessions",
        "version": 1,
        "sessions": [_data(each) for each in shown],
        "invited": invited,
        "anonymous": [
            {"questionnaire": name, "open": nameless[name], "handed_in": handed_in[name]}
            for name in anonymous
        ],
    }
    status = ExitStatus.PROBLEMS if problems else ExitStatus.OK
    return Outcome(_table(shown, context.language) if shown else None, data, notes, problems, status)


def _anonymous(questionnaire: str, count: int, handed_in: int) -> Text:
    """How many anonymous sittings of a questionnaire there are."""
    return Text(
        fr=f"{questionnaire}, passations anonymes : {handed_in} remises, {count} ouvertes",
        en=f"{questionnaire}, anonymous sittings: {handed_in} handed in, {count} open",
    )


def _invited(store: Store) -> int:
    """How many were invited and have not begun: their sitting has the code of their invitation."""
    if store.version < LEASES_SINCE:
        return 0
    ((count,),) = store.read("SELECT count(*) FROM invitation WHERE code NOT IN (SELECT id FROM session)")
    return int(count)


def _state(each: Overview) -> str:
    if each.state is None:
        return "unreadable"
    return "in_use" if each.in_use and each.state.status != "submitted" else each.state.status


def _data(each: Overview) -> dict[str, Any]:
    record, state = each.record, each.state
    data: dict[str, Any] = {
        "session": record.id,
        "respondent": record.respondent,
        "questionnaire": record.questionnaire,
        "questionnaire_version": record.version,
        "form": record.form,
        "language": record.language,
        "begun": record.opened_at,
        "state": _state(each),
    }
    if state is not None:
        data |= {
            "last_event": state.last.utc if state.last is not None else record.opened_at,
            "answered": len(state.answered),
            "asked": len(state.asked),
            "incidents": len(state.incidents),
        }
    return data


def _table(held: Sequence[Overview], language: Language) -> Any:
    """Rows that fit 80 columns: what is long goes on below."""
    from rich.table import Table
    from rich.text import Text as RichText

    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    # The names that people choose may be long. That of a questionnaire is short, as a rule.
    folded = (1, 3) if all(len(each.record.questionnaire) <= 14 for each in held) else (1, 2, 3)
    for place, title in enumerate(_HEADINGS):
        table.add_column(title.of(language), no_wrap=place not in folded, overflow="fold")
    for each in held:
        record, state = each.record, each.state
        last = state.last.utc if state is not None and state.last is not None else record.opened_at
        words = _STATES[_state(each)].of(language)
        if state is not None and state.incidents:
            count = len(state.incidents)
            words += "\n" + several(count, ("incident", "incidents"), ("incident", "incidents")).of(language)
        answered = "" if state is None else f"{len(state.answered)}/{len(state.asked)}"
        cells = (
            record.id,
            record.respondent,
            f"{record.questionnaire} {record.version}",
            record.form,
            *_moments(record.opened_at, last, language),
            words,
            answered,
        )
        table.add_row(*(RichText(printable(cell)) for cell in cells))
    return table


def _moments(begun: str, last: str, language: Language) -> tuple[str, str]:
    """The day that a sitting began, and when something last happened: the time of that day, or a later day."""
    first, then = (datetime.fromisoformat(moment).astimezone() for moment in (begun, last))
    day = "%d/%m/%Y" if language == "fr" else "%Y-%m-%d"
    return first.strftime(day), then.strftime("%H:%M" if first.date() == then.date() else day)
