"""Options that several commands share, with their help in the reader's language."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from digimat.commands import help as help_texts
from digimat.language import Text, choose_language


def asked_language(arguments: list[str]) -> str | None:
    """What ``--lang`` says, wherever it stands; read first, because it decides the language of the help."""
    for place, argument in enumerate(arguments):
        if argument == "--lang":
            return arguments[place + 1] if place + 1 < len(arguments) else ""
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None


# Help is written in one language when the process starts.
HELP_LANGUAGE = choose_language(asked_language(sys.argv), os.environ)
help_texts.language = HELP_LANGUAGE


def t(fr: str, en: str) -> str:
    """A text of the help."""
    return Text(fr=fr, en=en).of(HELP_LANGUAGE)


Questionnaire = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=t("Le questionnaire : id ou fichier.", "The questionnaire: id or file.")
    ),
]
Which = Annotated[
    str,
    typer.Option(
        "--questionnaire", "-q", metavar="ID",
        help=t("Le questionnaire : id ou fichier.", "The questionnaire: id or file."),
    ),
]  # fmt: skip
Answers = Annotated[
    Path, typer.Argument(metavar="ANSWERS.csv", help=t("Le fichier de réponses.", "The file of answers."))
]
Respondent = Annotated[
    str | None,
    typer.Option("--respondent", "-r", metavar="CODE", help=t("La personne.", "The person.")),
]
Require = Annotated[
    str | None,
    typer.Option(
        "--require", metavar="BAND",
        help=t("La bande que le poste demande, fixée avant le test.",
                "The band that the post asks for, set before the test."),
    ),
]  # fmt: skip
Json = Annotated[
    bool, typer.Option("--json", help=t("Donner le résultat en JSON.", "Give the result as JSON."))
]
StoreFile = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="FILE",
        help=t("Le fichier des passations (sinon DIGIMAT_STORE, sinon l’emplacement par défaut).",
                "The file of sittings (else DIGIMAT_STORE, else your own)."),
    ),
]  # fmt: skip
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help=t("Le fichier à écrire.", "The file to write.")),
]
Day = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="AAAA-MM-JJ" if HELP_LANGUAGE == "fr" else "YYYY-MM-DD",
        help=t("La date du rapport (sinon aujourd’hui).", "The date of the report (else today)."),
    ),
]  # fmt: skip
NoPdf = Annotated[bool, typer.Option("--no-pdf", help=t("Ne pas écrire de PDF.", "Write no PDF."))]
