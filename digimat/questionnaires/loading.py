"""From a file to a questionnaire: reading, shape, checks; every problem at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from digimat.language import Text
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires.checks import check_questionnaire
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.places import placed
from digimat.questionnaires.shape import shape_problems
from digimat.questionnaires.yaml_reader import Document, read_yaml


@dataclass(frozen=True)
class Source:
    """A questionnaire with the exact text it was read from."""

    questionnaire: Questionnaire
    document: Document
    text: str
    sha256: str


def read_questionnaire(text: str, file: str) -> tuple[Source | None, Sequence[Problem]]:
    """Read and check a questionnaire's text.

    Returns:
        The questionnaire, or None where its shape is wrong, and every problem found, in the file's order.
    """
    document = read_yaml(text, file)
    if document.problems and not isinstance(document.data, dict):
        return None, document.problems
    if not isinstance(document.data, dict):
        return None, [_not_a_questionnaire(file)]
    try:
        questionnaire = Questionnaire.model_validate(document.data)
    except ValidationError as error:
        return None, _in_order([*document.problems, *shape_problems(error, document)])
    document = placed(document)
    source = Source(questionnaire, document, text, hashlib.sha256(text.encode()).hexdigest())
    return source, _in_order([*document.problems, *check_questionnaire(questionnaire, document)])


def load(path: Path, *, text: str | None = None) -> Source:
    """Load a questionnaire that is fit for use.

    Args:
        path: the file; its name is what messages give.
        text: what was read from it earlier (a sitting keeps the exact text it began with).

    Raises:
        UserError: the file cannot be read, or has an error; warnings do not stop.
    """
    source, problems = read_questionnaire(text if text is not None else read_text(path), str(path))
    errors = [p for p in problems if not p.warning]
    if source is None or errors:
        raise UserError(errors)
    return source


def read_text(path: Path) -> str:
    """The text of a file that must be UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UserError(_unreadable(path, error)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UserError(_not_utf8(Position(str(path), line))) from error


def _in_order(problems: list[Any]) -> list[Problem]:
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


def _unreadable(path: Path, error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
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
