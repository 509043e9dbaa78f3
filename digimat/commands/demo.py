"""``demo``: the main job on sample answers, without a question asked."""

from __future__ import annotations

from pathlib import Path

from digimat.commands.context import Context, report_day
from digimat.commands.outcome import Outcome
from digimat.commands.reporting import report_name, write_report
from digimat.commands.scoring import read_and_score
from digimat.files import write_whole
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError
from digimat.questionnaires import bundled_folder


def demo(folder: Path, day: str | None, context: Context) -> Outcome:
    """Score the sample answers of the first questionnaire that has some, and write a PDF a person."""
    from rich.console import Group

    from digimat.reports.case import Occasion
    from digimat.reports.data import scores_csv, scores_json
    from digimat.reports.person import person_report
    from digimat.reports.terminal import terminal_summary

    sample = next(iter(sorted((bundled_folder() / "samples").glob("*.csv"))))
    source, held, results = read_and_score(sample, sample.stem, None, context, as_published=True)
    answers, scores = folder / "answers.csv", folder / "scores.csv"
    script = folder / "answers.txt"
    write_whole(answers, sample.read_bytes())
    write_whole(script, sample.with_suffix(".txt").read_bytes())
    write_whole(scores, scores_csv(results).encode())
    problems: list[Problem] = list(held.problems)
    written: list[Path] = []
    reports = []
    for row, respondent in enumerate(results.table.respondents):
        content = person_report(results, row, context.language, Occasion(report_day(day)))
        reports.append(terminal_summary(content))
        target = folder / report_name(source, respondent)
        try:
            write_report(content, results, row, source, target)
            written.append(target)
        except UserError as error:
            problems += error.problems
            break  # what stops one PDF stops them all
    notes = [
        Text(fr=f"Réponses d’exemple : {answers}", en=f"Sample answers: {answers}"),
        Text(fr=f"Une saisie ligne par ligne : {script}", en=f"A script of intents: {script}"),
        Text(fr=f"Scores : {scores}", en=f"Scores: {scores}"),
        *(Text(fr=f"Rapport : {path}", en=f"Report: {path}") for path in written),
    ]
    status = ExitStatus.PROBLEMS if problems else ExitStatus.OK
    return Outcome(Group(reports[0]), scores_json(results, source), notes, problems, status)
