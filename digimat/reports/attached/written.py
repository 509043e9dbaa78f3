"""What lies inside every report: its results, and what is needed to compute them again.

Only what the reader of the report may see. A person's own report holds their answers; an assessor's and that of a
group hold none, and nothing that is known of one answer alone. ``model.py`` describes the same as a schema,
``reading.py`` reads it back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from digimat import __version__
from digimat.language import Language
from digimat.questionnaires import Source
from digimat.reports.attached.relations import figures_data
from digimat.reports.case import Occasion
from digimat.reports.data import scores_json
from digimat.reports.look import Look, default_look, fingerprint
from digimat.scoring import Results

NAME: Final = "results.json"
# 1: the results alone. 2: with "report", and the time of each answer.
VERSION: Final = 2
SOFTWARE: Final = f"digimat {__version__}"

LOOK_WORDS: Final = ("client", "author", "footer", "confidentiality")

Kind = Literal["person", "assessor", "organisation"]


@dataclass(frozen=True, slots=True)
class Told:
    """How results are told: to whom, in which language, of which occasion."""

    language: Language
    occasion: Occasion
    for_assessor: bool = False


def attached_data(results: Results, row: int, source: Source, told: Told) -> dict[str, Any]:
    """The results of one respondent or group as plain data, with what is needed to write the report again."""
    data = scores_json(results, source, [row], for_assessor=told.for_assessor)
    pooled = results.pooling is not None
    (about,) = data["groups" if pooled else "respondents"]
    if pooled:
        _without_single_answers(about)
    elif told.for_assessor:
        about.pop("answers")
    else:
        _with_times(about, results, row)
        if about["requirement"] is not None:
            # Told by a human being, not by a file inside a file.
            about["requirement"] = {"band": None, "status": None}
    return {**data, "version": VERSION, "report": _report(results, told)}


def with_look(data: Mapping[str, Any], look: Look | None) -> dict[str, Any]:
    """The data with what tells the look of the report, where it is not digimat's own: its words stand on every page."""
    if look is None or look == default_look():
        return dict(data)
    language = data["report"]["language"]
    words = {name: getattr(look, name).of(language) for name in LOOK_WORDS}
    told = {"sha256": fingerprint(look), "paper": look.paper, **words}
    return {**data, "report": {**data["report"], "look": told}}


def attachment(data: Mapping[str, Any]) -> bytes:
    """The data as the file that is put inside; the same bytes for the same data."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "replace")


def kind_of(results: Results, *, for_assessor: bool) -> Kind:
    """What a report is about: a person, for themselves or for an assessor; people pooled into an organisation.

    The report on a group, each of whose people is scored alone, holds other data: see ``cohort_data``.
    """
    if results.pooling is not None:
        return "organisation"
    return "assessor" if for_assessor else "person"


def _report(results: Results, told: Told) -> dict[str, Any]:
    occasion = told.occasion
    return {
        "kind": kind_of(results, for_assessor=told.for_assessor),
        "annex": not told.for_assessor,
        "language": told.language,
        "date": occasion.day.isoformat(),
        "sat_in": occasion.sat_in,
        "form": occasion.form,
        "session": occasion.session or None,
        "incidents": [
            {"kind": each.kind, "at": each.utc, "item": each.item, "seconds": each.seconds}
            for each in occasion.incidents
        ],
        "late": occasion.late,
        **({} if occasion.relations is None else {"relations": figures_data(occasion.relations)}),
    }


def _with_times(person: dict[str, Any], results: Results, row: int) -> None:
    for name, answer in person["answers"].items():
        times = results.table.seconds.get(name)
        if times is not None and times[row] is not None:
            answer["seconds"] = times[row]


def _without_single_answers(group: dict[str, Any]) -> None:
    """Leave out what is said item by item: of a role of one person, it would be that person's answers.

    How far people agree stays for the items that the report names.
    """
    group.pop("answers")
    pooled = group["pooled"]
    pooled["agreement"] = {name: pooled["agreement"][name] for name in pooled["disagreements"]}
