"""What can be wrong with a store, in words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from digimat.answers.codes import shown_id
from digimat.language import Text
from digimat.problems import Position, Problem


def refused(path: Path, error: sqlite3.Error | OSError | UnicodeDecodeError) -> Problem:
    name = getattr(error, "sqlite_errorname", "") or type(error).__name__
    if name.startswith("SQLITE_CORRUPT") or isinstance(error, UnicodeDecodeError):
        return damaged(path)
    remedies = {
        "SQLITE_FULL": Text(
            fr="Le disque est plein : libérez de la place, puis recommencez.",
            en="The disk is full: free some space, then try again.",
        ),
        "SQLITE_BUSY": Text(
            fr="Une autre fenêtre écrit dans ce fichier : fermez-la, puis recommencez.",
            en="Another window is writing to this file: close it, then try again.",
        ),
        "SQLITE_NOTADB": Text(
            fr="Ce n’est pas un fichier de digimat : nommez-en un autre avec --store. S’il en était un, "
            "« digimat recover » en sauve ce qui peut l’être.",
            en="This is not a file of digimat: name another one with --store. If it was one, "
            '"digimat recover" saves what can be saved of it.',
        ),
    }
    elsewhere = Text(
        fr="Vérifiez les droits sur ce dossier, ou nommez un autre fichier avec --store.",
        en="Check your rights to this folder, or name another file with --store.",
    )
    return Problem(
        "ANS020",
        Text(fr=f"l’enregistrement a échoué ({name} : {error})", en=f"saving failed ({name}: {error})"),
        remedies.get(name, elsewhere),
        Position(str(path)),
    )


def not_ours(path: Path, *, newer: bool) -> Problem:
    if newer:
        message = Text(
            fr="ce fichier vient d’une version plus récente de digimat",
            en="this file comes from a newer version of digimat",
        )
        remedy = Text(fr="Mettez digimat à jour.", en="Update digimat.")
    else:
        message = Text(
            fr="cette base de données n’a pas été créée par digimat",
            en="this database was not made by digimat",
        )
        remedy = Text(fr="Nommez un autre fichier avec --store.", en="Name another file with --store.")
    return Problem("ANS021", message, remedy, Position(str(path)))


def damaged(path: Path) -> Problem:
    return Problem(
        "ANS023",
        Text(fr="ce fichier de passations est abîmé", en="this file of sittings is damaged"),
        Text(
            fr="Reprenez une copie de sauvegarde, ou lancez « digimat recover », qui sauve ce qui peut l’être "
            "et met ce fichier de côté.",
            en='Go back to a backup copy, or run "digimat recover", which saves what can be saved and sets '
            "this file aside.",
        ),
        Position(str(path)),
    )


def tampered(path: Path, session_id: str, number: int) -> Problem:
    return Problem(
        "ANS022",
        Text(
            fr=f"l’événement {number} de la passation {shown_id(session_id).fr} a été modifié après coup",
            en=f"event {number} of sitting {shown_id(session_id).en} was changed afterwards",
        ),
        Text(
            fr="Ce fichier ne fait plus foi : reprenez une copie de sauvegarde, ou lancez « digimat recover », "
            "qui n’en garde que ce qui est prouvé.",
            en="This file can no longer be relied on: go back to a backup copy, or run "
            '"digimat recover", which keeps only what is proved.',
        ),
        Position(str(path)),
    )


def unlinked(path: Path, rows: int) -> Problem:
    return Problem(
        "ANS072",
        Text(
            fr=f"des lignes renvoient à d’autres qui n’existent plus ({rows})",
            en=f"rows refer to others that are no longer there ({rows})",
        ),
        damaged(path).remedy,
        Position(str(path)),
    )


def questionnaire_changed(path: Path, session_id: str) -> Problem:
    return Problem(
        "ANS073",
        Text(
            fr=f"le questionnaire de la passation {shown_id(session_id).fr} a été modifié après coup, ou manque",
            en=f"the questionnaire of sitting {shown_id(session_id).en} was changed afterwards, or is missing",
        ),
        damaged(path).remedy,
        Position(str(path)),
    )


def anonymous_changed(path: Path) -> Problem:
    return Problem(
        "ANS103",
        Text(
            fr="des réponses anonymes ont été modifiées après coup",
            en="anonymous answers were changed afterwards",
        ),
        tampered(path, "", 0).remedy,
        Position(str(path)),
    )


def no_store(path: Path) -> Problem:
    return Problem(
        "ANS070",
        Text(fr="il n’y a pas de fichier de passations ici", en="there is no file of sittings here"),
        Text(
            fr="La première passation le crée : digimat run ID. Ou nommez un autre fichier.",
            en="The first sitting makes it: digimat run ID. Or name another file.",
        ),
        Position(str(path)),
    )


def went_on(path: Path, session_id: str, other: str) -> Problem:
    """A sitting that was moved to another file because this one did not take it."""
    return Problem(
        "ANS051",
        Text(
            fr=f"la passation {shown_id(session_id).fr} a continué dans un autre fichier : {other}",
            en=f"sitting {shown_id(session_id).en} went on in another file: {other}",
        ),
        Text(
            fr=f"Ici, elle s’arrête plus tôt. Reprenez là-bas, avec --store {other}",
            en=f"Here it stops earlier. Go on there, with --store {other}",
        ),
        Position(str(path)),
    )
