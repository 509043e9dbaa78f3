"""What comes of an invitation: the codes, as a file, and what is told beside them."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from digimat.answers.invitations import Invitation
from digimat.files import write_new
from digimat.inert import inert
from digimat.language import Text

# new: invited now; changed: keeps the code, and is prepared as the list says now; kept: nothing to change;
# begun, handed_in: has sat, or is sitting, with what was fixed then.
State = Literal["new", "changed", "kept", "begun", "handed_in"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a list, and how far their invitation has come."""

    invitation: Invitation
    state: State


def codes_csv(rows: Sequence[tuple[str, str, str]], delimiter: str) -> str:
    """The codes as a file: whose, which, and what to type."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(["respondent", "code", "command"])
    writer.writerows([[inert(who), code, command] for who, code, command in rows])
    return out.getvalue()


def write_codes(path: Path, rows: Sequence[tuple[str, str, str]], delimiter: str) -> None:
    """Write the codes as the list was written; a byte order mark tells spreadsheets that it is UTF-8."""
    write_new(path, "\ufeff" + codes_csv(rows, delimiter))
    with contextlib.suppress(OSError):  # whoever has the codes can sit in people's place
        path.chmod(0o600)


def told(people: Sequence[Person], withdrawn: int) -> list[Text]:
    """How many of each state there are, and who was not invited anew."""
    words = {
        "new": Text(fr="Invitations nouvelles", en="New invitations"),
        "changed": Text(
            fr="Personnes qui gardent leur code, mises à jour d’après la liste",
            en="Keep their code, brought up to date from the list",
        ),
        "kept": Text(
            fr="Personnes déjà invitées, qui gardent leur code", en="Invited already, keep their code"
        ),
        "begun": Text(
            fr="Personnes qui ont déjà commencé ; rien ne change pour elles",
            en="Have begun already; nothing changes for them",
        ),
        "handed_in": Text(
            fr="Personnes qui ont déjà remis leurs réponses ; --again les invite une fois de plus",
            en="Have handed in already; --again invites them once more",
        ),
    }
    notes = []
    for state, word in words.items():
        names = [p.invitation.respondent for p in people if p.state == state]
        who = f" ({', '.join(names[:8])}{', …' if len(names) > 8 else ''})" if state != "new" else ""
        if names:
            notes.append(Text(fr=f"{word.fr} : {len(names)}{who}", en=f"{word.en}: {len(names)}{who}"))
    if withdrawn:
        notes.append(
            Text(
                fr=f"Codes remplacés, qui n’avaient pas servi : {withdrawn}",
                en=f"Codes replaced that nobody had used: {withdrawn}",
            )
        )
    return notes


def advice(out: Path | None) -> list[Text]:
    """What to do with the codes."""
    if out is None:
        return [
            Text(
                fr="Ne donnez à chaque personne que son code. « -o FICHIER » écrit les codes dans un fichier.",
                en='Give each person only their own code. "-o FILE" writes the codes to a file.',
            )
        ]
    return [
        Text(
            fr=f"Codes écrits dans {out} : ne donnez à chaque personne que le sien.",
            en=f"Codes written to {out}: give each person only their own.",
        )
    ]
