"""The part of the questionnaire language that concludes: from scores to levels, decisions, flags and advice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field

from digimat.language import Text
from digimat.questionnaires.basics import Code, Formula, Id, Number, Positive, Record, Whole


class Outcome(Record):
    """One answer to a question of decision, in words."""

    title: Text
    meaning: Text


class Step(Record):
    """One level: it begins at ``from`` (that score included) and ends where the next one begins."""

    id: Code
    from_: Number = Field(alias="from")
    title: Text
    band: str | None = None
    meaning: Text | None = None


class Floor(Record):
    """The level is at least this one where the condition holds."""

    at_least: str
    when: Formula
    because: Text | None = None  # said in reports: "the score alone gives 2; raised to 3, because …"


class Cap(Record):
    """The level is at most this one unless the condition holds."""

    at_most: str
    unless: Formula
    because: Text | None = None


class LevelSet(Record):
    """Named ranges of a score. In conditions its id is the rank of the level, counted from 0."""

    id: Id
    title: Text
    scales: tuple[str, ...]
    steps: tuple[Step, ...]
    bands: dict[Id, Text] = {}
    floors: tuple[Floor, ...] = ()
    caps: tuple[Cap, ...] = ()


class GateCondition(Record):
    """One thing that must hold before a stage is reached. Where it cannot be computed it is not met."""

    id: Id
    title: Text
    when: Formula
    mandatory: bool = False
    applies: Formula | None = None  # where this is false, the condition is dropped


class Gate(Record):
    """What leads to a stage: its mandatory conditions, and enough of all those that apply."""

    conditions: tuple[GateCondition, ...]
    at_least: Annotated[Whole, Field(ge=0)] | None = None  # how many must be met; or
    all_but: Annotated[Whole, Field(ge=0)] = 0  # how many may fail


class Stage(Record):
    """One stage. The first has no gate: everybody is there."""

    id: Code
    title: Text
    meaning: Text | None = None
    gate: Gate | None = None


class StageSet(Record):
    """Stages reached one after the other through gates. In conditions its id is the rank, counted from 0."""

    id: Id
    title: Text
    when: Formula | None = None  # where this does not hold, no stage is known
    first_counts: bool = True  # false: at the first the way has not begun; reports neither count nor draw it
    steps: tuple[Stage, ...]


class DecisionRule(Record):
    """One line of a decision table."""

    when: Formula | None = None  # the last line has none: it catches the rest
    outcome: str
    because: Text | None = None  # the condition as a sentence, for reports: "both heads are ready"


# Who is told of a result: everyone, or the respondent alone, so that whoever gave the test never sees it.
Audience = Literal["everyone", "respondent"]

# Whose results something follows from, where it is not both: one person's, or those of people put together (--by).
Whose = Literal["person", "group"]
WHOSE: Final[Mapping[Whose, Text]] = {
    "person": Text(fr="d’une personne seulement", en="of one person only"),
    "group": Text(fr="d’un groupe seulement (--by)", en="of a group only (--by)"),
}


class Decision(Record):
    """A decision table: the first line that holds wins. In conditions its id is the id of the outcome, a text."""

    id: Id
    title: Text
    needs: tuple[str, ...] = ()  # where one of these is missing, nothing is decided
    rules: tuple[DecisionRule, ...]
    outcomes: dict[Id, Outcome]
    moved: tuple[str, ...] | None = (
        None  # the scales moved to see whether the outcome holds; None: all it names
    )
    by: Annotated[Number, Field(ge=0)] = 5  # how far each is moved alone, up and down
    only: Whose | None = None  # what it is decided of; missing elsewhere
    alternatives_column: bool = True  # whether the file of scores says what else a small change would decide


class Axis(Record):
    """One side of a quadrant: a score is high from the cut on."""

    scale: Id
    cut: Number


class Quadrant(Record):
    """Four fields from two scores. In conditions its id is ``both``, ``x_only``, ``y_only`` or ``neither``."""

    id: Id
    title: Text
    x: Axis
    y: Axis
    both: Outcome
    x_only: Outcome
    y_only: Outcome
    neither: Outcome

    def decision(self) -> Decision:
        """The same as a decision table, which is how it is computed and explained."""
        high_x, high_y = (f"{axis.scale} >= {axis.cut!r}" for axis in (self.x, self.y))
        rules = {"both": f"{high_x} and {high_y}", "x_only": high_x, "y_only": high_y, "neither": None}
        return Decision(
            id=self.id,
            title=self.title,
            needs=(self.x.scale, self.y.scale),
            rules=tuple(DecisionRule(when=when, outcome=name) for name, when in rules.items()),
            outcomes={name: getattr(self, name) for name in rules},
        )


class Needs(Record):
    """A profile: the highest of several needs, up to the first clear gap. In conditions its id is their ids.

    With needs sorted n1 >= n2 >= …, the profile is the first k where n(k) - n(k+1) >= gap, k as small as can
    be; without such a gap it is all of them, ``all``. Several ids are joined with ``+``, in the file's order.
    """

    id: Id
    title: Text
    scales: dict[Id, Outcome]  # scale -> the profile it stands for when it leads
    gap: Positive = 10
    all: Outcome  # no need stands out


class Flag(Record):
    """Something to know beside the scores, raised where a condition holds. In conditions its id is true or false."""

    id: Id
    title: Text
    meaning: Text
    when: Formula
    told_to: Audience = "everyone"
    only: Whose | None = None  # what it is raised for; missing elsewhere


class Requirement(Record):
    """The band a post asks for, chosen before the test, and what can be said of a person against it."""

    levels: str  # the level set whose bands can be required
    met: Outcome
    to_confirm: Outcome
    not_met: Outcome


class Advice(Record):
    """One thing to do, given where its condition holds, or where its flag is raised."""

    id: Id
    when: Formula | None = None
    flag: str | None = None  # advice that a flag asks for goes before all other
    about: str | None = None  # the scale it is meant to raise
    title: Text
    action: Text
    first_step: Text
    sign: Text  # how one will see that it worked
    leverage: Annotated[Whole, Field(ge=1, le=3)] = 2
    effort: Annotated[Whole, Field(ge=1, le=3)] = 2
    horizon: Literal["0-3", "3-12", "12-24"] = "0-3"  # months
    only: Whose | None = None  # who is given it
