"""The keys of choices are spread over the places of their options."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing

FEWEST = 8  # with fewer items chance alone gives such shares
LEAST = 0.10
MOST = {"single": 0.40, "sjt_bw": 0.45}  # an sjt_bw item has three options: a third is the middle
MOST_OF_TWO = 0.60  # two places cannot both stay under 40 %
_KEYS = {
    "key": Text(fr="la clé", en="the key"),
    "best": Text(fr="la meilleure action", en="the best action"),
    "worst": Text(fr="la moins bonne action", en="the worst action"),
}


def check(writing: Writing) -> Iterator[Problem]:
    """No place holds too many keys, or next to none, over eight items or more of one type and number of options.

    ``single``: 10 to 40 % of the keys at each place (to 60 % where there are two places); ``sjt_bw``: 10 to
    45 %, of the best actions and of the worst ones.
    """
    places: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for _, item in writing.keyed:
        codes = list(item.options)
        if item.type == "single":
            places["single", "key", len(codes)].append(codes.index(item.key))
        elif item.type == "sjt_bw":
            for end in ("best", "worst"):
                places["sjt_bw", end, len(codes)].append(codes.index(item.key[end]))
    for (kind, end, options), found in places.items():
        if len(found) >= FEWEST:
            most = MOST_OF_TWO if options == 2 else MOST[kind]
            yield from _unbalanced(writing, kind, _KEYS[end], options, found, most)


def _unbalanced(
    writing: Writing, kind: str, key: Text, options: int, found: Sequence[int], most: float
) -> Iterator[Problem]:
    times = Counter(found)
    for place in range(options):
        share = times[place] / len(found)
        if not LEAST <= share <= most:
            yield writing.warning(
                ("sections",),
                "WRT021",
                Text(
                    fr=f"{key.fr} est à la place {place + 1} dans {times[place]} des {len(found)} items « {kind} » "
                    f"à {options} options",
                    en=f'{key.en} stands at place {place + 1} in {times[place]} of the {len(found)} "{kind}" items '
                    f"with {options} options",
                ),
                Text(
                    fr=f"Déplacez des options : chaque place en tient de {LEAST * 100:.0f} à {most * 100:.0f} %.",
                    en=f"Move some options: each place holds from {LEAST * 100:.0f} to {most * 100:.0f}% of them.",
                ),
            )
