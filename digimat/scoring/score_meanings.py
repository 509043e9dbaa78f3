"""What the columns of a scores file mean, in words: rules, ranges, missing data, levels."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import inf
from typing import Any

from digimat.language import Text, same
from digimat.questionnaires import Decision, LevelSet, Needs, Questionnaire, Scale, StageSet
from digimat.questionnaires.outcome_model import Flag
from digimat.scoring.scales import scale_rule, weights_of
from digimat.scoring.score_columns import Meaning
from digimat.scoring.spans import ANY, Span

SHARE = Text(fr="part, de 0 à 1", en="share, from 0 to 1")
NO_SCORE = Text(fr="vide s’il n’y a pas de score", en="empty where there is no score")


def number(value: float) -> Text:
    """A number as people write it."""
    return Text(fr=f"{value:.12g}".replace(".", ","), en=f"{value:.12g}")


def joined(texts: list[Text], between: str = " ; ") -> Text:
    """Several texts in one."""
    return Text(fr=between.join(t.fr for t in texts), en=between.replace(" ;", ";").join(t.en for t in texts))


def range_in_words(span: Span) -> Text:
    """From the lowest to the highest that a number can be."""
    low, high = number(span.low), number(span.high)
    if span.low == -inf and span.high == inf:
        return Text(fr="nombre", en="number")
    if span.low == -inf:
        return Text(fr=f"au plus {high.fr}", en=f"at most {high.en}")
    if span.high == inf:
        return Text(fr=f"au moins {low.fr}", en=f"at least {low.en}")
    return Text(fr=f"de {low.fr} à {high.fr}", en=f"from {low.en} to {high.en}")


def of_scale(scale: Scale, spans: Mapping[str, Span]) -> Meaning:
    """The rule of a scale, what goes into it, and how much of that must be answered."""
    inputs = []
    for name, weight in zip(scale.inputs, weights_of(scale).tolist(), strict=True):
        times = number(weight)
        inputs.append(same(name) if weight == 1 else Text(fr=f"{name} ×{times.fr}", en=f"{name} ×{times.en}"))
    told, rule = joined(inputs, ", "), scale_rule(scale)
    summary = rule.summary
    formula = Text(
        fr=f"{summary.fr} {rule.name}({told.fr}){_parameters(scale.with_)}",
        en=f"{summary.en} {rule.name}({told.en}){_parameters(scale.with_)}",
    )
    share = number(100 * scale.min_answered)
    missing = Text(
        fr=f"vide si moins de {share.fr} % du poids est renseigné",
        en=f"empty where less than {share.en}% of the weight is answered",
    )
    values = range_in_words(spans.get(scale.id, ANY))
    if scale.margin is not None:
        margin = number(scale.margin.points)
        values = Text(fr=f"{values.fr}, ± {margin.fr}", en=f"{values.en}, ± {margin.en}")
    return Meaning(values, formula, missing)


def of_levels(level_set: LevelSet, scale: str) -> Meaning:
    """Where each level begins; what raises it, and what holds it down."""
    steps = []
    for step in level_set.steps:
        cut = number(step.from_)
        steps.append(
            Text(
                fr=f"{step.id} = {step.title.fr}, dès {cut.fr}",
                en=f"{step.id} = {step.title.en}, from {cut.en}",
            )
        )
    formula = [Text(fr=f"niveau de {scale}", en=f"level of {scale}")]
    for floor in level_set.floors:
        when = _one_line(floor.when)
        formula.append(
            Text(fr=f"au moins {floor.at_least} si {when}", en=f"at least {floor.at_least} if {when}")
        )
    for cap in level_set.caps:
        unless = _one_line(cap.unless)
        formula.append(
            Text(fr=f"au plus {cap.at_most} sauf si {unless}", en=f"at most {cap.at_most} unless {unless}")
        )
    return Meaning(_codes(), joined(formula), NO_SCORE, joined(steps))


def of_score_alone(level_set: LevelSet, scale: str) -> Meaning:
    """The level before anything raises it or holds it down."""
    formula = Text(fr=f"niveau que donne {scale} seul", en=f"level that {scale} alone gives")
    return Meaning(_codes(), formula, NO_SCORE, of_levels(level_set, scale).steps)


def of_bands(level_set: LevelSet) -> Meaning:
    """The bands, and the levels of each."""
    bands = []
    for band, title in level_set.bands.items():
        held = ", ".join(step.id for step in level_set.steps if step.band == band)
        bands.append(Text(fr=f"{band} = {title.fr} ({held})", en=f"{band} = {title.en} ({held})"))
    formula = Text(fr=f"bande du niveau {level_set.id}", en=f"band of the level {level_set.id}")
    return Meaning(_codes(), formula, NO_SCORE, joined(bands))


def of_stages(stages: StageSet) -> Meaning:
    """The stages, in order, each with what leads to it."""
    steps = []
    for stage in stages.steps:
        gate = (
            [] if stage.gate is None else [_one_line(condition.when) for condition in stage.gate.conditions]
        )
        told = f" ({', '.join(gate)})" if gate else ""
        steps.append(
            Text(fr=f"{stage.id} = {stage.title.fr}{told}", en=f"{stage.id} = {stage.title.en}{told}")
        )
    formula = Text(
        fr="la dernière étape dont le passage est ouvert, et tous ceux d’avant",
        en="the last stage whose gate is open, and all gates before it",
    )
    missing = Text(fr="vide si rien n’est connu", en="empty where nothing is known")
    return Meaning(_codes(), formula, missing, joined(steps))


def of_decision(decision: Decision) -> Meaning:
    """The lines of the table, in order, and what each outcome is called."""
    lines = []
    for rule in decision.rules:
        otherwise = Text(fr="sinon", en="otherwise")
        lines.append(
            Text(
                fr=f"{rule.outcome} : {_one_line(rule.when) if rule.when else otherwise.fr}",
                en=f"{rule.outcome}: {_one_line(rule.when) if rule.when else otherwise.en}",
            )
        )
    first = Text(fr="la première ligne vraie", en="the first line that holds")
    formula = Text(fr=f"{first.fr} ; {joined(lines).fr}", en=f"{first.en}; {joined(lines).en}")
    outcomes = [
        Text(fr=f"{name} = {outcome.title.fr}", en=f"{name} = {outcome.title.en}")
        for name, outcome in decision.outcomes.items()
    ]
    missing = Text(fr="vide si une donnée nécessaire manque", en="empty where something needed is missing")
    return Meaning(_codes(), formula, missing, joined(outcomes))


def of_alternatives(decision: Decision) -> Meaning:
    """What else a small change of one score would decide."""
    by = number(decision.by)
    formula = Text(
        fr=f"autres issues de {decision.id} si un seul score changeait de ± {by.fr}",
        en=f"other outcomes of {decision.id} if one score alone changed by ± {by.en}",
    )
    missing = Text(fr="vide si l’issue tient", en="empty where the outcome holds")
    return Meaning(_several(), formula, missing, of_decision(decision).steps)


def of_needs(needs: Needs) -> Meaning:
    """The needs that lead."""
    gap = number(needs.gap)
    formula = Text(
        fr=f"les plus hauts, jusqu’au premier écart de {gap.fr} points ; all : aucun ne se détache",
        en=f"the highest, up to the first gap of {gap.en} points; all: none stands out",
    )
    steps = [
        Text(fr=f"{name} = {outcome.title.fr}", en=f"{name} = {outcome.title.en}")
        for name, outcome in {**needs.scales, "all": needs.all}.items()
    ]
    missing = Text(fr="vide si l’un d’eux manque", en="empty where one of them is missing")
    return Meaning(_several(), formula, missing, joined(steps))


def of_flags(flags: list[Flag]) -> Meaning:
    """The flags, and when each is raised."""
    formula = Text(fr="les drapeaux levés", en="the flags raised")
    steps = []
    for flag in flags:
        when = _one_line(flag.when)
        steps.append(
            Text(fr=f"{flag.id} = {flag.title.fr} : {when}", en=f"{flag.id} = {flag.title.en}: {when}")
        )
    return Meaning(
        _several(), formula, Text(fr="vide si aucun", en="empty where there is none"), joined(steps)
    )


def of_requirement(questionnaire: Questionnaire) -> Meaning:
    """What can be said of a person against the band that a post asks for."""
    assert questionnaire.requirement is not None
    wanted = questionnaire.requirement
    steps = [
        Text(fr=f"{name} = {outcome.title.fr}", en=f"{name} = {outcome.title.en}")
        for name, outcome in (
            ("met", wanted.met), ("to_confirm", wanted.to_confirm), ("not_met", wanted.not_met),
        )
    ]  # fmt: skip
    formula = Text(
        fr=f"{wanted.levels} et la marge du score, face à la bande demandée",
        en=f"{wanted.levels} and the margin of the score, against the band asked for",
    )
    missing = Text(fr="vide si rien n’est demandé", en="empty where nothing is asked for")
    return Meaning(_codes(), formula, missing, joined(steps))


def of_answered() -> Meaning:
    """The share of questions that were answered."""
    formula = Text(
        fr="questions répondues / questions posées qui s’appliquent, sans celles d’exercice ; « ne sait pas » n’est "
        "pas une réponse",
        en='questions answered / questions asked that apply, practice left out; "don\'t know" is no answer',
    )
    return Meaning(SHARE, formula, Text(fr="vide si rien n’a été posé", en="empty where nothing was asked"))


def of_scale_answered(scale: Scale) -> Meaning:
    """The share of what a scale is made of that was answered."""
    formula = Text(
        fr=f"poids des entrées de {scale.id} renseignées / poids de celles qui comptent",
        en=f"weight of the inputs of {scale.id} that are answered / weight of those that count",
    )
    return Meaning(SHARE, formula, Text(fr="vide si rien ne compte", en="empty where nothing counts"))


def _parameters(given: Mapping[str, Any]) -> str:
    """The parameters of a rule, as they are set."""
    return "".join(
        f"; {name}: {_one_line(value) if isinstance(value, str) else json.dumps(value, default=str)}"
        for name, value in given.items()
    )


def _one_line(formula: str) -> str:
    return " ".join(formula.split())


def _codes() -> Text:
    return same("code")


def _several() -> Text:
    return Text(fr="codes, joints par +", en="codes, joined by +")
