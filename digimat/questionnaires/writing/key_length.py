"""The right option is not mostly the longest one."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import LANGUAGES, Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing, listed

FEWEST = 8  # with fewer items chance alone gives such shares


def check(writing: Writing) -> Iterator[Problem]:
    """Over eight keyed ``single`` items or more, the key is the longest option in no more than half, per language.

    Longest: longer than every other one; where two are equally long, length gives nothing away.
    """
    items = [item for _, item in writing.keyed if item.type == "single"]
    if len(items) < FEWEST:
        return
    for language in LANGUAGES:
        longest = []
        for item in items:
            length = {code: len(" ".join(text.of(language).split())) for code, text in item.options.items()}
            key = length.pop(item.key)
            if length and key > max(length.values()):
                longest.append(item.id)
        if len(longest) > len(items) / 2:
            yield writing.warning(
                ("sections",),
                "WRT020",
                Text(
                    fr=f"la clé est l’option la plus longue ({language}) de {len(longest)} items « single » sur "
                    f"{len(items)} : {listed(longest)}",
                    en=f'the key is the longest option ({language}) of {len(longest)} "single" items in '
                    f"{len(items)}: {listed(longest)}",
                ),
                Text(
                    fr="Allongez d’autres options : la clé ne doit l’être que dans la moitié des items au plus.",
                    en="Make other options longer: the key may be the longest in half of the items at most.",
                ),
            )
