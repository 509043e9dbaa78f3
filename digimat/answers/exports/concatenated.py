"""The tables of several files as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from digimat.answers.encoded import Encoded
from digimat.answers.table import AnswerTable
from digimat.questionnaires import Questionnaire


def joined(tables: Sequence[AnswerTable], questionnaire: Questionnaire) -> AnswerTable:
    """One table after the other; what one of them does not tell is not known of its rows."""
    if len(tables) == 1:
        return tables[0]

    def column(parts: Sequence[Sequence[Any] | None], missing: str) -> Sequence[Any]:
        sizes = (len(table.respondents) for table in tables)
        filled = [[missing] * n if part is None else part for part, n in zip(parts, sizes, strict=True)]
        return [each for part in filled for each in part]

    usual = {item.id: next(iter(item.instances)) for item in questionnaire.items if item.instances}
    return AnswerTable(
        tuple(name for table in tables for name in table.respondents),
        {name: _encoded([table.columns[name] for table in tables]) for name in tables[0].columns},
        column([table.required or None for table in tables], ""),
        profile={
            name: column([table.profile.get(name) for table in tables], "")
            for name in dict.fromkeys(name for table in tables for name in table.profile)
        },
        instances={
            name: column([table.instances.get(name) for table in tables], usual[name])
            for name in dict.fromkeys(name for table in tables for name in table.instances)
        },
        forms=column([table.forms or None for table in tables], "") if any(t.forms for t in tables) else (),
    )


def _encoded(parts: Sequence[Sequence[str | None]]) -> Encoded:
    """Columns one after the other, with one number a text."""
    texts: dict[str | None, int] = {}
    numbers = []
    for part in map(Encoded.of, parts):
        of = np.array([texts.setdefault(text, len(texts)) for text in part.texts] or [0], np.uint32)
        numbers.append(of[part.numbers] if len(part) else np.zeros(0, np.uint32))
    return Encoded(tuple(texts), np.concatenate(numbers))
