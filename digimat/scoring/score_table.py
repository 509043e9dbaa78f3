"""Results as a table: one row a respondent or group, typed columns, for every writer of scores.

No step here works row by row on respondents: a batch of a hundred thousand takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

import numpy as np

from digimat.answers.encoded import Encoded
from digimat.language import Text, same
from digimat.questionnaires import LevelSet, Scale, State
from digimat.questionnaires.model import ProfileField
from digimat.scoring import score_meanings as meaning
from digimat.scoring.arrays import Floats, divide
from digimat.scoring.combinations import by_combination
from digimat.scoring.group_findings import blind_spots, people_by_role, perception_gaps
from digimat.scoring.ranges import ranges_of
from digimat.scoring.results import DecisionResult, NeedsResult, Results
from digimat.scoring.score_columns import (
    Kind,
    Meaning,
    ScoreColumn,
    ScoreTable,
    code_column,
    name_column,
    number_column,
)
from digimat.scoring.spans import Span

__all__ = ["Kind", "Meaning", "ScoreColumn", "ScoreTable", "name_column", "score_table"]

STATUSES = ("", "met", "to_confirm", "not_met")


def score_table(results: Results, *, profile: bool = False, names: Collection[str] = ()) -> ScoreTable:
    """The table of scores: what whoever gave the questionnaire may see, one row a respondent or group.

    First the results, scales before what follows from them; then, of respondents, how much was answered:

        answered = questions answered / questions that were shown and apply
        SCALE_answered = weight of the scale's answered inputs / weight of those that count

    Practice and modules that were not taken do not count; "don't know" was shown and is not answered.

    Args:
        profile: with who answers, after their code.
        names: the columns that are wanted, so that others need not be computed; nothing said: all.
    """
    columns = list(_who(results))
    if profile and results.pooling is None:
        columns += _profile(results)
    columns += _conclusions(results)
    columns += _answered(results, names) if results.pooling is None else _of_group(results)
    return ScoreTable(tuple(_distinct(columns)))


def _distinct(columns: Sequence[ScoreColumn]) -> Iterator[ScoreColumn]:
    """No two columns of one name: where an id is the name of another column, the later one gets a line below."""
    taken: set[str] = set()
    for column in columns:
        name = column.name
        while name in taken:
            name += "_"
        taken.add(name)
        yield column if name == column.name else replace(column, name=name)


def _who(results: Results) -> Iterator[ScoreColumn]:
    respondents, pooling = results.table.respondents, results.pooling
    if pooling is None:
        yield name_column(
            "respondent", Text(fr="Code de la personne", en="Code of the respondent"), respondents
        )
        return
    titles = {field.id: field.title for field in results.questionnaire.profile}
    yield name_column(pooling.by, titles.get(pooling.by, same(pooling.by)), respondents)
    people = [sum(people_by_role(results, row).values()) for row in range(len(respondents))]
    title = Text(fr="Nombre de personnes", en="Number of people")
    yield number_column("people", title, np.array(people, np.float64))


def _profile(results: Results) -> Iterator[ScoreColumn]:
    """Who answers: the codes of a field that has options, free text where it has none."""
    rows = len(results.table.respondents)
    for field in results.questionnaire.profile:
        known = results.table.profile.get(field.id)
        if known is None:
            yield code_column(field.id, field.title, np.full(rows, -1), ())
        elif field.options:
            coded = Encoded.of(known)
            texts = [text or "" for text in coded.texts]
            about = partial(_of_options, field)
            # Not code_column: a number there counts from -1, and these are unsigned.
            numbers = coded.numbers.astype(np.int64)
            column = code_column(field.id, field.title, numbers, texts, about)
            # What is no option of the questionnaire was written by somebody.
            free = not set(column.texts) <= {"", *field.options}
            yield name_column(field.id, field.title, known) if free else column
        else:
            yield name_column(field.id, field.title, known)


def _of_options(field: ProfileField) -> Meaning:
    options = [
        Text(fr=f"{code} = {title.fr}", en=f"{code} = {title.en}") for code, title in field.options.items()
    ]
    return Meaning(same("code"), steps=meaning.joined(options))


def _of_scale(scale: Scale, spans: Callable[[], Mapping[str, Span]]) -> Meaning:
    return meaning.of_scale(scale, spans())


def _conclusions(results: Results) -> Iterator[ScoreColumn]:
    questionnaire = results.questionnaire
    spans = cache(lambda: ranges_of(questionnaire).scales)  # only where somebody asks what a column means
    with_column = [scale for scale in results.told(for_assessor=True) if scale.column]
    for scale in with_column:
        about = partial(_of_scale, scale, spans)
        yield number_column(scale.id, scale.title, results.scales[scale.id].score, about)
    for level_set in questionnaire.levels:
        if len(level_set.scales) == 1:
            yield from _levels_of_one(results, level_set)
    for name, stages in results.stages.items():
        about = partial(meaning.of_stages, stages.stage_set)
        texts = [step.id for step in stages.stage_set.steps]
        yield code_column(name, stages.stage_set.title, stages.rank, texts, about)
    for decision in results.decisions.values():
        yield from _decision(decision, len(results.table.respondents))
    for needs in results.needs.values():
        yield _needs(needs, len(results.table.respondents))
    yield _flags(results)
    if results.pooling is None:
        if questionnaire.requirement is not None:
            yield _requirement(results)
        yield from _levels_of_several(results, {scale.id: scale for scale in with_column})


def _levels_of_one(results: Results, level_set: LevelSet) -> Iterator[ScoreColumn]:
    (scale,) = level_set.scales
    level, texts = results.level(level_set.id), [step.id for step in level_set.steps]
    yield code_column(
        level_set.id, level_set.title, level.rank, texts, partial(meaning.of_levels, level_set, scale)
    )
    title = Text(
        fr=f"{level_set.title.fr}, par le score seul", en=f"{level_set.title.en}, by the score alone"
    )
    about = partial(meaning.of_score_alone, level_set, scale)
    yield code_column(f"{level_set.id}_by_{scale}", title, level.by_score, texts, about)
    if level_set.bands:
        title = Text(fr=f"{level_set.title.fr}, bande", en=f"{level_set.title.en}, band")
        bands = [step.band or "" for step in level_set.steps]
        banded = [v.id for v in results.questionnaire.levels if v.bands and len(v.scales) == 1]
        name = "band" if len(banded) == 1 else f"{level_set.id}_band"
        yield code_column(name, title, level.rank, bands, partial(meaning.of_bands, level_set))


def _levels_of_several(results: Results, told: Mapping[str, Scale]) -> Iterator[ScoreColumn]:
    """The level of each scale of a set that serves several, of the scales that have a column."""
    for (name, scale), level in results.levels.items():
        level_set = level.level_set
        if len(level_set.scales) > 1 and scale in told:
            title = Text(
                fr=f"{level_set.title.fr}, {told[scale].title.fr}",
                en=f"{level_set.title.en}, {told[scale].title.en}",
            )
            texts = [step.id for step in level_set.steps]
            about = partial(meaning.of_levels, level_set, scale)
            yield code_column(f"{name}_{scale}", title, level.rank, texts, about)


def _decision(result: DecisionResult, rows: int) -> Iterator[ScoreColumn]:
    decision = result.decision
    outcomes = [rule.outcome for rule in decision.rules]
    yield code_column(
        decision.id, decision.title, result.fired, outcomes, partial(meaning.of_decision, decision)
    )
    if not decision.alternatives_column:
        return

    def others(lines: tuple[int, ...]) -> str:
        first, *moved = (result.outcome_of(line - 1) for line in lines)
        return "+".join(dict.fromkeys(other for other in moved if other and other != first))

    columns = ((fired + 1, len(outcomes) + 1) for fired in (result.fired, *result.moved.values()))
    numbers, texts = by_combination(columns, rows, others)
    title = Text(
        fr=f"{decision.title.fr}, à peu de points près", en=f"{decision.title.en}, a few points away"
    )
    about = partial(meaning.of_alternatives, decision)
    yield code_column(f"{decision.id}_alternatives", title, numbers, texts, about)


def _needs(result: NeedsResult, rows: int) -> ScoreColumn:
    needs = result.needs

    def leading(row: tuple[int, ...]) -> str:
        known, *leads = row
        names = [name for name, leading in zip(needs.scales, leads, strict=True) if leading]
        return "" if not known else "all" if len(names) == len(needs.scales) else "+".join(names)

    numbers, texts = by_combination(((each, 2) for each in (result.known, *result.leading.T)), rows, leading)
    return code_column(needs.id, needs.title, numbers, texts, partial(meaning.of_needs, needs))


def _flags(results: Results) -> ScoreColumn:
    flags = [flag for flag in results.questionnaire.flags if flag.told_to != "respondent"]

    def raised(row: tuple[int, ...]) -> str:
        return "+".join(flag.id for flag, is_raised in zip(flags, row, strict=True) if is_raised)

    columns = ((results.flags[flag.id] == 1, 2) for flag in flags)
    numbers, texts = by_combination(columns, len(results.table.respondents), raised)
    return code_column(
        "flags", Text(fr="Drapeaux", en="Flags"), numbers, texts, partial(meaning.of_flags, flags)
    )


def _requirement(results: Results) -> ScoreColumn:
    rows = len(results.table.respondents)
    numbers = np.zeros(rows, np.int64)
    if results.table.required:
        place = {status: number for number, status in enumerate(STATUSES)}
        numbers = np.fromiter(map(place.__getitem__, results.requirement), np.int64, rows)
    title = Text(fr="Exigence du poste", en="Job requirement")
    about = partial(meaning.of_requirement, results.questionnaire)
    return code_column("requirement", title, numbers, STATUSES, about)


def _answered(results: Results, names: Collection[str]) -> Iterator[ScoreColumn]:
    # The name that a column gets may have a line below at its end: see _distinct.
    wanted = {name.rstrip("_") for name in names}
    title = Text(fr="Part répondue", en="Share answered")
    if not wanted or "answered" in wanted:
        yield number_column("answered", title, share_answered(results), meaning.of_answered)
    for scale in results.told(for_assessor=True):
        if scale.column and (not wanted or f"{scale.id}_answered" in wanted):
            result = results.scales[scale.id]
            share = divide(result.answered, result.base)
            title = Text(fr=f"{scale.title.fr}, part répondue", en=f"{scale.title.en}, share answered")
            yield number_column(
                f"{scale.id}_answered", title, share, partial(meaning.of_scale_answered, scale)
            )


def share_answered(results: Results) -> Floats:
    """The share of the questions put to each respondent that they answered; NaN where none was.

    answered = questions answered / questions that were shown and apply
    """
    rows, coded = len(results.table.respondents), results.coded
    answered, asked = np.zeros(rows, np.uint16), np.zeros(rows, np.uint16)
    practice = results.questionnaire.practice
    for item in results.questionnaire.items:
        if item.id not in practice:
            column = coded.by_item[item.id]
            answered += column.in_state(State.ANSWERED)
            asked += 1 if column.always_counts else ~column.in_state(State.NOT_SHOWN, State.NOT_APPLICABLE)
    return divide(answered.astype(np.float64), asked.astype(np.float64))


def _of_group(results: Results) -> Iterator[ScoreColumn]:
    """What stands out in each group; there are few of them."""
    rows = range(len(results.table.respondents))
    told: Collection[tuple[str, Text, Any]] = (
        ("blind_spots", Text(fr="Angles morts", en="Blind spots"), blind_spots),
        (
            "gaps",
            Text(fr="Écarts de perception", en="Perception gaps"),
            lambda results, row: [gap.scale for gap in perception_gaps(results, row)],
        ),
    )
    for name, title, found in told:
        texts = ["+".join(found(results, row)) for row in rows]
        yield code_column(name, title, np.arange(len(texts)), texts, _list_of_codes)


def _list_of_codes() -> Meaning:
    return Meaning(meaning.of_flags([]).values)
