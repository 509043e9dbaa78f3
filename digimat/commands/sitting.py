"""``run`` and ``resume``: one respondent, one time, from the notice to the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from digimat import __version__
from digimat.administration import Conductor, Intent
from digimat.administration.notice import fingerprint
from digimat.administration.script import read_script, rehearse, replay
from digimat.administration.terminal import Terminal
from digimat.answers.codes import NOBODY, anonymous_code, held_under, is_anonymous
from digimat.answers.sitting import Sitting, find_session, leased, open_sitting, resume_sitting
from digimat.answers.store import SessionRecord, Store
from digimat.answers.stored_questionnaires import sources_of
from digimat.commands.adjusted import adjusted
from digimat.commands.anonymous_sitting import anonymous_finished, left_behind, quality_flags, refuse_who
from digimat.commands.cache import user_cache
from digimat.commands.context import Context
from digimat.commands.faces import Face, Part, hold
from digimat.commands.form import choose_form
from digimat.commands.handed_in import ReportOptions, finished, kept
from digimat.commands.outcome import Outcome
from digimat.commands.questionnaire import check, load_questionnaire
from digimat.commands.respondent_profile import read_profile
from digimat.commands.sitting_result import language_of
from digimat.language import Language, Text
from digimat.problems import ExitStatus, Position, UserError
from digimat.questionnaires import Questionnaire, Source
from digimat.questionnaires.loading import read_text
from digimat.questionnaires.responses import clean

_NOTHING_ENTERED = Text(
    fr="Rien n’a été saisi : corrigez la ligne, puis relancez la même commande.",
    en="Nothing was entered: mend the line, then run the same command again.",
)
Script = Sequence[tuple[Position, Intent]]


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What ``run`` may be told."""

    respondent: str | None = None
    require: str | None = None
    form: str | None = None
    seed: int | None = None  # draws a form
    modules: Sequence[str] = ()
    script: Path | None = None
    extra_time: float = 0.0  # share of the time limit
    profile: Sequence[str] = ()  # FIELD=VALUE
    report: ReportOptions = field(default_factory=ReportOptions)


def _may_begin(store: Store) -> None:
    """Nothing stands in the way of a sitting that nobody was invited to."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A sitting before it begins: what is fixed, and what is known of who sits it.

    ``may_begin`` raises UserError where, by the time that the notice is acknowledged, it must not begin any more.
    """

    source: Source
    record: SessionRecord
    extra_time: float = 0.0
    profile: Mapping[str, str] = field(default_factory=dict)
    may_begin: Callable[[Store], None] = _may_begin
    anonymous_code: str = ""  # which the person has, and the store has not


@dataclass(frozen=True, slots=True)
class Ending:
    """What is told where a sitting is left: kept for later, or handed in."""

    kept: Callable[[Sitting, ExitStatus], Outcome]
    finished: Callable[[Sitting], Outcome]


def assessors_ending(report: ReportOptions, context: Context, anonymous_code: str = "") -> Ending:
    """What whoever began a sitting by ``run`` is told; with its code, whoever sits an anonymous one."""
    end = anonymous_finished if anonymous_code else finished
    return Ending(
        lambda sitting, status: kept(sitting, status, context.named_store, anonymous_code),
        lambda sitting: end(sitting, report, context),
    )


def run(
    name: str | None, options: RunOptions, context: Context, terminal: Terminal, face: Face = "plain"
) -> Outcome:
    """Begin a sitting and carry it as far as it goes."""
    source = load_questionnaire(name, context, said_by="ID", as_published=True)
    adjusted(source, context)  # what is wrong there is told now, not after the last answer
    questionnaire = source.questionnaire
    if questionnaire.anonymous:
        refuse_who(options.respondent, options.require)
    band = _band(questionnaire, options.require)
    profile = read_profile(questionnaire, options.profile)
    script: Script | None = None
    if options.script is not None:
        script = list(read_script(read_text(options.script), str(options.script)))
    form = choose_form(questionnaire, options.form, options.seed, options.modules, script or ())
    # Of an anonymous sitting the store gets neither a name nor the code.
    secret = anonymous_code(context.new_code) if questionnaire.anonymous else ""
    code = held_under(secret) if secret else context.new_code()
    record = SessionRecord(
        id=code,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        sha256=source.sha256,
        form=form,
        language=context.language,
        respondent=NOBODY.of(context.language) if secret else clean(options.respondent or "") or code,
        required=band,
        opened_at=context.now().utc,
        software=f"digimat {__version__}",
    )
    planned = Planned(source, record, options.extra_time, profile, anonymous_code=secret)
    if script is not None:
        return _replayed(planned, script, options.report, context)
    ending = assessors_ending(options.report, context, secret)
    outcome = begin_sitting(planned, ending, context, terminal, face)
    return left_behind(outcome, face) if secret else outcome


def _band(questionnaire: Questionnaire, asked: str | None) -> str:
    """The band that the post asks for; where none is said, the rules of scoring are not needed yet."""
    if not asked:
        return ""
    from digimat.scoring.requirements import read_band

    return read_band(questionnaire, asked)


def begin_sitting(
    planned: Planned, ending: Ending, context: Context, terminal: Terminal, face: Face
) -> Outcome:
    """Show the notice, ask who answers, and only then begin to keep the sitting."""
    opened: list[Sitting] = []
    with ExitStack() as stack:

        def begin(profile: Mapping[str, str], language: Language) -> Conductor:
            store = stack.enter_context(Store(context.store, context.new_id))
            planned.may_begin(store)
            questionnaire = planned.source.questionnaire
            record = replace(planned.record, language=language, opened_at=context.now().utc)
            sitting = open_sitting(
                store,
                record,
                planned.source,
                context.now,
                planned.extra_time,
                profile,
                fingerprint(questionnaire),
                quality_flags,
            )
            stack.callback(sitting.keeper.close)
            stack.enter_context(leased(store, record.id, context.desk))
            opened.append(sitting)
            return sitting.conductor

        return _carried(
            Part(
                planned.source.questionnaire,
                context.language,
                begin,
                planned.profile,
                extra_time=planned.extra_time,
                anonymous_code=planned.anonymous_code,
            ),
            opened,
            ending,
            context,
            terminal,
            face,
        )


def resume(
    code: str | None,
    options: ReportOptions,
    context: Context,
    terminal: Terminal,
    face: Face = "plain",
) -> Outcome:
    """Go on with a sitting, or show the result of one that was handed in."""
    with Store(context.store, context.new_id) as store:
        record = find_session(store, code)
        secret = code if code is not None and is_anonymous(record.id) else ""
        ending = assessors_ending(options, context, secret)
        outcome = resume_in(store, record, ending, context, terminal, face, secret)
        return left_behind(outcome, face) if secret else outcome


def resume_in(
    store: Store,
    record: SessionRecord,
    ending: Ending,
    context: Context,
    terminal: Terminal,
    face: Face,
    anonymous_code: str = "",
) -> Outcome:
    """Go on with a sitting of an open store."""
    with leased(store, record.id, context.desk) as lease:
        read = sources_of(store, user_cache())
        sitting = resume_sitting(store, record, context.now, lease, read, quality_flags)
        check(sitting.source)
        if sitting.conductor.state.status == "submitted":
            return ending.finished(sitting)
        part = Part(
            sitting.source.questionnaire,
            language_of(sitting),
            None,
            {},
            sitting.conductor,
            anonymous_code=anonymous_code,
        )
        try:
            return _carried(part, [sitting], ending, context, terminal, face)
        finally:
            sitting.keeper.close()


def _carried(
    part: Part,
    opened: Sequence[Sitting],
    ending: Ending,
    context: Context,
    terminal: Terminal,
    face: Face,
) -> Outcome:
    """Hold a sitting in a face; ``opened`` has it once it has begun."""
    try:
        done = hold(part, face, terminal, lambda: ending.finished(opened[-1]), context.spare_store)
    except KeyboardInterrupt:
        terminal.write("")  # the line that Ctrl-C left unfinished
        if not opened:
            return not_begun(part.language, ExitStatus.INTERRUPTED)
        return ending.kept(opened[-1], ExitStatus.INTERRUPTED)
    if not opened:
        return not_begun(part.language, ExitStatus.UNFINISHED)
    return done if done is not None else ending.kept(opened[-1], ExitStatus.UNFINISHED)


def not_begun(language: Language, status: ExitStatus) -> Outcome:
    """The outcome where somebody left before the sitting began."""
    note = Text(fr="La passation n’a pas commencé.", en="The sitting has not begun.")
    return Outcome(notes=[note], status=status, language=language)


def _replayed(planned: Planned, script: Script, report: ReportOptions, context: Context) -> Outcome:
    """Enter a whole script; one with a mistake leaves nothing behind, and can be entered again once it is mended."""
    questionnaire = planned.source.questionnaire
    elsewhere = {i.id: [each.id for each in s.items] for s in questionnaire.sections for i in s.items}
    try:
        rehearse(script, questionnaire, planned.record.form, planned.profile, context.now, elsewhere)
    except UserError as error:
        return Outcome(notes=[_NOTHING_ENTERED], problems=error.problems, status=ExitStatus.PROBLEMS)
    with Store(context.store, context.new_id) as store:
        sitting = open_sitting(
            store,
            planned.record,
            planned.source,
            context.now,
            planned.extra_time,
            planned.profile,
            flags=quality_flags,
        )
        ending = assessors_ending(report, context, planned.anonymous_code)
        try:
            state = replay(script, sitting.conductor, elsewhere)
        except UserError as error:
            return replace(ending.kept(sitting, ExitStatus.PROBLEMS), problems=error.problems)
        if state.status == "submitted":
            return ending.finished(sitting)
        return ending.kept(sitting, ExitStatus.UNFINISHED)
