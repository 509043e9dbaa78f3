"""Which figures and names the pages of a report bear, by what lies inside it, and which of them are not right.

For reports without answers: these can be written again only from a file of answers. It says less than a comparison
with the report written again: a questionnaire decides itself which of its results are shown on which page, so that
only a result whose title stands on the pages has to stand there too, and nothing is known of what else they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from digimat.language import Language, Text
from digimat.questionnaires import Questionnaire
from digimat.reports.rulers import rulers_of
from digimat.reports.typography import printable

WINDOW: Final = 400  # characters between the name of a scale and its score: a sentence on what it measures


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """How a result is told where its title stands: a score soon after it, or a name anywhere."""

    where: str  # in the results
    title: str
    figure: str


def figures_of(
    result: Mapping[str, Any], questionnaire: Questionnaire, language: Language
) -> list[PrintedFigure]:
    """How scores, conclusions, the main level and what a post asks for are told.

    Args:
        result: of the person or group, as it is attached.
        questionnaire: whose names and titles are printed.
        language: of the report.
    """
    return list(_figures(result, questionnaire, language))


def figures_found(
    figures: Sequence[PrintedFigure], words: Sequence[str]
) -> tuple[list[PrintedFigure], list[PrintedFigure]]:
    """Those of the figures that stand on the pages, and those that do not though their title does."""
    text = " ".join(words)
    shown = [each for each in figures if _anywhere(each.title).search(text)]
    found = [each for each in shown if _stands(each, text)]
    return found, [each for each in shown if each not in found]


def _figures(
    result: Mapping[str, Any], questionnaire: Questionnaire, language: Language
) -> Iterator[PrintedFigure]:
    plan, rulers = questionnaire.report, rulers_of(questionnaire)
    scales = {scale.id: scale for scale in questionnaire.scales}
    for name in dict.fromkeys((*plan.comparison, *plan.profile, *plan.stairs)):
        score = result.get("scales", {}).get(name, {}).get("score")
        if name in scales and isinstance(score, int | float):
            ruler = rulers[name]
            figure = ruler.figure(ruler.value(float(score)), language).text
            yield PrintedFigure(f"scales.{name}.score", scales[name].title.of(language), figure)
    yield from _conclusions(result, questionnaire, language)
    status = (result.get("requirement") or {}).get("status")
    if questionnaire.requirement is not None and status in ("met", "to_confirm", "not_met"):
        title = getattr(questionnaire.requirement, status).title.of(language)
        yield PrintedFigure("requirement.status", title, title)


def _conclusions(
    result: Mapping[str, Any], questionnaire: Questionnaire, language: Language
) -> Iterator[PrintedFigure]:
    """The stage, the outcome of each decision, and the main level with its band."""
    for stages in questionnaire.stages:
        reached = (result.get("stages", {}).get(stages.id) or {}).get("stage")
        named: dict[str, Text] = {step.id: step.title for step in stages.steps}
        yield from _named(f"stages.{stages.id}", stages.title, named, reached, language)
    for decision in questionnaire.all_decisions:
        outcome = (result.get("decisions", {}).get(decision.id) or {}).get("outcome")
        named = {name: each.title for name, each in decision.outcomes.items()}
        yield from _named(f"decisions.{decision.id}", decision.title, named, outcome, language)
    for level_set in questionnaire.levels:
        if level_set.id == questionnaire.report.headline and len(level_set.scales) == 1:
            found = result.get("levels", {}).get(level_set.id) or {}
            yield from _named(
                f"levels.{level_set.id}.band", level_set.title, level_set.bands, found.get("band"), language
            )


def _named(
    where: str, title: Text, named: Mapping[str, Text], found: Any, language: Language
) -> Iterator[PrintedFigure]:
    if isinstance(found, str) and found in named:
        yield PrintedFigure(where, title.of(language), named[found].of(language))


def _stands(each: PrintedFigure, text: str) -> bool:
    """Whether the figure stands soon after a place of its title; a name may stand anywhere."""
    if not any(c.isdigit() for c in each.figure):
        return _anywhere(each.figure).search(text) is not None
    number = re.compile(rf"(?<![\w.,−]){re.escape(each.figure)}(?![.,]?\w)")
    places = (match.end() for match in _anywhere(each.title).finditer(text))
    return any(number.search(text[place : place + WINDOW]) for place in places)


def _anywhere(words: str) -> re.Pattern[str]:
    """Words as they may stand on a page: a line or a column may end anywhere in them."""
    letters = "".join(printable(words).split())
    return re.compile(" ?".join(map(re.escape, letters)))
