"""The part of the questionnaire language that asks: items, and the compact ways to write several of them.

Grids, option sets, shared stimuli and evidence are spelt out while they are read: behind the reader there
are ordinary items only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from digimat.language import Text
from digimat.questionnaires.basics import Code, Formula, Id, Positive, Record, Whole
from digimat.questionnaires.variant_model import Cell

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
    exclusive: tuple[str, ...] = ()  # options that are ticked alone or not at all: "none of these"
    spread: Positive | None = None  # what the numbers of an allocation add up to
    unit: Text | None = None
    keep_order: bool = False  # the options have a natural order and are never shuffled
    dont_know: bool = False
    not_applicable: bool = False
    evidence: Text | None = None  # asked after it, in free words; never scored
    when: Formula | None = None  # asked where this holds; it may name what is asked earlier
    rule: str
    key: Any = None  # its form depends on the type: an option, a list, a number, pairs
    reverse_keyed: bool = False  # agreeing tells against what is measured
    each_option: bool = False  # each option has points of its own, named ITEM_OPTION
    with_: dict[str, Any] = Field(default={}, alias="with")  # the rule's parameters
    key_status: Literal["source", "author", "panel"] = "source"
    variant: str = ""  # a label; a cell names its variants itself
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
    """One question as it is asked: itself, a row of a grid, the evidence for another one, or a cell of a bank.

    A cell is its own first instance, and has every other one in ``instances``, by name.
    """

    lead: Text | None = None  # the stem that the rows of a grid share
    grid: Id | None = None
    evidence_of: Id | None = None
    code_order: tuple[str, ...] = ()  # of the options, where they are shown in another one
    asked: str = ""  # of an instance, its name: the variant, and the parameter set
    parameter_set: str = ""
    instances: dict[str, Item] = Field(default={}, exclude=True, repr=False)
    drawn_from: tuple[str, ...] = Field(
        default=(), exclude=True, repr=False
    )  # the instances that drawn forms may have
    cell: Cell | None = Field(default=None, exclude=True, repr=False)  # as it is written

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the options in the order of the file, in which responses are written."""
        return self.code_order or tuple(self.options)

    def instance(self, name: str) -> Item:
        """The item as it is asked under this name; without a name, or a bank, the item itself."""
        return self.instances[name] if name else self


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


def asked_as(item: Item) -> Iterator[tuple[tuple[str, ...], Item]]:
    """What an item can be asked as, with the way to it: of a cell all instances, of any other item itself."""
    if not item.instances:
        yield (), item
    for name, instance in item.instances.items():
        yield ("instances", name), instance


@dataclass(frozen=True, slots=True)
class Part:
    """What one option of an item is worth, for the scales that count it as an item."""

    id: str
    item: Item
    option: str
    title: Text


def parts_of(item: Item) -> tuple[Part, ...]:
    """The parts of an item that gives points to each of its options; "none of these" is no part of anything."""
    return tuple(
        Part(
            f"{item.id}_{option}",
            item,
            option,
            Text(fr=f"{item.title.fr} : {title.fr}", en=f"{item.title.en}: {title.en}"),
        )
        for option, title in (item.options if item.each_option else {}).items()
        if option not in item.exclusive
    )


def evidence_item(item: Item, stem: Text) -> Item:
    """The question after an item that asks what its response rests on."""
    return Item.model_construct(
        id=f"{item.id}_evidence",
        title=Text(fr=f"{item.title.fr} (éléments à l’appui)", en=f"{item.title.en} (evidence)"),
        type="text",
        stem=stem,
        rule=UNSCORED,
        when=item.when,
        evidence_of=item.id,
    )
