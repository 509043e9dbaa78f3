"""How many people are wanted for an outcome, reckoned from how many are at each level."""

from __future__ import annotations

from digimat.questionnaires.report_model import Wanted
from digimat.reports.cohort.case import Cohort
from digimat.reports.pages.counted import hidden_word
from digimat.scoring.cohort import Counts, Parts, counts_by_part, counts_of, wanted_for


def wanted_in_all(cohort: Cohort, wanted: Wanted | None) -> str:
    """The number for all people in print; "" where the plan wants none."""
    if wanted is None:
        return ""
    return _printed(cohort, wanted, counts_of(cohort.results, wanted.of, len(_one_for(cohort, wanted))))


def wanted_in_parts(cohort: Cohort, wanted: Wanted | None, parts: Parts) -> tuple[str, ...]:
    """The number for each part; hidden where too few of its people have a level."""
    if wanted is None:
        return ("",) * len(parts.names)
    counted = counts_by_part(cohort.results, wanted.of, len(_one_for(cohort, wanted)), parts)
    if counted is None:
        return (hidden_word(cohort),) * len(parts.names)
    return tuple(_printed(cohort, wanted, counts) for counts in counted)


def _printed(cohort: Cohort, wanted: Wanted, counts: Counts) -> str:
    number = wanted_for(counts, _one_for(cohort, wanted))
    return hidden_word(cohort) if number is None else str(number)


def _one_for(cohort: Cohort, wanted: Wanted) -> tuple[float | None, ...]:
    steps = cohort.results.level(wanted.of).level_set.steps
    return tuple(wanted.one_for.get(step.id) for step in steps)
