"""Reads a file of interactions: every row is used, a reaction to oneself, or rejected and told."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from digimat.answers.exports.encodings import BLOCK, keeps_ascii
from digimat.answers.exports.opened import OpenedFile
from digimat.answers.exports.stretch import Span, read_span
from digimat.answers.interactions import problems as wrong
from digimat.answers.interactions.builder import InteractionBuilder
from digimat.answers.interactions.columns import INTERACTIONS, TYPE, Wishes, open_columns
from digimat.answers.interactions.model import InteractionFile
from digimat.language import Text, same
from digimat.problems import Position, UserError

NO_WISHES = Wishes()


def read_interactions(path: Path, wishes: Wishes = NO_WISHES) -> InteractionFile:
    """Read a file of interactions.

    Args:
        path: CSV of any size; a workbook, JSON and Parquet are read too, row by row.
        wishes: what the user says of the file.

    Raises:
        UserError: the file cannot be read, a column is missing, or no row can be used.
    """
    opened, places = open_columns(path, INTERACTIONS, (TYPE,), wishes)
    header = opened.first_rows[0]
    encoding = opened.encoding.of_rows if opened.encoding is not None else "utf-8"
    builder = InteractionBuilder(places, len(header.cells), encoding, str(path))
    read = _read_stretches(opened, builder) if opened.form.kind == "csv" else _read_rows(opened, builder)
    interactions = builder.built()
    where = Position(str(path), header.line)
    problems = [*builder.problems]
    if not len(interactions):
        raise UserError([*problems, wrong.no_interactions(where)])
    told = len({problem.position.line for problem in problems if problem.position})
    if builder.rejected > told:
        problems.append(wrong.others(Position(str(path)), builder.rejected - told))
    return InteractionFile(interactions, read, builder.rejected, problems, form_told(opened))


def _read_stretches(opened: OpenedFile, builder: InteractionBuilder) -> int:
    assert opened.encoding is not None
    assert opened.delimiter is not None
    header = opened.first_rows[0]
    form = replace(opened.form, encoding=opened.encoding.of_rows)
    if keeps_ascii(opened.encoding.name):
        before = opened.encoding.bom_length + opened.delimiter.start
        span = Span(before + header.end, opened.path.stat().st_size, header.next_line)
        with opened.path.open("rb") as stream:
            return read_span(stream, span, span.end, form, builder).rows
    with tempfile.TemporaryFile() as copy, opened.stream() as stream:
        shutil.copyfileobj(stream, copy, BLOCK)
        span = Span(header.end, copy.tell(), header.next_line)
        return read_span(cast(BinaryIO, copy), span, span.end, form, builder).rows


def _read_rows(opened: OpenedFile, builder: InteractionBuilder) -> int:
    return sum(builder.exactly(row) for row in islice(opened.rows(), 1, None))


def form_told(opened: OpenedFile) -> Text:
    """How a file was read, in words."""
    form = opened.form
    if form.kind == "csv":
        sign = Text(fr="tabulation", en="tab") if form.delimiter == "\t" else same(form.delimiter)
        return Text(
            fr=f"{form.encoding}, séparateur « {sign.fr} »", en=f'{form.encoding}, separator "{sign.en}"'
        )
    names = {"xlsx": "XLSX", "json_lines": "JSON", "parquet": "Parquet"}
    return same(names[form.kind])
