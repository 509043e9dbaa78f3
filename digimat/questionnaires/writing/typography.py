"""French and English prose is written with its own marks: apostrophes, quotation marks, spaces, ellipses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing, excerpt

# What follows a mark of French that a space goes before; within an address or a time something else does.
_END = r"(?=[\s\u00a0\u202f»”\")\]]|$)"
_MARKS: tuple[tuple[str, tuple[str, ...], re.Pattern[str], Text, Text], ...] = (
    (
        "WRT070",
        ("fr",),
        re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_«])"),
        Text(fr="apostrophe droite", en="straight apostrophe"),
        Text(fr="Écrivez ’ et non '.", en="Write ’, not '."),
    ),
    (
        "WRT072",
        ("fr",),
        re.compile(
            rf"(?<=[^\s\u00a0\u202f(\[«!?…])[:;?!]{_END}|(?<=[^\s\u00a0\u202f])»|«(?=[^\s\u00a0\u202f])"
        ),
        Text(fr="espace qui manque", en="missing space"),
        Text(
            fr="En français, une espace précède : ; ? ! et », et une autre suit «.",
            en="In French a space goes before : ; ? ! and », and another after «.",
        ),
    ),
    (
        "WRT073",
        ("fr", "en"),
        re.compile(r'"'),
        Text(fr="guillemet droit", en="straight quotation mark"),
        Text(
            fr="Écrivez « … » en français, “…” en anglais.",
            en="Write « … » in French, “…” in English.",
        ),
    ),
    (
        "WRT074",
        ("fr", "en"),
        re.compile(r"(?<!\.)\.\.\.(?!\.)"),
        Text(fr="trois points pour une ellipse", en="three dots for an ellipsis"),
        Text(fr="Écrivez … (un seul signe).", en="Write … (one sign)."),
    ),
    (
        "WRT075",
        ("fr", "en"),
        re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)"),
        Text(fr="deux espaces", en="two spaces"),
        Text(fr="Gardez-en une.", en="Keep one of them."),
    ),
)


def check(writing: Writing) -> Iterator[Problem]:
    """Curly apostrophes and French spacing in French; no straight quotation mark, "..." nor double space in either.

    Any kind of space before a mark of French will do: which one does not break is the business of whoever sets
    the page. Stimuli are left alone, whose layout and marks are data; a text with a formula in it (=…) may
    have straight quotation marks, which belong to it.
    """
    for wording in writing.texts:
        if wording.is_stimulus:
            continue
        for language, text, path in wording.each():
            for code, languages, pattern, what, remedy in _MARKS:
                found = pattern.search(text) if language in languages else None
                if found is None or (code == "WRT073" and re.search(r"=\w*\(|\(\w*=|==", text)):
                    continue
                place = excerpt(text, found.start(), found.end())
                yield writing.warning(
                    path,
                    code,
                    Text(
                        fr=f"{what.fr} ({language}) : « {place} »",
                        en=f"{what.en} ({language}): « {place} »",
                    ),
                    remedy,
                )
