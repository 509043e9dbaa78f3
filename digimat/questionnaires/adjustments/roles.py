"""Changes of what the answers of each role weigh in a scale."""

from __future__ import annotations

from collections.abc import Mapping

from digimat.language import Text
from digimat.questionnaires.adjustments import change_problems as wrong
from digimat.questionnaires.adjustments.changes import SCALE, Changes, titles_of
from digimat.questionnaires.model import Questionnaire, Roles
from digimat.questionnaires.yaml_reader import Path

_ROLE = Text(fr="le rôle", en="role")
_WEIGHT = Text(fr="poids du rôle « {role} » dans « {scale} »", en='weight of role "{role}" in "{scale}"')
_NO_ROLES = Text(fr="ce questionnaire n’a pas de rôles", en="this questionnaire has no roles")


def change_role_weights(
    questionnaire: Questionnaire, written: Mapping[str, Mapping[str, float]], changes: Changes
) -> Questionnaire:
    """The weights of the roles that are named; those of the others stay what they were.

    A scale without weights of its own has those of the scale around it. One that gets some here begins with
    them, so that nothing changes but what is listed.
    """
    roles, options = questionnaire.roles, _role_titles(questionnaire)
    if roles is None or not options:
        if written:
            changes.problems.append(wrong.nothing_there(changes.document.at(("role_weights",)), _NO_ROLES))
        return questionnaire
    titles, inner = (
        titles_of(questionnaire),
        {s.id: _beneath(questionnaire, s.id) for s in questionnaire.scales},
    )
    # From the outside in: what a scale begins with may have been changed around it.
    for scale_id in sorted(written, key=lambda name: sum(name in beneath for beneath in inner.values())):
        path: Path = ("role_weights", scale_id)
        if changes.find(path, SCALE, inner) is None:
            continue
        published = _in_force(questionnaire, questionnaire.roles or roles, scale_id)
        begun = _in_force(questionnaire, roles, scale_id)
        weights = dict(begun)
        for role, weight in written[scale_id].items():
            if changes.find((*path, role), _ROLE, options) is not None:
                title = _WEIGHT.format(role=options[role], scale=titles[scale_id])
                target: Path = ("roles", "weights", scale_id, role)
                changes.note((*path, role), title, published.get(role, 1.0), weight, target)
                weights[role] = weight
        changes.around(("roles", "weights", scale_id), path)
        if all(weights.get(role, 1) == 0 for role in options):
            changes.problems.append(wrong.no_role_counts(changes.document.at(path), scale_id))
        elif any(weights.get(role, 1) != begun.get(role, 1) for role in options):
            roles = roles.model_copy(update={"weights": {**roles.weights, scale_id: weights}})
    return questionnaire.model_copy(update={"roles": roles})


def _role_titles(questionnaire: Questionnaire) -> Mapping[str, Text]:
    field = questionnaire.roles.field if questionnaire.roles is not None else None
    return next((f.options for f in questionnaire.profile if f.id == field), {})


def _beneath(questionnaire: Questionnaire, scale_id: str) -> set[str]:
    """The scales that a scale is made of, itself or through others."""
    inner = set(questionnaire.scale(scale_id).scales)
    return inner.union(*(_beneath(questionnaire, name) for name in inner))


def _in_force(questionnaire: Questionnaire, roles: Roles, scale_id: str) -> Mapping[str, float]:
    """The weights of roles that count in a scale: its own, or those of the scales around it, none if there are none."""
    if scale_id in roles.weights:
        return roles.weights[scale_id]
    setting = [name for name in roles.weights if scale_id in _governed(questionnaire, roles, name)]
    return roles.weights[setting[-1]] if setting else {}


def _governed(questionnaire: Questionnaire, roles: Roles, scale_id: str) -> set[str]:
    """The scales beneath one that sets weights, but not beneath another that does: pooling takes the nearest."""
    inner = {name for name in questionnaire.scale(scale_id).scales if name not in roles.weights}
    return inner.union(*(_governed(questionnaire, roles, name) for name in inner))
