"""The answers that a command is about: files, with what the user says of them, or the sittings that were handed in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digimat.commands.score_problems import unknown_choice
from digimat.files import not_over_input
from digimat.language import Text, same
from digimat.problems import ExitStatus, UserError
from digimat.questionnaires import Questionnaire

if TYPE_CHECKING:
    from digimat.answers.exports.doubles import OnDuplicate
    from digimat.answers.exports.reading import Wishes


@dataclass(frozen=True, slots=True)
class Given:
    """Files of answers, and how they are read where they do not say it themselves; without one, the store.

    ``mapping`` is a file that says what the columns are, ``respondent`` the heading of the one that says who answered.
    """

    paths: tuple[Path, ...] = ()
    mapping: Path | None = None
    respondent: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    on_duplicate: OnDuplicate = "error"

    @classmethod
    def of(cls, path: Path | None) -> Given:
        """One file that speaks for itself, or the store."""
        return cls(() if path is None else (path,))

    def wishes(self, questionnaire: Questionnaire) -> Wishes:
        """What the user says of the files.

        Raises:
            UserError: the mapping file cannot be read, or does not fit the questionnaire.
        """
        from digimat.answers.exports.mapping_file import load
        from digimat.answers.exports.reading import Wishes

        mapping = load(self.mapping, questionnaire) if self.mapping is not None else None
        return Wishes(self.encoding, sign_of(self.delimiter), self.sheet, mapping, self.respondent)

    def spare(self, out: Path) -> None:
        """Refuse to write over what is read.

        Raises:
            UserError: it is one of these files.
        """
        for path in (*self.paths, *(() if self.mapping is None else (self.mapping,))):
            not_over_input(path, out)

    @property
    def place(self) -> Text:
        """Where the answers are, in words."""
        if not self.paths:
            return Text(fr="les passations remises", en="the sittings handed in")
        return same(", ".join(map(str, self.paths)))


def sign_of(written: str | None) -> str | None:
    """A delimiter as the line says it: a sign, or the word tab.

    Raises:
        UserError: it is none.
    """
    if written is None or written in (";", ",", "|", "\t"):
        return written
    if written.strip().casefold() in ("tab", "tabulation"):
        return "\t"
    raise UserError(unknown_choice("--delimiter", written, (";", ",", "|", "tab")), ExitStatus.USAGE)
