"""What a workspace may change of a questionnaire, as its file writes it and as results list it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias

from pydantic import Field, StrictBool

from digimat.language import Text
from digimat.questionnaires.basics import Formula, Id, Number, Percent, Record, Weight, Whole

FOLDER: Final = "adjustments"

Value: TypeAlias = float | int | str | bool | None
Count = Annotated[Whole, Field(ge=0)]


class ConditionChange(Record):
    """What is changed of one condition of a gate."""

    when: Formula | None = None
    mandatory: StrictBool | None = None


class GateChange(Record):
    """What is changed of the gate of one stage."""

    at_least: Count | None = None
    all_but: Count | None = None
    conditions: dict[str, ConditionChange] = {}


class WrittenAdjustments(Record):
    """The file of a workspace: what it changes of one questionnaire, and why."""

    questionnaire: Id
    because: Text
    weights: dict[str, dict[str, Weight]] = {}  # scale -> input -> weight
    cuts: dict[str, dict[str, Number]] = {}  # level set -> level -> where it begins; quadrant -> x, y
    role_weights: dict[str, dict[str, Weight]] = {}  # scale -> role -> weight
    gates: dict[str, dict[str, GateChange]] = {}  # stage set -> stage
    targets: dict[str, Percent] = {}  # scale -> score to aim at


ABOUT = ("questionnaire", "because")
CHANGEABLE = tuple(name for name in WrittenAdjustments.model_fields if name not in ABOUT)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One value that is the workspace's own; None where the questionnaire says nothing."""

    what: str  # where it stands in the file: weights.SCALE.INPUT
    title: Text
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Adjustments:
    """Everything that a workspace changes of one questionnaire, and why."""

    file: str  # as a person in the workspace would say it
    sha256: str
    because: Text
    changes: tuple[Adjustment, ...]
