"""``relations``: who reacts to whom in a network, between units; of single people only where it is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digimat.answers.interactions.columns import Wishes
from digimat.answers.interactions.members import read_members
from digimat.answers.interactions.reading import read_interactions
from digimat.commands.context import Context
from digimat.commands.given import Given, sign_of
from digimat.commands.outcome import Outcome
from digimat.commands.questionnaire import load_questionnaire
from digimat.commands.relations_files import people_csv, units_csv
from digimat.commands.relations_told import relations_data, relations_shown
from digimat.files import not_over_input, write_whole
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError

if TYPE_CHECKING:
    from digimat.questionnaires import Questionnaire

_NO_PLAN = Text(
    fr="ce questionnaire ne dit pas à quelles conditions un indice par personne serait permis",
    en="this questionnaire does not say on which conditions an index of single people would be allowed",
)
_NO_ANSWERS = Text(
    fr="on n’a pas de réponses sur l’organisation : ni --answers, ni passation remise",
    en="there are no answers about the organisation: neither --answers nor a sitting handed in",
)


@dataclass(frozen=True, slots=True)
class Network:
    """What is asked: of which files, about which organisation, and where the result goes."""

    interactions: Path
    questionnaire: str | None
    members: Path | None = None
    answers: Path | None = None
    by: str | None = None
    respondent: str | None = None
    out: Path | None = None
    people: Path | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None

    def spare(self) -> None:
        """Refuse to write over what is read, or twice to one file.

        Raises:
            UserError: two of these files are one.
        """
        written = [path for path in (self.out, self.people) if path is not None]
        for path in written:
            for read in (self.interactions, self.members, self.answers):
                if read is not None:
                    not_over_input(read, path)
        if len(written) == 2 and written[0].absolute() == written[1].absolute():
            raise UserError(_one_file(written[0]), ExitStatus.USAGE)


def relations(wish: Network, context: Context) -> Outcome:
    """The figures of a network, written and shown; the index of single people where the questionnaire allows it.

    Raises:
        UserError: a file cannot be read, or fewer than five people have interactions, or the index is asked for and
            withheld.
    """
    from digimat.scoring.relations import individual_index, relate

    wish.spare()
    said = Wishes(wish.encoding, sign_of(wish.delimiter), wish.sheet)
    source = load_questionnaire(wish.questionnaire, context)
    why = _withheld(source.questionnaire, wish, context)
    if wish.people is not None and why:
        raise UserError([_refused(reason) for reason in why])
    file = read_interactions(wish.interactions, said)
    members = read_members(wish.members) if wish.members is not None else None
    found = relate(file.interactions, members)
    notes = [file.law]
    if members is not None:
        notes.append(members.law)
    if wish.out is not None:
        write_whole(wish.out, units_csv(found, context.language))
        notes.append(Text(fr=f"Unités écrites dans {wish.out}", en=f"Units written to {wish.out}"))
    index = None
    if wish.people is not None:
        plan = source.questionnaire.relations
        assert plan is not None
        index = individual_index(file.interactions, plan.individual)
        write_whole(wish.people, people_csv(index))
        notes.append(
            Text(
                fr=f"Indice de {len(index)} personnes écrit dans {wish.people} : des données personnelles",
                en=f"Index of {len(index)} people written to {wish.people}: personal data",
            )
        )
    problems = [*file.problems, *(members.problems if members is not None else ())]
    rejected = file.rejected + (members.rejected if members is not None else 0)
    return Outcome(
        relations_shown(found, why, context.language),
        partial(relations_data, found, file, why, index),
        notes,
        problems,
        ExitStatus.PROBLEMS if rejected else ExitStatus.OK,
    )


def _withheld(questionnaire: Questionnaire, wish: Network, context: Context) -> Sequence[Text]:
    """Why no index of single people is given; nothing where it may be."""
    from digimat.commands.scoring import read_and_score, row_of
    from digimat.scoring.relations import withheld

    if questionnaire.relations is None:
        return [_NO_PLAN]
    given = Given.of(wish.answers)
    try:
        _, held, results = read_and_score(given, wish.questionnaire, None, context, wish.by)
    except UserError as error:
        if wish.answers is None and any(problem.code == "ANS042" for problem in error.problems):
            return [_NO_ANSWERS]
        raise
    row = row_of(held, results.table.respondents, wish.respondent, given)
    return withheld(questionnaire.relations.individual, results, row)


def _refused(reason: Text) -> Problem:
    return Problem(
        "CLI060",
        Text(
            fr=f"l’indice par personne n’est pas calculé : {reason.fr}",
            en=f"the index of single people is withheld: {reason.en}",
        ),
        Text(
            fr="Retirez --people : les chiffres des unités restent permis.",
            en="Leave --people out: the figures of units are still allowed.",
        ),
    )


def _one_file(path: Path) -> Problem:
    return Problem(
        "CLI001",
        Text(
            fr=f"-o et --people nomment le même fichier « {path} »",
            en=f'-o and --people name one file "{path}"',
        ),
        Text(fr="Nommez deux fichiers.", en="Name two files."),
    )
