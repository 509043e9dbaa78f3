"""Every kind of report, in one list: a new kind is a new line, and gets all checks of structure and a golden file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import compared
import sample
from foreign import DAY, NETWORK, POSITIONING, instrument, motors, outcome

from digimat.answers.answer_files import read_answers
from digimat.language import Language
from digimat.questionnaires import bundled_folder, load
from digimat.reports.content import Advice, Note, Report
from digimat.reports.person import person_report
from digimat.scoring import score, score_groups

Make = Callable[[Language], Report]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
LONG = (
    "Une phrase assez longue pour prendre de la place, comme on en écrit quand on veut tout dire d’un coup."
)


def bundled(
    name: str, respondent: str, language: Language, *, by: str | None = None, **options: Any
) -> Report:
    """The report of a respondent, or of a group, of the answers shipped with a questionnaire."""
    folder = bundled_folder()
    questionnaire = load(folder / f"{name}.yaml").questionnaire
    table = read_answers(folder / "samples" / f"{name}.csv", questionnaire, str).table
    results = score_groups(questionnaire, table, by) if by else score(questionnaire, table)
    return person_report(results, results.row_of(respondent), language, DAY, **options)


KINDS: dict[str, Make] = {
    "agility-person": partial(bundled, "agility", "p-001"),
    "agility-assessor": partial(bundled, "agility", "p-001", for_assessor=True),
    "cdo-organisation": partial(bundled, "cdo", "org-01", by="organisation"),
    "pillars-organisation": partial(bundled, "pillars", "org-a", by="organisation"),
    "esn-organisation": partial(bundled, "esn", "org-a", by="organisation"),
    "customer-organisation": partial(bundled, "customer", "org-a", by="organisation"),
    "engagement-organisation": partial(bundled, "engagement", "org-a", by="organisation"),
    "stages": partial(instrument, "process_maturity", "managed"),
    "stages-little-known": partial(outcome, "network", NETWORK),
    "decision-and-quadrant": partial(outcome, "positioning", POSITIONING),
    "group": motors,
    "net-score": partial(instrument, "recommendation", "worst"),
    "from-0-to-3": partial(instrument, "security_assurance", "half-of-all"),
    "levels-without-bands": partial(instrument, "digital_maturity", "middle"),
    "no-headline": partial(instrument, "points_and_levels", "does-not-know"),
    "every-part": sample.person_report,
    "many-people": partial(compared.group, compared.MANY, by="site"),
    "compared-organisation": partial(compared.organisation_report, compared.PEOPLE),
}
"""Name to the report in a language. Each is printed and checked in both."""


def longer(report: Report, times: int) -> Report:
    """The same report in the hands of somebody who writes a lot."""
    more = " ".join([LONG] * times)

    def note(it: Any) -> Any:
        return replace(it, text=f"{it.text} {more}")

    assert report.headline is not None
    return replace(
        report,
        summary=f"{report.summary} {more}",
        headline=replace(report.headline, explained=f"{report.headline.explained} {more}", adjusted=LONG),
        strengths=tuple(note(bar) for bar in report.strengths),
        priorities=tuple(note(bar) for bar in report.priorities),
        flags=(*map(note, report.flags), Note("Un troisième signal", LONG)),
        requirement=note(report.requirement),
        advice=tuple(replace(a, action=f"{a.action} {more}", sign=f"{a.sign} {LONG}") for a in report.advice),
        method=tuple(note(n) for n in report.method),
    )


def _axes(count: int) -> Report:
    return replace(sample.person_report("fr"), profile=(sample.bars("fr") * 2)[:count])


def _with(**changes: Any) -> Report:
    return replace(sample.person_report("fr"), **changes)


EXTREMES: dict[str, Callable[[], Report]] = {
    "long texts": lambda: longer(sample.person_report("fr"), 1),
    "very long texts": lambda: longer(sample.person_report("en"), 2),
    "no text to speak of": lambda: _with(
        summary="Court.", flags=(), requirement=None, advice=(Advice("a", "b", "c", "", "", "", ""),)
    ),
    "missing scores": lambda: _with(
        headline=None,
        profile=sample.bars("fr", (50, None, 0, 100, None, 70)),
        stairs=tuple(replace(bar, score=None) for bar in sample.person_report("fr").stairs),
    ),
    "a long name": lambda: _with(
        cover=replace(sample.person_report("fr").cover, respondent="Wolfeschlegelsteinhausen" * 9)
    ),
    **{f"{count} axes": partial(_axes, count) for count in (2, 3, 4, 5, 7, 8, 12)},
}
"""A person's report with too much, too little or nothing to say. Each fits the pages of a person's report."""
