"""``export``: all that is kept of a sitting, or of a person, as data and as the person's own reports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from digimat.answers import store_problems as wrong
from digimat.answers.codes import is_anonymous
from digimat.answers.exported import exported, invitations_of
from digimat.answers.sitting import Sitting, find_session, stored_sitting
from digimat.answers.store import SessionRecord, Store
from digimat.answers.verification import opened_to_look
from digimat.commands.context import Context
from digimat.commands.handed_in import ReportOptions, finished
from digimat.commands.outcome import Outcome
from digimat.commands.printed import several
from digimat.commands.questionnaire import check
from digimat.files import near, refuse_existing, safe_name, write_whole
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean


def export(
    code: str | None,
    respondent: str | None,
    out: Path | None,
    context: Context,
    *,
    with_questionnaire: bool = False,
) -> Outcome:
    """Export one sitting, or everything about one person.

    Args:
        code: of the sitting.
        respondent: the person, instead of a sitting.
        out: the file of the one sitting, or the folder of the person.
        context: where they are kept.
        with_questionnaire: with the exact text of the questionnaire, its keys included.
    """
    if (code is None) == (respondent is None):
        raise UserError(_which(), ExitStatus.USAGE)
    if not context.store.exists():
        raise UserError(wrong.no_store(context.store))
    if respondent is not None:
        return _person(respondent, out, context, with_questionnaire=with_questionnaire)
    with opened_to_look(context.store) as store:
        sitting = stored_sitting(store, find_session(store, code), context.now)
        data = exported(store, sitting, with_questionnaire=with_questionnaire)
    if out is None:
        return Outcome(_json(data), data)
    refuse_existing(out)
    write_whole(out, _json(data).encode())
    place = near(out, context.folder)
    named = code if is_anonymous(sitting.record.id) else sitting.record.id
    note = Text(
        fr=f"Passation {named} écrite dans {place}",
        en=f"Sitting {named} written to {place}",
    )
    return Outcome(None, data, [note])


@dataclass
class _Written:
    """What was written about a person, and what could not be."""

    sittings: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def _person(respondent: str, out: Path | None, context: Context, *, with_questionnaire: bool) -> Outcome:
    """Everything about one person, in a folder that is new: a file a sitting, a report where it was handed in."""
    folder = out or context.folder / f"export-{safe_name(respondent)}"
    done = _Written()
    with Store(
        context.store, context.new_id
    ) as store:  # the report is noted there: it is erased with the sitting
        theirs = [each for each in _named(store) if each.respondent == respondent]
        invitations = invitations_of(store, respondent)
        if not theirs and not invitations:
            raise UserError(_nobody(respondent, store), ExitStatus.USAGE)
        _make(folder)
        for record in theirs:
            _one(store, record, folder, context, done, with_questionnaire=with_questionnaire)
        if invitations:
            told = {"format": "digimat.invitations-export", "version": 1, "invitations": invitations}
            _write(folder / "invitations.json", told, done)
    counted = several(len(done.sittings), ("passation", "passations"), ("sitting", "sittings"))
    files = several(len(done.files), ("fichier", "fichiers"), ("file", "files"))
    place = near(folder, context.folder)
    note = Text(
        fr=f"{respondent} : {counted.fr}, {files.fr} dans {place}",
        en=f"{respondent}: {counted.en}, {files.en} in {place}",
    )
    data = {
        "format": "digimat.person-export",
        "version": 1,
        "respondent": respondent,
        "sittings": done.sittings,
        "invitations": len(invitations),
        "files": [str(path) for path in done.files],
    }
    return Outcome(None, data, [note], done.problems, ExitStatus.PROBLEMS if done.problems else ExitStatus.OK)


def _one(
    store: Store,
    record: SessionRecord,
    folder: Path,
    context: Context,
    done: _Written,
    *,
    with_questionnaire: bool,
) -> None:
    """One sitting of the person. What is wrong with it keeps none of the others back."""
    try:
        sitting = stored_sitting(store, record, context.now)
        data = exported(store, sitting, with_questionnaire=with_questionnaire)
        _write(folder / f"sitting-{record.id.lower()}.json", data, done)
        done.sittings.append(record.id)
        if sitting.conductor.state.status == "submitted":
            _report(sitting, folder / f"report-{record.id.lower()}.pdf", context, done)
    except UserError as error:
        done.problems += error.problems


def _report(sitting: Sitting, target: Path, context: Context, done: _Written) -> None:
    """The report that the person was given, or would have been."""
    check(sitting.source)
    done.problems += finished(sitting, ReportOptions(target), context).problems
    if target.exists():
        done.files.append(target)


def _write(target: Path, data: Mapping[str, Any], done: _Written) -> None:
    write_whole(target, _json(data).encode())
    done.files.append(target)


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _named(store: Store) -> list[SessionRecord]:
    """The sittings that are somebody's; an anonymous one is handed over to whoever has its code."""
    return [each for each in store.sessions() if not is_anonymous(each.id)]


def _make(folder: Path) -> None:
    """Make the folder, its owner's only; one that holds something is another person's, or an earlier export."""
    try:
        if not folder.is_dir() or any(folder.iterdir()):
            refuse_existing(folder)
            folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise UserError(wrong.refused(folder, error)) from error


def _which() -> Problem:
    return Problem(
        "CLI019",
        Text(
            fr="il faut le code d’une passation ou une personne, pas les deux",
            en="the code of a sitting or a person is needed, not both",
        ),
        Text(
            fr="digimat export CODE, ou digimat export --respondent PERSONNE. « digimat sessions » les affiche.",
            en='digimat export CODE, or digimat export --respondent PERSON. "digimat sessions" shows them.',
        ),
    )


def _nobody(respondent: str, store: Store) -> Problem:
    known = list(dict.fromkeys(record.respondent for record in _named(store)))
    return Problem(
        "ANS032",
        Text(
            fr=f"rien n’est gardé sur « {respondent} »",
            en=f'nothing is kept about "{respondent}"',
        ),
        did_you_mean(respondent, known) if known else wrong.no_store(store.path).remedy,
    )
