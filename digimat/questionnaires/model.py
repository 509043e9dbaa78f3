"""The questionnaire language: what a YAML file may hold, as the reader's model and the editors' schema.

Only the shape is here. What must fit together (ids, keys, conditions) is in ``checks``; what a rule's
name means is the business of scoring. What is written compactly (grids, option sets, shared stimuli,
evidence) is spelt out while it is read: behind the reader there are ordinary items only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    SerializeAsAny,
    Tag,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

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


UNSCORED: Final = "unscored"  # the rule of items that never have points


def _text_needs_no_rule(schema: dict[str, Any]) -> None:
    schema["required"].remove("rule")
    schema["anyOf"] = [{"required": ["rule"]}, {"properties": {"type": {"const": "text"}}}]


class Ends(Record):
    """The words at the two ends of a row of numbers."""

    low: Text
    high: Text


class Asking(Record):
    """How a question is answered and what turns a response into points: of one item, or of a whole grid."""

    model_config = ConfigDict(json_schema_extra=_text_needs_no_rule)

    type: str
    stem: Text
    stimulus: Text | None = None  # a fixed-width block read with the stem
    testlet: Id | None = None  # a stimulus of the section, shared with other items
    hint: Text | None = None  # how to write the answer
    options: dict[Code, Text] = {}
    option_set: Id | None = None  # options of the questionnaire, shared with other items
    prompts: dict[Code, Text] = {}  # what has to be matched with an option
    ends: Ends | None = None  # the words at 0 and at 10
    choose: Annotated[Whole, Field(gt=0)] | None = None  # how many options to rank, or to tick at most
    spread: Positive | None = None  # what the numbers of an allocation add up to
    unit: Text | None = None
    keep_order: bool = False  # the options have a natural order and are never shuffled
    dont_know: bool = False
    not_applicable: bool = False
    evidence: Text | None = None  # asked after it, in free words; never scored
    rule: str
    key: Any = None  # its form depends on the type: an option, a list, a number, pairs
    reverse_keyed: bool = False  # agreeing tells against what is measured
    with_: dict[str, Any] = Field(default={}, alias="with")  # the rule's parameters
    key_status: Literal["source", "author", "panel"] = "source"
    variant: str = ""
    tags: tuple[str, ...] = ()
    rationale: Text | None = None
    source: str = ""
    seconds: Positive | None = None  # expected time
    volatility: Literal["low", "medium"] | None = None
    review_by: Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")] | None = None

    @model_validator(mode="before")
    @classmethod
    def _free_text_is_never_scored(cls, written: Any) -> Any:
        if isinstance(written, dict) and written.get("type") == "text" and "rule" not in written:
            return {**written, "rule": UNSCORED}
        return written


class WrittenItem(Asking):
    """One question as it is written in a file."""

    id: Id
    title: Text  # names the item in reports without giving its key away


class Item(WrittenItem):
    """One question as it is asked: itself, a row of a grid, or the evidence for another one."""

    lead: Text | None = None  # the stem that the rows of a grid share
    grid: Id | None = None
    evidence_of: Id | None = None


class Row(Record):
    """One item of a grid; what is not said here is as the grid says."""

    id: Id
    stem: Text
    title: Text | None = None  # the stem, where it is short enough to name the item
    key: Any = None
    reverse_keyed: bool = False
    evidence: Text | None = None
    tags: tuple[str, ...] = ()
    rationale: Text | None = None
    source: str = ""


class Grid(Asking):
    """Several items under one stem that are answered alike, written once."""

    grid: Id
    rows: tuple[Row, ...]

    @field_validator("rows")
    @classmethod
    def _some_rows(cls, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        if (
            not rows
        ):  # said only where each row is right: a limit of pydantic's would also count rows left out
            raise PydanticCustomError("too_short", "a grid has rows")
        return rows

    def items(self) -> Iterator[Item]:
        """The rows as ordinary items. They share the parts of the grid: nothing is copied."""
        shared = {name: getattr(self, name) for name in Asking.model_fields}
        for row in self.rows:
            own = {name: getattr(row, name) for name in row.model_fields_set}
            named = {**own, "title": row.title or row.stem, "grid": self.grid, "lead": self.stem}
            yield Item.model_construct(**{**shared, **named})


def _kind(written: Any) -> str:
    """What an entry of a section is: a grid says so. The tags stand in the paths of the model's errors."""
    found = "grid" in written if isinstance(written, dict) else isinstance(written, Grid)
    return "[grid]" if found else "[item]"


if TYPE_CHECKING:
    Items = tuple[Item, ...]
else:
    _Entry = Annotated[
        Annotated[WrittenItem, Tag("[item]")] | Annotated[Grid, Tag("[grid]")], Discriminator(_kind)
    ]
    Items = tuple[SerializeAsAny[_Entry], ...]  # read as they are written, and kept as they are asked


class Section(Record):
    """Items that are shown under one title."""

    id: Id
    title: Text
    stimuli: dict[Id, Text] = {}  # blocks read with several items (testlets)
    items: Items

    @field_validator("items")
    @classmethod
    def _spell_out(cls, written: tuple[Any, ...], info: ValidationInfo) -> tuple[Item, ...]:
        """Rows of grids, shared stimuli and evidence as what they are: items."""
        stimuli: Mapping[str, Text] = info.data.get("stimuli", {})
        items: list[Item] = []
        for entry in written:
            for item in entry.items() if isinstance(entry, Grid) else (_asked(entry),):
                if item.testlet is not None and item.testlet in stimuli and item.stimulus is None:
                    item = item.model_copy(update={"stimulus": stimuli[item.testlet]})
                items.append(item)
                if item.evidence is not None:
                    items.append(evidence_item(item, item.evidence))
        return tuple(items)


def _asked(entry: WrittenItem) -> Item:
    if isinstance(entry, Item):
        return entry
    return Item.model_construct(
        entry.model_fields_set, **{n: getattr(entry, n) for n in type(entry).model_fields}
    )


def evidence_item(item: Item, stem: Text) -> Item:
    """The question after an item that asks what its response rests on."""
    return Item.model_construct(
        id=f"{item.id}_evidence",
        title=Text(fr=f"{item.title.fr} (éléments à l’appui)", en=f"{item.title.en} (evidence)"),
        type="text",
        stem=stem,
        rule=UNSCORED,
        evidence_of=item.id,
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
