"""What the columns of a file of answers are, before it is scored."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digimat.command_line import process
from digimat.command_line.described import described
from digimat.command_line.options import (
    Delimiter,
    Encoding,
    Json,
    MappingFile,
    RespondentHeading,
    Sheet,
    Which,
)
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@described(
    "Montrer pour quoi chaque colonne d’un fichier de réponses est prise, avant de noter.",
    "Show what each column of a file of answers is taken for, before scoring.",
)
def columns(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help=t("Des fichiers de réponses d’une même enquête : CSV, XLSX, JSON, Parquet.",
                   "Files of answers of one survey: CSV, XLSX, JSON, Parquet."),
        ),
    ],
    questionnaire: Which = None,
    mapping: MappingFile = None,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save", metavar="FILE",
            help=t("Garder cela dans un fichier, pour --mapping ; à compléter au besoin.",
                    "Keep this in a file, for --mapping; to be completed where needed."),
        ),
    ] = None,
    respondent: RespondentHeading = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    sheet: Sheet = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    """Preview files of answers."""
    from digimat.commands.columns import columns as command

    outcome = command(
        files, questionnaire, process.context(), mapping, save, respondent,
        encoding=encoding, delimiter=delimiter, sheet=sheet,
    )  # fmt: skip
    return process.show(outcome, as_json)
