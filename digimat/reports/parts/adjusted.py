"""Tells which values of the questionnaire are the workspace's own: for method pages, and for machines."""

from __future__ import annotations

from typing import Any

from digimat.language import Language, Text
from digimat.questionnaires.adjustments.model import Adjustment, Adjustments, Value
from digimat.reports.content import Note

_YES, _NO = Text(fr="oui", en="yes"), Text(fr="non", en="no")
_NOTHING = Text(fr="rien", en="nothing")


def adjustments_data(adjustments: Adjustments) -> dict[str, Any]:
    """The adjustments as plain data."""
    return {
        "file": adjustments.file,
        "sha256": adjustments.sha256,
        "because": {"fr": adjustments.because.fr, "en": adjustments.because.en},
        "changes": [
            {"what": each.what, "before": each.before, "after": each.after} for each in adjustments.changes
        ],
    }


def adjustments_note(adjustments: Adjustments, language: Language) -> Note:
    """The adjustments in words: why, what, and what that means for comparisons."""
    listed = Text(fr=" ; ", en="; ").of(language).join(told(each, language) for each in adjustments.changes)
    because = adjustments.because.of(language).strip()
    caution = Text(
        fr="Ces résultats ne se comparent qu’à d’autres qui ont été notés avec les mêmes valeurs.",
        en="These results compare only with others that were scored with the same values.",
    )
    return Note(
        Text(fr="Valeurs adaptées", en="Adjusted values").of(language),
        f"{_sentence(because)} {_sentence(listed[:1].upper() + listed[1:])} {caution.of(language)}",
    )


def told(adjustment: Adjustment, language: Language) -> str:
    """One change in words, with both values."""
    after, before = (value_text(value, language) for value in (adjustment.after, adjustment.before))
    words = Text(fr=f"{after} au lieu de {before}", en=f"{after} instead of {before}")
    colon = Text(fr=" : ", en=": ")
    return f"{adjustment.title.of(language)}{colon.of(language)}{words.of(language)}"


def value_text(value: Value, language: Language) -> str:
    """A value as people write it."""
    if value is None:
        return _NOTHING.of(language)
    if isinstance(value, bool):
        return (_YES if value else _NO).of(language)
    if isinstance(value, str):
        quoted = " ".join(value.split())
        return Text(fr=f"« {quoted} »", en=f"“{quoted}”").of(language)
    text = f"{value:.12g}"
    return text.replace(".", ",") if language == "fr" else text


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
