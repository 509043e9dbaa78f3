"""What a user can mend: where it is, what it is, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from digimat.language import Language, Text


class ExitStatus(IntEnum):
    """What the process says to the shell when it ends."""

    OK = 0
    PROBLEMS = 1  # in the user's files
    USAGE = 2  # the command was written wrongly
    UNFINISHED = 3  # the sitting is kept and can be resumed
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: line and column count from 1; 0 = unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. ``code`` is stable; the wording may improve."""

    code: str
    message: Text
    remedy: Text
    position: Position | None = None
    warning: bool = False

    def line(self, language: Language) -> str:
        """``file:line:column: CODE message``, with the remedy on a second, indented line."""
        where = f"{self.position}: " if self.position else ""
        kind = Text(fr="avertissement : ", en="warning: ").of(language) if self.warning else ""
        head = f"{where}{self.code} {kind}{self.message.of(language)}"
        return f"{head}\n  {self.remedy.of(language)}"


class UserError(Exception):
    """Raised for what the user can mend; anything else is a bug and keeps its traceback."""

    def __init__(
        self, problems: Problem | Iterable[Problem], status: ExitStatus = ExitStatus.PROBLEMS
    ) -> None:
        self.problems: Sequence[Problem] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.status = status
        super().__init__("\n".join(p.line("en") for p in self.problems))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one, if any is alike."""
    from difflib import get_close_matches

    by_folded = {k.casefold(): k for k in known}
    found = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def did_you_mean(name: str, known: Sequence[str]) -> Text:
    """A remedy for an unknown name: the nearest one, and what exists."""
    listed = ", ".join(known) if len(known) <= 12 else ", ".join(known[:12]) + ", …"
    guess = nearest(name, known)
    exists = Text(fr=f"Valeurs possibles : {listed}.", en=f"There are: {listed}.")
    if guess is None:
        return exists
    return Text(
        fr=f"Vouliez-vous dire « {guess} » ? {exists.fr}",
        en=f'Did you mean "{guess}"? {exists.en}',
    )
