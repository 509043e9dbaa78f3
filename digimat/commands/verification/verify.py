"""``verify``: whether a store, or a backup of one, is in order; whether a report is true to its answers."""

from __future__ import annotations

from pathlib import Path

from digimat.answers.codes import is_anonymous
from digimat.answers.verification import Verification, verify_store
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.printed import several
from digimat.language import Text, printable
from digimat.problems import ExitStatus, Position, Problem, UserError


def verify(
    file: Path | None, context: Context, answers: Path | None = None, questionnaire: str | None = None
) -> Outcome:
    """Verify a report, or a store without writing to it; of a store, one problem a sitting and how many there are.

    Args:
        file: a report or a store; the store that is in use, where none is named.
        context: the workspace and its store.
        answers: of a report: a file with the answers as they were given.
        questionnaire: of a report: where it is not found by itself.
    """
    path = file or context.store
    if path.suffix.casefold() == ".pdf":
        from digimat.commands.verification.report import verify_report

        return verify_report(path, answers, questionnaire, context)
    if answers is not None or questionnaire is not None:
        raise UserError(_of_reports_only(path), ExitStatus.USAGE)
    found = verify_store(path)
    data = {
        "format": "digimat.verification",
        "version": 1,
        "file": str(path),
        "in_order": found.in_order,
        "sittings": found.sittings,
        "events": found.events,
        "anonymous": found.anonymous,
        "problems": [
            {
                "code": each.problem.code,
                "session": None if is_anonymous(each.session) else each.session or None,
                "message": {"fr": each.problem.message.fr, "en": each.problem.message.en},
            }
            for each in found.findings
        ],
    }
    lines = [each.problem.line(context.language).split("\n", 1)[0] for each in found.findings]
    shown = "".join(f"{printable(line)}\n" for line in (*lines, law(found).of(context.language)))
    remedies = list(
        dict.fromkeys(each.problem.remedy for each in found.findings)
    )  # once, however many sittings
    status = ExitStatus.OK if found.in_order else ExitStatus.PROBLEMS
    return Outcome(shown, data, remedies, status=status)


def law(found: Verification) -> Text:
    """How much was verified, and whether it is in order."""
    counted = held(found)
    if found.in_order:
        return Text(fr=f"{counted.fr} : tout est en ordre", en=f"{counted.en}: all in order")
    wrong = several(len(found.findings), ("problème", "problèmes"), ("problem", "problems"))
    return Text(fr=f"{counted.fr} : {wrong.fr}", en=f"{counted.en}: {wrong.en}")


def held(found: Verification) -> Text:
    """How many sittings and events a store holds."""
    sittings = several(found.sittings, ("passation", "passations"), ("sitting", "sittings"))
    events = several(found.events, ("événement", "événements"), ("event", "events"))
    counted = Text(fr=f"{sittings.fr}, {events.fr}", en=f"{sittings.en}, {events.en}")
    if found.anonymous:
        nameless = several(
            found.anonymous,
            ("réponse anonyme", "réponses anonymes"),
            ("set of anonymous answers", "sets of anonymous answers"),
        )
        counted = Text(fr=f"{counted.fr}, {nameless.fr}", en=f"{counted.en}, {nameless.en}")
    return counted


def _of_reports_only(path: Path) -> Problem:
    return Problem(
        "ANS071",
        Text(
            fr="--answers et -q ne servent qu’à vérifier un rapport (PDF)",
            en="--answers and -q serve to verify a report (PDF) only",
        ),
        Text(
            fr="Nommez le PDF : digimat verify RAPPORT.pdf --answers FICHIER",
            en="Name the PDF: digimat verify REPORT.pdf --answers FILE",
        ),
        Position(str(path)),
    )
