"""The rules of a questionnaire on paper: who counts how much, how scores are made, what is concluded from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.padding import Padding
from rich.text import Text as RichText

from digimat.commands.printed import formula, heading, number, parameter, row, several
from digimat.language import Language, Text
from digimat.questionnaires import Questionnaire, Scale
from digimat.questionnaires.outcome_model import (
    WHOSE,
    Decision,
    Gate,
    LevelSet,
    Needs,
    Quadrant,
    StageSet,
    Whose,
)
from digimat.scoring.scales import weights_of
from digimat.scoring.small_groups import LEAST

USUAL_SHARE = Scale.model_fields["min_answered"].default


def rule_book(q: Questionnaire, language: Language) -> Iterator[Any]:
    """Everything that turns answers into results, in the order in which it is computed."""
    yield from _profile(q, language)
    if q.scales:
        yield heading(Text(fr="Échelles", en="Scales").of(language))
    for scale in q.scales:
        yield from _scale(scale, language)
    for level_set in q.levels:
        yield from _levels(level_set, language)
    for stage_set in q.stages:
        yield from _stages(stage_set, language)
    for decision in q.decisions:
        yield from _decision(decision, language)
    for quadrant in q.quadrants:
        yield from _quadrant(quadrant, language)
    for needs in q.needs:
        yield from _needs(needs, language)
    if q.flags:
        yield heading(Text(fr="Drapeaux", en="Flags").of(language))
        yield from (
            row(f.id, " · ".join([f.title.of(language), formula(f.when), *_only(f.only, language)]))
            for f in q.flags
        )
    yield from _what_follows(q, language)
    if q.deeper:
        yield heading(Text(fr="Pour aller plus loin", en="To go further").of(language))
        yield from (
            row(d.questionnaire, " · ".join([formula(d.when), *_only(d.only, language)])) for d in q.deeper
        )


def _profile(q: Questionnaire, language: Language) -> Iterator[Any]:
    """Who answers, and what each role weighs."""
    if q.profile:
        yield heading(Text(fr="Qui répond", en="Who answers").of(language))
    for field in q.profile:
        listed = ", ".join(field.options) or Text(fr="un texte", en="any text").of(language)
        yield row(field.id, f"{field.title.of(language)} · {listed}")
    if q.anonymous:
        words = Text(
            fr=f"Anonyme : aucun résultat de moins de {LEAST} personnes n’est montré.",
            en=f"Anonymous: no result of fewer than {LEAST} people is shown.",
        )
        yield row("", words.of(language))
    if q.roles is None:
        return
    title = Text(fr=f"Poids des rôles ({q.roles.field})", en=f"Weights of roles ({q.roles.field})")
    yield heading(title.of(language))
    field = next(f for f in q.profile if f.id == q.roles.field)
    for scale, given in q.roles.weights.items():
        told = (f"{role} {number(given.get(role, 1.0), language)}" for role in field.options)
        yield row(scale, " · ".join(told))
    elsewhere = Text(
        fr="1 là où rien n’est dit ; une échelle a les poids de celle qui la contient ; 0 : pas interrogé",
        en="1 where nothing is said; a scale has the weights of the one around it; 0: not asked",
    )
    yield row("", elsewhere.of(language))
    if q.roles.anonymous:
        named = ", ".join(q.roles.anonymous)
        words = Text(
            fr=f"anonymes, comptés à partir de {LEAST} personnes : {named}",
            en=f"anonymous, counted from {LEAST} people on: {named}",
        )
        yield row("", words.of(language))


def _scale(scale: Scale, language: Language) -> Iterator[Any]:
    """Its rule over its inputs, the rule's parameters, and what departs from the usual."""
    weights = dict(zip(scale.inputs, weights_of(scale).tolist(), strict=True))
    same_for_all = (
        next(iter(weights.values())) if len(weights) > 1 and len(set(weights.values())) == 1 else 1.0
    )
    told = ", ".join(
        name if weight in (1, same_for_all) else f"{name} ×{number(weight, language)}"
        for name, weight in weights.items()
    )
    if same_for_all != 1:
        each = Text(fr=" ; chacun", en="; each").of(language)
        told = f"{told}{each} ×{number(same_for_all, language)}"
    margin = f" ± {number(scale.margin.points, language)}" if scale.margin else ""
    yield row(scale.id, f"{scale.title.of(language)}{margin} = {scale.rule}({told})")
    for name, value in scale.with_.items():
        yield row("", f"{name}: {parameter(value)}")
    facts = [text.of(language) for text in _departures(scale, language)]
    if facts:
        yield row("", " · ".join(facts))


def _departures(scale: Scale, language: Language) -> Iterator[Text]:
    if scale.min_answered == 1:
        yield Text(fr="tout doit être renseigné", en="all of it must be answered")
    elif scale.min_answered == 0:
        yield Text(fr="calculée quoi qu’il manque", en="computed whatever is missing")
    elif scale.min_answered != USUAL_SHARE:
        share = number(100 * scale.min_answered, language)
        yield Text(fr=f"il faut {share} % du poids renseigné", en=f"{share}% of the weight must be answered")
    if scale.pooled == "people":
        share = number(100 * scale.min_people, language)
        least = Text(fr=f", si {share} % d’entre elles en ont un", en=f", where {share}% of them have one")
        few = least if scale.min_people else Text(fr="", en="")
        yield Text(
            fr=f"d’un groupe : moyenne des scores des personnes{few.fr}",
            en=f"of a group: mean of its people's scores{few.en}",
        )
    if scale.target is not None:
        target = number(scale.target, language)
        yield Text(fr=f"cible {target}", en=f"target {target}")


def _levels(level_set: LevelSet, language: Language) -> Iterator[Any]:
    """Where each level begins, then what raises it, then what holds it down."""
    scales = ", ".join(level_set.scales)
    about = Text(
        fr=f"Niveaux · {level_set.title.fr} ({level_set.id}), d’après {scales}",
        en=f"Levels · {level_set.title.en} ({level_set.id}), from {scales}",
    )
    yield heading(about.of(language))
    for step in level_set.steps:
        band = f" · {level_set.bands[step.band].of(language)}" if step.band else ""
        yield row(step.id, f"≥ {number(step.from_, language)} · {step.title.of(language)}{band}")
    for floor in level_set.floors:
        words = Text(fr=f"au moins {floor.at_least} si", en=f"at least {floor.at_least} if")
        yield row("", f"{words.of(language)} {formula(floor.when)}")
    for cap in level_set.caps:
        words = Text(fr=f"au plus {cap.at_most} sauf si", en=f"at most {cap.at_most} unless")
        yield row("", f"{words.of(language)} {formula(cap.unless)}")


def _stages(stage_set: StageSet, language: Language) -> Iterator[Any]:
    """Each stage with its gate, and the conditions of the gate."""
    kind = Text(fr="Étapes", en="Stages").of(language)
    yield heading(f"{kind} · {stage_set.title.of(language)} ({stage_set.id})")
    if stage_set.when is not None:
        words = Text(fr="connues seulement si", en="only known where").of(language)
        yield row("", f"{words} {formula(stage_set.when)}")
    for stage in stage_set.steps:
        takes = Text(fr="sans porte", en="no gate") if stage.gate is None else _takes(stage.gate)
        yield row(stage.id, f"{stage.title.of(language)} · {takes.of(language)}")
        for condition in stage.gate.conditions if stage.gate is not None else ():
            told = f"{condition.title.of(language)} · {formula(condition.when)}"
            if condition.mandatory:
                told += Text(fr=" · obligatoire", en=" · mandatory").of(language)
            if condition.applies is not None:
                words = Text(fr="ne s’applique que si", en="applies only if").of(language)
                told += f" · {words} {formula(condition.applies)}"
            yield row(condition.id, told, indent=4)


def _takes(gate: Gate) -> Text:
    """How many conditions a gate asks for."""
    total = len(gate.conditions)
    if gate.at_least is not None:
        return Text(fr=f"il en faut {gate.at_least} sur {total}", en=f"takes {gate.at_least} of {total}")
    if gate.all_but:
        return Text(
            fr=f"il les faut toutes sauf {gate.all_but}, sur {total}",
            en=f"takes all but {gate.all_but} of {total}",
        )
    return Text(fr="il les faut toutes", en="takes all")


def _decision(decision: Decision, language: Language) -> Iterator[Any]:
    """The table, line by line; what it needs, and how far scales are moved to see whether it holds."""
    from rich.table import Table

    kind = Text(fr="Décision", en="Decision").of(language)
    yield heading(f"{kind} · {decision.title.of(language)} ({decision.id})")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="italic")
    table.add_column("", justify="right")
    table.add_column(Text(fr="si", en="if").of(language), ratio=3)
    table.add_column(Text(fr="alors", en="then").of(language), ratio=2)
    otherwise = Text(fr="sinon", en="otherwise").of(language)
    for line, rule in enumerate(decision.rules, 1):
        outcome = f"{rule.outcome} · {decision.outcomes[rule.outcome].title.of(language)}"
        condition = otherwise if rule.when is None else formula(rule.when)
        table.add_row(str(line), RichText(condition), RichText(outcome))
    yield Padding(table, (0, 0, 0, 2))
    yield from _how_sure(decision, language)


def _how_sure(decision: Decision, language: Language) -> Iterator[Any]:
    """Without what nothing is decided, and how far scores are moved to see whether the outcome holds."""
    said = _only(decision.only, language)
    if decision.needs:
        words = Text(fr="indéterminé s’il manque :", en="indeterminate where one is missing:")
        said.append(f"{words.of(language)} {', '.join(decision.needs)}")
    if decision.by and decision.moved != ():
        one = Text(fr="l’un des scores nommés", en="one of the scores named")
        if decision.moved:
            one = Text(fr="l’un de {moved}", en="one of {moved}").format(moved=", ".join(decision.moved))
        words = Text(
            fr="sensible si ± {by} points sur {one} y changent quelque chose",
            en="sensitive where ± {by} points on {one} change it",
        )
        said.append(words.format(by=number(decision.by, language), one=one).of(language))
    yield from (Padding(RichText(line), (0, 0, 0, 2)) for line in said)


def _only(whose: Whose | None, language: Language) -> list[str]:
    """Whose results it follows from, where not from all."""
    return [] if whose is None else [WHOSE[whose].of(language)]


def _quadrant(quadrant: Quadrant, language: Language) -> Iterator[Any]:
    """The two cuts and the four fields."""
    kind = Text(fr="Quadrant", en="Quadrant").of(language)
    yield heading(f"{kind} · {quadrant.title.of(language)} ({quadrant.id})")
    for name, axis in (("x", quadrant.x), ("y", quadrant.y)):
        cut = number(axis.cut, language)
        yield row(
            name, Text(fr=f"{axis.scale}, haut dès {cut}", en=f"{axis.scale}, high from {cut}").of(language)
        )
    for name in ("both", "x_only", "y_only", "neither"):
        yield row(name, getattr(quadrant, name).title.of(language))
    yield from _how_sure(quadrant.decision(), language)


def _needs(needs: Needs, language: Language) -> Iterator[Any]:
    """Which profile each scale stands for."""
    gap = number(needs.gap, language)
    kind = Text(
        fr=f"Besoins · {needs.title.fr} ({needs.id}), les plus hauts jusqu’au premier écart de {gap}",
        en=f"Needs · {needs.title.en} ({needs.id}), the highest up to the first gap of {gap}",
    )
    yield heading(kind.of(language))
    for scale, outcome in needs.scales.items():
        yield row(scale, outcome.title.of(language))
    yield row("all", needs.all.title.of(language))


def _what_follows(q: Questionnaire, language: Language) -> Iterator[Any]:
    """The band that can be required, and how much advice there is."""
    if q.requirement is not None:
        yield heading(Text(fr="Exigence", en="Requirement").of(language))
        yield row(q.requirement.levels, ", ".join(q.level_set(q.requirement.levels).bands))
    if q.relations is not None:
        yield heading(
            Text(fr="Indice par personne, seulement si", en="Index of single people, only if").of(language)
        )
        for safeguard in q.relations.individual.only_if:
            no = Text(fr=f"sinon : {safeguard.otherwise.fr}", en=f"else: {safeguard.otherwise.en}")
            yield row(formula(safeguard.when), no.of(language))
        people, units = (number(weight, language) for _, weight in q.relations.individual.weights)
        yield row("", Text(fr=f"poids : collègues {people}, unités {units}",
                           en=f"weights: colleagues {people}, units {units}").of(language))  # fmt: skip
    if not q.advice:
        return
    by_flag = sum(advice.flag is not None for advice in q.advice)
    count = several(len(q.advice), ("conseil", "conseils"), ("piece of advice", "pieces of advice"))
    asked = Text(fr=f", dont {by_flag} par un drapeau", en=f", {by_flag} of them by a flag")
    yield heading(Text(fr="Conseils", en="Advice").of(language))
    told = Text(
        fr=f"  {count.fr}{asked.fr if by_flag else ''}", en=f"  {count.en}{asked.en if by_flag else ''}"
    )
    yield RichText(told.of(language))
