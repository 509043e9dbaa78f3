"""Companion questionnaires: their conditions can be read, they exist, and what is said of them is what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from digimat.language import Text
from digimat.problems import Problem, UserError, did_you_mean
from digimat.questionnaires.cache import Cache
from digimat.questionnaires.catalogue import catalogue
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.deeper import Deeper
from digimat.questionnaires.loading import Source, load
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Document, Path


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Each condition names what exists, and no questionnaire is its own companion."""
    for number, deeper in enumerate(questionnaire.deeper):
        yield from reporter.condition(("deeper", number, "when"), deeper.when)
        if deeper.questionnaire == questionnaire.id:
            yield reporter.problem(
                ("deeper", number, "questionnaire"),
                "QST081",
                Text(
                    fr=f"« {questionnaire.id} » renvoie à lui-même pour approfondir",
                    en=f'"{questionnaire.id}" sends its reader to itself to go further',
                ),
                Text(fr="Nommez un autre questionnaire.", en="Name another questionnaire."),
            )


def check_companions(source: Source, workspace: FilePath, cache: Cache | None = None) -> Iterator[Problem]:
    """What can be known only beside other files: companions that are not there, or say something else of themselves.

    All are warnings: the report is written without the companion.

    Args:
        source: free of errors.
        workspace: the folder whose questionnaires go before those that are shipped.
        cache: of questionnaires that were read before.
    """
    known = {entry.id: entry.path for entry in catalogue(workspace)}
    for number, deeper in enumerate(source.questionnaire.deeper):
        if deeper.questionnaire not in known:
            yield Problem(
                "QST082",
                Text(
                    fr=f"le questionnaire « {deeper.questionnaire} », pour approfondir, n’existe pas",
                    en=f'the companion questionnaire "{deeper.questionnaire}" does not exist',
                ),
                did_you_mean(deeper.questionnaire, sorted(known)),
                source.document.at(("deeper", number, "questionnaire")),
                warning=True,
            )
            continue
        try:
            companion = load(known[deeper.questionnaire], cache=cache).questionnaire
        except UserError:
            continue  # a check of that file tells what is wrong with it
        yield from _compared(deeper, companion, ("deeper", number), source.document)


def _compared(deeper: Deeper, companion: Questionnaire, path: Path, document: Document) -> Iterator[Problem]:
    """A title or a duration that is not the companion's own."""
    for field, said, own in (
        ("title", deeper.title, companion.title),
        ("minutes", _minutes(deeper.minutes), _minutes(companion.minutes)),
    ):
        if said != own:
            yield Problem(
                "QST083",
                Text(
                    fr=f"« {companion.id} » n’est pas décrit comme il se décrit : « {said.fr} »",
                    en=f'"{companion.id}" is not described as it describes itself: "{said.en}"',
                ),
                Text(fr=f"Écrivez ici : « {own.fr} ».", en=f'Write here: "{own.en}".'),
                document.at((*path, field)),
                warning=True,
            )


def _minutes(number: int) -> Text:
    return Text(fr=f"{number} minutes", en=f"{number} minutes")
