"""The questionnaire language: what a YAML file may hold, as the reader's model and the editors' schema.

Only the shape is here. What must fit together (ids, keys, conditions) is in ``checks``; what a rule's
name means is the business of scoring. How items are written is in ``item_model``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    Field,
    ValidationInfo,
    field_validator,
)

from digimat.language import Language, Text
from digimat.questionnaires.basics import Code, Formula, Id, Number, Percent, Positive, Record, Share, Whole
from digimat.questionnaires.item_model import (
    Item,
    Section,
)


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
    option_sets: dict[Id, dict[Code, Text]] = {}  # options that several items share
    sections: tuple[Section, ...]
    forms: tuple[Form, ...] = ()
    scales: tuple[Scale, ...] = ()
    levels: tuple[LevelSet, ...] = ()
    flags: tuple[Flag, ...] = ()
    requirement: Requirement | None = None
    advice: tuple[Advice, ...] = ()
    report: ReportPlan = ReportPlan()

    @field_validator("sections")
    @classmethod
    def _give_options(cls, sections: tuple[Section, ...], info: ValidationInfo) -> tuple[Section, ...]:
        """Each item has the options of the set it names."""
        sets: Mapping[str, Mapping[str, Text]] = info.data.get("option_sets", {})

        def with_options(item: Item) -> Item:
            if item.options or item.option_set is None or item.option_set not in sets:
                return item
            return item.model_copy(update={"options": sets[item.option_set]})

        return tuple(
            s.model_copy(update={"items": tuple(map(with_options, s.items))})
            if any(i.option_set for i in s.items)
            else s
            for s in sections
        )

    @field_validator("forms")
    @classmethod
    def _ask_for_evidence(cls, forms: tuple[Form, ...], info: ValidationInfo) -> tuple[Form, ...]:
        """A form that asks an item asks for its evidence just after."""
        sections: tuple[Section, ...] = info.data.get("sections", ())
        evidence = {i.evidence_of: i.id for s in sections for i in s.items if i.evidence_of}

        def with_evidence(form: Form) -> Iterator[str]:
            for name in form.items:
                yield name
                if name in evidence and evidence[name] not in form.items:
                    yield evidence[name]

        return (
            tuple(f.model_copy(update={"items": tuple(with_evidence(f))}) for f in forms)
            if evidence
            else forms
        )

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
