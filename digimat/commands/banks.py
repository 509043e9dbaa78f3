"""Finds the private bank that a workspace adds to a questionnaire, and checks it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digimat.commands.context import Context
from digimat.language import Text
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import Source, catalogue, read_questionnaire
from digimat.questionnaires.banks import FOLDER, with_bank
from digimat.questionnaires.loading import read_text


def bank_of(questionnaire: Path, context: Context) -> Path | None:
    """The workspace's private bank of a questionnaire; None where it has none.

    Raises:
        UserError: there is one under a name that is almost right, which would be passed over in silence.
    """
    name = f"{questionnaire.stem}.yaml"
    for path in sorted((context.home / FOLDER).glob("*.[Yy]*[Mm][Ll]")):
        if path.name == name:
            return path
        if path.stem.casefold() == questionnaire.stem.casefold():
            raise UserError(_almost(path, name))
    return None


def is_bank(path: Path) -> bool:
    """Whether a file lies where workspaces keep their private banks."""
    return path.absolute().parent.name == FOLDER


def check_bank(path: Path, *, strict: bool = False) -> list[Problem]:
    """Every problem of a private bank, whose workspace is the folder above its own.

    Those of its questionnaire are told where they are errors: then the bank is of no use either.
    """
    if path.suffix != ".yaml":
        return [_almost(path, f"{path.stem}.yaml")]
    known = {entry.id: entry.path for entry in catalogue(path.absolute().parents[1])}
    if path.stem not in known:
        return [_of_nothing(path)]
    _, found = read_with_bank(known[path.stem], path, strict=strict)
    return [problem for problem in found if not problem.warning or _stands_in(path, problem)]


def read_with_bank(
    path: Path, bank: Path | None, *, strict: bool = False
) -> tuple[Source | None, list[Problem]]:
    """A questionnaire with the private bank that is added to it, and every problem of both; strict: of writing too."""
    from digimat.scoring import check_rules

    text = read_text(path)
    if bank is not None:
        text = with_bank(text, read_text(bank), str(bank))
    source, problems = read_questionnaire(text, str(path), None if bank is None else str(bank))
    found = [*problems, *(check_rules(source) if source is not None else ())]
    if strict and source is not None and all(problem.warning for problem in found):
        from digimat.questionnaires.writing import check_writing

        found += check_writing(source.questionnaire, source.document)
    return source, found


def parted_problems(problems: Sequence[Problem], bank: Path) -> tuple[list[Problem], list[Problem]]:
    """The problems of a questionnaire, and those of its bank."""
    own = [problem for problem in problems if not _stands_in(bank, problem)]
    return own, [problem for problem in problems if _stands_in(bank, problem)]


def _stands_in(path: Path, problem: Problem) -> bool:
    return problem.position is not None and problem.position.file == str(path)


def _almost(path: Path, name: str) -> Problem:
    return Problem(
        "QST113",
        Text(
            fr=f"cette banque n’est pas lue : son fichier doit s’appeler {name}",
            en=f"this bank is not read: its file must be called {name}",
        ),
        Text(fr="Renommez-le.", en="Rename it."),
        Position(str(path)),
    )


def _of_nothing(path: Path) -> Problem:
    return Problem(
        "QST113",
        Text(
            fr=f"aucun questionnaire « {path.stem} » auquel ajouter cette banque",
            en=f'there is no questionnaire "{path.stem}" to add this bank to',
        ),
        Text(
            fr="Donnez au fichier le nom du questionnaire : banks/agility.yaml pour « agility ».",
            en='Give the file the name of the questionnaire: banks/agility.yaml for "agility".',
        ),
        Position(str(path)),
    )
