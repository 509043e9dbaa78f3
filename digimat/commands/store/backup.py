"""``backup``: a copy of the store that is whole and verified."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from digimat.answers.backup import back_up, backup_name
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.verification.verify import held
from digimat.files import near
from digimat.language import Text

ERASURE = Text(
    fr="Quand une personne demande l’effacement de ses données, effacez-les aussi de cette copie : "
    "digimat erase … --store {file}",
    en="When somebody asks for erasure, erase them from this copy too: digimat erase … --store {file}",
)
_LEFT_OUT = Text(
    fr="Sans les passations anonymes encore ouvertes ({count}) : une fois remises, leur copie dirait à qui sont les "
    "réponses.",
    en="Without the anonymous sittings that are still open ({count}): once handed in, a copy of them would say "
    "whose the answers are.",
)


def backup(out: Path | None, context: Context) -> Outcome:
    """Write a backup, to a new file or into a folder."""
    if out is None or out.is_dir():
        day = datetime.fromisoformat(context.now().utc).astimezone().date()
        out = backup_name(out or context.folder, day)
    done = back_up(context.store, out)
    counted, name = held(done), near(out, context.folder)
    notes = [
        Text(
            fr=f"Copie vérifiée dans {name} : {counted.fr}.",
            en=f"Verified copy in {name}: {counted.en}.",
        ),
        ERASURE.format(file=name),
    ]
    if done.left_out:
        notes.append(_LEFT_OUT.format(count=done.left_out))
    data = {
        "format": "digimat.backup",
        "version": 1,
        "file": str(out),
        "sittings": done.sittings,
        "events": done.events,
        "anonymous": done.anonymous,
        "left_out": done.left_out,
    }
    return Outcome(None, data, notes)
