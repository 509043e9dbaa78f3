"""What a portfolio says: plain data, rounded once, in one language; terminal, JSON and PDF are written from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from digimat.language import Language


@dataclass(frozen=True, slots=True)
class Told:
    """The result of one assessment, as its own report tells it; "" for what there is nothing to say of."""

    title: str  # what the result is: "Niveau d’ensemble"
    result: str  # the level or outcome, or the score where there is neither
    score: str = ""  # beside a level: "54 sur 100"
    sure: str = ""  # how sure that is: its error, agreement, what would change it
    first: str = ""  # what to do first
    data: Mapping[str, Any] = field(default_factory=dict)  # the same for programs, unrounded


@dataclass(frozen=True, slots=True)
class Assessment:
    """One questionnaire, answered at one time by people of the client."""

    questionnaire: str  # id
    title: str
    version: str
    when: str  # "du 3 au 21 novembre 2026"
    first_day: str  # ISO; "" where it is not known
    last_day: str
    people: int | None  # None where there are too few to say how many
    people_text: str
    place: str  # where the answers are: a file
    told: Told | None  # None where nothing may be shown, or nothing is known
    why_not: str = ""  # then: why


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The assessments of one client, in the order of their days, and what could not be read."""

    client: str
    language: Language
    date: str  # in words
    iso_date: str
    software: str
    assessments: tuple[Assessment, ...]
    not_shown: tuple[str, ...] = ()  # a line each: what is missing or unreadable, and how to mend it
    sentence: str = ""
