"""Results for machines: rows of the scores file, and JSON with a version."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import numpy as np

from digimat import __version__
from digimat.files import no_formula
from digimat.questionnaires import Scale, Source, State
from digimat.questionnaires.assembly import choose
from digimat.reports.outcome_data import group_data, outcomes_data, plan_data
from digimat.reports.parts.adjusted import adjustments_data
from digimat.reports.quality_data import quality_data
from digimat.scoring import Results
from digimat.scoring.advice import plan_of
from digimat.scoring.group_findings import blind_spots, people_by_role, perception_gaps
from digimat.scoring.quality import Quality, check_quality

FORMAT, FORMAT_VERSION = "digimat.scores", 1

# Twelve digits keep every difference that means something and none of the noise of binary fractions.
DIGITS = 12


def number_text(value: float) -> str:
    """A number for a file: twelve significant digits, empty where it is missing.

    >>> number_text(25.0), number_text(250 / 3), number_text(float("nan"))
    ('25', '83.3333333333', '')
    """
    return "" if np.isnan(value) else f"{value:.{DIGITS}g}"


def score_columns(results: Results) -> list[str]:
    """The columns of the scores file."""
    questionnaire = results.questionnaire
    columns = ["respondent"] if results.pooling is None else [results.pooling.by, "people"]
    columns += [scale.id for scale in _with_column(results)]
    for level_set in questionnaire.levels:
        if len(level_set.scales) == 1:
            columns += [level_set.id, f"{level_set.id}_by_{level_set.scales[0]}"]
            if level_set.bands:
                columns.append(_band_column(results, level_set.id))
    columns += results.stages
    for decision, result in results.decisions.items():
        columns += [decision, *([f"{decision}_alternatives"] if result.decision.alternatives_column else [])]
    columns += results.needs
    columns.append("flags")
    if results.pooling is not None:
        columns += ["blind_spots", "gaps"]
    elif questionnaire.requirement is not None:
        columns.append("requirement")
    return columns


def _band_column(results: Results, level_set: str) -> str:
    """``band`` where one level set has bands, else each with the name of its own."""
    banded = [v.id for v in results.questionnaire.levels if v.bands and len(v.scales) == 1]
    return "band" if len(banded) == 1 else f"{level_set}_band"


def score_row(results: Results, row: int) -> list[str]:
    """One respondent's row of the scores file."""
    questionnaire = results.questionnaire
    cells = [results.table.respondents[row]]
    if results.pooling is not None:
        cells.append(str(sum(people_by_role(results, row).values())))
    cells += [number_text(results.scales[scale.id].score[row]) for scale in _with_column(results)]
    for level_set in questionnaire.levels:
        if len(level_set.scales) == 1:
            level = results.level(level_set.id)
            by_score = int(level.by_score[row])
            cells += [level.step_id(row), level_set.steps[by_score].id if by_score >= 0 else ""]
            if level_set.bands:
                cells.append(level.band(row))
    cells += [stages.step_id(row) for stages in results.stages.values()]
    for decision in results.decisions.values():
        cells += [
            decision.outcome(row),
            *(["+".join(decision.alternatives(row))] if decision.decision.alternatives_column else []),
        ]
    cells += [needs.outcome(row) for needs in results.needs.values()]
    cells.append("+".join(results.raised(row, for_assessor=True)))
    if results.pooling is not None:
        cells.append("+".join(blind_spots(results, row)))
        cells.append("+".join(gap.scale for gap in perception_gaps(results, row)))
    elif questionnaire.requirement is not None:
        cells.append(results.requirement[row])
    return cells


def _with_column(results: Results) -> list[Scale]:
    return [scale for scale in results.told(for_assessor=True) if scale.column]


def scores_csv(results: Results) -> str:
    """The scores file: comma separated, one row a respondent or group, LF at the ends of lines.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(score_columns(results))
    for row in range(len(results.table.respondents)):
        first, *others = score_row(results, row)
        writer.writerow([no_formula(first), *others])
    return out.getvalue()


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
