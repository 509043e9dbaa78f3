"""What is known of a file of answers: its headings, what each column was taken for, its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from digimat.language import Text
from digimat.problems import Problem

# None: nothing at all stands there (an empty field without quotes where the tool tells the two apart, an empty cell
# of a sheet, a name that a JSON object does not have). "": an empty text.
Cell: TypeAlias = str | None

FileKind = Literal["csv", "xlsx", "json_lines", "parquet"]

Role = Literal[
    "respondent",  # who answered: the code that the row is known by
    "requirement",  # the band asked of this respondent
    "form",  # digimat's own: which form, variant and parameter set was asked
    "variant",
    "set",
    "profile",  # a fact of the questionnaire's profile; target = field
    "answer",  # the whole answer to an item in one cell; target = item
    "part",  # one option, prompt or rank of an item, one column each; target = item, part = its code
    "other",  # free words beside an item's options ("Other: ..."); target = item
    "comment",  # a remark beside an answer; not read
    "metadata",  # of the form tool: dates, page, language; not read
    "score",  # points that the form tool gave; not read
    "personal",  # name, address, IP: not read unless it is asked for
    "note",  # digimat's own columns of a rejects file; not read
    "ignored",  # the mapping says so
    "unknown",  # nothing that is known; told
]
READ: frozenset[Role] = frozenset(
    {"respondent", "requirement", "form", "variant", "set", "profile", "answer", "part", "other"}
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one column: ``place`` counts columns from 0; ``rows`` has one text a header row, as written."""

    place: int
    rows: tuple[str, ...]

    @property
    def text(self) -> str:
        """The heading in one line."""
        return " / ".join(row for row in self.rows if row.strip())


@dataclass(frozen=True, slots=True)
class FileForm:
    """How a file is written. ``headings`` are of the columns that have one; ``first_line`` is that of the header."""

    kind: FileKind
    encoding: str = "utf-8"
    delimiter: str = ","
    header_rows: int = 1
    first_line: int = 1
    sheet: str = ""  # of a workbook


@dataclass(frozen=True, slots=True)
class Column:
    """What one column was taken for, and why (``because``, for ``digimat columns``)."""

    heading: Heading
    role: Role
    target: str = ""  # item or profile field
    part: str = ""  # code of an option or prompt; number of a rank
    instance: str = (
        ""  # of an item with several variants: the one that the heading is the text of; "" = not said
    )
    because: Text | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What every column of a file is.

    ``vendor`` is the id of the form tool ("" = none that is known). ``nulls`` says that a cell with nothing at all
    was not shown, while an empty text is a blank. ``not_shown`` lists the words by which the tool says that a
    question was not shown. ``separators`` are those by which the tool joins several ticks in one cell, the likeliest
    first. ``problems`` are warnings, of columns.
    """

    vendor: str
    columns: tuple[Column, ...]
    nulls: bool = False
    not_shown: frozenset[str] = frozenset()
    separators: tuple[str, ...] = (";", ",", " ", "|", "\n", "+")
    decimal: str = ""  # the decimal sign of the file's numbers, "." or ","; "" where it is not known
    spellings: dict[str, dict[str, str]] = field(default_factory=dict)  # item -> what is written -> code
    problems: Sequence[Problem] = ()

    def places(self, role: Role, target: str | None = None) -> tuple[int, ...]:
        """Where the columns of a role stand, those of one target where it is named."""
        return tuple(
            c.heading.place for c in self.columns if c.role == role and (target is None or c.target == target)
        )

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return max((c.heading.place for c in self.columns), default=-1) + 1


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line it starts on, its cells, and its bytes as they stand in the file, line end left out.

    ``fault`` says what keeps it from being read at all: quotes that do not close, a cell that is too long.
    """

    line: int
    cells: Sequence[Cell]
    raw: bytes = b""
    fault: Problem | None = None
    offset: int = 0  # bytes from where reading began to this record, and to what comes after its line end
    end: int = 0
    next_line: int = 0  # the number of the line after the record


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be scored, and everything that is wrong with it."""

    row: Row
    problems: Sequence[Problem]
