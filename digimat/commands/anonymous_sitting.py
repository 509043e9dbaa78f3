"""An anonymous sitting as a command holds it: what it refuses, what it keeps of how it was answered, how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from digimat.answers.sitting import Sitting
from digimat.answers.table import AnswerTable
from digimat.commands.context import Context
from digimat.commands.faces import Face
from digimat.commands.handed_in import ReportOptions
from digimat.commands.outcome import Outcome
from digimat.commands.sitting_result import language_of, result_of
from digimat.files import near
from digimat.language import Text
from digimat.problems import ExitStatus, Position, Problem, UserError
from digimat.questionnaires import Questionnaire


def refuse_who(respondent: str | None, required: str | None) -> None:
    """Refuse what says whose an anonymous sitting is.

    Raises:
        UserError: a person was named, or a requirement that is that of one post.
    """
    option = "--respondent" if respondent is not None else "--require" if required is not None else ""
    if option:
        raise UserError(_says_who(option), ExitStatus.USAGE)


def quality_flags(questionnaire: Questionnaire, table: AnswerTable) -> Sequence[str]:
    """What is kept of how one person answered: that it is to be looked at, and why, without a time or a place."""
    from digimat.scoring import score
    from digimat.scoring.arrays import TOLERANCE
    from digimat.scoring.quality import EFFORT, SECONDS_PER_ITEM, check_quality

    quality = check_quality(score(questionnaire, table))
    found = {
        "straight_lining": quality.lines.found[0] == 1,
        "speed": quality.seconds_per_item[0] < SECONDS_PER_ITEM - TOLERANCE,
        "effort": quality.effort[0] < EFFORT - TOLERANCE,
    }
    return [name for name, holds in found.items() if holds]


def anonymous_finished(sitting: Sitting, options: ReportOptions, context: Context) -> Outcome:
    """The person's own result. A report is written only where they ask for one: it holds their answers."""
    language = language_of(sitting)
    problems: list[Problem] = [_left_in(path) for path in sitting.keeper.left_in]
    try:
        result = result_of(sitting, context)
    except UserError as error:
        found = [*problems, *error.problems]
        return Outcome(notes=[_NOT_NOW], problems=found, status=ExitStatus.PROBLEMS, language=language)
    notes = [_SHOWN_ONCE]
    if options.pdf and options.out is not None:
        try:
            result.write(options.out)
            place = near(options.out, context.folder)
            notes = [
                Text(fr=f"Rapport écrit dans {place}", en=f"Report written to {place}"),
                _TAKE_IT_ALONG,
            ]
        except UserError as error:
            problems += error.problems
    status = ExitStatus.PROBLEMS if problems else ExitStatus.OK
    return Outcome(result.summary(), result.data(), notes, problems, status, language)


def left_behind(outcome: Outcome, face: Face) -> Outcome:
    """What stays on the terminal: a result that the full screen has shown is not left there for whoever comes next."""
    return replace(outcome, shown=None) if face == "full" else outcome


_SHOWN_ONCE = Text(
    fr="Ce résultat n’est montré qu’une fois : rien ne permettra de le retrouver.",
    en="This result is shown once: nothing will lead back to it.",
)
_TAKE_IT_ALONG = Text(
    fr="Ce rapport contient vos réponses : qui l’a peut reconnaître votre ligne. Emportez-le, ou effacez-le.",
    en="This report holds your answers: whoever has it can recognise your line. Take it along, or delete it.",
)
_NOT_NOW = Text(
    fr="Vos réponses sont envoyées ; le résultat ne peut pas être affiché maintenant.",
    en="Your answers are sent; the result cannot be shown now.",
)


def _says_who(option: str) -> Problem:
    return Problem(
        "ANS100",
        Text(
            fr=f"{option} dirait à qui sont les réponses ; ce questionnaire est anonyme",
            en=f"{option} would say whose the answers are; this questionnaire is anonymous",
        ),
        Text(
            fr=f"Retirez {option} : la passation s’ouvre sous un code au hasard, montré à la personne seule.",
            en=f"Leave out {option}: the sitting opens under a random code, which only the person is shown.",
        ),
    )


def _left_in(path: Path) -> Problem:
    return Problem(
        "ANS104",
        Text(
            fr="ce fichier a encore la passation telle qu’elle était avant de continuer ailleurs",
            en="this file still has the sitting as it was before it went on elsewhere",
        ),
        Text(
            fr="Dès qu’il peut être écrit : digimat erase --session CODE --store FICHIER, avec votre code.",
            en="As soon as it can be written: digimat erase --session CODE --store FILE, with your code.",
        ),
        Position(str(path)),
        warning=True,
    )
