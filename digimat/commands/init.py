"""``init``: a workspace, the folder that holds everything of one client. Nothing that is there is written over."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from pathlib import Path

from digimat.commands.context import Context
from digimat.commands.new import check_kind, place_of, start
from digimat.commands.new_file import SCHEMA, STARTERS, in_language, kinds, own_title
from digimat.commands.outcome import Outcome
from digimat.commands.schema import as_text, questionnaire_schema
from digimat.commands.workspace import FILE
from digimat.files import refuse_existing, write_new
from digimat.language import Text, same
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires.catalogue import FOLDER

ADJUSTMENTS = "adjustments"


def init(folder: Path, questionnaire: str | None, kind: str | None, context: Context) -> Outcome:
    """Make a workspace.

    Args:
        folder: where; it may hold files.
        questionnaire: the id of a first questionnaire, which becomes the workspace's own choice.
        kind: the kind of that questionnaire.
        context: the process.

    Raises:
        UserError: the folder is a workspace, the questionnaire is there, or something cannot be written.
    """
    place = context.folder / folder
    if (place / FILE).exists():
        raise UserError(_is_one_already(place / FILE))
    if place.exists() and not place.is_dir():
        raise UserError(_is_a_file(folder))
    kind = kind or kinds()[0]
    check_kind(kind)
    first = place_of(questionnaire, None, place) if questionnaire is not None else None
    if first is not None:
        refuse_existing(first)  # before anything is written
    settings = in_language((STARTERS / FILE).read_text(encoding="utf-8"), context.language)
    if questionnaire is not None:
        settings = re.sub(r"(?m)^# questionnaire = .*$", f'questionnaire = "{questionnaire}"', settings)
    schema, problems = questionnaire_schema(context.language)
    note = (STARTERS / f"{ADJUSTMENTS}.{context.language}.md").read_text(encoding="utf-8")
    for path, text in ((place / FOLDER / SCHEMA, as_text(schema)), (place / ADJUSTMENTS / "README.md", note)):
        if not path.exists():
            write_new(path, text)
    if first is not None and questionnaire is not None:
        start(kind, questionnaire, own_title(kind), first, context.language)
    write_new(place / FILE, settings)  # last: this file makes it a workspace
    return Outcome(
        data={
            "format": "digimat.init",
            "version": 1,
            "folder": str(place),
            "questionnaire": str(first) if first is not None else None,
        },
        notes=_next(folder, questionnaire),
        problems=problems,
    )


def _next(folder: Path, questionnaire: str | None) -> Sequence[Text]:
    """What was made, and what to do with it."""
    steps = [] if folder == Path() else [same(f"  cd {shlex.quote(str(folder))}")]
    if questionnaire is None:
        steps += [
            Text(
                fr="  digimat list       les questionnaires qui existent",
                en="  digimat list       what exists",
            ),
            Text(fr="  digimat new ID     en commencer un", en="  digimat new ID     begin a questionnaire"),
        ]
    else:
        file = f"{FOLDER}/{questionnaire}.yaml"
        steps += [
            Text(
                fr=f"  {file} : à modifier dans un éditeur de texte", en=f"  change {file} in a text editor"
            ),
            same(f"  digimat check {questionnaire}"),
            same("  digimat run"),
        ]
    made = Text(
        fr=f"Espace de travail créé ; ses réglages : {folder / FILE}",
        en=f"Workspace made; its settings: {folder / FILE}",
    )
    return [made, Text(fr="Ensuite :", en="Next:"), *steps]


def _is_a_file(folder: Path) -> Problem:
    return Problem(
        "CLI005",
        Text(fr="c’est un fichier, pas un dossier", en="this is a file, not a folder"),
        Text(fr="Nommez un autre dossier.", en="Name another folder."),
        Position(str(folder)),
    )


def _is_one_already(file: Path) -> Problem:
    return Problem(
        "WSP008",
        Text(fr="ce dossier est déjà un espace de travail", en="this folder is a workspace already"),
        Text(
            fr="Modifiez ce fichier, ou nommez un autre dossier.",
            en="Change this file, or name another folder.",
        ),
        Position(str(file)),
    )
