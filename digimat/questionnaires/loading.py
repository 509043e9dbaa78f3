"""From a file to a questionnaire that is fit for use, by way of the cache where it was read before.

The reader and its checks are imported where a text is really read: most sittings begin with one that is known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from digimat.language import Text
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires.banks import with_bank
from digimat.questionnaires.cache import Cache
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_problems import MAX_BYTES, too_large

if TYPE_CHECKING:
    from digimat.questionnaires.adjustments.model import Adjustments
    from digimat.questionnaires.yaml_reader import Document


@dataclass(frozen=True)
class Source:
    """A questionnaire with the exact text it was read from."""

    questionnaire: Questionnaire
    text: str
    sha256: str
    file: str  # the name that messages give
    bank_file: str | None = None  # the one they give the private bank; None: as the text names it
    adjustments: Adjustments | None = None  # what the workspace changes of it; the text is as published
    read: Document | None = field(
        default=None, compare=False, repr=False
    )  # the document, where there is one yet

    @cached_property
    def document(self) -> Document:
        """Where each value stands, for messages: of a questionnaire from the cache found when it is asked for."""
        from digimat.questionnaires.reading import read_places

        return self.read or read_places(self.text, self.file, self.bank_file)


def read_questionnaire(
    text: str, file: str, bank_file: str | None = None
) -> tuple[Source | None, Sequence[Problem]]:
    """Read and check a questionnaire's text: itself, and every problem; see ``reading``."""
    from digimat.questionnaires import reading

    return reading.read_questionnaire(text, file, bank_file)


def load(
    path: Path, *, text: str | None = None, bank: Path | None = None, cache: Cache | None = None
) -> Source:
    """Load a questionnaire that is fit for use.

    Args:
        path: the file; its name is what messages give.
        text: what was read from it earlier (a sitting keeps the exact text it began with).
        bank: the file of a private bank that is added to it.
        cache: what was read before; None: read it anew.

    Raises:
        UserError: the file cannot be read, or has an error; warnings do not stop.
    """
    text = text if text is not None else read_text(path)
    bank_file = None if bank is None else str(bank)
    if bank is not None:
        text = with_bank(text, read_text(bank), str(bank))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    # Whether a text has an error depends on nothing but the text.
    known = cache.get("questionnaire", sha256) if cache is not None else None
    if isinstance(known, Questionnaire):
        return Source(known, text, sha256, str(path), bank_file)
    source, problems = read_questionnaire(text, str(path), bank_file)
    errors = [p for p in problems if not p.warning]
    if source is None or errors:
        raise UserError(errors)
    if cache is not None:
        cache.put("questionnaire", sha256, source.questionnaire)
    return source


def read_text(path: Path) -> str:
    """The text of a file that must be UTF-8."""
    try:
        with path.open("rb") as file:
            read = file.read(MAX_BYTES + 1)  # no more than says that it is too large: a device never ends
        if len(read) > MAX_BYTES:
            raise UserError(too_large(Position(str(path))))
        return read.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UserError(_not_utf8(Position(str(path), line))) from error
    except (OSError, ValueError) as error:  # ValueError: no file has a NUL in its name
        raise UserError(_unreadable(path, error)) from error


def _unreadable(path: Path, error: OSError | ValueError) -> Problem:
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Problem(
        "QST007",
        Text(fr=f"le fichier ne peut pas être lu ({reason})", en=f"the file cannot be read ({reason})"),
        Text(
            fr="Vérifiez le nom, le dossier et les droits de lecture.",
            en="Check the name, the folder and your right to read it.",
        ),
        Position(str(path)),
    )


def _not_utf8(where: Position) -> Problem:
    return Problem(
        "QST002",
        Text(fr="le fichier n’est pas en UTF-8 à cette ligne", en="the file is not UTF-8 on this line"),
        Text(
            fr="Enregistrez-le en UTF-8 dans votre éditeur.",
            en="Save it as UTF-8 in your editor.",
        ),
        where,
    )
