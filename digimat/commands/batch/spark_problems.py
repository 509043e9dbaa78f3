"""What can be wrong with scoring on Apache Spark, in words."""

from __future__ import annotations

from pathlib import Path

from digimat.language import Text
from digimat.problems import Position, Problem


def no_pyspark(name: str) -> Problem:
    return Problem(
        "CLI050",
        Text(
            fr=f"--engine spark : le paquet Python « {name} » n’est pas installé",
            en=f'--engine spark: the Python package "{name}" is not installed',
        ),
        Text(
            fr='Installez-le : pip install "digimat[spark]" ; sans lui, --engine laptop note les mêmes fichiers.',
            en='Install it: pip install "digimat[spark]"; without it, --engine laptop scores the same files.',
        ),
    )


def no_java() -> Problem:
    return Problem(
        "CLI051",
        Text(
            fr="--engine spark : aucun Java avec lequel Spark démarre",
            en="--engine spark: no Java that Spark starts with",
        ),
        Text(
            fr="Installez Java 17 ou plus récent (OpenJDK), et mettez-le dans le PATH ou dans JAVA_HOME.",
            en="Install Java 17 or later (OpenJDK), and have it in the PATH or in JAVA_HOME.",
        ),
    )


def not_shared(path: Path) -> Problem:
    return Problem(
        "CLI052",
        Text(
            fr="un processus de Spark, sur une autre machine peut-être, ne voit pas ce qui est ici",
            en="a process of Spark, perhaps on another machine, does not see what is here",
        ),
        Text(
            fr="Mettez les réponses et -o sur un stockage que toutes les machines voient sous le même chemin.",
            en="Have the answers and -o on storage that all machines see under the same path.",
        ),
        Position(str(path)),
    )


def stopped(said: str) -> Problem:
    return Problem(
        "CLI053",
        Text(fr=f"Spark s’est arrêté : {said}", en=f"Spark stopped: {said}"),
        Text(
            fr="Rien n’est écrit. Toutes les machines ont-elles digimat et ses paquets ? Les journaux de Spark en "
            "disent plus.",
            en="Nothing is written. Do all machines have digimat and its packages? The logs of Spark say more.",
        ),
    )


def nothing_in_folder(folder: Path) -> Problem:
    return Problem(
        "CLI054",
        Text(
            fr="aucun fichier .csv ou .parquet dans ce dossier", en="no .csv or .parquet file in this folder"
        ),
        Text(
            fr="Nommez le dossier qui les contient, ou les fichiers eux-mêmes.",
            en="Name the folder that holds them, or the files themselves.",
        ),
        Position(str(folder)),
    )


def folder_in_use(folder: Path) -> Problem:
    return Problem(
        "CLI055",
        Text(
            fr="ce nom est pris ; ce qui s’y trouve reste comme il est",
            en="this name is taken; what is there stays as it is",
        ),
        Text(
            fr="Nommez un autre dossier avec -o, ou déplacez celui-ci.",
            en="Name another folder with -o, or move this one.",
        ),
        Position(str(folder)),
    )


def other_version(here: str, there: str) -> Problem:
    return Problem(
        "CLI056",
        Text(
            fr=f"digimat {here} ici, digimat {there} chez un processus de Spark",
            en=f"digimat {here} here, digimat {there} in a process of Spark",
        ),
        Text(
            fr="Installez la même version partout : les scores pourraient différer.",
            en="Install the same version everywhere: scores could differ.",
        ),
    )
