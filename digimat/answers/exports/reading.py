"""Opens a file of answers for a questionnaire: its form, its header, what each column is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from digimat.answers.asked import REQUIREMENT, RESPONDENT, asked_columns
from digimat.answers.exports.encodings import keeps_ascii
from digimat.answers.exports.laid_out import known_headings, lay_out
from digimat.answers.exports.mapping import Mapping
from digimat.answers.exports.model import FileForm, Layout, Row
from digimat.answers.exports.opened import OpenedFile, open_rows
from digimat.answers.exports.recognised import NOTES
from digimat.answers.exports.stretch import Span
from digimat.answers.exports.vendors import VENDORS
from digimat.language import Text, same
from digimat.problems import Position
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.responses import clean


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of a file, where it does not speak for itself; ``respondent`` is a heading."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    mapping: Mapping | None = None
    respondent: str | None = None


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Export:
    """A file of answers that can be read: ``header`` are the rows of its header, ``cells`` how many cells they have."""

    opened: OpenedFile
    form: FileForm
    layout: Layout
    header: Sequence[Row]

    @property
    def path(self) -> Path:
        """The file, as it was named."""
        return self.opened.path

    @property
    def cells(self) -> int:
        """How many cells the header has, with those that have no heading."""
        return max(len(row.cells) for row in self.header)

    @property
    def where(self) -> Position:
        """The header, for messages."""
        return Position(str(self.path), self.form.first_line)

    def rows(self) -> Iterator[Row]:
        """The records after the header."""
        return islice(self.opened.rows(), len(self.header), None)

    @contextmanager
    def bytes_of(self, copies: Path | None = None) -> Iterator[tuple[Path, Span]]:
        """Of a CSV file: a file with its bytes in an encoding of which ASCII is part, and where its records are.

        That is the file itself, or a copy that is gone afterwards.

        Args:
            copies: the folder for the copy; nothing said: that of the system.
        """
        opened, last = self.opened, self.header[-1]
        assert opened.encoding is not None
        assert opened.delimiter is not None
        if keeps_ascii(opened.encoding.name):
            before = opened.encoding.bom_length + opened.delimiter.start
            yield self.path, Span(before + last.end, self.path.stat().st_size, last.next_line)
            return
        with tempfile.TemporaryDirectory(prefix=".digimat-", dir=copies) as folder:
            copy = Path(folder) / "answers.csv"
            with opened.stream() as stream, copy.open("wb") as out:
                shutil.copyfileobj(stream, out, 1 << 20)
            yield copy, Span(last.end, copy.stat().st_size, last.next_line)

    @property
    def told(self) -> Text:
        """How the file was read, in words."""
        title = VENDORS[self.layout.vendor].title if self.layout.vendor in VENDORS else ""
        tool = f"{title}, " if title and self.layout.vendor != "digimat" else ""
        form = self.form
        match form.kind:
            case "csv":
                tab = Text(fr="tabulation", en="tab")
                sign = tab if form.delimiter == "\t" else same(form.delimiter)
                return Text(
                    fr=f"{tool}{form.encoding}, séparateur « {sign.fr} »",
                    en=f'{tool}{form.encoding}, separator "{sign.en}"',
                )
            case "xlsx":
                return Text(fr=f"{tool}feuille « {form.sheet} »", en=f'{tool}sheet "{form.sheet}"')
            case "json_lines":
                return same(f"{tool}JSON")
            case _:
                return same(f"{tool}Parquet")


def open_export(path: Path, questionnaire: Questionnaire, wishes: Wishes = NO_WISHES) -> Export:
    """Open a file of answers, and find out what each of its columns is.

    Raises:
        UserError: it cannot be read, its columns are not clear, or some are missing.
    """
    opened = open_rows(
        path,
        encoding=wishes.encoding,
        delimiter=wishes.delimiter,
        sheet=wishes.sheet,
        known=_Expected(questionnaire, wishes.mapping),
    )
    laid_out = lay_out(
        opened.first_rows, opened.form.kind, str(path), questionnaire, wishes.mapping, wishes.respondent
    )
    form = replace(opened.form, header_rows=laid_out.header_rows)
    if opened.encoding is not None:
        form = replace(form, encoding=opened.encoding.of_rows)
    return Export(opened, form, laid_out.layout, opened.first_rows[: laid_out.header_rows])


class _Expected:
    """Whether a heading is one that a file of this questionnaire may have: by that its delimiter is found.

    Ids are looked for first: to know all texts of a large bank takes longer than to score a person.
    """

    def __init__(self, questionnaire: Questionnaire, mapping: Mapping | None) -> None:
        self._questionnaire, self._mapping = questionnaire, mapping
        self._ids = {RESPONDENT, REQUIREMENT, *NOTES, *(f.id.casefold() for f in questionnaire.profile)}
        self._ids |= {item.id.casefold() for item in questionnaire.items}
        self._ids |= set(asked_columns(questionnaire))

    @cached_property
    def _texts(self) -> Callable[[str], bool]:
        return known_headings(self._questionnaire, self._mapping)

    def __call__(self, heading: str) -> bool:
        return clean(heading).casefold() in self._ids or self._texts(heading)
