"""``list``: what exists."""

from __future__ import annotations

from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.printed import table_of
from digimat.language import Text
from digimat.problems import ExitStatus
from digimat.questionnaires import catalogue, read_questionnaire
from digimat.questionnaires.loading import read_text


def list_questionnaires(context: Context) -> Outcome:
    """Every questionnaire that can be named by id."""
    rows, data, problems = [], [], []
    for entry in catalogue(context.home):
        source, found = read_questionnaire(read_text(entry.path), str(entry.path))
        if source is None:
            problems += [p for p in found if not p.warning]
            continue
        q = source.questionnaire
        rows.append((q.id, q.title.of(context.language), str(len(q.items)), f"{q.minutes} min", q.version))
        data.append(
            {
                "id": q.id, "title": {"fr": q.title.fr, "en": q.title.en}, "items": len(q.items),
                "minutes": q.minutes, "version": q.version, "status": q.status, "file": str(entry.path),
            }
        )  # fmt: skip
    shown = table_of(
        [
            Text(fr="Questionnaire", en="Questionnaire"),
            Text(fr="Titre", en="Title"),
            Text(fr="Items", en="Items"),
            Text(fr="Durée", en="Time"),
            Text(fr="Version", en="Version"),
        ],
        rows,
        context.language,
    )
    status = ExitStatus.PROBLEMS if problems else ExitStatus.OK
    return Outcome(
        shown, {"format": "digimat.list", "version": 1, "questionnaires": data}, (), problems, status
    )
