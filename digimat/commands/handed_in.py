"""What a sitting leads to: kept for later, or handed in, scored and reported."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from pathlib import Path

from digimat.answers.sitting import Sitting
from digimat.commands.adjusted import adjusted_notes
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.sitting_result import language_of, result_of
from digimat.files import near
from digimat.language import Text, plural
from digimat.problems import ExitStatus, Problem, UserError


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What becomes of the report of a sitting."""

    out: Path | None = None
    pdf: bool = True

    def __post_init__(self) -> None:
        """Refuse a name that no report can have now, and not at the end of an hour of answers."""
        if self.out is not None and self.pdf:
            from digimat.commands.reports.formats import format_of

            format_of(self.out)


def kept(
    sitting: Sitting, status: ExitStatus, named: Path | None = None, anonymous_code: str = ""
) -> Outcome:
    """A sitting that is not over, and how to go on with it.

    Args:
        sitting: the one.
        status: how the command ends.
        named: the file that the command named.
        anonymous_code: of an anonymous sitting, which the store does not know.
    """
    state, code = sitting.conductor.state, anonymous_code or sitting.record.id
    done, total = len(state.answered), len(state.asked)
    data = {"format": "digimat.sitting", "version": 1, "session": code, "answered": done, "items": total}
    where = _where(sitting, named)
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


def _where(sitting: Sitting, named: Path | None) -> str:
    """The option that leads to the file of a sitting, where a command would not look there by itself."""
    place = sitting.keeper.moved_to or named
    return f" --store {shlex.quote(str(place))}" if place is not None else ""


def finished(sitting: Sitting, options: ReportOptions, context: Context) -> Outcome:
    """Score, show the result and write the report of a sitting that was handed in."""
    from digimat.commands.reports.one import report_name

    record, where = sitting.record, _where(sitting, context.named_store)
    try:
        result = result_of(sitting, context)
    except UserError as error:
        return replace(kept(sitting, ExitStatus.PROBLEMS, context.named_store), problems=error.problems)
    problems: list[Problem] = []
    notes = [
        Text(
            fr=f"Passation {record.id}. D’où vient un résultat : digimat explain {record.id}{where}",
            en=f"Sitting {record.id}. Where a result comes from: digimat explain {record.id}{where}",
        )
    ]
    if options.pdf:
        target = options.out or context.folder / report_name(result.source, record.respondent, record.id)
        try:
            result.write(target)
            place = near(target, context.folder)
            notes.append(Text(fr=f"Rapport écrit dans {place}", en=f"Report written to {place}"))
        except UserError as error:
            # The answers are kept and the result is shown: the report can be written later.
            problems += error.problems
            notes.append(
                Text(
                    fr=f"Le rapport pourra être écrit plus tard : digimat resume {record.id}{where}",
                    en=f"The report can be written later: digimat resume {record.id}{where}",
                )
            )
    notes += adjusted_notes(result.source)
    status = ExitStatus.PROBLEMS if problems else ExitStatus.OK
    return Outcome(result.summary(), result.data(), notes, problems, status, language_of(sitting))
