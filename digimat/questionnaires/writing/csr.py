"""In French « RSE » is social responsibility, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing

_SHORT = re.compile(r"\bRSE\b")
_IN_FULL = re.compile(r"responsabilité (?:sociale|sociétale)", re.IGNORECASE)
_ENGLISH = re.compile(r"\bCSR\b|social responsibility", re.IGNORECASE)


def check(writing: Writing) -> Iterator[Problem]:
    """« RSE » stands for « responsabilité sociétale des entreprises », said in full by its first use.

    The same three letters are also read as « réseau social d’entreprise ». Which of the two a text means, its
    English tells: where that says neither CSR nor social responsibility, the French must not say RSE. What
    comes first is told by the order of the file.
    """
    in_full = False
    for wording in writing.texts:
        text = wording.text
        in_full = in_full or bool(_IN_FULL.search(text.fr))
        if not _SHORT.search(text.fr):
            continue
        if not _ENGLISH.search(text.en):
            yield writing.warning(
                (*wording.path, "fr"),
                "WRT034",
                Text(
                    fr="« RSE » est écrit là où l’anglais ne parle pas de responsabilité sociale",
                    en='the French says "RSE" where the English does not speak of social responsibility',
                ),
                Text(
                    fr="Écrivez « réseau social d’entreprise » en entier, ou « CSR » en anglais.",
                    en='Write « réseau social d’entreprise » in full, or "CSR" in English.',
                ),
            )
        elif not in_full:
            in_full = True  # told once
            yield writing.warning(
                (*wording.path, "fr"),
                "WRT034",
                Text(
                    fr="« RSE » n’a pas encore été écrit en entier",
                    en='"RSE" has not been written in full yet',
                ),
                Text(
                    fr="Écrivez ici « responsabilité sociétale des entreprises (RSE) ».",
                    en="Write here « responsabilité sociétale des entreprises (RSE) ».",
                ),
            )
