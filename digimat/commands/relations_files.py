"""The relations of a network as CSV files: a row a unit, or a row a person; no cell is one that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from digimat.commands.relations_told import HIDDEN
from digimat.inert import inert
from digimat.language import Language

if TYPE_CHECKING:
    from digimat.scoring.relations import PersonIndex, Relations


def units_csv(found: Relations, language: Language) -> bytes:
    """A row for each unit that reacts, a column for each unit that is reacted to; hidden units are one of each.

    In front: people who take part, members and those of them without a contribution; empty where that is not known, or
    not shown.
    """
    matrix, silence = found.matrix, found.silence
    hidden = [HIDDEN.of(language)] if matrix.hidden else []
    names = [*matrix.names, *hidden]
    rows: list[list[object]] = []
    for place, name in enumerate(names):
        share = silence.units.get(name) if silence is not None and place < len(matrix.names) else None
        counts = ("", "") if share is None else (share.whole, share.part)
        rows.append([name, matrix.people[place], *counts, *matrix.counts[place].tolist()])
    if silence is not None:  # units of whose members too few take part for the matrix
        rows += [
            [name, "", share.whole, share.part, *[""] * len(names)]
            for name, share in silence.units.items()
            if name not in matrix.names
        ]
    header = ["unit", "people", "listed_members", "without_contribution", *(f"to {name}" for name in names)]
    return _written(header, rows)


def people_csv(index: Sequence[PersonIndex]) -> bytes:
    """A row for each person to whom somebody reacted, the highest index first."""
    rows = ([each.person, each.colleagues, each.units, f"{each.index:.2f}"] for each in index)
    return _written(["person", "colleagues", "units", "index"], rows)


def _written(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([inert(cell) for cell in header])
    writer.writerows([[inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows])
    return text.getvalue().encode("utf-8", "replace")
