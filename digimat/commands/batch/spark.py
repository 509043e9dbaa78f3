"""``score --engine spark``: the same batch, with Apache Spark to say which machine scores which stretch."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from digimat.answers.answer_files import law
from digimat.commands.adjusted import adjusted_notes
from digimat.commands.batch.run import score_files
from digimat.commands.batch.settled import Scored
from digimat.commands.batch.spark_cluster import Cluster
from digimat.commands.batch.spark_folder import score_into_folder
from digimat.commands.batch.spark_inputs import input_files
from digimat.commands.context import Context
from digimat.commands.given import Given
from digimat.commands.outcome import Outcome
from digimat.commands.progress import Step, no_progress
from digimat.commands.questionnaire import load_questionnaire
from digimat.commands.score_problems import needs, not_with
from digimat.commands.to_check import to_check_line
from digimat.files import cannot_write
from digimat.language import Text
from digimat.problems import ExitStatus, UserError

if TYPE_CHECKING:
    from digimat.commands.score import Asked

LAWS = 20  # files that are told one by one


def check_spark_options(given: Given, asked: Asked) -> None:
    """Refuse what does not go with Spark.

    Raises:
        UserError: which option, and what to write instead.
    """
    spark = "--engine spark"
    if not given.paths or asked.out is None:
        raise UserError(needs(spark, "FILE… -o OUT"), ExitStatus.USAGE)
    said = {
        "--append": asked.append,
        "--continue": asked.go_on,
        "--workers": asked.workers is not None,
        "--reports": asked.reports is not None,
        "--summary": asked.summary is not None,
        "--by": asked.by is not None,
        "--json": asked.as_json,
    }
    for option, is_said in said.items():
        if is_said:
            raise UserError(not_with(option, spark), ExitStatus.USAGE)


def score_on_spark(given: Given, asked: Asked, context: Context, cluster: Cluster | None = None) -> Outcome:
    """Score files, and the files of folders, into a file of scores or into a folder of them.

    Raises:
        UserError: nothing can be read, nothing can be written, or there is no Spark.
    """
    from digimat.commands.score import wish_of, written

    check_spark_options(given, asked)
    assert asked.out is not None
    source = load_questionnaire(asked.questionnaire, context, as_published=asked.as_published)
    wish = wish_of(given, asked, source, input_files(given.paths, asked.out))
    try:
        wish.out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(cannot_write(wish.out, error)) from error
    with cluster or Cluster() as spark:
        if asked.out.suffix:

            def unseen(total: int) -> AbstractContextManager[Step]:
                return no_progress(total, context.language)  # Spark draws its own

            scored = score_files(wish, source, context.language, unseen, spark.score)
        else:
            scored = score_into_folder(wish, source, context.language, spark)
    notes = [*_laws(scored), *to_check_line(scored.to_check, scored.named), *adjusted_notes(source)]
    if scored.interrupted:
        return Outcome(None, None, notes, scored.problems, ExitStatus.INTERRUPTED)
    notes += written(scored, asked.out)
    status = ExitStatus.PROBLEMS if scored.rejected else ExitStatus.OK
    return Outcome(None, None, notes, scored.problems, status)


def _laws(scored: Scored) -> list[Text]:
    """The law of each file, or of all together where they are many."""
    if len(scored.laws) <= LAWS:
        return scored.laws
    number = len(scored.laws)
    told = Text(fr=f"{number} fichiers", en=f"{number} files")
    return [law(scored.read, scored.accepted, scored.rejected, scored.duplicates, told)]
