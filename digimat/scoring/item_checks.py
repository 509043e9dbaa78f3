"""Checks that an item says nothing that its rule would pass over: a key, or the direction of a rating."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires import Item
from digimat.questionnaires.yaml_reader import Document, Path
from digimat.scoring.registry import RuleInfo


def unfit_items(rule: RuleInfo, item: Item, path: Path, document: Document) -> Iterator[Problem]:
    """What the item says and its rule does not hear."""
    if item.reverse_keyed and not rule.reversible:
        yield Problem(
            "SCO016",
            Text(
                fr=f"item {item.id} : la règle « {rule.name} » n’a pas de sens à inverser",
                en=f'item {item.id}: rule "{rule.name}" has no direction to reverse',
            ),
            Text(
                fr="Retirez reverse_keyed, ou notez l’item par « linear ».",
                en='Remove reverse_keyed, or score the item by "linear".',
            ),
            document.at((*path, "reverse_keyed")),
        )
    if item.key is not None and not rule.takes_key:
        yield Problem(
            "SCO017",
            Text(
                fr=f"item {item.id} : la règle « {rule.name} » ne regarde aucune clé",
                en=f'item {item.id}: rule "{rule.name}" looks at no key',
            ),
            Text(
                fr="Retirez key, ou choisissez une règle à clé.",
                en="Remove key, or choose a keyed rule.",
            ),
            document.at((*path, "key")),
        )
