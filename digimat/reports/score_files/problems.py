"""What can keep a file of scores from being written, in words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from digimat.language import Text
from digimat.problems import Position, Problem


def unknown_format(path: Path, endings: Iterable[str]) -> Problem:
    listed = ", ".join(endings)
    return Problem(
        "REP070",
        Text(
            fr=f"« {path.suffix or path.name} » n’est pas une fin de nom de fichier de scores",
            en=f'"{path.suffix or path.name}" is no ending of a file of scores',
        ),
        Text(
            fr=f"Terminez le nom du fichier par l’une de celles-ci : {listed}.",
            en=f"End the name of the file with one of these: {listed}.",
        ),
        Position(str(path)),
    )


def only_for_csv(path: Path) -> Problem:
    return Problem(
        "REP071",
        Text(
            fr="--excel-fr ne concerne que les fichiers CSV",
            en="--excel-fr is about CSV files only",
        ),
        Text(
            fr="Retirez --excel-fr, ou terminez le nom du fichier par .csv.",
            en="Leave out --excel-fr, or end the name of the file with .csv.",
        ),
        Position(str(path)),
    )


def too_many_rows(path: Path, most: int) -> Problem:
    return Problem(
        "REP072",
        Text(
            fr=f"une feuille de calcul n’a pas plus de {most} lignes sous ses titres",
            en=f"a sheet of a workbook has no more than {most} rows below its headings",
        ),
        Text(
            fr="Écrivez un fichier Parquet ou CSV : leur nombre de lignes n’a pas de limite.",
            en="Write a Parquet or CSV file: their number of rows has no limit.",
        ),
        Position(str(path)),
    )


def too_long_for_a_cell(path: Path, row: int, column: str, most: int) -> Problem:
    return Problem(
        "REP073",
        Text(
            fr=f"colonne « {column} » : une cellule n’a pas plus de {most} caractères",
            en=f'column "{column}": a cell has no more than {most} characters',
        ),
        Text(
            fr="Écrivez un fichier Parquet ou CSV, ou raccourcissez ce texte.",
            en="Write a Parquet or CSV file, or shorten this text.",
        ),
        Position(str(path), row),
    )
