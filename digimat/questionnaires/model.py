"""The questionnaire language: what a YAML file may hold, as the reader's model and the editors' schema.

Only the shape is here. What must fit together (ids, keys, conditions) is in ``checks``; what a rule's
name means is the business of scoring. How items are written is in ``item_model``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    field_validator,
)

from digimat.language import Language, Text
from digimat.questionnaires.basics import Code, Id, Number, Percent, Positive, Record, Share, Weight, Whole
from digimat.questionnaires.deeper import Deeper
from digimat.questionnaires.item_model import Item, Part, parts_of
from digimat.questionnaires.outcome_model import (
    Advice,
    Audience,
    Decision,
    Flag,
    LevelSet,
    Needs,
    Quadrant,
    Requirement,
    StageSet,
)
from digimat.questionnaires.relations_model import RelationsPlan
from digimat.questionnaires.report_model import ReportPlan
from digimat.questionnaires.section_model import Section
from digimat.questionnaires.variant_model import BankName

ALL_ITEMS = "all"  # the id of the form that a questionnaire without forms is given in


class Margin(Record):
    """How sure a score is: ``score ± points`` holds the true score with this confidence."""

    points: Positive
    confidence: Annotated[Number, Field(gt=0, lt=1)]
    sem: Positive | None = None  # standard error of measurement, in points
    real_change: Positive | None = None  # least difference of two sittings that counts
    source: Text | None = None


def _weights(written: Any) -> str:
    """How weights are written: one for all inputs, or some by name. The tags stand in the model's errors."""
    one = isinstance(written, (int, float)) and not isinstance(written, bool)
    return "[one]" if one else "[some]"


if TYPE_CHECKING:
    Weights = dict[str, Weight]
else:
    Weights = Annotated[  # read as they are written, and kept by name
        Annotated[Weight, Tag("[one]")] | Annotated[dict[str, Weight], Tag("[some]")],
        Discriminator(_weights),
    ]


class Scale(Record):
    """What several items, or several scales, measure together."""

    id: Id
    title: Text
    measures: Text | None = None
    rule: str
    items: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()  # level sets and stages whose rank is an input
    weights: Weights = {}  # input -> weight, 1 where not said; a number: of each of them
    with_: dict[str, Any] = Field(default={}, alias="with")
    min_answered: Share = 0.6
    pooled: Literal["items", "people"] = "items"  # of a group: from pooled items, or the mean of its people
    min_people: Share = 0  # where it is the mean of people: the share of them who must have a score
    margin: Margin | None = None
    target: Percent | None = None  # what to aim at; without one, the next level
    told_to: Audience = "everyone"
    column: bool = True  # whether it has a column of its own in the file of scores

    @field_validator("weights")
    @classmethod
    def _spell_out(cls, written: Any, info: ValidationInfo) -> Mapping[str, float]:
        """One weight for all inputs as the weight of each."""
        if isinstance(written, dict):
            return written
        inputs = (name for field in ("items", "scales", "levels") for name in info.data.get(field, ()))
        return dict.fromkeys(inputs, written)

    @property
    def inputs(self) -> tuple[str, ...]:
        """What it is made of, in the order of its columns: items, then scales, then levels."""
        return (*self.items, *self.scales, *self.levels)


class ProfileField(Record):
    """One fact about who answers: a role, a unit. Never scored."""

    id: Id
    title: Text
    options: dict[Code, Text] = {}  # none: any text
    asked: bool = True  # else nobody is asked: it comes with the file of answers, the invitation or --profile


class Roles(Record):
    """Several respondents make one picture: what each role's answers weigh."""

    field: str  # the profile field that says the role
    weights: dict[str, dict[str, Weight]] = {}  # scale -> role -> weight; 1 where not said, 0 = not asked
    anonymous: tuple[str, ...] = ()  # roles that count only where five people of them answered


class Form(Record):
    """One way to give the questionnaire: which items, in which order, and which variant of them."""

    id: Id
    title: Text
    items: tuple[str, ...]
    variant: Code | None = None  # of the items that have several; their first where nothing is said
    modules: dict[
        Id, tuple[str, ...]
    ] = {}  # of a module, the items that go with this form; all where not said


class Module(Record):
    """Items beside the form, for those who take them; the time limit is not about them."""

    id: Id
    title: Text
    place: Literal["before", "after"]
    items: tuple[str, ...]
    draw: Annotated[Whole, Field(gt=0)] | None = None  # how many of them a drawn form has
    practice: bool = False  # everybody begins with it, and nothing of it is kept for the results


class Change(Record):
    """One line of the questionnaire's history."""

    version: str
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    changes: Text


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
    on_sleep: Literal["pause", "count"] = "pause"  # whether time goes on while the machine sleeps
    notice: Text
    afterwards: Text | None = None  # what is told once the answers are handed in: what happens next
    sources: tuple[str, ...] = ()
    changelog: tuple[Change, ...] = ()
    profile: tuple[ProfileField, ...] = ()
    roles: Roles | None = None
    anonymous: bool = False  # no result of fewer than five people is shown
    option_sets: dict[Id, dict[Code, Text]] = {}  # options that several items share
    sections: tuple[Section, ...]
    forms: tuple[Form, ...] = ()
    modules: tuple[Module, ...] = ()
    scales: tuple[Scale, ...] = ()
    levels: tuple[LevelSet, ...] = ()
    stages: tuple[StageSet, ...] = ()
    decisions: tuple[Decision, ...] = ()
    quadrants: tuple[Quadrant, ...] = ()
    needs: tuple[Needs, ...] = ()
    flags: tuple[Flag, ...] = ()
    requirement: Requirement | None = None
    advice: tuple[Advice, ...] = ()
    deeper: tuple[Deeper, ...] = ()  # the questionnaires that go further into what a result shows
    relations: RelationsPlan | None = None  # of a network: when single people may be told of
    report: ReportPlan = ReportPlan()
    banks: tuple[BankName, ...] = ()  # the private banks that were added to it; never written by hand

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

    @property
    def parts(self) -> tuple[Part, ...]:
        """What items of several options give one by one, in the order of the file."""
        return tuple(part for item in self.items for part in parts_of(item))

    def item(self, item_id: str) -> Item:
        """The item with this id."""
        return next(item for item in self.items if item.id == item_id)

    @property
    def optional(self) -> frozenset[str]:
        """The items of modules, which not everybody is asked."""
        return frozenset(name for module in self.modules for name in module.items)

    @property
    def practice(self) -> frozenset[str]:
        """The items that people only warm up with."""
        return frozenset(name for module in self.modules if module.practice for name in module.items)

    @property
    def has_bank(self) -> bool:
        """Whether some items have several variants, so that forms can be drawn."""
        return any(item.instances for item in self.items)

    def section_of(self, item_id: str) -> Section:
        """The section that holds this item."""
        return next(s for s in self.sections if any(i.id == item_id for i in s.items))

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id."""
        return next(s for s in self.scales if s.id == scale_id)

    def level_set(self, level_id: str) -> LevelSet:
        """The level set with this id."""
        return next(v for v in self.levels if v.id == level_id)

    @property
    def all_decisions(self) -> tuple[Decision, ...]:
        """Decision tables, and quadrants as such."""
        return (*self.decisions, *(q.decision() for q in self.quadrants))

    def form(self, form_id: str | None = None) -> Form:
        """The form with this id; without one the first form, or all items in the order of the file."""
        if form_id in (None, ALL_ITEMS) and not self.forms:
            beside = {name for module in self.modules for name in module.items}
            return Form(
                id=ALL_ITEMS, title=self.title, items=tuple(i.id for i in self.items if i.id not in beside)
            )
        return next(f for f in self.forms if form_id in (None, f.id))
