"""The PDF of a person: our own share (content and HTML) against the whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from bench.timing import medians


def lines() -> Iterator[str]:
    """The measure, in words."""
    from digimat.answers.csv_file import read_answers
    from digimat.questionnaires import bundled_folder, load
    from digimat.reports.case import Occasion
    from digimat.reports.html import render_html
    from digimat.reports.pdf import render_pdf
    from digimat.reports.person import person_report
    from digimat.scoring import score

    source = load(bundled_folder() / "agility.yaml")
    sample = Path(bundled_folder() / "samples" / "agility.csv")
    table = read_answers(sample, source.questionnaire, lambda band: band).table
    results = score(source.questionnaire, table)

    def html() -> str:
        return render_html(person_report(results, 0, "fr", Occasion(date(2026, 11, 22))))

    def pdf() -> bytes:
        return render_pdf(html(), attachment=b"{}", created=datetime(2026, 11, 22, tzinfo=UTC))

    seconds = medians({"html": html, "pdf": pdf}, 5)
    yield (
        f"report: {seconds['pdf']:.2f} s warm, of which content and HTML {seconds['html'] * 1000:.1f} ms, "
        f"{seconds['html'] / seconds['pdf']:.1%} (target <= 5 %)"
    )
