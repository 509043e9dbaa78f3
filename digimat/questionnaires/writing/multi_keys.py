"""What is right among several options cannot be guessed from how much, or from where."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing

FEWEST = 8  # with fewer items chance alone gives such shares
LEAST, MOST = 0.20, 0.80
ENOUGH_FOR_TWO = 5  # options from which a single right one would make a "single" item of it


def check(writing: Writing) -> Iterator[Problem]:
    """A ``multi`` item keys some of its options, not all, none, or one of five; each place is right now and then.

    Over eight items or more that have a place, it is keyed in 20 to 80 % of them. Options that are ticked alone
    ("none of these") are set aside: an item whose key is such an option keys none.
    """
    items = [(path, item) for path, item in writing.keyed if item.type == "multi"]
    rows = []
    for path, item in items:
        codes = [code for code in item.options if code not in item.exclusive]
        keyed = [code in item.key for code in codes]
        rows.append(keyed)
        alone = sum(keyed) == 1 and len(codes) >= ENOUGH_FOR_TWO
        if alone or sum(keyed) in (0, len(codes)):
            yield writing.warning(
                (*path, "key"),
                "WRT022",
                Text(
                    fr=f"item {item.id} : la clé retient {sum(keyed)} option(s) sur {len(codes)}",
                    en=f"item {item.id}: {sum(keyed)} option(s) of {len(codes)} are right",
                ),
                Text(
                    fr="Cocher tout, rien ou une seule case ne doit jamais suffire : ajoutez ou changez des options.",
                    en="Ticking all, none or a single one must never do: add or change options.",
                ),
            )
    for place in range(max(map(len, rows), default=0)):
        found = [keyed[place] for keyed in rows if place < len(keyed)]
        if len(found) >= FEWEST and not LEAST <= sum(found) / len(found) <= MOST:
            yield writing.warning(
                ("sections",),
                "WRT023",
                Text(
                    fr=f"l’option à la place {place + 1} est juste dans {sum(found)} des {len(found)} items « multi »",
                    en=f'the option at place {place + 1} is right in {sum(found)} of the {len(found)} "multi" items',
                ),
                Text(
                    fr="Déplacez des options : chaque place est juste dans 20 à 80 % des items.",
                    en="Move some options: each place is right in 20 to 80% of the items.",
                ),
            )
