"""Who answers: reading one fact of a profile, from a file, an option of a command, or a line that was typed."""

from __future__ import annotations

from digimat.language import Text
from digimat.problems import did_you_mean
from digimat.questionnaires.model import ProfileField
from digimat.questionnaires.responses import InvalidResponse, clean

MAX_FACT = 100  # characters of a free text: a name of a unit, not a story


def read_fact(field: ProfileField, written: str) -> str:
    """The code of an option, from its code or its title in any language, case aside; or the text itself.

    An empty text is an empty fact: nothing is known.

    Raises:
        InvalidResponse: the field has options, and this is none; or the text is too long.
    """
    fact = clean(written)
    if not fact:
        return ""
    if not field.options:
        if len(fact) > MAX_FACT:
            raise InvalidResponse(
                Text(
                    fr=f"« {field.id} » dépasse {MAX_FACT} caractères",
                    en=f'"{field.id}" has more than {MAX_FACT} characters',
                ),
                Text(fr="Raccourcissez.", en="Shorten it."),
            )
        return fact
    wanted = fact.casefold()
    for code, title in field.options.items():
        if wanted in {code.casefold(), title.fr.casefold(), title.en.casefold()}:
            return code
    shown = fact if len(fact) <= 40 else f"{fact[:39]}…"
    raise InvalidResponse(
        Text(
            fr=f"« {shown} » n’est pas une valeur de « {field.id} »",
            en=f'"{shown}" is not a value of "{field.id}"',
        ),
        did_you_mean(fact, list(field.options)),
    )
