"""What every part of the questionnaire language is made of: ids, numbers, and records read once."""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
)

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{1,40}$")]
Formula = Annotated[str, Field(min_length=1, max_length=2000)]
# Strict: true and "5" are not taken for numbers.
Number = Annotated[float, Field(strict=True)]
Whole = Annotated[int, Field(strict=True)]
Positive = Annotated[Number, Field(gt=0)]
Share = Annotated[Number, Field(ge=0, le=1)]
Weight = Annotated[Number, Field(ge=0)]
Percent = Annotated[Number, Field(ge=0, le=100)]


class Record(BaseModel):
    """A part of a questionnaire: read once, never changed, nothing unknown in it."""

    # Deferred: what checks a file is built where one is checked. Most starts take a questionnaire from the cache.
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)
