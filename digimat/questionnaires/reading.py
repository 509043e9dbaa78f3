"""From a text to a questionnaire: reading, shape, checks; every problem at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from pydantic import ValidationError

from digimat.language import Text
from digimat.problems import Position, Problem
from digimat.questionnaires.bank_cells import add_bank, written_by_hand
from digimat.questionnaires.banks import parted
from digimat.questionnaires.checks import check_questionnaire
from digimat.questionnaires.loading import Source
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.nesting import too_nested
from digimat.questionnaires.places import PlacedDocument, placed
from digimat.questionnaires.shape import shape_problems
from digimat.questionnaires.yaml_problems import MAX_PROBLEMS, too_many
from digimat.questionnaires.yaml_reader import read_yaml


def read_questionnaire(
    text: str, file: str, bank_file: str | None = None
) -> tuple[Source | None, Sequence[Problem]]:
    """Read and check a questionnaire's text.

    Args:
        text: of the questionnaire, maybe with that of its private bank.
        file: the name that messages give.
        bank_file: the one they give the bank; None: as the text names it.

    Returns:
        The questionnaire, or None where its shape is wrong, and every problem found, in the file's order.
    """
    own, bank, named = parted(text)
    document = read_yaml(own, file)
    if document.problems and not isinstance(document.data, dict):
        return None, _told(file, document.problems)
    if not isinstance(document.data, dict):
        return None, [_not_a_questionnaire(file)]
    problems = [*document.problems, *written_by_hand(document)]
    if bank is not None and (wrong := list(add_bank(document, bank, bank_file or named))):
        return None, _told(file, problems, wrong)
    try:
        questionnaire = Questionnaire.model_validate(document.data)
    except ValidationError as error:
        return None, _told(file, problems, shape_problems(error, document))
    document = placed(document)
    if nested := too_nested(questionnaire, document):
        return None, _told(file, problems, [nested])
    source = Source(
        questionnaire, text, hashlib.sha256(text.encode()).hexdigest(), file, bank_file, read=document
    )
    return source, _told(file, problems, check_questionnaire(questionnaire, document))


def read_places(text: str, file: str, bank_file: str | None = None) -> PlacedDocument:
    """Where each value of a questionnaire stands, of which it is known that nothing is wrong with it."""
    own, bank, named = parted(text)
    document = read_yaml(own, file)
    if bank is not None:
        list(add_bank(document, bank, bank_file or named))
    return placed(document)


def _told(file: str, *found: Iterable[Problem]) -> list[Problem]:
    """The problems in the order of the file; where there is no end of them, the first that are found."""
    problems = list(islice(chain(*found), MAX_PROBLEMS + 1))
    if len(problems) > MAX_PROBLEMS:
        problems[-1] = too_many(Position(file))
    # What is wrong with a grid is wrong with each of its rows, and told once.
    return sorted(dict.fromkeys(problems), key=lambda p: (p.position or Position(""), p.code))


def _not_a_questionnaire(file: str) -> Problem:
    return Problem(
        "QST010",
        Text(
            fr="ce fichier ne décrit pas un questionnaire", en="this file does not describe a questionnaire"
        ),
        Text(
            fr="Il doit commencer par des champs : id, version, title, sections… Modèle : questionnaires/.",
            en="It must begin with fields: id, version, title, sections… See questionnaires/ for a model.",
        ),
        Position(file, 1, 1),
    )
