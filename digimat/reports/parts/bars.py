"""Scores side by side: the bars of a profile, its strengths and what to work on first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.language import plural
from digimat.questionnaires import State
from digimat.reports.case import Case
from digimat.reports.content import Bar, Figure
from digimat.reports.numbers import shown_score
from digimat.reports.parts.level_steps import steps_of
from digimat.scoring.advice import plan_of


def bar_of(case: Case, scale: str, level_set: str | None = None) -> Bar:
    """One scale as a bar, with its error where it has one, and its level in words where a level set is named."""
    defined = case.results.scales[scale].scale
    level = case.results.levels.get((level_set, scale)) if level_set is not None else None
    rank = int(level.rank[case.row]) if level is not None else -1
    low, high = _error(case, scale)
    return Bar(
        name=scale,
        title=case.text(defined.title),
        score=case.figure(scale),
        state=case.text(level.level_set.steps[rank].title) if level is not None and rank >= 0 else "",
        state_rank=rank,
        states=len(level.level_set.steps) if level is not None else 0,
        text=case.text(defined.measures),
        answered=_answered(case, defined.items) if defined.items else "",
        low=low,
        high=high,
        axis=case.rulers[scale].axis(case.language),
        steps=steps_of(case, scale, level.level_set) if level is not None else (),
    )


def _error(case: Case, scale: str) -> tuple[Figure | None, Figure | None]:
    """Score less and plus its margin, inside the axis: from the rounded score, like all that is printed."""
    score, margin, ruler = case.score(scale), case.results.scales[scale].scale.margin, case.rulers[scale]
    if score is None or margin is None or not ruler.known:
        return None, None
    shown, width = ruler.value(score), shown_score(margin.points, (), ruler.places)
    ends = (max(ruler.low, shown - width), min(ruler.high, shown + width))
    low, high = (ruler.figure(end, case.language) for end in ends)
    return low, high


def profile_of(case: Case) -> tuple[Bar, ...]:
    """The profile that the plan names; where it names no scale at all, all of them but the main one."""
    plan = case.plan
    if plan.profile or plan.comparison or plan.stairs:
        return tuple(bar_of(case, name, plan.profile_levels) for name in plan.profile)
    return tuple(
        bar_of(case, scale.id) for scale in case.questionnaire.scales if scale.id != case.headline_scale
    )


def _answered(case: Case, items: Sequence[str]) -> str:
    """How many of its questions were answered, of those that were asked."""
    if case.results.pooling is not None:
        return ""
    states = case.results.coded.state[case.row, case.results.coded.columns(items)]
    count, asked = int(np.sum(states == State.ANSWERED)), int(np.sum(states != State.NOT_SHOWN))
    if not asked:
        return case.say("questions non posées", "questions not asked")
    return case.say(f"{plural(count, 'réponse')} sur {asked}", f"{count} of {asked} answered")


def priorities_of(case: Case, profile: Sequence[Bar]) -> tuple[Bar, ...]:
    """Up to three scales of the profile to work on first.

    Of a test those that its advice is about, the most pressing first; else the lowest, as all of them are advised on.
    None is in the highest of its states.
    """
    if not case.test:
        axes = {bar.axis for bar in profile}
        scored = [
            (bar.score.at, bar) for bar in profile if bar.score is not None and bar.score.at is not None
        ]
        low = [(at, bar) for at, bar in scored if bar.states and bar.state_rank < bar.states - 1]
        return tuple(bar for _, bar in sorted(low, key=lambda pair: pair[0])[:3]) if len(axes) == 1 else ()
    by_name = {bar.name: bar for bar in profile}
    given = plan_of(case.results, case.row, most=len(case.questionnaire.advice)).first
    bars = [by_name[name] for name in dict.fromkeys(r.advice.about for r in given) if name in by_name]
    return tuple(bar for bar in bars if not bar.states or bar.state_rank < bar.states - 1)[:3]


def strengths_of(profile: Sequence[Bar], priorities: Sequence[Bar]) -> tuple[Bar, ...]:
    """Up to three best scales of the profile: in a high state or, where there are no states, above the weakest.

    High are the states above the middle: the last of three, the last two of five. Without states, only scores on one
    axis are compared: 2 of 3 is neither more nor less than 15 of 30.
    """
    scored = [(bar.score.at, bar) for bar in profile if bar.score is not None and bar.score.at is not None]
    comparable = len({bar.axis for bar in profile}) == 1
    weakest = min((at for at, _ in scored), default=0)
    found = [
        (at, bar)
        for at, bar in scored
        if len(profile) > 1
        and bar not in priorities
        and (_is_high(bar) if bar.states else comparable and at > weakest)
    ]
    return tuple(bar for _, bar in sorted(found, key=lambda pair: -pair[0])[:3])


def _is_high(bar: Bar) -> bool:
    return bar.state_rank >= bar.states - max(1, (bar.states - 1) // 2)


def standing_out(bars: Sequence[Bar], profile: Sequence[Bar]) -> Bar | None:
    """The first of some bars, where no other scale of the profile has the same score."""
    first = bars[0] if bars else None
    alone = first is not None and sum(bar.score == first.score for bar in profile) == 1
    return first if alone else None
