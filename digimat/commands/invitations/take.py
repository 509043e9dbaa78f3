"""``take``: what a person types who was invited; the sitting as it was prepared, its going on, or its result.

It shows nothing that the person did not give, and nothing of anybody else: one laptop serves many people in a row.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from digimat import __version__
from digimat.administration.terminal import Terminal
from digimat.answers.codes import is_anonymous, plain_code
from digimat.answers.invitations import Invitation, find_invitation
from digimat.answers.sitting import Sitting
from digimat.answers.store import SessionRecord, Store
from digimat.commands.adjusted import adjusted
from digimat.commands.cache import user_cache
from digimat.commands.context import Context
from digimat.commands.faces import Face
from digimat.commands.invitations import problems as wrong
from digimat.commands.outcome import Outcome
from digimat.commands.questionnaire import check
from digimat.commands.sitting import Ending, Planned, begin_sitting, not_begun, resume_in
from digimat.commands.sitting_result import language_of, result_of
from digimat.language import Language, Text, plural
from digimat.problems import ExitStatus, Problem, UserError
from digimat.questionnaires import Source, load


@dataclass(frozen=True, slots=True)
class TakeOptions:
    """What ``take`` may be told."""

    out: Path | None = None  # by default no report: the next person sits at the same machine
    language: Language | None = None  # where the line says one; else the invitation's
    store: Path | None = None  # where the line names it

    def __post_init__(self) -> None:
        """Refuse a name that no report can have now, and not at the end of an hour of answers."""
        if self.out is not None:
            from digimat.commands.reports.formats import format_of

            format_of(self.out)


def take(
    typed: str | None, options: TakeOptions, context: Context, terminal: Terminal, face: Face = "plain"
) -> Outcome:
    """Begin the sitting that a code stands for, go on with it, or show its result again.

    Args:
        typed: the code; None: it is asked for, and so stays out of the history of the shell.
        options: what was said on the line.
        context: the process.
        terminal: where the code is asked for and the sitting is held.
        face: in which it is held.

    Raises:
        UserError: there is no such code.
    """
    if typed is None:
        question = Text(fr="Votre code : ", en="Your code: ")
        typed = terminal.read(question.of(context.language))
        if typed is None:
            return not_begun(context.language, ExitStatus.UNFINISHED)
    code = plain_code(typed)
    if not code or not context.store.exists():
        raise wrong.no_such_code()
    ending = _ending(options, context)
    with Store(context.store, context.new_id) as store:
        named = (each for each in store.sessions() if not is_anonymous(each.id))
        record = next((each for each in named if plain_code(each.id) == code), None)
        if record is not None:
            over = any(event.kind == "submitted" for event in store.events(record.id))
            outcome = resume_in(store, record, ending, context, terminal, face)
            return outcome if over else _left(outcome, face)
        invitation = find_invitation(store, code)
        if invitation is None:
            raise wrong.no_such_code()
        text = store.questionnaire_text(invitation.sha256)
    source = load(Path(f"{invitation.questionnaire}.yaml"), text=text, cache=user_cache())
    check(source)
    if source.questionnaire.anonymous:  # prepared before invitations to it were refused
        raise wrong.anonymous(source.questionnaire.id)
    adjusted(source, context)  # what is wrong there is told now, not after the last answer
    own = replace(context, language=options.language or cast(Language, invitation.language))
    try:
        return _left(begin_sitting(_planned(invitation, source), ending, own, terminal, face), face)
    except UserError as error:  # told in the language of the person, not of the machine
        return Outcome(problems=error.problems, status=error.status, language=own.language)


def _left(outcome: Outcome, face: Face) -> Outcome:
    """What stays on the terminal: a result that the full screen has shown is not left there for the next person."""
    return replace(outcome, shown=None) if face == "full" else outcome


def _planned(invitation: Invitation, source: Source) -> Planned:
    """The sitting as the invitation prepares it."""

    def may_begin(store: Store) -> None:
        # It may have been erased, changed or begun elsewhere while the notice was read.
        if find_invitation(store, invitation.code) != invitation:
            raise wrong.changed_meanwhile()
        if any(record.id == invitation.code for record in store.sessions()):
            raise wrong.begun_elsewhere()

    record = SessionRecord(
        id=invitation.code,
        questionnaire=invitation.questionnaire,
        version=invitation.version,
        sha256=invitation.sha256,
        form=invitation.form,
        language=invitation.language,
        respondent=invitation.respondent,
        required=invitation.required,
        opened_at="",  # the moment that it begins
        software=f"digimat {__version__}",
    )
    return Planned(source, record, invitation.extra_time, invitation.profile, may_begin)


def _ending(options: TakeOptions, context: Context) -> Ending:
    where = f" --store {shlex.quote(str(options.store))}" if options.store is not None else ""
    return Ending(
        lambda sitting, status: _kept(sitting, status, where),
        lambda sitting: _finished(sitting, options.out, where, context),
    )


def _kept(sitting: Sitting, status: ExitStatus, where: str) -> Outcome:
    """A sitting that is not over. The code is not shown: whoever sits down next would find it on the screen."""
    state, moved = sitting.conductor.state, sitting.keeper.moved_to
    done, total = len(state.answered), len(state.asked)
    where = f" --store {shlex.quote(str(moved))}" if moved is not None else where
    note = Text(
        fr=f"Tout est gardé : {plural(done, 'réponse')} sur {total}. Pour reprendre : digimat take{where}, puis "
        "votre code.",
        en=f"Everything is kept: {plural(done, 'answer', 'en')} of {total}. To go on: digimat take{where}, "
        "then your code.",
    )
    read_only = sitting.conductor.read_only
    return Outcome(
        data={
            "format": "digimat.sitting",
            "version": 1,
            "session": sitting.record.id,
            "answered": done,
            "items": total,
        },
        notes=[note] if read_only is None else [],
        problems=[read_only] if read_only is not None else [],
        status=status,
        language=language_of(sitting),
    )


def _finished(sitting: Sitting, out: Path | None, where: str, context: Context) -> Outcome:
    """The person's own result: without what the post asks for, and without what is for the assessor."""
    try:
        result = result_of(sitting, context, with_requirement=False)
    except UserError as error:
        kept = _kept(sitting, ExitStatus.PROBLEMS, where)
        return replace(kept, problems=error.problems, notes=[_told_later()])
    problems: list[Problem] = []
    notes: list[Text] = []
    if out is not None:
        try:
            result.write(out)
            notes.append(Text(fr=f"Rapport écrit dans {out}", en=f"Report written to {out}"))
        except UserError as error:
            problems += error.problems
    notes.append(
        Text(
            fr=f"Pour revoir ce résultat : digimat take{where}, puis votre code. Fermez cette fenêtre avant "
            "l’arrivée de la personne suivante.",
            en=f"To see this result again: digimat take{where}, then your code. Close this window before the next "
            "person comes.",
        )
    )
    status = ExitStatus.PROBLEMS if problems else ExitStatus.OK
    return Outcome(result.summary(), result.data(), notes, problems, status, language_of(sitting))


def _told_later() -> Text:
    return Text(
        fr="Vos réponses sont envoyées et gardées ; le résultat ne peut pas être affiché maintenant.",
        en="Your answers are sent and kept; the result cannot be shown now.",
    )
