"""``demo``: the main job on sample answers, without a question asked."""

from __future__ import annotations

from pathlib import Path

from digimat.commands.context import Context, report_day
from digimat.commands.given import Given
from digimat.commands.outcome import Outcome
from digimat.commands.reports.many import default_workers
from digimat.commands.reports.one import report_job, report_name
from digimat.commands.scoring import read_and_score
from digimat.files import write_whole
from digimat.language import Text
from digimat.problems import ExitStatus, Problem
from digimat.questionnaires import bundled_folder
from digimat.reports.workers import Failed, pdf_workers, problems_of


def demo(folder: Path, day: str | None, context: Context) -> Outcome:
    """Score the sample answers of the first questionnaire that has some, and write a PDF a person."""
    from rich.console import Group

    from digimat.reports.attached.written import Told, attached_data
    from digimat.reports.case import Occasion
    from digimat.reports.data import scores_csv, scores_json
    from digimat.reports.person import person_report
    from digimat.reports.terminal import terminal_summary

    sample = next(iter(sorted((bundled_folder() / "samples").glob("*.csv"))))
    source, held, results = read_and_score(Given.of(sample), sample.stem, None, context, as_published=True)
    answers, scores = folder / "answers.csv", folder / "scores.csv"
    script = folder / "answers.txt"
    write_whole(answers, sample.read_bytes())
    write_whole(script, sample.with_suffix(".txt").read_bytes())
    write_whole(scores, scores_csv(results).encode())
    problems: list[Problem] = list(held.problems)
    look = context.look()
    jobs, reports = [], []
    for row, respondent in enumerate(results.table.respondents):
        occasion = Occasion(report_day(day))
        content = person_report(results, row, context.language, occasion)
        reports.append(terminal_summary(content))
        data = attached_data(results, row, source, Told(context.language, occasion))
        jobs.append(report_job(content, data, str(folder / report_name(source, respondent)), look))
    written: list[Path] = []
    with pdf_workers(min(default_workers(), len(jobs)), look) as workers:
        for ended in workers.run(jobs):
            target = Path(ended.job.name)
            if isinstance(ended, Failed):
                who = ended.job.content.cover.respondent
                problems += problems_of(ended.failure, who, str(target), workers.limits)
                break  # what stops one PDF stops them all
            write_whole(target, ended.made)
            written.append(target)
    notes = [
        Text(fr=f"Réponses d’exemple : {answers}", en=f"Sample answers: {answers}"),
        Text(fr=f"Une saisie ligne par ligne : {script}", en=f"A script of intents: {script}"),
        Text(fr=f"Scores : {scores}", en=f"Scores: {scores}"),
        *(Text(fr=f"Rapport : {path}", en=f"Report: {path}") for path in sorted(written)),
    ]
    status = ExitStatus.PROBLEMS if problems else ExitStatus.OK
    return Outcome(Group(reports[0]), scores_json(results, source), notes, problems, status)
