"""Roles are known, and each answer weighs one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire, Roles, Scale

_ROLE = Text(fr="le rôle", en="role")


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """A profile field lists the roles; weights and anonymity name them; no item weighs two things."""
    roles = questionnaire.roles
    if roles is None:
        return
    field = next((f for f in questionnaire.profile if f.id == roles.field), None)
    if field is None:
        fact = Text(fr="le champ de profil", en="profile field")
        yield reporter.unknown(("roles", "field"), fact, roles.field, reporter.profile)
        return
    if not field.options:
        yield reporter.problem(
            ("roles", "field"),
            "QST090",
            Text(
                fr=f"« {field.id} » admet tout texte, si bien qu’on ne connaît pas les rôles",
                en=f'"{field.id}" takes any text, so that the roles are not known',
            ),
            Text(
                fr=f"Donnez des options à « {field.id} », sous profile.",
                en=f'Give "{field.id}" options, under profile.',
            ),
        )
        return
    known = list(field.options)
    yield from reporter.unknowns(("roles", "anonymous"), _ROLE, roles.anonymous, known)
    for scale, weights in roles.weights.items():
        path = ("roles", "weights", scale)
        if scale not in reporter.scales:
            yield reporter.unknown(path, Text(fr="l’échelle", en="scale"), scale, reporter.scales)
        for role in weights:
            if role not in known:
                yield reporter.unknown((*path, role), _ROLE, role, known)
        if all(weights.get(role, 1) == 0 for role in known):
            yield reporter.problem(
                path,
                "QST091",
                Text(
                    fr=f"tous les rôles ont un poids nul pour « {scale} » : personne n’y répondrait",
                    en=f'every role weighs 0 for "{scale}": nobody would be asked',
                ),
                Text(fr="Donnez un poids à un rôle au moins.", en="Give one role a weight."),
            )
    yield from _two_weights(questionnaire, roles, known, reporter)


def _two_weights(
    questionnaire: Questionnaire, roles: Roles, known: list[str], reporter: Reporter
) -> Iterator[Problem]:
    """Items that two scales weigh differently; where one of these scales is beneath the other, that one decides."""
    by_id = {scale.id: scale for scale in questionnaire.scales}
    first: dict[str, str] = {}
    for scale in roles.weights:
        if scale not in by_id:
            continue
        row = [roles.weights[scale].get(role, 1) for role in known]
        told: set[str] = set()
        for item in _governed(by_id[scale], by_id, roles):
            before = first.setdefault(item, scale)
            if before not in told and row != [roles.weights[before].get(role, 1) for role in known]:
                told.add(before)
                yield reporter.problem(
                    ("roles", "weights", scale),
                    "QST092",
                    Text(
                        fr=f"l’item « {item} » a deux poids : ceux de « {before} » et ceux de « {scale} »",
                        en=f'item "{item}" has two weights: those of "{before}" and those of "{scale}"',
                    ),
                    Text(
                        fr="Donnez les mêmes poids aux deux échelles, ou ne mettez l’item que dans l’une.",
                        en="Give both scales the same weights, or keep the item in one of them only.",
                    ),
                )


def _governed(scale: Scale, by_id: Mapping[str, Scale], roles: Roles) -> list[str]:
    """The items whose weights a scale sets: all beneath it, but not beneath a scale that sets its own."""
    items = dict.fromkeys(scale.items)
    waiting, seen = [scale], {scale.id}
    while waiting:
        for name in waiting.pop().scales:
            if name in by_id and name not in seen and name not in roles.weights:
                seen.add(name)
                waiting.append(by_id[name])
                items |= dict.fromkeys(by_id[name].items)
    return list(items)
