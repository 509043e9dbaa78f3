"""``score`` and ``explain``: from a file of answers to numbers, and to how a number came about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from digimat.answers.answer_files import AnswerFile, read_answers
from digimat.answers.collected import Collected
from digimat.commands.adjusted import adjusted, adjusted_notes
from digimat.commands.context import CODE_LENGTH, CODE_LETTERS, Context, report_day
from digimat.commands.given import Given
from digimat.commands.outcome import Outcome
from digimat.commands.questionnaire import load_questionnaire
from digimat.commands.store.answers import stored_answers
from digimat.language import Text
from digimat.problems import Problem, UserError, did_you_mean
from digimat.questionnaires import Source

if TYPE_CHECKING:
    from digimat.scoring import Results

_CODE = re.compile(rf"[{CODE_LETTERS}]{{{CODE_LENGTH}}}", re.IGNORECASE)


def read_and_score(
    given: Given,
    name: str | None,
    require: str | None,
    context: Context,
    by: str | None = None,
    *,
    as_published: bool = False,
) -> tuple[Source, AnswerFile | Collected, Results]:
    """The questionnaire, what the files held, and its results: of its people, or of groups of them.

    Without a file: the sittings of the store that were handed in.
    """
    from digimat.scoring import score, score_groups
    from digimat.scoring.requirements import read_band

    source = load_questionnaire(name, context, as_published=as_published)
    band_of = partial(read_band, source.questionnaire)
    required = required_band(source, require)
    held: AnswerFile | Collected
    if not given.paths:
        held = stored_answers(source.questionnaire, context)
    else:
        wishes = given.wishes(source.questionnaire)
        held = read_answers(given.paths, source.questionnaire, band_of, wishes, given.on_duplicate)
    table = held.table.requiring(required)
    if by is not None:
        # Who answers for an organisation, in a role, is known beforehand to be one of a few; nobody else is shown so.
        alone = source.questionnaire.roles is None
        return source, held, score_groups(source.questionnaire, table, by, hide_small=alone)
    return source, held, score(source.questionnaire, table)


def required_band(source: Source, written: str | None) -> str | None:
    """The id of the band that a command asks of everybody who has none of their own.

    Raises:
        UserError: the questionnaire has no such band.
    """
    from digimat.scoring.requirements import read_band

    return read_band(source.questionnaire, written) if written is not None else None


def explain_result(
    given: Given,
    names: Sequence[str],
    name: str | None,
    respondent: str | None,
    require: str | None,
    context: Context,
    by: str | None = None,
) -> Outcome:
    """Show how results came about: of one person or group of a file of answers, or of a stored sitting by its code."""
    from digimat.commands.tree import as_json, as_tree
    from digimat.reports.case import Case, Occasion
    from digimat.scoring import explain
    from digimat.scoring.explanation import explainable

    problems: Sequence[Problem] = ()
    beside: Sequence[Text] = ()
    first = given.paths[0]
    if not first.exists() and _CODE.fullmatch(str(first)):
        (source, results), row = _of_sitting(str(first), context), 0
    else:
        source, held, results = read_and_score(given, name, require, context, by)
        known = results.table.respondents
        asked = respondent or (known[0] if len(known) == 1 else None)
        problems = held.problems
        # Of a group any row may be missing that cannot be read.
        if asked is not None and by is None and isinstance(held, AnswerFile):
            problems, beside = held.problems_of(asked), _others(held.rejected_beside(asked))
        row = row_of(held, known, respondent, given, problems)
        _refuse_private(results, names)
    # "flags" is a column of the scores file, and so a name that people know.
    flags = [flag.id for flag in results.questionnaire.flags if flag.told_to == "everyone"]
    named = [each for name in names for each in (flags if name == "flags" and flags else [name])]
    # Without a name: what the report puts first.
    main = Case(results, row, context.language, Occasion(report_day(None))).headline
    wanted = named or [main or next(iter(explainable(results)))]
    nodes = [explain(results, row, wish) for wish in wanted]
    from rich.console import Group

    return Outcome(
        Group(*(as_tree(node, context.language) for node in nodes)),
        {
            "format": "digimat.explain",
            "version": 1,
            "respondent": results.table.respondents[row],
            "results": [as_json(node) for node in nodes],
        },
        [*beside, *adjusted_notes(source)],
        problems,
    )


def _others(rejected: int) -> Sequence[Text]:
    """That rows of others have problems, which are not told to who asks about one respondent."""
    if not rejected:
        return ()
    if rejected == 1:
        return [
            Text(
                fr="1 autre ligne a des problèmes : « digimat score … » les montre",
                en='1 other row has problems: "digimat score …" shows them',
            )
        ]
    return [
        Text(
            fr=f"{rejected} autres lignes ont des problèmes : « digimat score … » les montre",
            en=f'{rejected} other rows have problems: "digimat score …" shows them',
        )
    ]


def _refuse_private(results: Results, names: Sequence[str]) -> None:
    """Whoever has a file of answers gave the test: what is for the respondent alone is not explained from it."""
    questionnaire = results.questionnaire
    told_to = {
        **{scale.id: scale.told_to for scale in questionnaire.scales},
        **{flag.id: flag.told_to for flag in questionnaire.flags},
    }
    private = {name for name, audience in told_to.items() if audience == "respondent"}
    if asked := [name for name in names if name in private]:
        raise UserError(
            Problem(
                "CLI017",
                Text(
                    fr=f"« {asked[0]} » n’est montré qu’à la personne elle-même",
                    en=f'"{asked[0]}" is shown to the respondent alone',
                ),
                Text(
                    fr="Son propre rapport le lui dit, là où l’écart est grand.",
                    en="The respondent's own report tells it, where the difference is large.",
                ),
            )
        )


def _of_sitting(code: str, context: Context) -> tuple[Source, Results]:
    """The questionnaire of a stored sitting, and its results as far as it went."""
    from digimat.answers.sitting import find_session, stored_sitting
    from digimat.answers.store import Store
    from digimat.scoring import score

    with Store(context.store, context.new_id) as store:
        sitting = stored_sitting(store, find_session(store, code), context.now)
        source = adjusted(sitting.source, context)
        return source, score(source.questionnaire, sitting.table)


def row_of(
    held: AnswerFile | Collected,
    known: Sequence[str],
    respondent: str | None,
    given: Given,
    problems: Sequence[Problem] | None = None,
) -> int:
    """The row of the respondent, or group, that a command names; it may go without where there is only one.

    Args:
        held: the answers.
        known: the respondents or groups in them.
        respondent: the one that is named.
        given: where they are looked for.
        problems: those that may say why there is no such row; all of the answers if nothing is said.

    Raises:
        UserError: there is no such respondent, or more than one to choose from.
    """
    known = list(known)
    place = given.place
    if respondent is None and len(known) == 1:
        return 0
    if respondent in known:
        return known.index(respondent)
    if respondent is None:
        message = Text(
            fr=f"{place.fr} : {len(known)} personnes ou groupes",
            en=f"{place.en}: {len(known)} people or groups",
        )
        remedy = Text(fr="Dites laquelle : --respondent CODE.", en="Say which one: --respondent CODE.")
    else:
        message = Text(
            fr=f"« {respondent} » n’a pas de ligne lisible dans {place.fr}",
            en=f'"{respondent}" has no readable row in {place.en}',
        )
        remedy = did_you_mean(respondent, known)
    raise UserError([*(held.problems if problems is None else problems), Problem("CLI003", message, remedy)])
