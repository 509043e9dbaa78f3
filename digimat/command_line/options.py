"""Options that several commands share, with their help in the reader's language."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digimat.command_line.spoken import HELP_LANGUAGE, t

Questionnaire = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=t("Le questionnaire : id ou fichier.", "The questionnaire: id or file.")
    ),
]
Default = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]",
        help=t("Le questionnaire : id ou fichier (sinon celui de l’espace de travail).",
                "The questionnaire: id or file (else the workspace's own)."),
    ),
]  # fmt: skip
Which = Annotated[
    str | None,
    typer.Option(
        "--questionnaire", "-q", metavar="ID",
        help=t("Le questionnaire : id ou fichier (sinon celui de l’espace de travail).",
                "The questionnaire: id or file (else the workspace's own)."),
    ),
]  # fmt: skip
Stored = Annotated[
    Path | None,
    typer.Argument(
        metavar="[ANSWERS.csv]",
        help=t("Le fichier de réponses (sinon les passations remises).",
                "The file of answers (else the sittings that were handed in)."),
    ),
]  # fmt: skip
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
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind", metavar="KIND",
        help=t("Le genre : maturity (paliers ; par défaut), survey (avis) ou test (bonnes réponses).",
                "The kind: maturity (rungs; taken where none is said), survey (opinions) or test (right answers)."),
    ),
]  # fmt: skip
By = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="FIELD",
        help=t("Réunir les personnes par un champ de leur profil : organisation, unité…",
                "Pool people by a fact of their profile: organisation, unit…"),
    ),
]  # fmt: skip
Json = Annotated[
    bool, typer.Option("--json", help=t("Donner le résultat en JSON.", "Give the result as JSON."))
]
StoreFile = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="FILE",
        help=t("Le fichier des passations (sinon DIGIMAT_STORE, l’espace de travail, l’emplacement par défaut).",
                "The file of sittings (else DIGIMAT_STORE, the workspace's, your own)."),
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
MappingFile = Annotated[
    Path | None,
    typer.Option(
        "--mapping", metavar="FILE",
        help=t("Ce que sont les colonnes : un fichier gardé par « digimat columns --save ».",
                'What the columns are: a file kept by "digimat columns --save".'),
    ),
]  # fmt: skip
RespondentHeading = Annotated[
    str | None,
    typer.Option(
        "--id", metavar="HEADING",
        help=t("Le titre de la colonne qui dit qui a répondu.",
                "The heading of the column that says who answered."),
    ),
]  # fmt: skip
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME",
        help=t("L’encodage d’un fichier de texte (sinon il est trouvé).",
                "The encoding of a text file (else it is found)."),
    ),
]  # fmt: skip
Delimiter = Annotated[
    str | None,
    typer.Option(
        "--delimiter", metavar="SIGN",
        help=t("Le séparateur d’un CSV : ; , | ou tab (sinon il est trouvé).",
                "The separator of a CSV file: ; , | or tab (else it is found)."),
    ),
]  # fmt: skip
Sheet = Annotated[
    str | None,
    typer.Option("--sheet", metavar="NAME", help=t("La feuille d’un classeur.", "The sheet of a workbook.")),
]
AsPublished = Annotated[
    bool,
    typer.Option(
        "--as-published",
        help=t("Noter sans les valeurs que l’espace de travail adapte.",
                "Score without what the workspace changes of the questionnaire."),
    ),
]  # fmt: skip
Plain = Annotated[
    bool,
    typer.Option(
        "--plain",
        help=t(
            "Poser les questions ligne à ligne : pour un lecteur d’écran, ou sans plein écran.",
            "Ask line by line: for a screen reader, or without the full screen.",
        ),
    ),
]
NoPdf = Annotated[bool, typer.Option("--no-pdf", help=t("Ne pas écrire de PDF.", "Write no PDF."))]
Form = Annotated[
    str | None,
    typer.Option(
        "--form",
        metavar="FORM",
        help=t(
            "Le formulaire (a, seed-7, b+coach…) ; avec show, lui seul, à imprimer.",
            "The form (a, seed-7, b+coach…); with show, it alone, to be printed.",
        ),
    ),
]
Seed = Annotated[
    int | None,
    typer.Option(
        "--seed",
        metavar="N",
        help=t(
            "Tirer un formulaire de la banque ; le même nombre redonne le même.",
            "Draw a form from the bank; the same number gives the same one again.",
        ),
    ),
]
Modules = Annotated[
    list[str] | None,
    typer.Option(
        "--module",
        "--modules",
        metavar="MODULE",
        help=t(
            "Un module facultatif, à côté du formulaire ; autant de fois qu’il faut.",
            "An optional module, beside the form; as often as needed.",
        ),
    ),
]
ExtraTime = Annotated[
    float,
    typer.Option(
        "--extra-time", metavar="%", min=0, max=300,
        help=t("Temps supplémentaire accordé, en pour cent (33 = un tiers).",
                "Extra time granted, in per cent (33 = one third)."),
    ),
]  # fmt: skip
