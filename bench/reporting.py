"""Reports: what each target of speed and memory is measured against, candidate and floor in turn in one run.

The report is a person's own of the agility test, in French: what is written most often.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from bench.memory import growth
from bench.plain_report import DRAWINGS, STYLE, plain_report
from bench.timing import medians

ROUNDS = 7
MANY = 24  # reports of the measure of two processes
DATE = datetime(2026, 11, 22, tzinfo=UTC)
VARIANT = "pdf/a-3a"
SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


def lines() -> Iterator[str]:
    """The measures, in words."""
    sample = Sample()
    yield from _one(sample)
    yield from _charts(sample)
    yield from _cold(sample)
    yield from _two_workers(sample)
    yield from _memory(sample)


@dataclass
class Sample:
    """The report that is measured, step by step."""

    questionnaire: str = "agility"
    row: int = 0

    @cached_property
    def answers(self) -> Path:
        from digimat.questionnaires import bundled_folder

        return bundled_folder() / "samples" / f"{self.questionnaire}.csv"

    @cached_property
    def look(self) -> Any:
        from digimat.reports.look import default_look

        return default_look()

    @cached_property
    def reported(self) -> Any:
        from digimat.answers.answer_files import read_answers
        from digimat.commands.reports.reported import Reported
        from digimat.questionnaires import bundled_folder, load
        from digimat.scoring import score

        source = load(bundled_folder() / f"{self.questionnaire}.yaml")
        held = read_answers(self.answers, source.questionnaire, lambda band: band)
        results = score(source.questionnaire, held.table)
        return Reported(source, held, results, date(2026, 11, 22), "fr", look=self.look)

    def job(self, row: int | None = None) -> Any:
        """Everything of ours that comes before the HTML: what the report says, and the data inside."""
        from digimat.commands.reports.one import report_job

        content, data = self.reported.report(self.row if row is None else row)
        return report_job(content, data, "report.pdf", self.look)

    def jobs(self, count: int) -> Iterator[Any]:
        """Reports of everybody in the sample in turn: some are longer, or laid out more than once."""
        everybody = len(self.reported.results.table.respondents)
        return (self.job(number % everybody) for number in range(count))

    def html(self) -> str:
        from digimat.reports.html import render_html

        job = self.job()
        return render_html(job.content, look=job.look)

    def pdf(self) -> bytes:
        from digimat.reports.workers.pdf import printed

        return printed(self.job())


def _one(sample: Sample) -> Iterator[str]:
    """One report, warm: what is ours of it, what a page costs, what the standards cost."""
    from digimat.files import write_whole
    from digimat.reports.look.css import stylesheet
    from digimat.reports.pdf import _engine
    from digimat.reports.standards import finish

    engine, html, job, content = _engine(sample.look), sample.html(), sample.job(), sample.pdf()
    plain_page = engine.weasyprint.HTML(string=plain_report(html), url_fetcher=engine.fetcher)
    # The style of the fonts alone: it is read once, like ours.
    fonts = "".join(re.findall(r"@font-face\s*{.*?}", stylesheet(sample.look, inline_fonts=False), re.DOTALL))
    plain_style, bare_style = engine._css(fonts + STYLE), engine._css(fonts + STYLE + DRAWINGS)

    def tagged(document: Any) -> bytes:
        data = engine.weasyprint.Attachment(
            string=job.attachment, name="results.json", relationship="Data", created=DATE, modified=DATE
        )
        return bytes(document.write_pdf(pdf_variant=VARIANT, attachments=[data], finisher=finish))

    def untagged() -> bytes:
        """As any program prints by default: not tagged, not archivable, nothing inside."""
        source = engine.weasyprint.HTML(string=html, url_fetcher=engine.fetcher)
        return bytes(source.render(stylesheets=[engine.style], font_config=engine.fonts).write_pdf())

    def unstyled() -> Any:
        """The same texts, tables and drawings, set as plainly as the floor."""
        source = engine.weasyprint.HTML(string=html, url_fetcher=engine.fetcher)
        return source.render(stylesheets=[bare_style], font_config=engine.fonts, pdf_variant=VARIANT)

    def reference() -> Any:
        return plain_page.render(stylesheets=[plain_style], font_config=engine.fonts, pdf_variant=VARIANT)

    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint 70 leaves its colour profile open
        pages, plain_pages = len(engine.lay_out(html).pages), len(reference().pages)
        bare_pages = len(unstyled().pages)
        seconds = medians(
            {
                "job": sample.job,
                "html": sample.html,
                "write": lambda: write_whole(Path(folder) / "report.pdf", content),
                "pdf": sample.pdf,
                "once": lambda: tagged(engine.render(engine.read(html))),
                "untagged": untagged,
                "reference": lambda: tagged(reference()),
                "unstyled": lambda: tagged(unstyled()),
            },
            ROUNDS,
            time.process_time,
        )
    printing = seconds["pdf"] - seconds["html"]
    own = (seconds["html"] + seconds["write"]) / printing
    yield (
        f"report, own share: content and data {_ms(seconds['job'])}, HTML {_ms(seconds['html'] - seconds['job'])}, "
        f"file {_ms(seconds['write'])}: {own:.1%} of WeasyPrint's {_ms(printing)} (target <= 5 %)"
    )
    bare, floor = seconds["unstyled"], seconds["reference"]
    yield (
        f"report, a page: {_ms(printing / pages)} of {pages}, {printing / bare * bare_pages / pages:.2f} x a plain "
        f"page of the same texts, tables and drawings, {_ms(bare / bare_pages)} of {bare_pages} (target <= 1.10)"
    )
    yield (
        f"report, a page, against its texts and tables alone, without a drawing: "
        f"{printing / floor * plain_pages / pages:.2f} x {_ms(floor / plain_pages)} of {plain_pages}"
    )
    yield (
        f"report, tagged with data inside: {_ms(seconds['once'])}, {seconds['once'] / seconds['untagged']:.2f} x "
        f"the same pages without, {_ms(seconds['untagged'])} (target <= 1.15)"
    )


def _charts(sample: Sample) -> Iterator[str]:
    """What charts take to be made, and what pages take longer with them."""
    from digimat.reports.pdf import _engine

    html, engine = sample.html(), _engine(sample.look)
    count = len(SVG.findall(html))
    without = SVG.sub("", html)
    content = sample.job().content
    bare = replace(content, profile=(), comparison=(), stairs=(), pages=(), headline=None)

    def html_of(report: Any) -> str:
        from digimat.reports.html import render_html

        return render_html(report, look=sample.look)

    def write(text: str) -> Any:
        return engine.render(engine.read(text)).write_pdf(pdf_variant=VARIANT)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        seconds = medians(
            {
                "charts": lambda: html_of(content),
                "none": lambda: html_of(bare),
                "with": lambda: write(html),
                "without": lambda: write(without),
            },
            ROUNDS,
            time.process_time,
        )
    made = (seconds["charts"] - seconds["none"]) / count
    printed = (seconds["with"] - seconds["without"]) / count
    yield (
        f"chart: {_ms(made)} to make, with its texts and table (target <= 1), {_ms(printed)} to print (target <= 10); "
        f"mean of {count} in the report"
    )


def _cold(sample: Sample) -> Iterator[str]:
    """The command, from the shell, against one more report of a process that runs."""
    with tempfile.TemporaryDirectory() as folder:
        words = [
            sys.executable, "-m", "digimat", "report", str(sample.answers), "-q", sample.questionnaire,
            "-r", sample.reported.results.table.respondents[sample.row], "-o", str(Path(folder) / "cold.pdf"),
        ]  # fmt: skip
        seconds = medians(
            {
                "cold": lambda: subprocess.run(words, check=True, capture_output=True),
                "warm": sample.pdf,
                "engine": lambda: subprocess.run([sys.executable, "-c", "import weasyprint"], check=True),
            },
            ROUNDS,
        )
    yield (
        f"report, cold: {seconds['cold']:.2f} s from the shell, {seconds['cold'] / seconds['warm']:.2f} x warm, "
        f"{seconds['warm']:.2f} s (target <= 2.50); importing WeasyPrint alone {seconds['engine']:.2f} s"
    )


def _two_workers(sample: Sample) -> Iterator[str]:
    """Many reports, of everybody in the sample, by one process and by two, one run after the other."""
    from digimat.reports.workers import pdf_workers
    from digimat.reports.workers.pdf import printed

    def run(count: int) -> float:
        with pdf_workers(count, sample.look) as workers:
            for _ in workers.run(sample.jobs(count)):
                pass  # each has its templates now
            begun = time.perf_counter()
            made = sum(1 for _ in workers.run(sample.jobs(MANY)))
            assert made == MANY
            return time.perf_counter() - begun

    def alone() -> float:
        begun = time.perf_counter()
        for job in sample.jobs(MANY):
            printed(job)
        return time.perf_counter() - begun

    one, two, by_one = [], [], []
    for _ in range(3):
        one.append(alone())
        two.append(run(2))
        by_one.append(run(1))
    best, pair, single = min(one), min(two), min(by_one)
    yield (
        f"{MANY} reports: {MANY / best:.1f} a second in this process, {MANY / single:.1f} by one worker, "
        f"{MANY / pair:.1f} by two, {min(best, single) / pair:.2f} x the quicker of the two others "
        f"(target >= 1.90; best of 3)"
    )


def _memory(sample: Sample) -> Iterator[str]:
    """How a process grows that makes 200 reports; another process, so that nothing else counts."""
    if sys.platform != "linux":
        yield "memory of a process: only Linux tells it here"
        return
    tenth, last = growth(sample, 10, 200)
    yield (
        f"memory of a process: {tenth:.0f} MiB after 10 reports, {last:.0f} after 200, "
        f"{last - tenth:+.1f} (target <= +5)"
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
