"""One sitting, or one invitation, as plain data: all that is kept of it, for the person it is about.

The questions are named, not quoted, and their keys are not in it, unless the text of the questionnaire is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from digimat.answers.sitting import Sitting
from digimat.answers.store import Store, chain_hash
from digimat.language import LANGUAGES, Language
from digimat.questionnaires import assemble, in_words

COLUMNS = "session_id, seq, id, at_utc, mono_ms, kind, item, payload, prev_hash, hash"
INVITATIONS_SINCE = 2  # the version of a store from which there are any


def exported(store: Store, sitting: Sitting, *, with_questionnaire: bool = False) -> dict[str, Any]:
    """All that is kept of a sitting. Its events are as they are stored, hashes included.

    Args:
        store: where the sitting is kept.
        sitting: the one to export.
        with_questionnaire: with the exact text that it began with, keys included.

    Raises:
        UserError: the store cannot be read.
    """
    record, state = sitting.record, sitting.conductor.state
    questionnaire = sitting.source.questionnaire
    told: dict[str, Any] = {
        "id": record.questionnaire,
        "version": record.version,
        "sha256": record.sha256,
        "title": {language: questionnaire.title.of(language) for language in LANGUAGES},
    }
    if with_questionnaire:
        told["text"] = sitting.source.text
    return {
        "format": "digimat.sitting-export",
        "version": 1,
        "record": asdict(record),
        "questionnaire": told,
        "status": state.status,
        "language": _language(sitting),
        "profile": dict(state.profile),
        "notice": state.notice,
        "answers": list(_answers(sitting)),
        "review_seconds": round(state.seconds.get("", 0.0), 3),
        "incidents": [asdict(incident) for incident in state.incidents],
        "chain_start": chain_hash("", tuple(getattr(record, name) for name in record.__slots__)),
        "events": list(_events(store, record.id)),
    }


def invitations_of(store: Store, respondent: str) -> list[Mapping[str, Any]]:
    """What is kept of the invitations of a person, as it is stored."""
    if store.version < INVITATIONS_SINCE:
        return []
    columns = [name for _, name, *_ in store.read("PRAGMA table_info(invitation)")]
    rows = store.read("SELECT * FROM invitation WHERE respondent = ? ORDER BY made_at, code", respondent)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _language(sitting: Sitting) -> Language:
    """The language that the sitting is held in: the last one chosen, else the one that it began in."""
    spoken = sitting.conductor.state.language or sitting.record.language
    return next(language for language in LANGUAGES if language == spoken)


def _answers(sitting: Sitting) -> Iterator[dict[str, Any]]:
    """What is kept of each question of the form, in order; ``number`` is None for practice."""
    state, language = sitting.conductor.state, _language(sitting)
    number = 0
    for item in assemble(sitting.source.questionnaire, sitting.record.form).items:
        practice = item.id in state.practice
        number += not practice
        code = state.codes.get(item.id)
        yield {
            "number": None if practice else number,
            "item": item.id,
            "asked_as": item.asked or None,  # the variant and the set of parameters, where it has several
            "evidence_for": item.evidence_of,
            "title": item.title.of(language),
            "hidden": item.id in state.hidden,
            "code": code,
            "in_words": None if code is None else in_words(item, code, language),
            "seconds": round(state.seconds.get(item.id, 0.0), 3),
            "late": item.id in state.late,
            "flagged": item.id in state.flagged,
            "comment": state.comments.get(item.id, ""),
            "draft": state.drafts.get(item.id, ""),
        }


def _events(store: Store, session_id: str) -> Iterator[dict[str, Any]]:
    """The events as they are stored; the payload stays text, for its hash is that of the text."""
    names = COLUMNS.split(", ")
    for row in store.read(f"SELECT {COLUMNS} FROM event WHERE session_id = ? ORDER BY seq", session_id):  # noqa: S608
        yield dict(zip(names, row, strict=True))
