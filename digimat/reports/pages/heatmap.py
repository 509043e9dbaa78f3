"""Scores by role, unit or another field of the profile: of the people of an organisation, or of a cohort."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from digimat.questionnaires.report_model import PlannedHeatmap
from digimat.reports.case import Case
from digimat.reports.charts.data import Cell, HeatmapChart, HeatmapRow, Table
from digimat.reports.cohort.case import Cohort, field_title, part_title
from digimat.reports.pages.counted import hidden_word
from digimat.reports.pages.hiding import hiding_note, listed_parts
from digimat.reports.pages.shading import Shading, empty, shading_of
from digimat.reports.telling import Telling
from digimat.scoring import Results
from digimat.scoring.cohort import PartMean, Parts, means_of, parts_of
from digimat.scoring.group_findings import people_by_role, role_scores
from digimat.scoring.small_groups import LEAST


def heatmap_told(case: Case, planned: PlannedHeatmap) -> HeatmapChart | None:
    """The scores of an organisation's roles, or the means of its people by another field; None of one person or part.

    The first row is the organisation itself.
    """
    pooling, scales = case.results.pooling, [s for s in planned.scales if case.shows(s)]
    if pooling is None or not scales:
        return None
    shading = shading_of(case, planned.levels, scales)
    people = sum(people_by_role(case.results, case.row).values())
    whole = _row(shading, case.say("Ensemble", "All"), str(people), {s: case.score(s) for s in scales})
    roles = case.questionnaire.roles
    if roles is not None and roles.field == planned.by:
        rows = _roles(case, shading, scales)
        note = _role_note(case, rows, explained=planned.note is not None)
    else:
        inside = (pooling.member.group == case.row) & (pooling.member.role >= 0)
        parts = parts_of(pooling.people, planned.by, inside)
        if parts is None or len(parts.names) < 2:  # one part alone is the group itself
            return None
        rows, note = _parts(shading, pooling.people, parts, scales)
        means = case.say(
            "Par ligne : la moyenne des scores des personnes.", "By row: the mean of the scores of people."
        )
        note = f"{means} {note}".strip()
    return _chart(case, planned, scales, shading, [whole, *rows], note)


def cohort_heatmap(cohort: Cohort, planned: PlannedHeatmap) -> HeatmapChart | None:
    """The mean scores of a cohort, and of its parts where they are known."""
    by = cohort.by or planned.by
    scales, parts = [s for s in planned.scales if cohort.shows(s)], cohort.parts(by)
    if not scales:
        return None
    shading = shading_of(cohort, planned.levels, scales)
    everybody = {scale: cohort.spread(scale).mean for scale in scales}
    whole = _row(shading, cohort.say("Ensemble", "All"), str(cohort.size), everybody)
    rows, note = ([], "") if parts is None else _parts(shading, cohort.results, parts, scales)
    return _chart(cohort, planned.model_copy(update={"by": by}), scales, shading, [whole, *rows], note)


def _parts(
    shading: Shading, people: Results, parts: Parts, scales: Sequence[str]
) -> tuple[list[HeatmapRow], str]:
    """A row for each part, and why something is hidden."""
    telling, means = shading.telling, {scale: means_of(people, scale, parts) for scale in scales}
    rows = []
    for part in listed_parts(parts, parts.hidden):
        size = hidden_word(telling) if part in parts.hidden else str(parts.sizes[part])
        cells = tuple(_mean(shading, scale, means[scale][part]) for scale in scales)
        rows.append(HeatmapRow(part_title(telling, parts.by, parts.names[part]), size, cells))
    some = any(mean.hidden for each in means.values() for mean in each)
    return rows, hiding_note(telling, parts, parts.hidden, some=some)


def _mean(shading: Shading, scale: str, mean: PartMean) -> Cell:
    if mean.hidden:
        return empty(hidden_word(shading.telling))
    return empty("—") if mean.mean is None else shading.cell(scale, mean.mean)


def _roles(case: Case, shading: Shading, scales: Sequence[str]) -> list[HeatmapRow]:
    """A row for each role that has people: its own score, as if it alone had been asked.

    Nothing stands where it is not asked all of a scale, and nothing is told of an anonymous role of too few people.
    """
    pooling, roles = case.results.pooling, case.questionnaire.roles
    assert pooling is not None
    assert roles is not None
    scores = {scale: role_scores(case.results, case.row, scale) for scale in scales}
    rows = []
    for place, (role, people) in enumerate(people_by_role(case.results, case.row).items()):
        if not people:
            continue
        hide = people < LEAST and (role in roles.anonymous or case.questionnaire.anonymous)
        cells = tuple(
            empty(hidden_word(case))
            if hide
            else shading.cell(scale, scores[scale][role])
            if role in scores[scale] and bool(np.all(pooling.whole[scale][place]))
            else empty("—")
            for scale in scales
        )
        title = part_title(case, roles.field, role)
        rows.append(HeatmapRow(title, hidden_word(case) if hide else str(people), cells))
    return rows


def _role_note(case: Case, rows: Sequence[HeatmapRow], *, explained: bool) -> str:
    """Why a cell of a role has no score; what the plan's own note explains is not said again."""
    why = {cell.why for row in rows for cell in row.cells}
    notes = []
    if "—" in why and not explained:
        notes.append(
            case.say(
                "« — » : à ce rôle, une partie des questions n’est pas posée, ou trop peu sont répondues.",
                "“—”: this role is not asked all of the questions, or answered too few.",
            )
        )
    if hidden_word(case) in why:
        notes.append(
            case.say(
                f"Caché : rôle anonyme de moins de {LEAST} personnes.",
                f"Hidden: an anonymous role of fewer than {LEAST} people.",
            )
        )
    return " ".join(notes)


def _row(shading: Shading, title: str, people: str, scores: Mapping[str, float | None]) -> HeatmapRow:
    cells = (empty("—") if score is None else shading.cell(scale, score) for scale, score in scores.items())
    return HeatmapRow(title, people, tuple(cells))


def _chart(
    telling: Telling,
    planned: PlannedHeatmap,
    scales: Sequence[str],
    shading: Shading,
    rows: Sequence[HeatmapRow],
    note: str,
) -> HeatmapChart:
    defined = telling.results.scales
    columns = tuple(telling.text(defined[scale].scale.title) for scale in scales)
    by = field_title(telling, planned.by)
    counted = any(row.people for row in rows)
    return HeatmapChart(
        title=telling.text(planned.title),
        note=f"{telling.text(planned.note)} {note}".strip(),
        alt=_alt(telling, by, columns, rows),
        table=Table(
            heads=(by, *([telling.say("Personnes", "People")] if counted else []), *columns),
            rows=tuple(
                (row.title, *([row.people or "—"] if counted else []), *(_text(cell) for cell in row.cells))
                for row in rows
            ),
            figures=tuple(range(1, len(columns) + 1 + counted)),
        ),
        columns=columns,
        rows=tuple(rows),
        shades=shading.names,
    )


def _text(cell: Cell) -> str:
    return cell.why if cell.score is None else cell.score.text


def _alt(telling: Telling, by: str, columns: Sequence[str], rows: Sequence[HeatmapRow]) -> str:
    """What the table is, and its lowest and highest cells."""
    cells = [
        (cell.score.at or 0.0, f"{row.title}, {column} {cell.score.text}")
        for row in rows[1:]
        for column, cell in zip(columns, row.cells, strict=True)
        if cell.score is not None
    ]
    alt = telling.say(
        f"Tableau de scores ombré : {by} en lignes, {len(columns)} scores en colonnes.",
        f"Shaded table of scores: {by} in rows, {len(columns)} scores in columns.",
    )
    if not cells:
        return alt
    low, high = min(cells)[1], max(cells)[1]
    return alt + telling.say(
        f" Le plus bas : {low} ; le plus haut : {high}.", f" Lowest: {low}; highest: {high}."
    )
