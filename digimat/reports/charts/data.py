"""What each chart shows: plain data, rounded once, in one language; how it is drawn is somebody else's business.

The same data is drawn as SVG (PDF, HTML), as a native chart (PPTX) or told as its table (DOCX, JSON, terminal). Every
chart says the same three times: drawn, as alternative text, and as a table of data beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from digimat.reports.content import Advice, Axis, Bar, Condition, Fact, Figure, Gate, Note, Step


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart: a line of heads, and as many cells in each row. The first cell names the row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...] = ()  # the columns that hold numbers, which stand right


@dataclass(frozen=True, slots=True)
class Chart:
    """What every chart has."""

    kind: ClassVar[str]  # the name of its template and of its geometry

    title: str
    note: str  # how to read it; "" where nothing is said
    alt: str  # what it shows, for those who do not see it
    table: Table
    concludes: str = field(default="", kw_only=True)  # the id of the conclusion that it tells whole


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a conclusion comes to, told beside its drawing."""

    outcome: str
    meaning: str
    because: str  # "" where there is nothing to say of it
    sensitive: str


@dataclass(frozen=True, slots=True)
class RadarChart(Chart):
    """Three to twelve scores around a net."""

    kind = "radar"
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BarsChart(Chart):
    """Scores as bars on one axis, the bands of their levels behind them, their error as whiskers."""

    kind = "bars"
    bars: tuple[Bar, ...]
    steps: tuple[Step, ...]  # the levels of all of them; empty where they have none in common


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a quadrant."""

    title: str
    score: Figure | None
    cut: Figure
    axis: Axis


@dataclass(frozen=True, slots=True)
class QuadrantChart(Chart):
    """One point in four fields. Fields: high on both sides, on x only, on y only, on neither."""

    kind = "quadrant"
    x: Side
    y: Side
    fields: tuple[str, str, str, str]  # both, x only, y only, neither
    here: int  # which of them; -1 where a score is missing
    verdict: Verdict | None = None  # None: what stands around the chart says it


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step of a way: ``state`` is passed, here or ahead."""

    title: str
    state: str  # "passed", "here", "ahead", or "" where nothing is known; not told to anybody
    word: str = ""  # the state as it is told: "derrière", "ici", "devant"
    text: str = ""  # under its title: "2 conditions sur 5"


@dataclass(frozen=True, slots=True)
class StepsChart(Chart):
    """Where somebody stands on a way of steps; no step is ``here`` where that is not known."""

    kind = "steps"
    steps: tuple[StepShown, ...]
    gate: Gate | None = (
        None  # the next one, of stages; None where there is none, or it is told around the chart
    )
    verdict: Verdict | None = None  # None: what stands around the chart says it

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions of the next gate."""
        return self.gate.conditions if self.gate is not None else ()


@dataclass(frozen=True, slots=True)
class PairShown:
    """Two values on one line."""

    title: str
    first: Figure | None
    second: Figure | None
    gap: str  # "écart 50", "" where one is missing


@dataclass(frozen=True, slots=True)
class DumbbellChart(Chart):
    """Two values a line, joined."""

    kind = "dumbbell"
    first: str  # what the first values are
    second: str
    axis: Axis
    pairs: tuple[PairShown, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a whole: so many people, and their share, as it is printed and in percent."""

    count: str  # "12"; "" where it is hidden
    share: Figure


@dataclass(frozen=True, slots=True)
class StackedBar:
    """One bar of segments, in the order of the names of its chart; empty where the group is too small to be shown."""

    title: str
    people: str  # "18 personnes"
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class StackedChart(Chart):
    """Bars of 100 %, cut into the shares of levels or outcomes."""

    kind = "stacked"
    names: tuple[str, ...]  # of the segments, lowest level first
    bars: tuple[StackedBar, ...]


@dataclass(frozen=True, slots=True)
class HistogramChart(Chart):
    """How many people are at each level."""

    kind = "histogram"
    names: tuple[str, ...]
    columns: tuple[Segment, ...]
    people: str  # "54 personnes"
    tallest: int = 0  # the largest count, which fills the height


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a heatmap; ``score`` is None where there is none, ``why`` then says why ("caché", "—")."""

    score: Figure | None
    rank: int = -1  # 0 = lowest shade
    why: str = ""


@dataclass(frozen=True, slots=True)
class HeatmapRow:
    """One row of a heatmap."""

    title: str
    people: str  # "6"; "" where it is not told
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class HeatmapChart(Chart):
    """Scores by rows (roles, units) and columns (scales), shaded by level."""

    kind = "heatmap"
    columns: tuple[str, ...]
    rows: tuple[HeatmapRow, ...]
    shades: tuple[str, ...]  # the name of each shade, lowest first: "moins de 40"


@dataclass(frozen=True, slots=True)
class GaugeChart(Chart):
    """One score on a half circle, and whether it is beyond its cut."""

    kind = "gauge"
    score: Figure | None
    axis: Axis
    cut: Figure
    alert: bool  # the far side of the cut is an alert; else it is good
    beyond: bool  # the score is at the cut or above
    verdict: str  # in words: "alerte : 75, à partir de 62,5"


@dataclass(frozen=True, slots=True)
class PotChart(Chart):
    """A pot on legs as long as scores; those at the cut or above bear it."""

    kind = "pot"
    legs: tuple[Bar, ...]
    cut: Figure
    bears: tuple[bool, ...]  # of each leg
    verdict: str  # "Deux pieds sur trois portent la marmite"


@dataclass(frozen=True, slots=True)
class ClockChart(Chart):
    """Hours covered of all there are, told as the mean of a day on a dial of twenty-four hours."""

    kind = "clock"
    hours: Figure | None  # "50 h"; its place is the share covered, in percent
    of: str  # "168 h"
    gap: str  # "118 h non couvertes"; "" where that is not known
    verdict: str  # "En moyenne 7,1 h par jour."


@dataclass(frozen=True, slots=True)
class CountShown:
    """A number of people or things; where there is none to draw, ``share`` says what is known."""

    title: str
    count: Figure | None  # its place is the length of its bar: the largest number fills the room
    share: str  # "30 %"; "moins de 5", "coché"; "" where there is nothing to say


@dataclass(frozen=True, slots=True)
class CountsChart(Chart):
    """Numbers under each other, drawn on one scale."""

    rows: tuple[CountShown, ...]


@dataclass(frozen=True, slots=True)
class FunnelChart(CountsChart):
    """Numbers that are parts of one another, the whole first, around one middle line."""

    kind = "funnel"


@dataclass(frozen=True, slots=True)
class RankingChart(CountsChart):
    """The options of a question, most ticked first; of one person those that were ticked first, without numbers."""

    kind = "ranking"
    people: str = ""  # "18 personnes"; "" of one person


@dataclass(frozen=True, slots=True)
class RoadmapChart(Chart):
    """Advice in columns, one for each horizon."""

    kind = "roadmap"
    horizons: tuple[tuple[str, tuple[Advice, ...]], ...]


@dataclass(frozen=True, slots=True)
class DecisionChart(Chart):
    """A decision on a card."""

    kind = "decision"
    outcome: str
    meaning: str
    because: str  # the line that fired; "" where nothing is decided
    sensitive: str  # whether a few points would change it
    inputs: tuple[Fact, ...]
    conditions: tuple[Note, ...]  # what comes first


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the questionnaire designs."""

    id: str
    title: str
    text: str
    charts: tuple[Chart, ...]
    notes: tuple[Note, ...]
