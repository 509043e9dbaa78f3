"""``verify``: whether a store, or a backup of one, is in order."""

from __future__ import annotations

from pathlib import Path

from digimat.answers.verification import Verification, verify_store
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.printed import several
from digimat.language import Text, printable
from digimat.problems import ExitStatus, Position, Problem, UserError


def verify(file: Path | None, context: Context) -> Outcome:
    """Verify a store without writing to it; one problem a sitting, and how many there are."""
    path = file or context.store
    if path.suffix.casefold() == ".pdf":
        raise UserError(_not_a_report(path), ExitStatus.USAGE)
    found = verify_store(path)
    data = {
        "format": "digimat.verification",
        "version": 1,
        "file": str(path),
        "in_order": found.in_order,
        "sittings": found.sittings,
        "events": found.events,
        "problems": [
            {
                "code": each.problem.code,
                "session": each.session or None,
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
    return Text(fr=f"{sittings.fr}, {events.fr}", en=f"{sittings.en}, {events.en}")


def _not_a_report(path: Path) -> Problem:
    return Problem(
        "ANS071",
        Text(fr="un rapport ne peut pas encore être vérifié", en="a report cannot be verified yet"),
        Text(
            fr="Vérifiez le fichier de passations dont il provient : digimat verify",
            en="Verify the file of sittings that it comes from: digimat verify",
        ),
        Position(str(path)),
    )
