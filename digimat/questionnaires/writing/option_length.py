"""The options of a keyed item are about as long as one another."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import LANGUAGES, Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing

RATIO = 1.5  # the longest against the shortest
CHARACTERS = 12  # no more than this is no difference: "Never" beside "Once a month"
# Not match: what is matched there are names of things, as long as they are, and each of them is a right one.
TYPES = ("single", "multi", "sjt_bw", "sjt_rate")


def check(writing: Writing) -> Iterator[Problem]:
    """The longest option is at most 1.5 times the shortest, or at most 12 characters longer, in each language.

    The right option is often written with more care, hence longer: a respondent who notices scores without
    knowing. An option that is ticked alone ("none of these") is set aside.

    Source: Haladyna, Downing and Rodriguez, A Review of Multiple-Choice Item-Writing Guidelines, Applied
    Measurement in Education 15(3), 2002, guideline 24 (keep the length of choices about equal).
    """
    for path, item in writing.keyed:
        if item.type not in TYPES:
            continue
        for language in LANGUAGES:
            length = {
                code: len(" ".join(text.of(language).split()))
                for code, text in item.options.items()
                if code not in item.exclusive
            }
            if len(length) < 2:
                continue
            short, long = min(length, key=length.__getitem__), max(length, key=length.__getitem__)
            if length[long] > max(RATIO * length[short], length[short] + CHARACTERS):
                yield writing.warning(
                    (*path, "options", long, language),
                    "WRT010",
                    Text(
                        fr=f"item {item.id} : l’option « {long} » ({language}, {length[long]} signes) est bien plus "
                        f"longue que « {short} » ({length[short]})",
                        en=f'item {item.id}: option "{long}" ({language}, {length[long]} characters) is much longer '
                        f'than "{short}" ({length[short]})',
                    ),
                    Text(
                        fr="Abrégez la plus longue ou étoffez l’autre : une fois et demie, ou 12 signes de plus.",
                        en="Shorten the longer or fill the other: one and a half times, or 12 characters more.",
                    ),
                )
