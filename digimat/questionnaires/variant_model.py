"""The part of the questionnaire language for banks: one item of a form, written in several variants.

A *cell* is one place in a form: what its item is about, how it is answered, how hard it is. Its *variants* ask the
same thing in different matter, and a *parameter set* of a variant changes its numbers, names and rows. All of them
share type, rule and number of options, so that forms are equivalent by construction. How a variant and a set become
an item is in ``instances``.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from digimat.language import Text
from digimat.questionnaires.basics import Code, Formula, Id, Positive, Record, Whole

Month = Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
KeyStatus = Literal["source", "author", "panel"]
Volatility = Literal["low", "medium"]


def instance_name(variant: str, parameter_set: str = "") -> str:
    """The name of what is asked: ``v2``, or ``v2/s1``."""
    return f"{variant}/{parameter_set}" if parameter_set else variant


class TableLayout(Record):
    """How a table of the data is written into a text.

    ``csv`` joins the cells by ``;``; ``columns`` aligns them, numbers to the right; ``lines`` writes each row in
    the words of ``row``.
    """

    layout: Literal["columns", "csv", "lines"] = "columns"
    columns: dict[Code, Text]  # in order; the header of each
    header: bool = True
    row: Text | None = None  # of ``lines``: one row, its cells as {column}


# Of one variant; a file made to do harm would spell out more than a machine holds.
MOST_CHOICES, MOST_SETS, MOST_VARIANTS = 100, 200, 100
Choices = Annotated[dict[Code, Text], Field(max_length=MOST_CHOICES)]


class ParameterSet(Record):
    """What one set of parameters puts into the texts of its variant, and the key that follows from it."""

    key: Any = None
    data: dict[Code, Any] = {}
    title: Text | None = None
    stimulus: Text | None = None
    stem: Text | None = None
    hint: Text | None = None
    unit: Text | None = None
    options: Choices = {}
    prompts: Choices = {}
    rationale: Text | None = None


class Variant(Record):
    """One way to ask what a cell asks. With parameter sets, its texts are templates."""

    title: Text
    stem: Text
    stimulus: Text | None = None
    hint: Text | None = None
    unit: Text | None = None
    options: Choices = {}
    prompts: Choices = {}
    keep_order: bool | None = None
    key: Any = None
    key_status: KeyStatus | None = None
    rationale: Text | None = None
    source: str | None = None
    volatility: Volatility | None = None
    review_by: Month | None = None
    tags: tuple[str, ...] = ()  # beside those of the cell
    words: dict[Code, Text] = {}  # what the data say, in each language
    tables: dict[Code, TableLayout] = {}
    data: dict[Code, Any] = {}  # what all sets share
    sets: Annotated[dict[Code, ParameterSet], Field(max_length=MOST_SETS)] = {}


class Cell(Record):
    """One item of a form that has several variants; what they share."""

    id: Id
    type: str
    rule: str
    with_: dict[str, Any] = Field(default={}, alias="with")
    tags: tuple[str, ...] = ()
    choose: Annotated[Whole, Field(gt=0)] | None = None
    hint: Text | None = None
    unit: Text | None = None
    keep_order: bool = False
    dont_know: bool = False
    not_applicable: bool = False
    when: Formula | None = None
    key_status: KeyStatus = "source"
    source: str = ""
    seconds: Positive | None = None
    volatility: Volatility | None = None
    review_by: Month | None = None
    variants: Annotated[dict[Code, Variant], Field(max_length=MOST_VARIANTS)]
    drawn: tuple[Code, ...] = ()  # the variants that drawn forms take; all where nothing is said

    @field_validator("variants")
    @classmethod
    def _some_variants(cls, variants: dict[str, Variant]) -> dict[str, Variant]:
        if not variants:
            raise PydanticCustomError("too_short", "a cell has variants")
        return variants


class BankName(Record):
    """What a private bank is called, in the questionnaire that it was added to."""

    id: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+(\.\d+)?$")]
    title: Text


class Bank(BankName):
    """Variants that an organisation adds to the cells of a questionnaire, in a file of their own."""

    questionnaire: Id
    instead: bool = False  # a drawn form takes these alone, where a cell has any
    cells: dict[Id, dict[Code, Variant]]
