"""Reports, and the templates that they are made from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digimat.command_line import process
from digimat.command_line.described import described
from digimat.command_line.options import (
    AsPublished,
    By,
    Day,
    Delimiter,
    Encoding,
    Json,
    MappingFile,
    Require,
    Respondent,
    RespondentHeading,
    Sheet,
    Stored,
    StoreFile,
    Which,
)
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@described(
    "Écrire le rapport d’une personne, ou d’un groupe, figurant dans un fichier de réponses : PDF, ou selon la "
    "terminaison de -o : .docx, .pptx, .html, .json.",
    "Write the report of one person, or of one group, of a file of answers: a PDF, or by the ending of -o: .docx, "
    ".pptx, .html, .json.",
)
def report(
    answers: Stored = None,
    questionnaire: Which = None,
    respondent: Respondent = None,
    everybody: Annotated[
        bool,
        typer.Option("--all", help=t("Un rapport par personne, ou par groupe, dans un dossier.",
                                     "A report for everybody, or for every group, in a folder.")),
    ] = False,
    group: Annotated[
        bool,
        typer.Option("--group", help=t("Un seul rapport sur toutes les personnes, sans aucun nom ; -r le nomme.",
                                       "One report on all people, without any name; -r says what they are called.")),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help=t("Le fichier à écrire ; avec --all, le dossier.",
                                                           "The file to write; with --all, the folder.")),
    ] = None,
    require: Require = None,
    by: By = None,
    day: Day = None,
    assessor: Annotated[
        bool,
        typer.Option(
            "--assessor",
            help=t("Pour l’évaluateur : avec l’exigence du poste, sans les réponses.",
                   "For the assessor: with the job requirement, without the answers."),
        ),
    ] = False,
    again: Annotated[
        bool,
        typer.Option("--again", help=t("Avec --all : récrire aussi les rapports déjà là et toujours vrais.",
                                       "With --all: write reports again that are there and still true.")),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, max=32,
                     help=t("Avec --all : combien de processus (sinon un par cœur, 4 au plus).",
                            "With --all: how many processes (else one a core, 4 at most).")),
    ] = None,
    interactions: Annotated[
        Path | None,
        typer.Option("--interactions", metavar="FILE",
                     help=t("Ajouter une page : qui réagit à qui dans le réseau (voir « digimat relations »).",
                            'Add a page: who reacts to whom in the network (see "digimat relations").')),
    ] = None,
    members: Annotated[
        Path | None,
        typer.Option("--members", metavar="FILE",
                     help=t("Avec --interactions : la liste des membres (person, unit).",
                            "With --interactions: the list of members (person, unit).")),
    ] = None,
    mapping: MappingFile = None,
    respondent_column: RespondentHeading = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    sheet: Sheet = None,
    as_published: AsPublished = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.given import Given
    from digimat.commands.reports.usage import check_report_options

    paths = () if answers is None else (answers,)
    given = Given(paths, mapping, respondent_column, encoding, delimiter, sheet)

    check_report_options(
        everybody=everybody, respondent=respondent, again=again, workers=workers, group=group,
        one_person=assessor or require is not None, interactions=interactions is not None, members=members is not None,
    )  # fmt: skip
    if everybody:
        from digimat.commands.progress import progress_on_stderr
        from digimat.commands.reports.many import Many, many_reports

        wish = Many(given, questionnaire, out, require, by, day, assessor, as_published, again, workers)
        return process.show(many_reports(wish, process.context(store), progress_on_stderr), as_json)
    from digimat.commands.reports.formats import printers_for

    if group:
        with printers_for(out) as printers:
            from digimat.commands.reports.group import Group, report_on_group

            asked = Group(given, questionnaire, respondent, out, by, day, as_published)
            return process.show(report_on_group(asked, process.context(store), printers), as_json)
    with printers_for(out) as printers:  # they load the PDF engine while the answers are read and scored
        from digimat.commands.reports.network import NetworkFiles
        from digimat.commands.reports.one import report_file

        network = NetworkFiles(interactions, members) if interactions is not None else None
        outcome = report_file(
            given,
            questionnaire,
            respondent,
            out,
            require,
            day,
            assessor,
            process.context(store),
            by,
            as_published=as_published,
            workers=printers,
            network=network,
        )
    return process.show(outcome, as_json)


@described(
    "Lister les gabarits des rapports (list), ou en copier dans l’espace de travail (eject).",
    "List the templates of reports (list), or copy some into the workspace (eject).",
)
def template(
    action: Annotated[
        str,
        typer.Argument(metavar="list|eject", help=t("Lister, ou copier pour modifier.", "List, or copy to change.")),
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help=t("Les gabarits à copier (sinon tous).", "What to copy (else all).")),
    ] = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.template import template as command

    return process.show(command(action, names or (), process.context()), as_json)
