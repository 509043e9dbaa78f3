"""The main result: a score with its error, its level and why the level is what it is; or an outcome."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.language import Text
from digimat.questionnaires.outcome_model import Cap, Floor
from digimat.questionnaires.outcome_model import Step as LevelStep
from digimat.questionnaires.report_model import PlannedDecision
from digimat.reports.case import Case
from digimat.reports.content import Conclusion, Headline
from digimat.reports.numbers import shown_score, whole
from digimat.reports.parts.level_steps import band_name, step_name, steps_of
from digimat.scoring import LevelResult
from digimat.scoring.levels import rank_of

NO_TOTAL = Text(
    fr="Il n’y a pas assez de réponses pour un score d’ensemble.",
    en="There are not enough answers for an overall score.",
)


def headline_of(case: Case, conclusions: dict[str, Conclusion]) -> Headline | None:
    """The main result, None where there is none: nothing in the questionnaire is one, or there is no score.

    Args:
        case: whose.
        conclusions: by the id of the stages, decision, quadrant or needs they come from.
    """
    if case.headline in conclusions:
        return _concluded(case, conclusions[case.headline])
    level, scale = case.headline_level, case.headline_scale
    score = case.score(scale) if scale is not None else None
    if scale is None or score is None:
        return None
    if level is not None and level.rank[case.row] < 0:  # below them all
        level = None
    defined, ruler = case.results.scales[scale].scale, case.rulers[scale]
    margin = defined.margin
    # The interval is drawn around the figure that is printed, so that 64 ± 14 reads 50 to 78.
    points = ruler.value(score)
    width = shown_score(margin.points, (), ruler.places) if margin else 0.0
    axis = ruler.axis(case.language)
    return Headline(
        title=case.text(defined.title),
        score=ruler.figure(points, case.language),
        out_of=case.out_of(axis),
        axis=axis,
        margin=ruler.figure(width, case.language).text if margin else "",
        low=ruler.figure(max(ruler.low, points - width), case.language) if margin else None,
        high=ruler.figure(min(ruler.high, points + width), case.language) if margin else None,
        confidence=whole(margin.confidence * 100) if margin else 0,
        level_title=case.text(level.level_set.title) if level else "",
        level=step_name(case, _step(case, level)) if level else "",
        level_range=_range(case, level, score, margin.points) if level and margin else "",
        band=band_name(case, level.level_set, _step(case, level)) if level else "",
        explained=case.text(_step(case, level).meaning) if level else case.text(defined.measures),
        adjusted=why_adjusted(case, level) if level else "",
        steps=steps_of(case, scale, level.level_set) if level else (),
    )


def missing_result(case: Case, headline: Headline | None) -> str:
    """Why there is no main result, where there should be one."""
    return case.text(NO_TOTAL) if headline is None and case.headline is not None else ""


def _concluded(case: Case, conclusion: Conclusion) -> Headline:
    return Headline(
        title=conclusion.title,
        score=None,
        out_of="",
        axis=None,
        margin="",
        low=None,
        high=None,
        confidence=0,
        level_title="",
        level=conclusion.result,
        level_range="",
        band="",
        explained=conclusion.meaning,
        adjusted="",
        steps=(),
        reserves=_reserves(case, conclusion),
    )


def _reserves(case: Case, conclusion: Conclusion) -> tuple[str, ...]:
    """What an outcome is subject to: conditions that come first, and that a few points would change it."""
    charts = (chart for page in case.plan.pages for chart in page.charts)
    conditions = {
        name
        for chart in charts
        if isinstance(chart, PlannedDecision) and chart.of == case.headline
        for name in chart.conditions
    }
    raised = [flag for flag in case.results.raised(case.row, for_assessor=True) if flag in conditions]
    reserves = []
    if raised:
        reserves.append(case.say("sous conditions", "under conditions"))
    if conclusion.shaky:
        reserves.append(case.say("décision sensible à quelques points près", "a few points would change it"))
    return tuple(reserves)


def _step(case: Case, level: LevelResult) -> LevelStep:
    return level.level_set.steps[int(level.rank[case.row])]


def _range(case: Case, level: LevelResult, score: float, margin: float) -> str:
    """The levels that the error of measurement leaves open; the level itself is always among them."""
    ruler = case.rulers[level.scale]
    ends = rank_of(
        level.level_set, np.array([max(ruler.low, score - margin), min(ruler.high, score + margin)])
    )
    rank, steps = int(level.rank[case.row]), level.level_set.steps
    low, high = max(0, min(int(ends[0]), rank)), max(int(ends[1]), rank)
    if low == high:
        return ""
    first, last = step_name(case, steps[low]), step_name(case, steps[high])
    return case.say(f"entre {first} et {last}", f"between {first} and {last}")


def why_adjusted(case: Case, level: LevelResult) -> str:
    """Why the level is not the one that the score alone gives; empty where it is."""
    steps, row = level.level_set.steps, case.row
    by_score, floored, rank = (
        steps[int(ranks[row])] for ranks in (level.by_score, level.floored, level.rank)
    )
    alone, raised, lowered = (step_name(case, step) for step in (by_score, floored, rank))
    sentences = []
    if floored != by_score:
        held = [f for n, f in enumerate(level.level_set.floors) if level.floors[row, n] == 1]
        because = _because(case, [f for f in held if f.at_least == floored.id])
        sentences.append(
            case.say(
                f"Le score seul donne le niveau {alone} ; il est relevé à {raised}{because}.",
                f"The score alone gives level {alone}; it is raised to {raised}{because}.",
            )
        )
    if rank != floored:
        closed = [c for n, c in enumerate(level.level_set.caps) if level.caps[row, n] != 1]
        because = _because(case, [c for c in closed if c.at_most == rank.id])
        sentences.append(
            case.say(
                f"Le niveau {raised} est ramené à {lowered}{because}.",
                f"Level {raised} is lowered to {lowered}{because}.",
            )
        )
    return " ".join(sentences)


def _because(case: Case, rules: Sequence[Floor | Cap]) -> str:
    reason: Text | None = rules[0].because if rules else None
    return case.say(f", parce que {reason.fr}", f", because {reason.en}") if reason is not None else ""
