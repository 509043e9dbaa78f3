"""A file of scores as Parquet: typed columns, written as they come."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from errno import EIO
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Final

import polars as pl

from digimat.language import Language
from digimat.questionnaires import Questionnaire
from digimat.reports.score_files.definitions import definitions, origin
from digimat.reports.score_files.score_file import ScoreFile
from digimat.scoring.score_columns import ScoreColumn, ScoreTable

ROW_GROUP: Final = 131_072
PATIENCE: Final = 0.2  # seconds between two looks at whether the other side is still there


def frame_of(table: ScoreTable) -> pl.DataFrame:
    """A table of scores as a frame: Float64 and String, null for what is missing."""
    return pl.DataFrame([_series(column) for column in table])


def _series(column: ScoreColumn) -> pl.Series:
    if column.kind == "number":
        return pl.Series(column.name, column.values, pl.Float64).fill_nan(None)
    if column.kind == "name":
        return pl.Series(column.name, list(column.texts), pl.String)
    texts = pl.Series(column.name, [text or None for text in column.texts], pl.String)
    return texts.gather(pl.Series(column.values))


class ParquetFile(ScoreFile):
    """Parquet in row groups: a second thread takes the batches as they come and writes them.

    What the columns mean, and whose scores they are, is in the metadata of the file.
    """

    def __init__(
        self, path: Path, columns: Sequence[ScoreColumn], language: Language, questionnaire: Questionnaire
    ) -> None:
        super().__init__(path)
        self._schema = {c.name: pl.Float64 if c.kind == "number" else pl.String for c in columns}
        self._metadata = {
            "digimat.questionnaire": origin(questionnaire, language)[1],
            "digimat.columns": json.dumps([*definitions(columns, language)], ensure_ascii=False),
        }
        self._batches: Queue[pl.DataFrame | None] = Queue(maxsize=1)
        self._stopped = Event()
        self._failure: OSError | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _write(self, table: ScoreTable) -> None:
        self._put(frame_of(table))

    def _finish(self) -> None:
        self._put(None)
        self._thread.join()
        self._raise_failure()

    def _abandon(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _put(self, batch: pl.DataFrame | None) -> None:
        while True:
            self._raise_failure()
            try:
                return self._batches.put(batch, timeout=PATIENCE)
            except Full:
                continue

    def _raise_failure(self) -> None:
        if self._failure is not None:
            raise self._failure

    def _run(self) -> None:
        from polars.io.plugins import register_io_source

        def source(
            columns: list[str] | None, _where: pl.Expr | None, _rows: int | None, _batch: int | None
        ) -> Iterator[pl.DataFrame]:
            for batch in self._taken():
                yield batch if columns is None else batch.select(columns)

        try:
            register_io_source(source, schema=self._schema).sink_parquet(
                self.part, row_group_size=ROW_GROUP, metadata=self._metadata, engine="streaming"
            )
        except OSError as error:  # told where the next batch is given
            self._failure = error
        except pl.exceptions.PolarsError as error:  # what the disk refuses comes as one of these as well
            self._failure = OSError(EIO, str(error).split("\n", 1)[0])

    def _taken(self) -> Iterator[pl.DataFrame]:
        while True:
            try:
                batch = self._batches.get(timeout=PATIENCE)
            except Empty:
                if self._stopped.is_set():
                    raise InterruptedError from None
                continue
            if batch is None:
                return
            yield batch
