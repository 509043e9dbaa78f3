"""The part of the questionnaire language that plans a report: which results it shows, and the pages of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union

from pydantic import Discriminator, Field, SerializeAsAny, Tag

from digimat.language import Text
from digimat.questionnaires.basics import Formula, Id, Number, Positive, Record, Whole
from digimat.questionnaires.outcome_model import Outcome, Whose


class PlannedChart(Record):
    """What every chart has: its title, and a sentence on how to read it."""

    title: Text | None = None
    note: Text | None = None


class PlannedRadar(PlannedChart):
    """Three to twelve scales around a net."""

    kind: Literal["radar"]
    scales: Annotated[tuple[str, ...], Field(min_length=3, max_length=12)]
    levels: str | None = None  # the level set that puts the scores into words


class PlannedBars(PlannedChart):
    """Scales as bars, with the bands of a level set behind them and their error, where they have one."""

    kind: Literal["bars"]
    scales: Annotated[tuple[str, ...], Field(min_length=1)]
    levels: str | None = None


class PlannedQuadrant(PlannedChart):
    """One of the quadrants, drawn with its two cuts."""

    kind: Literal["quadrant"]
    of: str


class PlannedSteps(PlannedChart):
    """Stages, levels of one scale, or the outcomes of a decision, as steps one after the other."""

    kind: Literal["steps"]
    of: str
    order: tuple[str, ...] = ()  # of a decision: its outcomes, first step first; as written where not said


class Pair(Record):
    """Two scales, or two items with points, on one line."""

    title: Text
    first: str
    second: str


class PlannedDumbbell(PlannedChart):
    """Two values a line, and the gap between them."""

    kind: Literal["dumbbell"]
    first: Text  # what the first values are: "Clients"
    second: Text
    pairs: Annotated[tuple[Pair, ...], Field(min_length=1)]


class Wanted(Record):
    """How many people are wanted for an outcome: one for so many at each level, rounded up."""

    title: Text
    of: str  # a level set of one scale
    one_for: dict[str, Positive]  # level -> people; levels with one number are counted together


class PlannedStacked(PlannedChart):
    """Of a group: how many of its people are at each level, or come to each outcome, as segments of one bar."""

    kind: Literal["stacked"]
    of: str  # a level set of one scale, stages or a decision
    by: str | None = None  # one bar for each value of this profile field; one bar for all where not said
    order: tuple[str, ...] = ()  # of a decision: its outcomes, lowest first; as written where not said
    wanted: Wanted | None = None  # a column of the table beside what there is


class PlannedShares(PlannedChart):
    """Of a group (--by): scales in percent of people that make a whole, as segments of one bar."""

    kind: Literal["shares"]
    scales: Annotated[tuple[str, ...], Field(min_length=2, max_length=7)]  # lowest first


class PlannedHistogram(PlannedChart):
    """Of a group: how many of its people are at each level, or come to each outcome, as columns."""

    kind: Literal["histogram"]
    of: str
    order: tuple[str, ...] = ()  # of a decision: its outcomes, lowest first; as written where not said


class PlannedHeatmap(PlannedChart):
    """Of a group: the mean of each scale (columns) for each role, unit or other profile field (rows)."""

    kind: Literal["heatmap"]
    by: str
    scales: Annotated[tuple[str, ...], Field(min_length=1)]
    levels: str | None = None  # whose cuts shade the cells; four equal shades where not said


class PlannedGauge(PlannedChart):
    """One scale on a half circle, with the cut from which it is an alert, or good."""

    kind: Literal["gauge"]
    scale: str
    cut: Number
    high_is: Literal["good", "alert"] = "good"


class PlannedPot(PlannedChart):
    """A pot on legs as long as scores: a leg bears from the cut on."""

    kind: Literal["pot"]
    scales: Annotated[tuple[str, ...], Field(min_length=2, max_length=5)]
    cut: Number


class PlannedClock(PlannedChart):
    """Hours covered, of all there are: a numeric item, or a scale that has hours as its unit."""

    kind: Literal["clock"]
    of: str
    hours: Positive = 168  # in the week


class PlannedFunnel(PlannedChart):
    """Numbers that are parts of one another, the whole first: numeric items, or scales that count."""

    kind: Literal["funnel"]
    of: Annotated[tuple[str, ...], Field(min_length=2, max_length=8)]


class PlannedRanking(PlannedChart):
    """The options of a multi item, most ticked first; of one person, which of them they ticked."""

    kind: Literal["ranking"]
    of: str


class PlannedYardstick(PlannedChart):
    """One number in its own unit beside a mark: a numeric item, or a scale."""

    kind: Literal["yardstick"]
    of: str
    mark: Annotated[Number, Field(ge=0)]
    mark_title: Text  # what the mark is: "one hour"
    high_is: Literal["good", "alert"] = "good"  # beyond the mark


class MatrixPoint(Record):
    """A scale, what it takes to raise it and, where another scale says so, its place in the order."""

    scale: str
    effort: Annotated[int, Field(ge=1, le=3)]
    place: str | None = None  # a scale: 1 comes first; without it the lowest score does


class PlannedMatrix(PlannedChart):
    """Scales as points: their score, against the effort that the questionnaire declares."""

    kind: Literal["matrix"]
    points: Annotated[tuple[MatrixPoint, ...], Field(min_length=2, max_length=8)]


class PlannedRoadmap(PlannedChart):
    """The advice by horizon and effort."""

    kind: Literal["roadmap"]


class PlannedDecision(PlannedChart):
    """One decision, or one profile by needs, on a card: its outcome and why, its inputs, its conditions."""

    kind: Literal["decision"]
    of: str
    conditions: tuple[str, ...] = ()  # flags that, where raised, come first


# Every kind of chart, by its name in the file.
CHARTS: Final[Mapping[str, type[PlannedChart]]] = {
    "radar": PlannedRadar,
    "bars": PlannedBars,
    "quadrant": PlannedQuadrant,
    "steps": PlannedSteps,
    "dumbbell": PlannedDumbbell,
    "stacked": PlannedStacked,
    "shares": PlannedShares,
    "histogram": PlannedHistogram,
    "heatmap": PlannedHeatmap,
    "gauge": PlannedGauge,
    "pot": PlannedPot,
    "clock": PlannedClock,
    "funnel": PlannedFunnel,
    "ranking": PlannedRanking,
    "yardstick": PlannedYardstick,
    "matrix": PlannedMatrix,
    "roadmap": PlannedRoadmap,
    "decision": PlannedDecision,
}


def _kind(written: Any) -> str:
    """Which chart an entry is; the tags stand in the paths of the model's errors."""
    kind = written.get("kind") if isinstance(written, dict) else getattr(written, "kind", None)
    return f"[{kind}]"


if TYPE_CHECKING:
    Charts = tuple[PlannedChart, ...]
else:
    Charts = tuple[
        SerializeAsAny[
            Annotated[
                Union[tuple(Annotated[chart, Tag(f"[{kind}]")] for kind, chart in CHARTS.items())],  # noqa: UP007
                Discriminator(_kind),
            ]
        ],
        ...,
    ]


class PlannedNote(Outcome):
    """A text with a title, shown where its condition holds, or always."""

    when: Formula | None = None


class PlannedPage(Record):
    """A page of the report that the questionnaire designs: a title, charts, and texts."""

    id: Id
    title: Text
    text: Text | None = None
    when: Formula | None = None  # shown only where this holds
    told_to: Literal["everyone", "respondent", "assessor"] = "everyone"
    only: Whose | None = None  # whose report has it, where not both
    charts: Charts = ()
    notes: tuple[PlannedNote, ...] = ()  # texts after the charts


class ReportPlan(Record):
    """Which results a person's report shows, and where."""

    headline: str | None = None  # the level set of the main result
    comparison_title: Text | None = None
    comparison: tuple[str, ...] = ()
    profile_title: Text | None = None
    profile: tuple[str, ...] = ()
    profile_as: Literal["radar", "bars"] = "radar"
    profile_levels: str | None = None  # the level set that puts the profile into words
    profile_note: Text | None = None  # how to read it
    stairs_title: Text | None = None
    stairs: tuple[str, ...] = ()  # scales of rising difficulty
    pages: tuple[PlannedPage, ...] = ()  # pages of its own, after the profile
    group: tuple[PlannedPage, ...] = ()  # pages of its own in the report on many people
    valid_months: Whole | None = None
    retest_months: Whole | None = None
    method: tuple[Outcome, ...] = ()
