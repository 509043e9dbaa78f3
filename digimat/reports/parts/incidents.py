"""Incidents in words: what happened around the answers, how often and for how long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from digimat.administration import Incident
from digimat.language import Language, Text

_WORDS: Final[Mapping[str, Text]] = {
    "paused": Text(fr="pauses", en="pauses"),
    "stopped": Text(fr="arrêts sans pause", en="stops without a pause"),
    "left_window": Text(fr="fenêtre quittée", en="window left"),
    "slept": Text(fr="mises en veille de la machine", en="times the machine slept"),
    "clock_set": Text(fr="changements de l’horloge", en="changes of the clock"),
    "moved_elsewhere": Text(fr="changements de fichier", en="changes of file"),
    "recovered": Text(fr="récupérations d’un fichier abîmé", en="recoveries from a damaged file"),
}
# Of these the length says something; a clock that was set has a direction, and a pause is not timed.
_TIMED: Final = ("left_window", "slept")


def told_incidents(incidents: Sequence[Incident], language: Language) -> list[str]:
    """One part of a sentence per kind of incident, in a fixed order; nothing where there was none."""
    parts = []
    for kind, words in _WORDS.items():
        these = [incident for incident in incidents if incident.kind == kind]
        if not these:
            continue
        colon = Text(fr=" : ", en=": ").of(language)
        part = f"{words.of(language)}{colon}{len(these)}"
        if kind in _TIMED:
            part += f" ({duration(sum(i.seconds or 0 for i in these))})"
        parts.append(part)
    return parts


def duration(seconds: float) -> str:
    """How long, rounded for a reader: seconds, then minutes, then hours.

    >>> duration(8.4), duration(125), duration(7260)
    ('8 s', '2 min', '2 h 1 min')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
