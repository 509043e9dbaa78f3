"""What is shown once a sitting was handed in, and how a sitting may end from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digimat.language import Text

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True)
class Ending:
    """The result for whoever answered: a summary that rich can draw, and what happens next."""

    shown: RenderableType
    notes: Sequence[Text] = ()


class Terminated(Exception):
    """The process was told to end; ``signal`` is by which signal."""

    def __init__(self, signal: int) -> None:
        self.signal = signal
        super().__init__(signal)
