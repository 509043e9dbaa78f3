"""What can be wrong with a store, in words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from digimat.language import Text
from digimat.problems import Position, Problem


def refused(path: Path, error: sqlite3.Error | OSError | UnicodeDecodeError) -> Problem:
    name = getattr(error, "sqlite_errorname", "") or type(error).__name__
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
            fr="Ce n’est pas un fichier de digimat : nommez-en un autre avec --store.",
            en="This is not a file of digimat: name another one with --store.",
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
            fr="cette base de données n’est pas de digimat", en="this database is not one of digimat"
        )
        remedy = Text(fr="Nommez un autre fichier avec --store.", en="Name another file with --store.")
    return Problem("ANS021", message, remedy, Position(str(path)))


def damaged(path: Path) -> Problem:
    return Problem(
        "ANS023",
        Text(fr="ce fichier de passations est abîmé", en="this file of sittings is damaged"),
        Text(fr="Reprenez une copie de sauvegarde.", en="Go back to a backup copy."),
        Position(str(path)),
    )


def tampered(path: Path, session_id: str, number: int) -> Problem:
    return Problem(
        "ANS022",
        Text(
            fr=f"l’événement {number} de la passation {session_id} a été modifié après coup",
            en=f"event {number} of sitting {session_id} was changed afterwards",
        ),
        Text(
            fr="Ce fichier ne fait plus foi : reprenez une copie de sauvegarde.",
            en="This file can no longer be relied on: go back to a backup copy.",
        ),
        Position(str(path)),
    )
