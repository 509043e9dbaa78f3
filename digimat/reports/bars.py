"""Scores side by side: the bars of a profile, its strengths and what to work on first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.questionnaires import State
from digimat.reports.case import Case
from digimat.reports.content import Bar
from digimat.reports.numbers import whole
from digimat.scoring.advice import chosen_advice


def bar_of(case: Case, scale: str, level_set: str | None = None) -> Bar:
    """One scale as a bar, with its level in words where a level set is named."""
    defined = case.results.scales[scale].scale
    score = case.score(scale)
    level = case.results.levels.get((level_set, scale)) if level_set is not None else None
    rank = int(level.rank[case.row]) if level is not None else -1
    return Bar(
        name=scale,
        title=case.text(defined.title),
        score=None if score is None else whole(score),
        state=case.text(level.level_set.steps[rank].title) if level is not None and rank >= 0 else "",
        state_rank=rank,
        states=len(level.level_set.steps) if level is not None else 0,
        text=case.text(defined.measures),
        answered=_answered(case, defined.items) if defined.items else "",
    )


def _answered(case: Case, items: Sequence[str]) -> str:
    states = case.results.coded.state[case.row, case.results.coded.columns(items)]
    count = int(np.sum(states == State.ANSWERED))
    return case.say(f"{count} réponses sur {len(items)}", f"{count} of {len(items)} answered")


def priorities_of(case: Case, profile: Sequence[Bar]) -> tuple[Bar, ...]:
    """Up to three scales of the profile to work on first, in the order of their advice."""
    by_name = {bar.name: bar for bar in profile}
    advice = chosen_advice(case.results, case.row, most=len(case.questionnaire.advice))
    bars = [by_name[name] for name in dict.fromkeys(a.about for a, _ in advice) if name in by_name]
    return tuple(bar for bar in bars if bar.state_rank < bar.states - 1)[:3]


def strengths_of(profile: Sequence[Bar], priorities: Sequence[Bar]) -> tuple[Bar, ...]:
    """Up to three best scales of the profile: not in the lowest state, and above the weakest one.

    Where all are equal, none stands out, unless all are in the highest state.
    """
    scored = [(bar.score, bar) for bar in profile if bar.score is not None]
    weakest = min((score for score, _ in scored), default=0)
    found = [
        (score, bar)
        for score, bar in scored
        if bar not in priorities
        and bar.state_rank != 0
        and (score > weakest or bar.state_rank == bar.states - 1)
    ]
    return tuple(bar for _, bar in sorted(found, key=lambda pair: -pair[0])[:3])
