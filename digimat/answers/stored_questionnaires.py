"""The questionnaires of a store: each sitting keeps the exact text that it began with."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as remembered
from pathlib import Path
from typing import Protocol

from digimat.answers.store import Store
from digimat.questionnaires import Source, load
from digimat.questionnaires.cache import Cache


class Answered(Protocol):
    """A sitting, or anonymous answers: says what was answered."""

    @property
    def questionnaire(self) -> str:
        """The id of the questionnaire."""

    @property
    def sha256(self) -> str:
        """The fingerprint of its text."""


Read = Callable[[Answered], Source]


def sources_of(store: Store, cache: Cache | None = None) -> Read:
    """Gives the questionnaire of each sitting of a store; a campaign has one for all of them, which is read once."""

    @remembered
    def read(sha256: str, name: str) -> Source:
        return load(Path(f"{name}.yaml"), text=store.questionnaire_text(sha256), cache=cache)

    return lambda record: read(record.sha256, record.questionnaire)
