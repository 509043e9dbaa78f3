"""Finds the questionnaire that a report was computed with: the same text to the letter, with the same adjustments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from digimat.answers.anonymous import all_anonymous
from digimat.answers.store import Store
from digimat.answers.stored_questionnaires import Answered, sources_of
from digimat.commands.adjusted import adjusted
from digimat.commands.banks import bank_of
from digimat.commands.cache import user_cache
from digimat.commands.context import Context
from digimat.commands.questionnaire import check
from digimat.language import Text
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import Source, bundled_folder, catalogue, find, load
from digimat.reports.attached.reading import AttachedReport


def source_of(report: AttachedReport, name: str | None, context: Context) -> Source:
    """The questionnaire of a report, as it was scored.

    Args:
        report: says which text and which adjustments.
        name: what the command names; else it is looked for in the workspace, among those that are shipped, and in the
            store, which keeps the text that each sitting began with.
        context: the workspace and the store.

    Raises:
        UserError: it is not here, or it was adjusted otherwise.
    """
    wanted = report.model.questionnaire
    tried: dict[str, None] = {}
    for read in _candidates(wanted.id, name, context):
        try:
            source = read()
        except UserError:  # a file that is not fit for use is not the one
            if name is not None:
                raise
            continue
        if source.sha256 == wanted.sha256:
            check(source)
            return _as_scored(source, report, context)
        tried[f"{source.questionnaire.id} {source.questionnaire.version}"] = None
    raise UserError(_not_here(report, list(tried)))


def _candidates(wanted: str, name: str | None, context: Context) -> Iterator[Callable[[], Source]]:
    """Every text that may be the one, each to be read when it is its turn; with a private bank first."""
    files = [find(name, context.home)] if name is not None else _listed(wanted, context)
    for path in files:
        if bank := bank_of(path, context):
            yield partial(load, path, bank=bank, cache=user_cache())
        yield partial(load, path, cache=user_cache())
    if name is None:
        yield from _stored(wanted, context)


def _listed(wanted: str, context: Context) -> list[Path]:
    """The workspace's own file and the one that is shipped. An id comes from a report: it is never taken for a path."""
    own = [entry.path for entry in catalogue(context.home) if entry.id == wanted]
    shipped = [bundled_folder() / path.name for path in own]
    return list(dict.fromkeys([*own, *(path for path in shipped if path.is_file())]))


def _stored(wanted: str, context: Context) -> Iterator[Callable[[], Source]]:
    """The texts that the store keeps, where there is one that can be read."""
    if not context.store.is_file():
        return
    try:
        with Store(context.store, context.new_id, read_only=True) as store:
            read, texts = sources_of(store), {}
            every: list[Answered] = [*store.sessions(), *all_anonymous(store)]
            for record in every:
                if record.questionnaire == wanted and record.sha256 not in texts:
                    texts[record.sha256] = read(record)
    except UserError:  # what is wrong with a store, "verify" says of the store
        return
    for source in texts.values():
        yield partial(_itself, source)


def _itself(source: Source) -> Source:
    return source


def _as_scored(source: Source, report: AttachedReport, context: Context) -> Source:
    """The questionnaire with the adjustments that the report was scored with."""
    wanted = report.model.adjustments
    if wanted is None:
        return source
    changed = adjusted(source, context)
    if changed.adjustments is None or changed.adjustments.sha256 != wanted.sha256:
        raise UserError(_other_adjustments(report, wanted.file))
    return changed


def _not_here(report: AttachedReport, tried: list[str]) -> Problem:
    wanted = report.model.questionnaire
    fingerprint = wanted.sha256[:12]
    here = Text(fr="il n’y en a pas d’autre ici", en="there is no other here")
    if tried:
        here = Text(fr=f"ici : {', '.join(tried)}", en=f"here: {', '.join(tried)}")
    if f"{wanted.id} {wanted.version}" in tried:
        here = Text(
            fr=f"ici, la version {wanted.version} a un autre texte",
            en=f"here, version {wanted.version} has another text",
        )
    return Problem(
        "REP047",
        Text(
            fr=f"il faut le questionnaire « {wanted.id} », version {wanted.version} (empreinte {fingerprint}…) ; "
            f"{here.fr}",
            en=f'this takes the questionnaire "{wanted.id}", version {wanted.version} (fingerprint {fingerprint}…); '
            f"{here.en}",
        ),
        Text(
            fr="Donnez son fichier : -q FICHIER. Avec une banque privée, vérifiez depuis son espace de travail.",
            en="Give its file: -q FILE. With a private bank, verify from its workspace.",
        ),
        Position(str(report.path)),
    )


def _other_adjustments(report: AttachedReport, file: str) -> Problem:
    return Problem(
        "REP048",
        Text(
            fr=f"ce rapport a été noté avec des valeurs adaptées ({file}) qui ne sont pas celles d’ici",
            en=f"this report was scored with adjusted values ({file}) that are not those here",
        ),
        Text(
            fr="Vérifiez-le depuis l’espace de travail qui l’a écrit, avec ce fichier tel qu’il était.",
            en="Verify it from the workspace that wrote it, with that file as it was.",
        ),
        Position(str(report.path)),
    )
