"""No brand and no product is named in what is asked or advised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath

import yaml

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing

NAMES = FilePath(__file__).with_name("brands.yaml")
# Where a capital says nothing: at the head of a text, a sentence, a cell of a table, a quotation or a line.
_HEAD = re.compile(r"(?:^|[.!?:;…|•→]|[«“\"(]|\n|  )[\s\u00a0\u202f]*$")


def check(writing: Writing) -> Iterator[Problem]:
    """No name of the list ``brands.yaml`` in items and advice.

    A test measures what a person can do, not which product they were given, and a name ages faster than a
    question. A name that is also an ordinary word ("Word", "Teams") is told where it has its capital within
    a sentence; at its head, where any word has one, nothing can be decided. Titles of sources and rationales may
    name whom they like, and so do formats and standards (CSV, PDF, GDPR): they are no brands.
    """
    for wording in writing.asked:
        for language, text, path in wording.each():
            for name in _brands_in(text):
                yield writing.warning(
                    path,
                    "WRT031",
                    Text(
                        fr=f"une marque ou un produit est nommé ({language}) : « {name} »",
                        en=f'a brand or a product is named ({language}): "{name}"',
                    ),
                    Text(
                        fr="Dites de quel genre d’outil il s’agit : un tableur, une messagerie, un réseau social.",
                        en="Say which kind of tool is meant: a spreadsheet, a messaging tool, a social network.",
                    ),
                )


def _brands_in(text: str) -> list[str]:
    """Each name once, as it stands in the text.

    >>> _brands_in("Orange juice, a word about teams, and a file of Excel on GMAIL.")
    ['GMAIL', 'Excel']
    """
    any_case, as_written = _patterns()
    found = [m[0] for m in any_case.finditer(text)]
    found += [m[0] for m in as_written.finditer(text) if not _HEAD.search(text[: m.start()])]
    return list(dict.fromkeys(found))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = yaml.safe_load(NAMES.read_text(encoding="utf-8"))

    def whole(words: list[str], flags: int = 0) -> re.Pattern[str]:
        # Longest first, so that a name is told in full. No address: that is another rule's.
        ways = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        return re.compile(rf"(?<![\w.@/-])(?:{ways})(?![\w@-])", flags)

    return whole(names["any_case"], re.IGNORECASE), whole(names["as_written"])
