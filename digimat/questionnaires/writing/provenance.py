"""A keyed item says why its key is right, from where, how long it takes and when to look at it again."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing

FIELDS = ("rationale", "source", "seconds", "volatility", "review_by")
MONTHS = range(1, 13)


def check(writing: Writing) -> Iterator[Problem]:
    """Every keyed item has ``rationale``, ``source``, ``seconds``, ``volatility`` and ``review_by``, a month.

    A key without them cannot be defended before a candidate, nor kept up to date. Whatever ``key_status`` says
    (from a source, of the author, of a panel), ``source`` names it.
    """
    for path, item in writing.keyed:
        missing = [field for field in FIELDS if not getattr(item, field)]
        if missing:
            named = ", ".join(missing)
            yield writing.warning(
                path,
                "WRT060",
                Text(
                    fr=f"item {item.id} : il a une clé, et il manque {named}",
                    en=f"item {item.id}: it has a key, and lacks {named}",
                ),
                Text(fr=f"Ajoutez : {missing[0]}: …", en=f"Add: {missing[0]}: …"),
            )
        if item.review_by is not None and int(item.review_by[-2:]) not in MONTHS:
            yield writing.warning(
                (*path, "review_by"),
                "WRT061",
                Text(
                    fr=f"item {item.id} : « {item.review_by} » n’est pas un mois",
                    en=f'item {item.id}: "{item.review_by}" is no month',
                ),
                Text(fr='Écrivez l’année et le mois : "2028-11".', en='Write year and month: "2028-11".'),
            )
