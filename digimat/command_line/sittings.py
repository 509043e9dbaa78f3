"""A sitting held here and now: begun, or gone on with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digimat.command_line import process
from digimat.command_line.described import described
from digimat.command_line.options import (
    Default,
    ExtraTime,
    Form,
    Json,
    Modules,
    NoPdf,
    Out,
    Plain,
    Require,
    Respondent,
    Seed,
    StoreFile,
)
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@described(
    "Faire passer un questionnaire ; chaque réponse est gardée dès qu’elle est donnée.",
    "Administer a questionnaire; each answer is kept as it is given.",
)
def run(
    questionnaire: Default = None,
    respondent: Respondent = None,
    require: Require = None,
    form: Form = None,
    seed: Seed = None,
    module: Modules = None,
    script: Annotated[
        Path | None,
        typer.Option(
            "--script", metavar="FILE",
            help=t("Rejouer une saisie ligne par ligne (questionnaire papier).",
                    "Replay a file of intents (entry of a paper form)."),
        ),
    ] = None,
    extra_time: ExtraTime = 0,
    profile: Annotated[
        list[str] | None,
        typer.Option(
            "--profile", metavar="FIELD=VALUE",
            help=t("Ce que l’on sait d’avance de qui répond (rôle, unité) ; autant de fois qu’il faut.",
                   "A fact about who answers (role, unit), where it is known; as often as needed."),
        ),
    ] = None,
    out: Out = None,
    no_pdf: NoPdf = False,
    plain: Plain = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.handed_in import ReportOptions
    from digimat.commands.sitting import RunOptions
    from digimat.commands.sitting import run as command

    options = RunOptions(
        respondent,
        require,
        form,
        seed,
        module or (),
        script,
        extra_time / 100,
        profile or (),
        ReportOptions(out, not no_pdf),
    )
    outcome = command(
        questionnaire,
        options,
        process.context(store),
        process.terminal(as_json),
        process.face(plain, as_json),
    )
    return process.show(outcome, as_json)


@described(
    "Reprendre une passation où elle s’est arrêtée (la dernière, ou celle du code donné).",
    "Go on with a sitting where it stopped (the last one, or the one with this code).",
)
def resume(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help=t("Le code de la passation.", "The code of the sitting.")),
    ] = None,
    out: Out = None,
    no_pdf: NoPdf = False,
    plain: Plain = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:
    from digimat.commands.handed_in import ReportOptions
    from digimat.commands.sitting import resume as command

    options = ReportOptions(out, not no_pdf)
    outcome = command(
        code, options, process.context(store), process.terminal(as_json), process.face(plain, as_json)
    )
    return process.show(outcome, as_json)
