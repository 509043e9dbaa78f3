"""Writes the report on many people, each scored alone: how they are spread, and how parts of them compare.

No one is named, no answer is told, and no figure rests on fewer than five people, nor can one that does be had by
subtraction (:mod:`digimat.scoring.cohort`).
"""

from __future__ import annotations

from collections.abc import Sequence

from digimat.language import Text
from digimat.problems import Position, Problem, UserError
from digimat.reports.cohort.bars import mean_bar
from digimat.reports.cohort.case import Cohort
from digimat.reports.cohort.facts import spread_facts
from digimat.reports.cohort.method import cohort_method
from digimat.reports.content import Bar, Headline, Report
from digimat.reports.pages.counted import steps_told
from digimat.reports.pages.of_cohort import cohort_pages, counted_result
from digimat.reports.parts.bars import standing_out, strengths_of
from digimat.reports.parts.cover import SENTENCE, cover_of
from digimat.reports.parts.level_steps import steps_of
from digimat.reports.wording import full_level
from digimat.scoring.cohort import counts_of
from digimat.scoring.small_groups import LEAST


def group_report(cohort: Cohort, at: Position | None = None) -> Report:
    """The report on a cohort.

    Args:
        cohort: whose results, in which language.
        at: where they were read, for the message if they are too few.

    Raises:
        UserError: there are fewer than five people.
    """
    if cohort.size < LEAST:
        raise UserError(_too_few(cohort.size, at))
    profile = tuple(
        mean_bar(cohort, scale, cohort.plan.profile_levels)
        for scale in cohort.plan.profile
        if cohort.shows(scale)
    )
    strengths = strengths_of(profile, ()) if cohort.plan.profile else ()
    priorities = _priorities(profile, strengths)
    headline = _headline(cohort)
    return Report(
        kind="group",
        language=cohort.language,
        test=cohort.test,
        cover=cover_of(cohort, cohort.name, cohort.occasion),
        headline=headline,
        no_result="",
        summary=_summary(cohort, headline, profile, strengths, priorities),
        strengths=strengths,
        priorities=priorities,
        conclusions=(),
        comparison_title="",
        comparison=(),
        profile_title="",
        profile=(),
        profile_as=cohort.plan.profile_as,
        profile_note="",
        stairs_title="",
        stairs=(),
        pages=cohort_pages(cohort),
        flags=(),
        pooled=None,
        requirement=None,
        advice=(),
        quick_wins=(),
        method=cohort_method(cohort),
        passport=None,
        annex=(),
        sentence=cohort.text(SENTENCE),
        spread=spread_facts(cohort),
    )


def _too_few(size: int, at: Position | None) -> Problem:
    return Problem(
        "SCO053",
        Text(
            fr=f"un rapport de groupe demande {LEAST} personnes au moins ; il y en a {size}",
            en=f"a report on a group takes {LEAST} people at least; there {'is' if size == 1 else 'are'} {size}",
        ),
        Text(
            fr="Attendez plus de réponses, ou réunissez plusieurs fichiers : de si peu, chacun serait reconnu.",
            en="Wait for more answers, or put several files together: of so few, each would be recognised.",
        ),
        at,
    )


def _headline(cohort: Cohort) -> Headline | None:
    """The mean of the main score on its line, with the middle half of the people; None without such a score."""
    scale = cohort.headline_scale
    mean = cohort.mean(scale) if scale is not None and cohort.shows(scale) else None
    if scale is None or mean is None:
        return None
    spread, level = cohort.spread(scale), cohort.headline_level
    low, high = (cohort.figure(scale, end) for end in spread.quarters or (None, None))
    axis = cohort.rulers[scale].axis(cohort.language)
    title = cohort.text(cohort.results.scales[scale].scale.title)
    return Headline(
        title=cohort.say(f"{title}, moyenne", f"{title}, mean"),
        score=mean,
        out_of=cohort.out_of(axis),
        axis=axis,
        margin="",
        low=low,
        high=high,
        confidence=0,
        level_title=cohort.text(level.level_set.title) if level is not None else "",
        level="",
        level_range="",
        band="",
        explained=_middle(cohort, low.text, high.text) if low is not None and high is not None else "",
        adjusted="",
        steps=steps_of(cohort, scale, level.level_set) if level is not None else (),
    )


def _middle(cohort: Cohort, low: str, high: str) -> str:
    return cohort.say(
        f"La moitié des personnes ont entre {low} et {high} ; un quart est en dessous, un quart au-dessus.",
        f"Half of the people are between {low} and {high}; a quarter is below, a quarter above.",
    )


def _summary(
    cohort: Cohort,
    headline: Headline | None,
    profile: Sequence[Bar],
    strengths: Sequence[Bar],
    priorities: Sequence[Bar],
) -> str:
    sentences = [f"{cohort.people(cohort.size)}."]
    if headline is not None and headline.score is not None:
        colon = cohort.say(" : ", ": ")
        sentences.append(f"{headline.title}{colon}{headline.score.text} {headline.out_of}".rstrip() + ".")
    if most := _most_frequent(cohort):
        sentences.append(most)
    if strength := standing_out(strengths, profile):
        sentences.append(
            cohort.say(f"Le plus solide : {strength.title}.", f"Strongest area: {strength.title}.")
        )
    if priority := standing_out(priorities, profile):
        sentences.append(cohort.say(f"Le plus bas : {priority.title}.", f"Lowest: {priority.title}."))
    return " ".join(sentences)


def _most_frequent(cohort: Cohort) -> str:
    """The level or outcome that most people are at; "" where several are equal, or hidden."""
    of = counted_result(cohort)
    if of is None:
        return ""
    steps = steps_told(cohort, of)
    counts = counts_of(cohort.results, of, len(steps.names))
    known = [count or 0 for count in counts.each]
    most = max(known)
    if counts.people is None or not most or known.count(most) > 1:
        return ""
    name = full_level(steps.names[known.index(most)], steps.title)
    return cohort.say(
        f"Le plus fréquent : {name[0].lower() + name[1:]} ({cohort.people(most)}).",
        f"Most frequent: {name[0].lower() + name[1:]} ({cohort.people(most)}).",
    )


def _priorities(profile: Sequence[Bar], strengths: Sequence[Bar]) -> tuple[Bar, ...]:
    """Up to three lowest means that are not at the highest state; none where nothing says what is high."""
    low = [
        bar
        for bar in profile
        if bar.score is not None and 0 <= bar.state_rank < bar.states - 1 and bar not in strengths
    ]
    return tuple(sorted(low, key=lambda bar: (bar.state_rank, bar.score.at or 0.0 if bar.score else 0.0))[:3])
