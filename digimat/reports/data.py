"""Results for machines: the scores file, and JSON with a version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from digimat import __version__
from digimat.questionnaires import Source, State
from digimat.questionnaires.assembly import choose
from digimat.reports.outcome_data import deeper_data, group_data, outcomes_data, plan_data
from digimat.reports.parts.adjusted import adjustments_data
from digimat.reports.quality_data import quality_data
from digimat.reports.score_files.csv_bytes import csv_bytes, header_bytes
from digimat.reports.score_files.number_cells import DIGITS
from digimat.scoring import Results
from digimat.scoring.advice import plan_of
from digimat.scoring.quality import Quality, check_quality
from digimat.scoring.score_table import score_table

FORMAT, FORMAT_VERSION = "digimat.scores", 1


def scores_csv(results: Results) -> str:
    """The scores file: comma separated, one row a respondent or group, LF at the ends of lines.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    table = score_table(results)
    return (header_bytes(table.columns) + csv_bytes(table)).decode()


def scores_json(
    results: Results, source: Source, rows: Sequence[int] | None = None, *, for_assessor: bool = False
) -> dict[str, Any]:
    """Results as plain data, for ``--json`` and for the attachment of a report.

    Args:
        rows: of which respondents; all of them where nothing is said.
        for_assessor: with what is known of the care that respondents took, which is no result of theirs, and without
            what is for the respondent alone.
    """
    chosen = range(len(results.table.respondents)) if rows is None else rows
    quality = check_quality(results) if for_assessor and results.pooling is None else None
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "software": f"digimat {__version__}",
        "questionnaire": {
            "id": source.questionnaire.id,
            "version": source.questionnaire.version,
            "status": source.questionnaire.status,
            "sha256": source.sha256,
        },
        **({} if source.adjustments is None else {"adjustments": adjustments_data(source.adjustments)}),
        "respondents" if results.pooling is None else "groups": [
            _person(results, row, quality, for_assessor=for_assessor or results.pooling is not None)
            for row in chosen
        ],
        **({} if results.pooling is None else {"hidden_groups": list(results.pooling.hidden)}),
    }


def _person(results: Results, row: int, quality: Quality | None, *, for_assessor: bool) -> dict[str, Any]:
    coded = results.coded
    care = None if quality is None else quality_data(quality, row, DIGITS)
    practice = results.questionnaire.practice
    states = coded.state[row][[name not in practice for name in coded.items]]
    told = [s.id for s in results.told(for_assessor=for_assessor) if results.was_taken(s, row)]
    return {
        "respondent" if results.pooling is None else "group": results.table.respondents[row],
        **_profile(results, row),
        **_asked(results, row),
        "items": {s.name.lower(): int(np.sum(states == s)) for s in State if np.any(states == s)},
        "scales": {name: _scale(results, row, name) for name in told},
        "levels": {
            name if len(level.level_set.scales) == 1 else f"{name}.{scale}": {
                "level": level.step_id(row) or None,
                "by_score": level.level_set.steps[level.by_score[row]].id
                if level.by_score[row] >= 0
                else None,
                "capped": bool(level.capped[row]),
                "band": level.band(row) or None,
            }
            for (name, scale), level in results.levels.items()
        },
        **outcomes_data(results, row),
        "flags": results.raised(row, for_assessor=for_assessor),
        "advice": plan_data(plan_of(results, row)),
        **deeper_data(results, row),
        "requirement": {
            "band": results.table.required[row] or None,
            "status": results.requirement[row] or None,
        }
        if results.table.required
        else None,
        "answers": {
            name: {
                "code": column.code[row],
                "state": State(int(column.state[row])).name.lower(),
                "points": _plain(column.points[row]),
            }
            for name, column in coded.by_item.items()
            if name not in practice
        },
        **({} if care is None else {"quality": care}),
        **({} if results.pooling is None else {"pooled": group_data(results, row)}),
    }


def _asked(results: Results, row: int) -> dict[str, Any]:
    """The form and, where it was drawn, its seed; what each item with several variants was asked as."""
    table, questionnaire = results.table, results.questionnaire
    if results.pooling is not None or not questionnaire.has_bank:
        return {}
    form = choose(questionnaire, table.forms[row] if table.forms else None)
    return {
        "form": form.id,
        "seed": form.seed,
        "bank": {
            "version": questionnaire.version,
            "private": {bank.id: bank.version for bank in questionnaire.banks},
        },
        "asked": {
            name: {"variant": asked.variant, "set": asked.parameter_set or None}
            for name, column in results.coded.by_item.items()
            if (asked := column.asked(row)).asked
        },
    }


def _profile(results: Results, row: int) -> dict[str, Any]:
    """What is known of who answers; nothing where nothing is."""
    known = {name: values[row] or None for name, values in results.table.profile.items()}
    return {"profile": known} if any(known.values()) else {}


def _scale(results: Results, row: int, name: str) -> dict[str, Any]:
    result = results.scales[name]
    margin = result.scale.margin
    return {
        "score": _plain(result.score[row]),
        "margin": margin.points if margin else None,
        "answered": _plain(result.answered[row]),
        "base": _plain(result.base[row]),
        "dont_know": _plain(results.columns[f"{name}_dont_know"][row]),
    }


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else float(f"{value:.{DIGITS}g}")
