"""``answers``: the answers of all sittings that were handed in, as a file that can be scored anywhere."""

from __future__ import annotations

from pathlib import Path

from digimat.answers.collected import Collected, answers_csv, collect
from digimat.answers.store import Store
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.questionnaire import load_questionnaire
from digimat.files import write_whole
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError
from digimat.questionnaires import Questionnaire


def write_answers(name: str | None, out: Path | None, context: Context) -> Outcome:
    """Write the answers of every sitting that was handed in, to a file or to the output."""
    questionnaire = load_questionnaire(name, context, as_published=True).questionnaire
    held = stored_answers(questionnaire, context)
    text = answers_csv(questionnaire, held.table)
    notes = [held.law]
    if out is not None:
        write_whole(out, text.encode())
        notes.append(Text(fr=f"Réponses écrites dans {out}", en=f"Answers written to {out}"))
    data = {
        "format": "digimat.answers",
        "version": 1,
        "questionnaire": questionnaire.id,
        "sittings": len(held.table.respondents),
        "open": held.open,
    }
    status = ExitStatus.PROBLEMS if held.rejected else ExitStatus.OK
    return Outcome(text if out is None else None, data, notes, held.problems, status)


def stored_answers(questionnaire: Questionnaire, context: Context) -> Collected:
    """What the store holds of a questionnaire.

    Raises:
        UserError: no sitting of it was handed in, or fewer anonymous ones than may be looked at.
    """
    from digimat.scoring.small_groups import LEAST

    with Store(context.store, context.new_id) as store:
        held = collect(store, questionnaire, context.now)
    if 0 < held.anonymous < LEAST:
        raise UserError([*held.problems, _too_few(held.anonymous, LEAST)], ExitStatus.PROBLEMS)
    if not held.table.respondents:
        raise UserError([*held.problems, _none(questionnaire, held)], ExitStatus.PROBLEMS)
    return held


def _too_few(count: int, least: int) -> Problem:
    return Problem(
        "ANS102",
        Text(
            fr=f"passations anonymes remises : {count} ; rien n’en est montré à moins de {least}",
            en=f"anonymous sittings handed in: {count}; nothing of them is shown below {least}",
        ),
        Text(
            fr="Attendez que d’autres personnes aient répondu.",
            en="Wait until more people have answered.",
        ),
    )


def _none(questionnaire: Questionnaire, held: Collected) -> Problem:
    still = Text(fr=f" (encore ouvertes : {held.open})", en=f" (still open: {held.open})")
    return Problem(
        "ANS042",
        Text(
            fr=f"aucune passation de « {questionnaire.id} » n’a été remise{still.fr if held.open else ''}",
            en=f'no sitting of "{questionnaire.id}" was handed in{still.en if held.open else ""}',
        ),
        Text(
            fr=f"Commencez-en une : digimat run {questionnaire.id}. Ou nommez un fichier de réponses.",
            en=f"Begin one: digimat run {questionnaire.id}. Or name a file of answers.",
        ),
    )
