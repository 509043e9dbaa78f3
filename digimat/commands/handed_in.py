"""What a sitting leads to: kept for later, or handed in, scored and reported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from digimat.answers.sitting import Sitting
from digimat.commands.adjusted import adjusted, adjusted_notes
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.files import near
from digimat.language import LANGUAGES, Language, Text, plural
from digimat.problems import ExitStatus, Problem, UserError


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What becomes of the report of a sitting."""

    out: Path | None = None
    pdf: bool = True


def language_of(sitting: Sitting) -> Language:
    """The language that the sitting is held in: the last one chosen, else the one that it began in."""
    spoken = sitting.conductor.state.language or sitting.record.language
    return next(language for language in LANGUAGES if language == spoken)


def kept(sitting: Sitting, status: ExitStatus) -> Outcome:
    """A sitting that is not over, and how to go on with it."""
    state, code = sitting.conductor.state, sitting.record.id
    done, total = len(state.answered), len(state.asked)
    data = {"format": "digimat.sitting", "version": 1, "session": code, "answered": done, "items": total}
    where = f" --store {sitting.keeper.moved_to}" if sitting.keeper.moved_to is not None else ""
    if sitting.conductor.read_only is not None:
        return Outcome(data=data, problems=[sitting.conductor.read_only], status=status)
    return Outcome(
        data=data,
        notes=[
            Text(
                fr=f"Passation {code} gardée : {plural(done, 'réponse')} sur {total}. "
                f"Reprise : digimat resume {code}{where}",
                en=f"Sitting {code} kept: {plural(done, 'answer', 'en')} of {total}. "
                f"To go on: digimat resume {code}{where}",
            )
        ],
        status=status,
        language=language_of(sitting),
    )


def finished(sitting: Sitting, options: ReportOptions, context: Context) -> Outcome:
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
        return replace(kept(sitting, ExitStatus.PROBLEMS), problems=error.problems)
    results = score(source.questionnaire, sitting.table)
    language = language_of(sitting)
    day = datetime.fromisoformat(record.opened_at).astimezone().date()
    state = sitting.conductor.state
    occasion = Occasion(day, language, record.form, state.incidents, len(state.late), source.adjustments)
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
            sitting.keeper.note_document(target)
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
    around = [
        {"kind": each.kind, "at": each.utc, "item": each.item, "seconds": each.seconds}
        for each in state.incidents
    ]
    late = sorted(state.late, key=[item.id for item in state.items].index)
    data = {**scores_json(results, source), "session": record.id, "incidents": around, "late": late}
    return Outcome(terminal_summary(content), data, notes, problems, status, language)
