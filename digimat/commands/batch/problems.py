"""What can be wrong with scoring a file of any size, in words."""

from __future__ import annotations

from pathlib import Path

from digimat.language import Text
from digimat.problems import Position, Problem


def nothing_to_continue(folder: Path) -> Problem:
    return Problem(
        "CLI040",
        Text(fr="il n’y a rien à continuer ici", en="there is nothing to continue here"),
        Text(
            fr="Lancez la commande sans --continue ; le dossier apparaît quand elle est interrompue.",
            en="Run the command without --continue; the folder appears when it is interrupted.",
        ),
        Position(str(folder)),
    )


def another_job(folder: Path) -> Problem:
    return Problem(
        "CLI041",
        Text(
            fr="ce qui est commencé ici ne va pas avec cette commande : un fichier, le questionnaire, une option ou "
            "digimat a changé, ou la machine a redémarré",
            en="what was begun here does not go with this command: a file, the questionnaire, an option or digimat has "
            "changed, or the machine was started again",
        ),
        Text(
            fr="Recommencez sans --continue : les parties sont refaites.",
            en="Begin again without --continue: the parts are made anew.",
        ),
        Position(str(folder)),
    )


def worker_died(file: str) -> Problem:
    return Problem(
        "CLI042",
        Text(
            fr="un des processus de calcul s’est arrêté (mémoire pleine, peut-être)",
            en="one of the working processes ended (full memory, perhaps)",
        ),
        Text(
            fr="Reprenez avec --continue ; avec --workers 1 s’il manque de la mémoire.",
            en="Go on with --continue; with --workers 1 where memory is short.",
        ),
        Position(file),
    )


def header_differs(path: Path) -> Problem:
    return Problem(
        "CLI043",
        Text(
            fr="ce fichier de scores a d’autres colonnes ; rien n’y est ajouté",
            en="this file of scores has other columns; nothing is added to it",
        ),
        Text(
            fr="Nommez un autre fichier avec -o, ou notez à nouveau toutes les réponses.",
            en="Name another file with -o, or score all answers again.",
        ),
        Position(str(path)),
    )


def append_to_csv_only(path: Path) -> Problem:
    return Problem(
        "CLI044",
        Text(fr="--append n’ajoute qu’à un fichier CSV", en="--append adds to a CSV file only"),
        Text(
            fr="Notez vers un fichier .csv, ou notez à nouveau toutes les réponses.",
            en="Score to a .csv file, or score all answers again.",
        ),
        Position(str(path)),
    )


def scored_otherwise(path: Path, name: str) -> Problem:
    return Problem(
        "CLI045",
        Text(
            fr=f"« {name} » a déjà d’autres scores dans ce fichier",
            en=f'"{name}" already has other scores in this file',
        ),
        Text(
            fr="Gardez les uns ou les autres ; rien n’a été ajouté pour cette personne.",
            en="Keep one or the other; nothing was added for this person.",
        ),
        Position(str(path)),
    )
