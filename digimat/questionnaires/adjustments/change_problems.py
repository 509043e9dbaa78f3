"""What can be wrong with the adjustments of a questionnaire, in words."""

from __future__ import annotations

from collections.abc import Collection

from digimat.language import Text
from digimat.problems import Position, Problem, did_you_mean
from digimat.questionnaires.adjustments.model import CHANGEABLE


def not_adjustments(where: Position) -> Problem:
    return Problem(
        "ADJ001",
        Text(
            fr="ce fichier ne décrit pas ce que l’on change à un questionnaire",
            en="this file does not describe what is changed in a questionnaire",
        ),
        Text(
            fr=f"Il doit commencer par questionnaire: et because:, puis {', '.join(CHANGEABLE)}.",
            en=f"It must begin with questionnaire: and because:, then {', '.join(CHANGEABLE)}.",
        ),
        where,
    )


def missing(where: Position, field: str) -> Problem:
    example = "{fr: …, en: …}" if field == "because" else "…"
    return Problem(
        "ADJ002",
        Text(fr=f"il manque {field}:", en=f"{field}: is missing"),
        Text(
            fr=f"Ajoutez « {field}: {example} » : les résultats l’affichent avec les valeurs changées.",
            en=f'Add "{field}: {example}": results show it with the values changed.',
        ),
        where,
    )


def not_changeable(where: Position, field: str) -> Problem:
    return Problem(
        "ADJ003",
        Text(fr=f"« {field} » ne se change pas ici", en=f'"{field}" cannot be changed here'),
        Text(
            fr=f"Cinq choses se changent : {', '.join(CHANGEABLE)}. Pour le reste, copiez le questionnaire.",
            en=f"Five things can be: {', '.join(CHANGEABLE)}. For the rest, copy the questionnaire.",
        ),
        where,
    )


def not_a_part(where: Position, field: str, known: Collection[str]) -> Problem:
    return Problem(
        "ADJ003",
        Text(fr=f"« {field} » ne se change pas ici", en=f'"{field}" cannot be changed here'),
        did_you_mean(field, list(known)),
        where,
    )


def another_questionnaire(where: Position, named: str, meant: str) -> Problem:
    return Problem(
        "ADJ004",
        Text(
            fr=f"le fichier est celui de « {meant} » et nomme « {named} »",
            en=f'the file is the one of "{meant}" and names "{named}"',
        ),
        Text(
            fr=f"Renommez le fichier {named}.yaml, ou écrivez questionnaire: {meant}.",
            en=f"Rename the file {named}.yaml, or write questionnaire: {meant}.",
        ),
        where,
    )


def unknown(where: Position, kind: Text, name: str, known: Collection[str]) -> Problem:
    nothing = Text(
        fr="Le questionnaire n’en a pas : retirez cette ligne.", en="There are none: remove this line."
    )
    return Problem(
        "ADJ005",
        Text(fr=f"{kind.fr} « {name} » n’existe pas", en=f'there is no {kind.en} "{name}"'),
        did_you_mean(name, list(known)) if known else nothing,
        where,
    )


def nothing_there(where: Position, what: Text) -> Problem:
    return Problem(
        "ADJ006",
        Text(fr=f"il n’y a rien à changer ici : {what.fr}", en=f"there is nothing to change here: {what.en}"),
        Text(fr="Retirez ces lignes.", en="Remove these lines."),
        where,
    )


def no_role_counts(where: Position, scale: str) -> Problem:
    return Problem(
        "ADJ007",
        Text(
            fr=f"tous les rôles de « {scale} » auraient un poids nul",
            en=f'all roles of "{scale}" would have weight zero',
        ),
        Text(fr="Donnez un poids à un rôle au moins.", en="Give one role a weight."),
        where,
    )


def two_counts(where: Position, stage: str) -> Problem:
    return Problem(
        "ADJ008",
        Text(
            fr=f"« {stage} » : at_least et all_but disent deux fois combien de conditions il faut",
            en=f'"{stage}": at_least and all_but both say how many conditions are needed',
        ),
        Text(fr="Gardez l’un des deux.", en="Keep one of them."),
        where,
    )


def almost(where: Position, name: str) -> Problem:
    return Problem(
        "ADJ010",
        Text(fr="ce fichier n’est pas lu sous ce nom", en="this file is not read under this name"),
        Text(fr=f"Renommez-le {name}, ou retirez-le.", en=f"Rename it {name}, or remove it."),
        where,
    )


def depends_on_itself(where: Position, stages: str, way: Collection[str]) -> Problem:
    return Problem(
        "ADJ009",
        Text(
            fr=f"« {stages} » dépendrait de son propre résultat : {' → '.join(way)}",
            en=f'"{stages}" would depend on itself: {" → ".join(way)}',
        ),
        Text(
            fr="Nommez dans la condition un résultat qui ne vient pas de ces étapes.",
            en="Name in the condition a result that does not come from these stages.",
        ),
        where,
    )
