"""The results of many people, each scored alone, with the language to tell them in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from digimat.language import Language, plural
from digimat.reports.case import Occasion
from digimat.reports.content import Figure
from digimat.reports.rulers import Ruler, rulers_of
from digimat.reports.telling import Telling
from digimat.scoring import Results
from digimat.scoring.cohort import Parts, Spread, parts_of, spread_of


@dataclass(frozen=True, slots=True)
class Cohort(Telling):
    """Results, one row a person; ``by`` is the profile field that splits them, None where the plan says it."""

    results: Results
    name: str
    language: Language
    occasion: Occasion
    by: str | None = None
    rulers: Mapping[str, Ruler] = field(init=False)  # of every scale

    def __post_init__(self) -> None:
        object.__setattr__(self, "rulers", rulers_of(self.results.questionnaire))

    @property
    def size(self) -> int:
        """How many people there are."""
        return len(self.results.table.respondents)

    def shows(self, scale: str) -> bool:
        """Whether a scale may be told of many: not what is for each respondent alone."""
        return self.results.scales[scale].scale.told_to == "everyone"

    def spread(self, scale: str) -> Spread:
        """How a score is spread."""
        return spread_of(self.results, scale)

    def mean(self, scale: str) -> Figure | None:
        """The mean of a score as it is printed; None where too few people have one."""
        return self.figure(scale, self.spread(scale).mean)

    def figure(self, scale: str, value: float | None) -> Figure | None:
        """A number on the axis of a scale as it is printed."""
        ruler = self.rulers[scale]
        return None if value is None else ruler.figure(ruler.value(value), self.language)

    def parts(self, by: str) -> Parts | None:
        """The parts of the cohort by a profile field; None where nothing is known by it."""
        return parts_of(self.results, by)

    def people(self, count: int) -> str:
        """So many people, in words."""
        return self.say(plural(count, "personne"), "1 person" if count == 1 else f"{count} people")


def field_title(telling: Telling, by: str) -> str:
    """What a profile field is called, without what a form says beside it in brackets."""
    title = telling.text(next(f.title for f in telling.questionnaire.profile if f.id == by))
    return title.split(" (")[0]


def part_title(telling: Telling, by: str, name: str) -> str:
    """What a part is called: the option of the field, or what was written there."""
    if not name:
        return telling.say("non précisé", "not said")
    options = next(f.options for f in telling.questionnaire.profile if f.id == by)
    return telling.text(options[name]) if name in options else name
