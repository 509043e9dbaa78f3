"""From a file to a questionnaire: reading, shape, checks; every problem at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from pydantic import ValidationError

from digimat.language import Text
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires.adjustments.model import Adjustments
from digimat.questionnaires.banks import add_bank, parted, with_bank, written_by_hand
from digimat.questionnaires.checks import check_questionnaire
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.nesting import too_nested
from digimat.questionnaires.places import placed
from digimat.questionnaires.shape import shape_problems
from digimat.questionnaires.yaml_problems import MAX_BYTES, MAX_PROBLEMS, too_large, too_many
from digimat.questionnaires.yaml_reader import Document, read_yaml


@dataclass(frozen=True)
class Source:
    """A questionnaire with the exact text it was read from."""

    questionnaire: Questionnaire
    document: Document
    text: str
    sha256: str
    adjustments: Adjustments | None = None  # what the workspace changes of it; the text is as published


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
    source = Source(questionnaire, document, text, hashlib.sha256(text.encode()).hexdigest())
    return source, _told(file, problems, check_questionnaire(questionnaire, document))


def load(path: Path, *, text: str | None = None, bank: Path | None = None) -> Source:
    """Load a questionnaire that is fit for use.

    Args:
        path: the file; its name is what messages give.
        text: what was read from it earlier (a sitting keeps the exact text it began with).
        bank: the file of a private bank that is added to it.

    Raises:
        UserError: the file cannot be read, or has an error; warnings do not stop.
    """
    text = text if text is not None else read_text(path)
    if bank is not None:
        text = with_bank(text, read_text(bank), str(bank))
    source, problems = read_questionnaire(text, str(path), None if bank is None else str(bank))
    errors = [p for p in problems if not p.warning]
    if source is None or errors:
        raise UserError(errors)
    return source


def read_text(path: Path) -> str:
    """The text of a file that must be UTF-8."""
    try:
        with path.open("rb") as file:
            read = file.read(MAX_BYTES + 1)  # no more than says that it is too large: a device never ends
        if len(read) > MAX_BYTES:
            raise UserError(too_large(Position(str(path))))
        return read.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UserError(_not_utf8(Position(str(path), line))) from error
    except (OSError, ValueError) as error:  # ValueError: no file has a NUL in its name
        raise UserError(_unreadable(path, error)) from error


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


def _unreadable(path: Path, error: OSError | ValueError) -> Problem:
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Problem(
        "QST007",
        Text(fr=f"le fichier ne peut pas être lu ({reason})", en=f"the file cannot be read ({reason})"),
        Text(
            fr="Vérifiez le nom, le dossier et les droits de lecture.",
            en="Check the name, the folder and your right to read it.",
        ),
        Position(str(path)),
    )


def _not_utf8(where: Position) -> Problem:
    return Problem(
        "QST002",
        Text(fr="le fichier n’est pas en UTF-8 à cette ligne", en="the file is not UTF-8 on this line"),
        Text(
            fr="Enregistrez-le en UTF-8 dans votre éditeur.",
            en="Save it as UTF-8 in your editor.",
        ),
        where,
    )
