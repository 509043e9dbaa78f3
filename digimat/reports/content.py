"""What a report says: plain data, rounded once, in one language.

Every output (terminal summary, HTML, PDF) is written from these dataclasses and computes nothing. A number is
rounded once and printed as it is here; its place on a chart follows from the rounded number, so that the
drawing never contradicts the figure printed beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from digimat.language import Language

if TYPE_CHECKING:
    from digimat.reports.charts.data import Chart, Page

Kind = Literal["person", "assessor", "organisation", "group"]


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
class Figure:
    """A number as it is printed, and how far along its axis it stands, in percent; None without an axis."""

    text: str  # "64", "1,04", "−25"
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """The ends and the middle of what a score can be, as they are printed."""

    low: str
    middle: str
    high: str
    zero: float = (
        0.0  # where bars begin, in percent: at zero where it is between the ends, else at the low end
    )


PERCENT = Axis("0", "50", "100")


@dataclass(frozen=True, slots=True)
class Step:
    """One level on the score line: it starts at ``start`` percent of the axis, and belongs to a band."""

    start: float
    name: str
    band: str
    cut: str = ""  # the lowest score inside it, as it is printed


@dataclass(frozen=True, slots=True)
class Headline:
    """The main result: a score with its error, its level and its band; or an outcome, which has no score."""

    title: str
    score: Figure | None  # None: the result is an outcome
    out_of: str  # "sur 100"; "" where it is not known how high a score can be
    axis: Axis | None
    margin: str  # "14"; "" where the score has no error
    low: Figure | None  # score - margin, not below the lowest
    high: Figure | None  # score + margin, not above the highest
    confidence: int  # per cent
    level_title: str  # what its level is called: "Niveau", "Bande"
    level: str  # the name of the level or of the outcome; "" where there is none
    level_range: str  # "entre 4 et 6"; "" where the level has no error
    band: str
    explained: str  # one or two sentences: what this level or outcome means
    adjusted: str  # why the level differs from the one the score alone gives; "" where it does not
    steps: tuple[Step, ...]
    reserves: tuple[str, ...] = ()  # what an outcome is subject to: "sous conditions", "décision sensible"


@dataclass(frozen=True, slots=True)
class Bar:
    """One score of a group of bars. ``state`` is its level in words, "" where it has none."""

    name: str
    title: str
    score: Figure | None  # None = not enough answers
    state: str = ""
    state_rank: int = -1  # 0 = lowest state; -1 = none
    states: int = 0  # how many states there are
    text: str = ""  # what it measures, or what its state means
    answered: str = ""  # "4 réponses sur 4"
    low: Figure | None = None  # score - margin; None where the score has no error
    high: Figure | None = None
    axis: Axis | None = PERCENT  # None: it is not known how high the score can be
    steps: tuple[Step, ...] = ()  # the levels behind it; empty where it has none


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
    number: int = 0  # its place among all, most pressing first
    when: int = 0  # the place of its horizon
    load: int = 0  # its effort as a number, 1 = light .. 3 = considerable


@dataclass(frozen=True, slots=True)
class Companion:
    """A questionnaire that goes further into what the result shows."""

    questionnaire: str  # id
    title: str
    because: str
    minutes: str  # "20 minutes"
    respondents: str  # who answers
    command: str  # "digimat run esn"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of the annex."""

    number: int
    title: str
    block: str
    answer: str  # in words, shortened
    points: str  # "1", "0,5", "—"
    time: str  # "0 min 42 s"; "" where it is not known
    lead: str = ""  # the stem that the rows of a grid share


@dataclass(frozen=True, slots=True)
class Passport:
    """The page to keep: what was measured and until when it is worth reading."""

    valid_until: str
    retest: str  # when and with what difference a change is real
    lines: tuple[tuple[str, str], ...]  # label, value


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known, in two or three cells: what, its value, a remark."""

    title: str
    value: str
    remark: str = ""


MET, NOT_MET, OUT, UNKNOWN = "✓", "✗", "–", "?"  # signs of conditions; each stands beside the words


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a gate, and what became of it, as a sign and in words."""

    sign: str
    state: str  # "remplie"
    title: str
    duty: str  # "obligatoire"; "" where it is not


@dataclass(frozen=True, slots=True)
class Gate:
    """What leads to one stage."""

    sign: str
    title: str  # "Porte vers « Défini »"
    state: str  # "fermée, 2 conditions remplies sur 5 ; il les faut toutes"
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What stages, a decision, a quadrant or a profile by needs come to."""

    title: str
    result: str  # "Défini"; "indéterminé" where nothing can be concluded
    meaning: str  # what it means; where nothing can be concluded, what is missing
    because: str  # the line of the table; "" where there is none
    sensitive: str  # what else a few points would give, or that they would change nothing
    shaky: bool  # a few points would give something else
    facts_title: str
    facts: tuple[Fact, ...]  # what it was decided from
    gates: tuple[Gate, ...]
    chart: Chart | None = None  # the same as a drawing, where it has one
    on_page: bool = False  # a page of the questionnaire's own tells it: not to be told again on paper


@dataclass(frozen=True, slots=True)
class Pooled:
    """Who is behind the results of a group, and what stands out among them."""

    people: tuple[Fact, ...]  # role, how many
    people_text: str
    gaps: tuple[Fact, ...]  # scale, highest role and score, lowest role and score
    gaps_text: str
    blind: tuple[Fact, ...]  # scale, share of "don't know"
    blind_text: str
    disagreements: tuple[Fact, ...]  # question, agreement
    disagreements_text: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says: of a person or, where ``pooled`` is there, of a group."""

    kind: Kind
    language: Language
    test: bool  # somebody was tested; else something was assessed
    cover: Cover
    headline: Headline | None
    no_result: str  # why there is no headline, where there should be one
    summary: str  # the result in two or three sentences
    strengths: tuple[Bar, ...]  # at most three
    priorities: tuple[Bar, ...]  # at most three
    conclusions: tuple[Conclusion, ...]
    comparison_title: str
    comparison: tuple[Bar, ...]  # two or three scales side by side
    profile_title: str
    profile: tuple[Bar, ...]  # the radar and its table
    profile_as: Literal["radar", "bars"]
    profile_note: str  # how to read it; "" where nothing is said
    stairs_title: str
    stairs: tuple[Bar, ...]  # increasing difficulty
    pages: tuple[Page, ...]  # those that the questionnaire designs
    flags: tuple[Note, ...]
    pooled: Pooled | None
    requirement: Note | None
    advice: tuple[Advice, ...]  # of a test at most three, else at most five
    quick_wins: tuple[Advice, ...]  # what more can be had with little effort
    method: tuple[Note, ...]  # how it was measured, limits, error
    passport: Passport | None
    annex: tuple[AnswerRow, ...]
    sentence: str  # "Ce rapport éclaire une décision ; il ne la prend pas."
    spread: tuple[Fact, ...] = ()  # of many people: how many they are, and how their main score is spread
    deeper: tuple[Companion, ...] = ()  # the questionnaires that the result calls for
