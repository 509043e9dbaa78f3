"""``score``: from files of answers, or the sittings of the store, to scores; reports beside them on demand."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digimat.commands.adjusted import adjusted_notes
from digimat.commands.context import Context
from digimat.commands.given import Given
from digimat.commands.grouped import group_notes, group_problems
from digimat.commands.outcome import Outcome
from digimat.commands.progress import ROWS, Progress, Step, progress_on_stderr
from digimat.commands.questionnaire import load_questionnaire
from digimat.commands.score_problems import needs, not_with, unknown_choice
from digimat.commands.scoring import read_and_score, required_band
from digimat.commands.to_check import to_check_line, to_check_notes
from digimat.language import Text
from digimat.problems import ExitStatus, UserError

if TYPE_CHECKING:
    from digimat.commands.batch.run import Wish
    from digimat.commands.batch.settled import Scored
    from digimat.questionnaires import Source

ENGINES = ("laptop", "spark")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, beside the answers."""

    questionnaire: str | None
    out: Path | None = None
    require: str | None = None
    by: str | None = None
    strict: bool = False
    append: bool = False
    excel_fr: bool = False
    columns: tuple[str, ...] = ()
    with_profile: bool = False
    reports: Path | None = None
    summary: Path | None = None
    go_on: bool = False
    workers: int | None = None
    engine: str = "laptop"
    as_published: bool = False
    as_json: bool = False


def check_score_options(asked: Asked, on_duplicate: str) -> None:
    """Refuse options that have no meaning together.

    Raises:
        UserError: which, and what to write instead.
    """
    from digimat.answers.exports.doubles import ON_DUPLICATE

    if on_duplicate not in ON_DUPLICATE:
        raise UserError(unknown_choice("--on-duplicate", on_duplicate, ON_DUPLICATE), ExitStatus.USAGE)
    if asked.engine not in ENGINES:
        raise UserError(unknown_choice("--engine", asked.engine, ENGINES), ExitStatus.USAGE)
    into_file = {
        "--append": asked.append,
        "--strict": asked.strict,
        "--continue": asked.go_on,
        "--workers": asked.workers is not None and asked.reports is None,
        "--engine spark": asked.engine == "spark",
    }
    for option, said in into_file.items():
        if said and asked.out is None:
            raise UserError(needs(option, "-o FILE"), ExitStatus.USAGE)
        if said and asked.by is not None:
            raise UserError(not_with(option, "--by"), ExitStatus.USAGE)
        if said and asked.as_json:
            raise UserError(not_with(option, "--json"), ExitStatus.USAGE)
    if asked.append and asked.go_on:
        raise UserError(not_with("--append", "--continue"), ExitStatus.USAGE)


def score_command(given: Given, asked: Asked, context: Context, progress: Progress) -> Outcome:
    """Score answers into a file, or to the output: a row a person, or a row a group.

    A row that cannot be read is told and goes to the file of rejects; the others are scored.

    Raises:
        UserError: nothing can be read, or nothing can be written.
    """
    if asked.engine == "spark":
        from digimat.commands.batch.spark import score_on_spark

        return score_on_spark(given, asked, context)
    if given.paths and asked.out is not None and asked.by is None and not asked.as_json:
        outcome = _score_files(given, asked, context)
    else:
        outcome = _score_at_once(given, asked, context)
    if outcome.status is ExitStatus.INTERRUPTED:
        return outcome
    return _with_reports(outcome, given, asked, context, progress)


def wish_of(given: Given, asked: Asked, source: Source, files: Sequence[Path]) -> Wish:
    """What is to be scored, into what, and how.

    Raises:
        UserError: the mapping file does not fit, or there is no such band.
    """
    from digimat.commands.batch.run import Wish

    assert asked.out is not None
    columns = chosen_columns(asked, source)
    return Wish(
        files,
        asked.out,
        given.wishes(source.questionnaire),
        required_band(source, asked.require),
        given.on_duplicate,
        excel_fr=asked.excel_fr,
        columns=columns,
        with_profile=asked.with_profile or wants_profile(columns, source),
        strict=asked.strict,
        append=asked.append,
        go_on=asked.go_on,
        workers=asked.workers,
    )


def _score_files(given: Given, asked: Asked, context: Context) -> Outcome:
    """Files of any size into a file of scores."""
    from digimat.commands.batch.run import score_files

    source = load_questionnaire(asked.questionnaire, context, as_published=asked.as_published)
    wish = wish_of(given, asked, source, given.paths)

    def watch(total: int) -> AbstractContextManager[Step]:
        return progress_on_stderr(total, context.language, ROWS)

    scored = score_files(wish, source, context.language, watch)
    notes = [*scored.laws, *to_check_line(scored.to_check, scored.named), *adjusted_notes(source)]
    if scored.interrupted:
        notes.append(
            Text(
                fr="Interrompu ; ce qui est noté est gardé. La même commande avec --continue reprend là.",
                en="Interrupted; what is scored is kept. The same command with --continue goes on there.",
            )
        )
        return Outcome(None, None, notes, scored.problems, ExitStatus.INTERRUPTED)
    notes += written(scored, wish.out)
    status = ExitStatus.PROBLEMS if scored.rejected else ExitStatus.OK
    return Outcome(None, None, notes, scored.problems, status)


def chosen_columns(asked: Asked, source: Source) -> tuple[str, ...]:
    """The columns to write: those that are named, behind who answers where that is wished; nothing said: all."""
    who = [field.id for field in source.questionnaire.profile if asked.with_profile]
    return tuple(dict.fromkeys([*who, *asked.columns])) if asked.columns else ()


def wants_profile(columns: Sequence[str], source: Source) -> bool:
    """Whether some of these columns say who answers."""
    return any(field.id in columns for field in source.questionnaire.profile)


def written(scored: Scored, out: Path) -> list[Text]:
    """What was written where, and what was not."""
    notes = []
    if scored.untold:
        notes.append(
            Text(
                fr=f"Autres lignes rejetées, non montrées ici : {scored.untold}",
                en=f"More rejected rows, not shown here: {scored.untold}",
            )
        )
    if not scored.written:
        notes.append(
            Text(
                fr="--strict : rien n’est écrit tant qu’une ligne est à corriger",
                en="--strict: nothing is written while a row is to be mended",
            )
        )
    else:
        notes.append(Text(fr=f"Scores écrits dans {out}", en=f"Scores written to {out}"))
    into = Text(fr="avec --append", en="with --append")
    if not out.suffix:  # a folder of scores
        into = Text(fr="vers un autre fichier", en="to another file")
    for path in scored.rejects:
        notes.append(
            Text(
                fr=f"Lignes rejetées dans {path} : corrigez-les, puis notez ce fichier {into.fr}",
                en=f"Rejected rows in {path}: mend them, then score that file {into.en}",
            )
        )
    return notes


def _score_at_once(given: Given, asked: Asked, context: Context) -> Outcome:
    """All answers in memory: for the output, for JSON, for groups, and for the sittings of the store."""
    from digimat.reports.data import scores_json
    from digimat.reports.score_files.csv_bytes import EXCEL_FR, PLAIN, csv_bytes, header_bytes
    from digimat.reports.score_files.formats import format_of, open_score_file
    from digimat.scoring.score_table import score_table

    source, held, results = read_and_score(
        given, asked.questionnaire, asked.require, context, asked.by, as_published=asked.as_published
    )
    notes = [held.law, *group_notes(results), *to_check_notes(results), *adjusted_notes(source)]
    columns = chosen_columns(asked, source)
    profile = asked.with_profile or wants_profile(columns, source)
    table = score_table(results, profile=profile).only(columns)
    if given.paths and held.rejected:
        notes.append(_how_to_get_rejects(asked))
    shown = None
    if asked.out is None:
        dialect = EXCEL_FR if asked.excel_fr else PLAIN
        shown = (header_bytes(table.columns, dialect) + csv_bytes(table, dialect)).decode("utf-8")
    else:
        given.spare(asked.out)
        kind = format_of(asked.out)
        with open_score_file(
            asked.out, kind, table.columns, context.language, source.questionnaire, excel_fr=asked.excel_fr
        ) as file:
            file.write(table)
        notes.append(Text(fr=f"Scores écrits dans {asked.out}", en=f"Scores written to {asked.out}"))
    problems = [*held.problems, *group_problems(results)]
    status = ExitStatus.PROBLEMS if held.rejected else ExitStatus.OK
    return Outcome(shown, partial(scores_json, results, source, for_assessor=True), notes, problems, status)


def _how_to_get_rejects(asked: Asked) -> Text:
    """What writes the rejected rows to a file, where a command has only told of them."""
    beside = [option for option, said in (("--by", asked.by is not None), ("--json", asked.as_json)) if said]
    fr = f" et sans {' ni '.join(beside)}" if beside else ""
    en = f" and without {' or '.join(beside)}" if beside else ""
    return Text(
        fr=f"Pour avoir les lignes rejetées dans un fichier à corriger : la même commande avec -o FICHIER{fr}",
        en=f"To have the rejected rows in a file to be mended: the same command with -o FILE{en}",
    )


def _with_reports(
    scored: Outcome, given: Given, asked: Asked, context: Context, progress: Progress
) -> Outcome:
    """The outcome of the scores with those of the reports that are wanted beside them."""
    outcomes = [scored]
    if asked.reports is not None:
        from digimat.commands.reports.many import Many, many_reports

        many = Many(
            given, asked.questionnaire, asked.reports, asked.require, asked.by,
            as_published=asked.as_published, workers=asked.workers,
        )  # fmt: skip
        outcomes.append(many_reports(many, context, progress))
    if asked.summary is not None and outcomes[-1].status is not ExitStatus.INTERRUPTED:
        from digimat.commands.reports.group import Group, report_on_group

        group = Group(given, asked.questionnaire, None, asked.summary, asked.by, None, asked.as_published)
        outcomes.append(report_on_group(group, context))
    if len(outcomes) == 1:
        return scored
    return Outcome(
        scored.shown,
        scored.data,
        list(dict.fromkeys(note for each in outcomes for note in each.notes)),
        list(dict.fromkeys(problem for each in outcomes for problem in each.problems)),
        max(each.status for each in outcomes),
    )
