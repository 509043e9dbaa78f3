"""The file inside a report as a model: what a schema is made from, and by which a file of unknown origin is read.

Results themselves are compared as they are, so that only what the report is computed from has a shape here.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from digimat.language import Language
from digimat.reports.attached.relations import RelationsData
from digimat.reports.attached.written import Kind
from digimat.reports.look.model import Paper

Seconds = Annotated[float, Field(ge=0, strict=True)]
Short = Annotated[str, Field(max_length=500)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Part(BaseModel):
    """A part of the file, with nothing unknown in it."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Asked(BaseModel):
    """A part that the report is computed from, beside results of any kind."""

    model_config = ConfigDict(extra="allow", frozen=True, allow_inf_nan=False)


class QuestionnaireText(Part):
    """Which questionnaire, to the letter."""

    id: Short
    version: Short
    status: Short
    sha256: Sha256  # of its text, a private bank included


class IncidentData(Part):
    """Something that happened around the answers."""

    kind: Short
    at: Short
    item: Short
    seconds: Annotated[float, Field(strict=True)] | None


class LookData(Part):
    """The look of a workspace: what tells it from others, and its words."""

    sha256: Sha256
    paper: Paper
    client: Short
    author: Short
    footer: Short
    confidentiality: Short


class ReportData(Part):
    """How the results are told: to whom, in which language, of which occasion."""

    kind: Kind
    annex: bool  # whether every answer stands at the end
    language: Language
    date: date
    sat_in: Language | None
    form: Short | None
    session: Short | None  # the code of the sitting, where it is kept in a store
    incidents: Annotated[tuple[IncidentData, ...], Field(max_length=100_000)]
    late: Annotated[int, Field(ge=0)]  # answers after the time limit
    look: LookData | None = None  # digimat's own where there is none
    relations: RelationsData | None = None  # of a network, where interactions were given


class AdjustmentsData(Asked):
    """What the workspace changed of the questionnaire."""

    file: Short
    sha256: Sha256


class AnswerData(Part):
    """One answer, and what it is worth."""

    code: Annotated[str, Field(max_length=100_000)]
    state: Short
    points: float | None
    seconds: Seconds | None = None


class VariantData(Part):
    """What was asked of an item that has several variants."""

    variant: Short
    set: Short | None


class RequirementData(Part):
    """What the post asks for; nothing in a person's own report."""

    band: Short | None
    status: Short | None


class PersonData(Asked):
    """One person; beside this their results."""

    respondent: Annotated[str, Field(max_length=10_000)]
    profile: dict[str, str | None] = {}
    form: Short | None = None
    asked: dict[str, VariantData] = {}
    requirement: RequirementData | None
    answers: dict[str, AnswerData] | None = None


class PooledData(Asked):
    """Who is behind the results of a group."""

    by: Short


class GroupData(Asked):
    """One group; beside this its results."""

    group: Annotated[str, Field(max_length=10_000)]
    pooled: PooledData


class AttachedData(Part):
    """The file ``results.json`` inside a report."""

    format: Literal["digimat.scores"]
    version: Literal[2]
    software: Short
    questionnaire: QuestionnaireText
    adjustments: AdjustmentsData | None = None
    report: ReportData
    respondents: Annotated[tuple[PersonData, ...], Field(min_length=1, max_length=1)] | None = None
    groups: Annotated[tuple[GroupData, ...], Field(min_length=1, max_length=1)] | None = None
    hidden_groups: tuple[str, ...] = ()

    @property
    def session(self) -> str | None:
        """The sitting that a report is about."""
        return self.report.session

    @property
    def of_one(self) -> bool:
        """Whether a report is about one person."""
        return self.respondents is not None


class CohortReportData(Part):
    """How the results of a group are told."""

    kind: Literal["group"]
    language: Language
    date: date
    by: Short | None  # the profile field that splits it, where one was named
    look: LookData | None = None


class CohortAttachedData(Part):
    """The file ``results.json`` inside the report on a group, each of whose people is scored alone."""

    format: Literal["digimat.group"]
    version: Literal[1]
    software: Short
    questionnaire: QuestionnaireText
    adjustments: AdjustmentsData | None = None
    report: CohortReportData
    name: Annotated[str, Field(max_length=10_000)]
    people: Annotated[int, Field(ge=1)]
    scales: dict[str, Any]
    counts: dict[str, Any]
    parts: dict[str, Any]

    @property
    def session(self) -> None:
        """There are many."""

    @property
    def of_one(self) -> bool:
        """Whether a report is about one person."""
        return False


def attachment_schema() -> dict[str, Any]:
    """The JSON Schema of the file, for each kind of report."""
    schema = TypeAdapter(AttachedData | CohortAttachedData).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
