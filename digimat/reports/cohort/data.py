"""What lies inside the report on many people: numbers of all of them and of their parts, nothing of one person.

It holds what the pages may hold and no more: the same functions hide the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from digimat import __version__
from digimat.questionnaires import Source
from digimat.reports.cohort.case import Cohort
from digimat.reports.pages.of_cohort import fields_of
from digimat.reports.parts.adjusted import adjustments_data
from digimat.reports.score_files.number_cells import DIGITS
from digimat.scoring.cohort import Counts, Parts, counts_by_part, counts_of, means_of, outcomes_of

FORMAT: Final = "digimat.group"
VERSION: Final = 1


def cohort_data(cohort: Cohort, source: Source) -> dict[str, Any]:
    """The numbers of a cohort as plain data. null: hidden, or of too few people."""
    questionnaire = source.questionnaire
    scales = [s.id for s in questionnaire.scales if cohort.shows(s.id)]
    counted = _counted(cohort)
    return {
        "format": FORMAT,
        "version": VERSION,
        "software": f"digimat {__version__}",
        "questionnaire": {
            "id": questionnaire.id,
            "version": questionnaire.version,
            "status": questionnaire.status,
            "sha256": source.sha256,
        },
        **({} if source.adjustments is None else {"adjustments": adjustments_data(source.adjustments)}),
        "report": {
            "kind": "group",
            "language": cohort.language,
            "date": cohort.occasion.day.isoformat(),
            "by": cohort.by,
        },
        "name": cohort.name,
        "people": cohort.size,
        "scales": {scale: _spread(cohort, scale) for scale in scales},
        "counts": {
            of: _numbers(steps, counts_of(cohort.results, of, len(steps))) for of, steps in counted.items()
        },
        "parts": {
            by: _parts(cohort, parts, scales, counted)
            for by in fields_of(cohort)
            if (parts := cohort.parts(by)) is not None
        },
    }


def _counted(cohort: Cohort) -> dict[str, list[str]]:
    """The ids of the steps of every result that people are counted at."""
    results = cohort.results
    return {
        **{v.id: [s.id for s in v.steps] for v in cohort.questionnaire.levels if _alone(cohort, v.scales)},
        **{name: [s.id for s in stages.stage_set.steps] for name, stages in results.stages.items()},
        **{name: list(outcomes_of(decided.decision)) for name, decided in results.decisions.items()},
    }


def _alone(cohort: Cohort, scales: Sequence[str]) -> bool:
    """Whether a level set is of one scale, which may be told."""
    return len(scales) == 1 and cohort.shows(scales[0])


def _spread(cohort: Cohort, scale: str) -> dict[str, Any]:
    spread = cohort.spread(scale)
    return {
        "people": None if spread.mean is None else spread.people,
        "mean": _plain(spread.mean),
        "median": _plain(spread.median),
        "deviation": _plain(spread.deviation),
        "middle_half": None if spread.quarters is None else [_plain(end) for end in spread.quarters],
    }


def _parts(
    cohort: Cohort, parts: Parts, scales: Sequence[str], counted: dict[str, list[str]]
) -> dict[str, Any]:
    """The parts that are shown, by what the field holds, and those that are hidden."""
    results = cohort.results
    means = {scale: means_of(results, scale, parts) for scale in scales}
    counts = {of: counts_by_part(results, of, len(steps), parts) for of, steps in counted.items()}
    return {
        "hidden": [parts.names[part] for part in sorted(parts.hidden)],
        "shown": {
            parts.names[part]: {
                "people": parts.sizes[part],
                "means": {scale: _plain(means[scale][part].mean) for scale in scales},
                "counts": {
                    of: _numbers(counted[of], each[part]) for of, each in counts.items() if each is not None
                },
            }
            for part in parts.shown
        },
    }


def _numbers(steps: Sequence[str], counts: Counts) -> dict[str, int | None]:
    return dict(zip(steps, counts.each, strict=True))


def _plain(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{DIGITS}g}")
