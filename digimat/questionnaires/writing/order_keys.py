"""The order in which options are written is not the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.item_types.order import key_ranks
from digimat.questionnaires.writing.texts import Writing

FEWEST_PAIRS = 3  # two pairs stand in one of two orders whatever one does


def check(writing: Writing) -> Iterator[Problem]:
    """``order``: as written is neither the key nor its reverse. ``match``: the key does not follow the options.

    Whoever leaves everything as it stands would earn full points, or find the key by one change.
    """
    for path, item in writing.keyed:
        if item.type == "order":
            ranks = key_ranks(item.key)
            places = [ranks[code] for code in item.options]
            if _rises(places) or _rises(places[::-1]):
                yield writing.warning(
                    (*path, "key"),
                    "WRT024",
                    Text(
                        fr=f"item {item.id} : les options sont écrites dans l’ordre de la clé, ou à l’envers",
                        en=f"item {item.id}: the options are written in the order of the key, or in reverse",
                    ),
                    Text(fr="Mélangez les options.", en="Shuffle the options."),
                )
        elif item.type == "match" and len(item.prompts) >= FEWEST_PAIRS:
            codes = list(item.options)
            if _rises([codes.index(item.key[prompt]) for prompt in item.prompts]):
                yield writing.warning(
                    (*path, "key"),
                    "WRT025",
                    Text(
                        fr=f"item {item.id} : les options sont écrites dans l’ordre de ce qu’elles complètent",
                        en=f"item {item.id}: the options are written in the order of what they match",
                    ),
                    Text(fr="Mélangez les options.", en="Shuffle the options."),
                )


def _rises(places: Sequence[float]) -> bool:
    return all(one <= following for one, following in pairwise(places))
