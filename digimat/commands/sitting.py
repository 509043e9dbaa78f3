"""``run`` and ``resume``: one respondent, one time, from the notice to the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from digimat import __version__
from digimat.administration import Intent
from digimat.administration.notice import show_notice
from digimat.administration.plain import administer
from digimat.administration.profile import ask_profile
from digimat.administration.script import read_script, replay
from digimat.administration.terminal import Terminal
from digimat.answers.sitting import Sitting, find_session, open_sitting, resume_sitting
from digimat.answers.store import SessionRecord, Store
from digimat.commands.adjusted import adjusted, adjusted_notes
from digimat.commands.context import Context
from digimat.commands.form import choose_form
from digimat.commands.outcome import Outcome
from digimat.commands.questionnaire import check, load_questionnaire
from digimat.files import near
from digimat.language import LANGUAGES, Language, Text, plural
from digimat.problems import ExitStatus, Position, Problem, UserError, did_you_mean
from digimat.questionnaires import InvalidResponse, Questionnaire
from digimat.questionnaires.loading import read_text
from digimat.questionnaires.profile import read_fact
from digimat.questionnaires.responses import clean


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What ``run`` may be told."""

    respondent: str | None = None
    require: str | None = None
    form: str | None = None
    seed: int | None = None  # draws a form
    modules: Sequence[str] = ()
    script: Path | None = None
    out: Path | None = None
    pdf: bool = True
    extra_time: float = 0.0  # share of the time limit
    profile: Sequence[str] = ()  # FIELD=VALUE


def run(name: str | None, options: RunOptions, context: Context, terminal: Terminal) -> Outcome:
    """Begin a sitting and carry it as far as it goes."""
    from digimat.scoring.requirements import read_band

    source = load_questionnaire(name, context, said_by="ID", as_published=True)
    adjusted(source, context)  # what is wrong there is told now, not after the last answer
    band = read_band(source.questionnaire, options.require) if options.require else ""
    profile = read_profile(source.questionnaire, options.profile)
    script = None
    if options.script is not None:
        script = list(read_script(read_text(options.script), str(options.script)))
    form = choose_form(source.questionnaire, options.form, options.seed, options.modules, script or ())
    if script is None:
        try:
            told = _told(source.questionnaire, profile, context, terminal)
        except KeyboardInterrupt:
            terminal.write("")
            return _not_begun(ExitStatus.INTERRUPTED)
        if told is None:
            return _not_begun(ExitStatus.UNFINISHED)
        profile = told
    code = context.new_code()
    record = SessionRecord(
        id=code,
        questionnaire=source.questionnaire.id,
        version=source.questionnaire.version,
        sha256=source.sha256,
        form=form,
        language=context.language,
        respondent=clean(options.respondent or "") or code,
        required=band,
        opened_at=context.now().utc,
        software=f"digimat {__version__}",
    )
    with Store(context.store, context.new_id) as store:
        sitting = open_sitting(store, record, source, context.now, options.extra_time, profile)
        if script is not None:
            return _replayed(sitting, script, options, context)
        return _asked(sitting, options, context, terminal)


def _told(
    questionnaire: Questionnaire, profile: Mapping[str, str], context: Context, terminal: Terminal
) -> Mapping[str, str] | None:
    """Who answers, once the notice is acknowledged; None where the input ends before that."""
    if not show_notice(questionnaire, terminal, context.language):
        return None
    return ask_profile(questionnaire, profile, terminal, context.language)


def read_profile(questionnaire: Questionnaire, given: Sequence[str]) -> Mapping[str, str]:
    """The profile said on the command line.

    Raises:
        UserError: not FIELD=VALUE, no such field, or no such value.
    """
    fields = {field.id: field for field in questionnaire.profile}
    profile: dict[str, str] = {}
    for each in given:
        name, equals, written = each.partition("=")
        if not equals or name not in fields:
            raise UserError(_no_such_field(each if not equals else name, list(fields)), ExitStatus.USAGE)
        try:
            profile[name] = read_fact(fields[name], written)
        except InvalidResponse as error:
            raise UserError(Problem("CLI012", error.message, error.remedy), ExitStatus.USAGE) from error
    return profile


def _no_such_field(name: str, fields: Sequence[str]) -> Problem:
    remedy = did_you_mean(name, fields)
    if not fields:
        remedy = Text(fr="Retirez --profile.", en="Leave out --profile.")
    example = fields[0] if fields else "role"
    return Problem(
        "CLI012",
        Text(
            fr=f"--profile {name} : il faut un champ du profil et sa valeur, comme {example}=…",
            en=f"--profile {name}: a profile field and its value are expected, such as {example}=…",
        ),
        remedy,
    )


def _not_begun(status: ExitStatus) -> Outcome:
    return Outcome(
        notes=[Text(fr="La passation n’a pas commencé.", en="The sitting has not begun.")], status=status
    )


def resume(code: str | None, options: RunOptions, context: Context, terminal: Terminal) -> Outcome:
    """Go on with a sitting, or show the result of one that was handed in."""
    with Store(context.store, context.new_id) as store:
        sitting = resume_sitting(store, find_session(store, code), context.now)
        check(sitting.source)
        if sitting.conductor.state.status == "submitted":
            return _finished(sitting, options, context)
        return _asked(sitting, options, context, terminal)


def _asked(sitting: Sitting, options: RunOptions, context: Context, terminal: Terminal) -> Outcome:
    language = _language(sitting)
    try:
        state = administer(sitting.source.questionnaire, sitting.conductor, terminal, language)
    except KeyboardInterrupt:
        terminal.write("")  # the line that Ctrl-C left unfinished
        return _kept(sitting, ExitStatus.INTERRUPTED)
    if state.status != "submitted":
        return _kept(sitting, ExitStatus.UNFINISHED)
    return _finished(sitting, options, context)


def _replayed(
    sitting: Sitting, script: Sequence[tuple[Position, Intent]], options: RunOptions, context: Context
) -> Outcome:
    try:
        sections = sitting.source.questionnaire.sections
        elsewhere = {i.id: [each.id for each in s.items] for s in sections for i in s.items}
        state = replay(script, sitting.conductor, elsewhere)
    except UserError as error:
        kept = _kept(sitting, ExitStatus.PROBLEMS)
        return replace(kept, problems=error.problems)
    return (
        _finished(sitting, options, context)
        if state.status == "submitted"
        else _kept(sitting, ExitStatus.UNFINISHED)
    )


def _kept(sitting: Sitting, status: ExitStatus) -> Outcome:
    state, code = sitting.conductor.state, sitting.record.id
    done, total = len(state.answered), len(state.asked)
    data = {"format": "digimat.sitting", "version": 1, "session": code, "answered": done, "items": total}
    return Outcome(
        data=data,
        notes=[
            Text(
                fr=f"Passation {code} gardée : {plural(done, 'réponse')} sur {total}. "
                f"Reprise : digimat resume {code}",
                en=f"Sitting {code} kept: {plural(done, 'answer', 'en')} of {total}. "
                f"To go on: digimat resume {code}",
            )
        ],
        status=status,
    )


def _finished(sitting: Sitting, options: RunOptions, context: Context) -> Outcome:
    """Score, show the result and write the report of a sitting that was handed in."""
    from digimat.commands.reporting import report_name, write_report
    from digimat.reports.case import Occasion
    from digimat.reports.data import scores_json
    from digimat.reports.person import person_report
    from digimat.reports.terminal import terminal_summary
    from digimat.scoring import score

    record = sitting.record
    try:
        source = adjusted(sitting.source, context)
    except UserError as error:
        return replace(_kept(sitting, ExitStatus.PROBLEMS), problems=error.problems)
    results = score(source.questionnaire, sitting.table)
    language = _language(sitting)
    day = datetime.fromisoformat(record.opened_at).astimezone().date()
    state = sitting.conductor.state
    occasion = Occasion(day, language, record.form, state.interruptions, len(state.late), source.adjustments)
    content = person_report(results, 0, language, occasion)
    problems: list[Problem] = []
    notes = [
        Text(
            fr=f"Passation {record.id}. D’où vient un résultat : digimat explain {record.id}",
            en=f"Sitting {record.id}. Where a result comes from: digimat explain {record.id}",
        )
    ]
    if options.pdf:
        target = options.out or context.folder / report_name(source, record.respondent, record.id)
        try:
            write_report(content, results, 0, source, target)
            place = near(target, context.folder)
            notes.append(Text(fr=f"Rapport écrit dans {place}", en=f"Report written to {place}"))
        except UserError as error:
            # The answers are kept and the result is shown: the report can be written later.
            problems += error.problems
            notes.append(
                Text(
                    fr=f"Le rapport pourra être écrit plus tard : digimat resume {record.id}",
                    en=f"The report can be written later: digimat resume {record.id}",
                )
            )
    notes += adjusted_notes(source)
    status = ExitStatus.PROBLEMS if problems else ExitStatus.OK
    data = {**scores_json(results, source), "session": record.id}
    return Outcome(terminal_summary(content), data, notes, problems, status)


def _language(sitting: Sitting) -> Language:
    """The language that the sitting began in."""
    return next(language for language in LANGUAGES if language == sitting.record.language)
