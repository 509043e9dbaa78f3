"""No version of a product is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing

# Not part of a longer word: "report_v2.3.pdf" is a name that somebody gave to a file.
_VERSION = re.compile(r"(?<![\w.-])(?:v\.? ?\d+(?:\.\d+)+|version \d+(?:\.\d+)*)(?![\w-])", re.IGNORECASE)


def check(writing: Writing) -> Iterator[Problem]:
    """No "v2.3" and no "version 4" in items and advice: what has a version is soon another one.

    Documents shown as they are (stimuli) are left alone: there a version is a fact to be read.
    """
    for wording in writing.asked:
        if wording.is_stimulus:
            continue
        for language, text, path in wording.each():
            if found := _VERSION.search(text):
                yield writing.warning(
                    path,
                    "WRT032",
                    Text(
                        fr=f"une version est nommée ({language}) : « {found[0]} »",
                        en=f'a version is named ({language}): "{found[0]}"',
                    ),
                    Text(
                        fr="Retirez-la ; d’un document, dites « la première version », « la dernière ».",
                        en='Remove it; of a document, say "the first version", "the latest".',
                    ),
                )
