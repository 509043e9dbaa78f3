"""What a command gives back: what to show, what to tell beside it, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digimat.language import Language, Text
from digimat.problems import ExitStatus, Problem

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a command.

    ``shown`` is for a person (a rich renderable, or text that goes out as it is); ``data`` is for ``--json``, or makes
    it where it is asked for; ``notes`` and ``problems`` are told on the side (stderr).
    """

    shown: RenderableType | None = None
    data: Any = None
    notes: Sequence[Text] = ()
    problems: Sequence[Problem] = ()
    status: ExitStatus = ExitStatus.OK
    language: Language | None = None  # that of a sitting, where it is another one than the command's
