"""The questionnaires of a store: each sitting keeps the exact text that it began with."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as remembered
from pathlib import Path

from digimat.answers.store import SessionRecord, Store
from digimat.questionnaires import Source, load
from digimat.questionnaires.cache import Cache

Read = Callable[[SessionRecord], Source]


def sources_of(store: Store, cache: Cache | None = None) -> Read:
    """Gives the questionnaire of each sitting of a store; a campaign has one for all of them, which is read once."""

    @remembered
    def read(sha256: str, name: str) -> Source:
        return load(Path(f"{name}.yaml"), text=store.questionnaire_text(sha256), cache=cache)

    return lambda record: read(record.sha256, record.questionnaire)
