"""What one worker does with one stretch: reads it, scores it, writes a part, and says what became of its rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from digimat.answers.exports.model import Row
from digimat.answers.exports.stretch import Span, read_span
from digimat.answers.table import AnswerTable
from digimat.commands.batch.hashes import hash_names
from digimat.commands.batch.job import Job
from digimat.commands.batch.part_tables import save_table
from digimat.commands.batch.rejects import pack
from digimat.questionnaires import Source

if TYPE_CHECKING:
    from digimat.scoring.score_table import ScoreTable

NAMED = 20  # sittings to check whose codes are kept
WARM = 1 << 17  # bytes
AT_ONCE = 50_000  # records


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a stretch: rows read = accepted + rejected; duplicates are found when all is done.

    ``end`` is the byte where it really ended; ``lines`` how many lines it has; ``number`` counts all stretches of a
    job. ``to_check`` has the rows of sittings to look at before their scores are used, ``named`` whose the first are.
    """

    number: int
    file: int
    start: int
    end: int
    lines: int
    read: int
    accepted: int = 0
    rejected: int = 0
    to_check: tuple[int, ...] = ()
    named: tuple[str, ...] = ()


def done_of(said: Mapping[str, Any]) -> Done:
    """What became of a stretch, as it was written down."""
    return Done(**{**said, "to_check": tuple(said["to_check"]), "named": tuple(said["named"])})


# Where a part says who it has: to find who answered twice without reading the answers again.
WHO = np.dtype([("name", np.uint64), ("offset", np.int64)])


def score_span(job: Job, number: int, file: int, span: Span, folder: Path) -> Done:
    """Score one stretch of one file into a part of a folder; the part is there when its ``.json`` is."""
    reading, builder = job.readings[file], job.builders[file]
    with reading.bytes_of.open("rb") as stream:
        counts = read_span(stream, span, reading.size, reading.form, builder)
    return _scored(job, Done(number, file, span.start, counts.end, counts.lines, counts.rows), folder)


def score_records(job: Job, first: int, file: int, rows: Iterable[Row], folder: Path) -> Iterator[Done]:
    """Score the records of a file that has no lines, into parts numbered from the first; places count records."""
    builder = job.builders[file]
    records = iter(rows)
    start = 0
    for number in count(first):
        taken = list(islice(records, AT_ONCE))
        if not taken:
            return
        read = sum(builder.exactly(row, start + n) for n, row in enumerate(taken))
        yield _scored(job, Done(number, file, start, start + len(taken), 0, read), folder)
        start += len(taken)


def _scored(job: Job, done: Done, folder: Path) -> Done:
    """Score what was read, and write the part."""
    gathered = job.builders[done.file].take()
    table = gathered.table.requiring(job.required)
    scored, to_check = score_rows(job, table)
    stem = folder / f"part-{done.number:08d}"
    write_part(stem, job, scored)
    who = np.empty(len(table.respondents), WHO)
    who["name"], who["offset"] = hash_names(table.respondents), gathered.offsets
    stem.with_suffix(".who").write_bytes(who.tobytes())
    if gathered.rejected:
        stem.with_suffix(".rejects").write_bytes(pack(gathered.rejected))
    done = replace(
        done,
        accepted=len(who),
        rejected=len(gathered.rejected),
        to_check=tuple(to_check.tolist()),
        named=tuple(table.respondents[row] for row in to_check[:NAMED].tolist()),
    )
    part = stem.with_suffix(".json.part")
    part.write_text(json.dumps(asdict(done)))
    part.replace(stem.with_suffix(".json"))
    return done


def score_rows(job: Job, table: AnswerTable) -> tuple[ScoreTable, NDArray[np.intp]]:
    """The scores of a table, and the rows of sittings that are to be checked."""
    from digimat.scoring import score
    from digimat.scoring.quality import check_quality
    from digimat.scoring.score_table import score_table

    results = score(job.source.questionnaire, table)
    scored = score_table(results, profile=job.profile, names=job.columns).only(job.columns)
    return scored, np.flatnonzero(check_quality(results).to_check)


def empty_scores(source: Source, columns: Sequence[str] = (), *, profile: bool = False) -> ScoreTable:
    """The table of nobody: what its columns are.

    Raises:
        UserError: a column that is asked for does not exist.
    """
    from digimat.scoring import score
    from digimat.scoring.score_table import score_table

    asked = source.questionnaire
    nobody = AnswerTable((), {item.id: () for item in asked.items}, profile={f.id: () for f in asked.profile})
    return score_table(score(asked, nobody), profile=profile).only(columns)


def write_part(stem: Path, job: Job, scored: ScoreTable) -> None:
    """The scores of a stretch: lines as they will stand in the file, or a table for the writers of other formats."""
    from digimat.reports.score_files.csv_bytes import EXCEL_FR, PLAIN, csv_bytes
    from digimat.reports.score_files.json_lines import json_lines

    path = stem.with_suffix(".scores")
    match job.part:
        case "table":
            save_table(path, scored)
        case "json_lines":
            path.write_bytes(json_lines(scored))
        case "excel_fr":
            path.write_bytes(csv_bytes(scored, EXCEL_FR))
        case "csv":
            path.write_bytes(csv_bytes(scored, PLAIN))


def warm_up(job: Job, folder: Path) -> None:
    """Score a few rows and forget them: what is loaded and learnt by that is there for every copy of this process."""
    reading, builder = job.readings[0], job.builders[0]
    start = reading.first.start
    with reading.bytes_of.open("rb") as stream:
        stream.seek(start)
        rows = stream.read(WARM).rfind(b"\n") + 1
        read_span(stream, Span(start, start + rows), reading.size, reading.form, builder)
    scored, _ = score_rows(job, builder.take().table.requiring(job.required))
    stem = folder / "warm-up"
    write_part(stem, job, scored)
    stem.with_suffix(".scores").unlink()
