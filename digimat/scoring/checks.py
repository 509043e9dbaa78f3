"""Checks what questionnaires leave to scoring: that rules exist, fit their items and know their parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from digimat.language import Text, same
from digimat.problems import Position, Problem, did_you_mean
from digimat.questionnaires import Item, Scale, Source
from digimat.questionnaires.item_model import asked_as
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.questionnaires.yaml_reader import Document, Path
from digimat.scoring.item_checks import unfit_items
from digimat.scoring.reach_checks import check_reach
from digimat.scoring.registry import BUILT_IN, Kind, RuleInfo, find_rule, rules

# What pydantic expected, by the type of its error.
WANTED = {
    "float_type": Text(fr="un nombre", en="a number"),
    "int_type": Text(fr="un nombre entier", en="a whole number"),
    "bool_type": Text(fr="true ou false", en="true or false"),
    "string_type": Text(fr="un texte", en="a text"),
    "string_too_short": Text(fr="un texte qui n’est pas vide", en="a text that is not empty"),
    "list_type": Text(fr="une liste", en="a list"),
    "dict_type": Text(fr="des champs « nom: valeur »", en='fields "name: value"'),
    "too_short": Text(fr="au moins {min_length} valeur(s)", en="at least {min_length} value(s)"),
    "too_long": Text(fr="au plus {max_length} valeur(s)", en="at most {max_length} value(s)"),
    "greater_than": Text(fr="plus de {gt:g}", en="more than {gt:g}"),
    "greater_than_equal": Text(fr="{ge:g} ou plus", en="{ge:g} or more"),
    "less_than_equal": Text(fr="{le:g} ou moins", en="{le:g} or less"),
}


def check_rules(source: Source) -> Iterator[Problem]:
    """Every problem with the rules that a questionnaire names."""
    faulty: set[str] = set()
    for owner, problem in _rules(source):
        if not problem.warning:
            faulty.add(owner)
        yield problem
    yield from check_reach(source, faulty)


def _rules(source: Source) -> Iterator[tuple[str, Problem]]:
    """Every problem of an item or a scale with its rule, and the id of that item or scale."""
    questionnaire, document = source.questionnaire, source.document
    for s, section in enumerate(questionnaire.sections):
        for i, item in enumerate(section.items):
            for way, instance in asked_as(item):
                for problem in _item(instance, ("sections", s, "items", i, *way), document):
                    yield item.id, problem
    for number, scale in enumerate(questionnaire.scales):
        for problem in _scale(scale, ("scales", number), document):
            yield scale.id, problem


def _item(item: Item, path: Path, document: Document) -> Iterator[Problem]:
    rule = find_rule("item", item.rule)
    if rule is None:
        yield _unknown("item", item.rule, path, document)
        return
    if item.type not in ITEM_TYPES:
        return  # told where types are known; a rule has nothing to say of it
    if rule.types and item.type not in rule.types:
        yield _wrong_type(rule, item.id, item.type, path, document)
    elif rule.blank is not None and item.key is None:
        yield _no_key(rule, item.id, path, document)
    yield from unfit_items(rule, item, path, document)
    told = [*_parameters(rule, item.with_, path, document)]
    yield from told or _misfits(rule, item, path, document)


def _scale(scale: Scale, path: Path, document: Document) -> Iterator[Problem]:
    rule = find_rule("scale", scale.rule)
    if rule is None:
        yield _unknown("scale", scale.rule, path, document)
        return
    told = [*_parameters(rule, scale.with_, path, document)]
    yield from told or _misfits(rule, scale, path, document)
    yield from _inputs(rule, scale, path, document)


def _parameters(
    rule: RuleInfo, given: Mapping[str, Any], path: Path, document: Document
) -> Iterator[Problem]:
    known = rule.parameters
    for name, value in given.items():
        where = document.at((*path, "with", name))
        if name not in known:
            yield Problem(
                "SCO012",
                Text(
                    fr=f"la règle « {rule.name} » n’a pas de paramètre « {name} »",
                    en=f'rule "{rule.name}" has no parameter "{name}"',
                ),
                did_you_mean(name, list(known)) if known else Text(fr="Retirez-le.", en="Remove it."),
                where,
            )
            continue
        try:
            # Strict, because the rule gets the value as it is written: "0.5" in quotes stays a text.
            TypeAdapter(_annotation(rule, name)).validate_python(value, strict=True)
        except ValidationError as error:
            # One problem a place: what is none of several kinds is told once. In brackets are tags of the model.
            found = {
                document.at((*path, "with", name, *(p for p in e["loc"] if not str(p).startswith("[")))): e
                for e in reversed(error.errors())
            }
            for where in sorted(found):
                yield _unsuited(rule, name, found[where], where)
    for name, parameter in known.items():
        if parameter.default is parameter.empty and name not in given:
            yield Problem(
                "SCO014",
                Text(
                    fr=f"la règle « {rule.name} » a besoin du paramètre « {name} »",
                    en=f'rule "{rule.name}" needs the parameter "{name}"',
                ),
                Text(fr=f"Ajoutez with: {{{name}: …}}.", en=f"Add with: {{{name}: …}}."),
                document.at((*path, "rule")),
            )


def _unsuited(rule: RuleInfo, name: str, error: ErrorDetails, where: Position) -> Problem:
    value = str(error["input"])
    shown = value if len(value) <= 60 else value[:59] + "…"
    known = WANTED.get(error["type"])
    wanted = known.format(**error.get("ctx", {})) if known else same(error["msg"])
    return Problem(
        "SCO013",
        Text(
            fr=f"« {shown} » ne convient pas au paramètre « {name} » de « {rule.name} »",
            en=f'"{shown}" does not suit parameter "{name}" of "{rule.name}"',
        ),
        Text(
            fr=f"Attendu : {wanted.fr}. `digimat rules {rule.name}` décrit ses paramètres.",
            en=f"Expected: {wanted.en}. `digimat rules {rule.name}` describes its parameters.",
        ),
        where,
    )


def _misfits(rule: RuleInfo, part: Item | Scale, path: Path, document: Document) -> Iterator[Problem]:
    """What the rule itself has to say about its parameters in this item or scale."""
    for misfit in rule.check(part) if rule.check is not None else ():
        where = document.at((*path, "with", *misfit.path))
        yield Problem(misfit.code, misfit.message, misfit.remedy, where, misfit.warning)


def _inputs(rule: RuleInfo, scale: Scale, path: Path, document: Document) -> Iterator[Problem]:
    """The scale has as many inputs as the rule takes, and weights only where the rule uses them."""
    given = len(scale.items) + len(scale.scales)
    if given and rule.inputs not in (None, given):
        yield Problem(
            "SCO040",
            Text(
                fr=f"échelle {scale.id} : la règle « {rule.name} » veut {rule.inputs} entrée(s), pas {given}",
                en=f'scale {scale.id}: rule "{rule.name}" takes {rule.inputs} input(s), not {given}',
            ),
            Text(
                fr="Réunissez d’abord ces entrées dans une échelle, et nommez-la sous scales: […].",
                en="Put these inputs together in a scale first, and name that under scales: […].",
            ),
            document.at((*path, "items" if scale.items else "scales")),
        )
    if scale.weights and not rule.wants_weights:
        yield Problem(
            "SCO041",
            Text(
                fr=f"échelle {scale.id} : les poids ne changent pas le score de la règle « {rule.name} »",
                en=f'scale {scale.id}: weights do not change the score of rule "{rule.name}"',
            ),
            Text(
                fr="Retirez weights: ; il ne compterait que pour min_answered.",
                en="Remove weights:; it would only count for min_answered.",
            ),
            document.at((*path, "weights")),
            warning=True,
        )


def _annotation(rule: RuleInfo, name: str) -> Any:
    from typing import get_type_hints

    return get_type_hints(rule.function, include_extras=True).get(name, Any)


def _unknown(kind: Kind, name: str, path: Path, document: Document) -> Problem:
    other: Kind = "scale" if kind == "item" else "item"
    known = [r.name for r in rules()[0] if r.kind == kind]
    if name in BUILT_IN[other]:
        message = Text(
            fr=f"« {name} » est une règle {'d’échelle' if kind == 'item' else 'd’item'}",
            en=f'"{name}" is a rule for {"scales" if kind == "item" else "items"}',
        )
    else:
        message = Text(fr=f"aucune règle « {name} »", en=f'there is no rule "{name}"')
    return Problem("SCO010", message, did_you_mean(name, known), document.at((*path, "rule")))


def _wrong_type(rule: RuleInfo, item: str, kind: str, path: Path, document: Document) -> Problem:
    types = ", ".join(rule.types)
    return Problem(
        "SCO011",
        Text(
            fr=f"item {item} : la règle « {rule.name} » ne note pas le type « {kind} »",
            en=f'item {item}: rule "{rule.name}" does not score the type "{kind}"',
        ),
        Text(fr=f"Elle note : {types}.", en=f"It scores: {types}."),
        document.at((*path, "rule")),
    )


def _no_key(rule: RuleInfo, item: str, path: Path, document: Document) -> Problem:
    return Problem(
        "SCO015",
        Text(
            fr=f"item {item} : la règle « {rule.name} » a besoin d’une clé",
            en=f'item {item}: rule "{rule.name}" needs a key',
        ),
        Text(fr="Ajoutez key: … sous rule.", en="Add key: … under rule."),
        document.at((*path, "rule")),
    )
