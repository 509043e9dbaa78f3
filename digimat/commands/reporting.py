"""``report``: the PDF of one respondent of a file, or of one group of its people."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

from digimat.answers.collected import Collected
from digimat.answers.sitting import note_document
from digimat.answers.store import Store
from digimat.commands.adjusted import adjusted_notes
from digimat.commands.context import Context, report_day
from digimat.commands.grouped import group_notes, group_problems
from digimat.commands.outcome import Outcome
from digimat.commands.scoring import read_and_score, row_of
from digimat.files import not_over_input, safe_name
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError
from digimat.questionnaires import Source
from digimat.reports.case import Occasion
from digimat.reports.content import PersonReport
from digimat.reports.person import person_report
from digimat.scoring import Results


def report_file(
    answers: Path | None, name: str | None, respondent: str | None, out: Path | None, require: str | None,
    day: str | None, for_assessor: bool, context: Context, by: str | None = None, *, as_published: bool = False,
) -> Outcome:  # fmt: skip
    """Write the report of one respondent of a file of answers, or of one group.

    Args:
        by: the profile field by which people are grouped; ``respondent`` then names a group.
    """
    on = report_day(day)
    source, held, results = read_and_score(answers, name, require, context, by, as_published=as_published)
    if too_small := group_problems(results):
        notes = [*group_notes(results), *adjusted_notes(source)]
        return Outcome(None, None, notes, [*held.problems, *too_small], ExitStatus.PROBLEMS)
    row = row_of(held, results.table.respondents, respondent, answers)
    target = out or Path(report_name(source, results.table.respondents[row]))
    if answers is not None:
        not_over_input(answers, target)
    form = (
        held.table.forms[row] if by is None and held.table.forms and source.questionnaire.has_bank else None
    )
    occasion = Occasion(on, form=form, adjustments=source.adjustments)
    sitting = held.sittings[row] if isinstance(held, Collected) and by is None else None
    if sitting is not None:
        state = sitting.conductor.state
        occasion = replace(occasion, incidents=state.incidents, late=len(state.late))
    content = person_report(results, row, context.language, occasion, for_assessor=for_assessor)
    write_report(content, results, row, source, target, for_assessor=for_assessor)
    if sitting is not None:
        with Store(context.store, context.new_id) as store:
            note_document(store, sitting.record.id, target)
    note = Text(fr=f"Rapport écrit dans {target}", en=f"Report written to {target}")
    return Outcome(
        None,
        {"format": "digimat.report", "version": 1, "report": str(target)},
        [note, *group_notes(results), *adjusted_notes(source)],
        held.problems,
    )


def report_name(source: Source, respondent: str, sitting: str = "") -> str:
    """The name of a person's report: questionnaire, respondent and, so that none replaces another, sitting."""
    who = [] if respondent == sitting else [safe_name(respondent)]
    when = [sitting.lower()] if sitting else []
    return f"{'-'.join([source.questionnaire.id, *who, *when])}.pdf"


def write_report(
    content: PersonReport,
    results: Results,
    row: int,
    source: Source,
    target: Path,
    *,
    for_assessor: bool = False,
) -> None:
    """Write a PDF with its results inside: those that its reader may see.

    Raises:
        UserError: a library of the PDF engine is missing, or the file cannot be written.
    """
    from digimat.reports.data import scores_json
    from digimat.reports.html import render_html
    from digimat.reports.pdf import write_pdf

    data = scores_json(results, source, [row], for_assessor=for_assessor)
    if not for_assessor and results.pooling is None and data["respondents"][0]["requirement"] is not None:
        # Told by a human being, not by a file inside a file.
        data["respondents"][0]["requirement"] = {"band": None, "status": None}
    if not content.annex:  # a report without answers carries none inside either
        data["respondents" if results.pooling is None else "groups"][0].pop("answers")
    attachment = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "replace")
    created = datetime.combine(datetime.fromisoformat(content.cover.iso_date), time(12), UTC)
    try:
        write_pdf(render_html(content), target, attachment=attachment, created=created)
    except OSError as error:
        raise UserError(_no_engine()) from error


def _no_engine() -> Problem:
    return Problem(
        "REP001",
        Text(
            fr="le PDF ne peut pas être écrit : une bibliothèque du système manque",
            en="the PDF cannot be written: a system library is missing",
        ),
        Text(
            fr="Lancez « digimat doctor » : il donne la commande d’installation.",
            en='Run "digimat doctor": it gives the command that installs it.',
        ),
    )
