"""What a person's report says: plain data, rounded once, in one language.

Every output (terminal summary, HTML, PDF, JSON) is written from these dataclasses and computes nothing.
Scores are whole points, rounded half up; positions on a chart are derived from the same whole points, so
that the drawing never contradicts the figure printed beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from digimat.language import Language


@dataclass(frozen=True, slots=True)
class Cover:
    """Who, what, when: enough to know which sheet of paper this is."""

    questionnaire: str  # id
    title: str
    version: str
    status: str  # validity status in words: "conçu, pas encore piloté"
    respondent: str
    date: str  # in words: "22 novembre 2026"
    iso_date: str
    language: str  # name of the language of the sitting
    form: str  # "" where the questionnaire has none
    software: str  # "digimat 0.1.0"


@dataclass(frozen=True, slots=True)
class Step:
    """One level on the score line: it starts at ``start`` and belongs to a band."""

    start: int
    name: str
    band: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The main score with its error, its level and its band."""

    title: str
    score: int
    margin: int | None
    low: int  # score - margin, not below 0
    high: int  # score + margin, not above 100
    confidence: int  # per cent
    level: str
    level_range: str  # "entre 4 et 6"; "" where the level has no error
    band: str
    explained: str  # one or two sentences: what this level means
    adjusted: str  # why the level differs from the one the score alone gives; "" where it does not
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One score of a group of bars. ``state`` is its level in words, "" where it has none."""

    name: str
    title: str
    score: int | None  # None = not enough answers
    state: str = ""
    state_rank: int = -1  # 0 = lowest state; -1 = none
    states: int = 0  # how many states there are
    text: str = ""  # what it measures, or what its state means
    answered: str = ""  # "4 réponses sur 4"


@dataclass(frozen=True, slots=True)
class Note:
    """A flag or a requirement, told kindly: a title and what it means."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do."""

    topic: str
    title: str
    action: str  # what to do, with whom
    first_step: str
    sign: str  # how one will see that it worked
    horizon: str  # "0 à 3 mois"
    effort: str  # "effort léger"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of the annex."""

    number: int
    title: str
    block: str
    answer: str  # in words, shortened
    points: str  # "1", "0,5", "—"
    time: str  # "0 min 42 s"; "" where it is not known


@dataclass(frozen=True, slots=True)
class Passport:
    """The page to keep: what was measured and until when it is worth reading."""

    valid_until: str
    retest: str  # when and with what difference a change is real
    lines: tuple[tuple[str, str], ...]  # label, value


@dataclass(frozen=True, slots=True)
class PersonReport:
    """Everything a person's report says."""

    language: Language
    cover: Cover
    headline: Headline | None
    summary: str  # the result in two or three sentences
    strengths: tuple[Bar, ...]  # at most three
    priorities: tuple[Bar, ...]  # at most three
    comparison_title: str
    comparison: tuple[Bar, ...]  # two or three scales side by side
    profile_title: str
    profile: tuple[Bar, ...]  # the radar and its table
    stairs_title: str
    stairs: tuple[Bar, ...]  # increasing difficulty
    flags: tuple[Note, ...]
    requirement: Note | None
    advice: tuple[Advice, ...]  # at most three
    method: tuple[Note, ...]  # how it was measured, limits, error
    passport: Passport
    annex: tuple[AnswerRow, ...]
    sentence: str  # "Ce rapport éclaire une décision ; il ne la prend pas."
