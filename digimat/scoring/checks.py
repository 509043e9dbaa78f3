"""Checks what questionnaires leave to scoring: that rules exist, fit their items and know their parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from digimat.language import Text
from digimat.problems import Problem, did_you_mean
from digimat.questionnaires import Source
from digimat.questionnaires.yaml_reader import Document, Path
from digimat.scoring.registry import BUILT_IN, Kind, RuleInfo, find_rule, rules


def check_rules(source: Source) -> Iterator[Problem]:
    """Every problem with the rules that a questionnaire names."""
    questionnaire, document = source.questionnaire, source.document
    for s, section in enumerate(questionnaire.sections):
        for i, item in enumerate(section.items):
            path: Path = ("sections", s, "items", i)
            rule = find_rule("item", item.rule)
            if rule is None:
                yield _unknown("item", item.rule, path, document)
                continue
            if rule.types and item.type not in rule.types:
                yield _wrong_type(rule, item.id, item.type, path, document)
            elif rule.blank is not None and item.key is None:
                yield _no_key(rule, item.id, path, document)
            yield from _parameters(rule, item.with_, path, document)
    for number, scale in enumerate(questionnaire.scales):
        path = ("scales", number)
        rule = find_rule("scale", scale.rule)
        if rule is None:
            yield _unknown("scale", scale.rule, path, document)
        else:
            yield from _parameters(rule, scale.with_, path, document)


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
            said = error.errors(include_url=False)[0]["msg"]
            yield Problem(
                "SCO013",
                Text(
                    fr=f"« {value} » ne convient pas au paramètre « {name} » de « {rule.name} »",
                    en=f'"{value}" does not suit parameter "{name}" of "{rule.name}"',
                ),
                Text(
                    fr=f"`digimat rules {rule.name}` le décrit ({said}).",
                    en=f"`digimat rules {rule.name}` describes it ({said}).",
                ),
                where,
            )
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
