"""The questionnaire language: what a YAML file may hold, as the reader's model and the editors' schema.

Only the shape is here. What must fit together (ids, keys, conditions) is in ``checks``; what a rule's
name means is the business of scoring.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from digimat.language import Language, Text

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{1,40}$")]
Formula = Annotated[str, Field(min_length=1, max_length=2000)]
# Strict: true and "5" are not taken for numbers.
Number = Annotated[float, Field(strict=True)]
Whole = Annotated[int, Field(strict=True)]
Positive = Annotated[Number, Field(gt=0)]
Share = Annotated[Number, Field(ge=0, le=1)]
Percent = Annotated[Number, Field(ge=0, le=100)]


class Record(BaseModel):
    """A part of a questionnaire: read once, never changed, nothing unknown in it."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Item(Record):
    """One question, how it is answered and what turns a response into points."""

    id: Id
    title: Text  # names the item in reports without giving its key away
    type: str
    stem: Text
    stimulus: Text | None = None  # a fixed-width block read with the stem
    hint: Text | None = None  # how to write the answer
    options: dict[Code, Text] = {}
    prompts: dict[Code, Text] = {}  # what has to be matched with an option
    unit: Text | None = None
    keep_order: bool = False  # the options have a natural order and are never shuffled
    dont_know: bool = False
    not_applicable: bool = False
    rule: str
    key: Any = None  # its form depends on the type: an option, a list, a number, pairs
    with_: dict[str, Any] = Field(default={}, alias="with")  # the rule's parameters
    key_status: Literal["source", "author", "panel"] = "source"
    variant: str = ""
    tags: tuple[str, ...] = ()
    rationale: Text | None = None
    source: str = ""
    seconds: Positive | None = None  # expected time
    volatility: Literal["low", "medium"] | None = None
    review_by: Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")] | None = None


class Section(Record):
    """Items that are shown under one title."""

    id: Id
    title: Text
    items: tuple[Item, ...]


class Margin(Record):
    """How sure a score is: ``score ± points`` holds the true score with this confidence."""

    points: Positive
    confidence: Annotated[Number, Field(gt=0, lt=1)]
    sem: Positive | None = None  # standard error of measurement, in points
    real_change: Positive | None = None  # least difference of two sittings that counts
    source: Text | None = None


class Scale(Record):
    """What several items, or several scales, measure together."""

    id: Id
    title: Text
    measures: Text | None = None
    rule: str
    items: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    weights: dict[str, Annotated[Number, Field(ge=0)]] = {}
    with_: dict[str, Any] = Field(default={}, alias="with")
    min_answered: Share = 0.6
    margin: Margin | None = None
    target: Percent | None = None  # what to aim at; without one, the next level


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


class Flag(Record):
    """Something to know beside the scores, raised where a condition holds."""

    id: Id
    title: Text
    meaning: Text
    when: Formula


class Outcome(Record):
    """One answer to a question of decision, in words."""

    title: Text
    meaning: Text


class Requirement(Record):
    """The band a post asks for, chosen before the test, and what can be said of a person against it."""

    levels: str  # the level set whose bands can be required
    met: Outcome
    to_confirm: Outcome
    not_met: Outcome


class Advice(Record):
    """One thing to do, given where its condition holds."""

    id: Id
    when: Formula
    about: str  # the scale it is meant to raise
    title: Text
    action: Text
    first_step: Text
    sign: Text  # how one will see that it worked
    leverage: Annotated[Whole, Field(ge=1, le=3)] = 2
    effort: Annotated[Whole, Field(ge=1, le=3)] = 2
    horizon: Literal["0-3", "3-12", "12-24"] = "0-3"  # months


class Form(Record):
    """One way to give the questionnaire: which items, in which order."""

    id: Id
    title: Text
    items: tuple[str, ...]


class Change(Record):
    """One line of the questionnaire's history."""

    version: str
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    changes: Text


class ReportPlan(Record):
    """Which results a person's report shows, and where."""

    headline: str | None = None  # the level set of the main result
    comparison_title: Text | None = None
    comparison: tuple[str, ...] = ()
    profile_title: Text | None = None
    profile: tuple[str, ...] = ()
    profile_levels: str | None = None  # the level set that puts the profile into words
    stairs_title: Text | None = None
    stairs: tuple[str, ...] = ()  # scales of rising difficulty
    valid_months: Whole | None = None
    retest_months: Whole | None = None
    method: tuple[Outcome, ...] = ()


class Questionnaire(Record):
    """One file = one questionnaire = one decision and one population of respondents."""

    id: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+(\.\d+)?$")]
    status: Literal["designed", "piloted", "calibrated"]
    title: Text
    purpose: Text
    languages: tuple[Language, ...] = ("fr", "en")
    respondents: Text
    minutes: Annotated[Whole, Field(gt=0)]  # expected time
    time_limit: Annotated[Whole, Field(gt=0)] | None = None  # minutes
    notice: Text
    sources: tuple[str, ...] = ()
    changelog: tuple[Change, ...] = ()
    sections: tuple[Section, ...]
    forms: tuple[Form, ...] = ()
    scales: tuple[Scale, ...] = ()
    levels: tuple[LevelSet, ...] = ()
    flags: tuple[Flag, ...] = ()
    requirement: Requirement | None = None
    advice: tuple[Advice, ...] = ()
    report: ReportPlan = ReportPlan()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in the order of the file."""
        return tuple(item for section in self.sections for item in section.items)

    def item(self, item_id: str) -> Item:
        """The item with this id."""
        return next(item for item in self.items if item.id == item_id)

    def section_of(self, item_id: str) -> Section:
        """The section that holds this item."""
        return next(s for s in self.sections if any(i.id == item_id for i in s.items))

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id."""
        return next(s for s in self.scales if s.id == scale_id)

    def level_set(self, level_id: str) -> LevelSet:
        """The level set with this id."""
        return next(v for v in self.levels if v.id == level_id)

    def form(self, form_id: str | None = None) -> Form:
        """The form with this id; without one the first form, or all items in the order of the file."""
        if form_id is None and not self.forms:
            return Form(id="all", title=self.title, items=tuple(i.id for i in self.items))
        return next(f for f in self.forms if form_id in (None, f.id))
