"""Results and the language to tell them in: what reports on one person and on many are written from alike."""

from __future__ import annotations

from collections.abc import Mapping

from digimat.language import Language, Text
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.model import Margin
from digimat.questionnaires.report_model import ReportPlan
from digimat.reports.content import Axis
from digimat.reports.rulers import Ruler
from digimat.reports.wording import out_of, words
from digimat.scoring import LevelResult, Results


class Telling:
    """What does not depend on whose results are told."""

    __slots__ = ()

    results: Results
    language: Language
    rulers: Mapping[str, Ruler]  # of every scale

    @property
    def questionnaire(self) -> Questionnaire:
        """What was asked."""
        return self.results.questionnaire

    @property
    def plan(self) -> ReportPlan:
        """What the questionnaire wants its report to show."""
        return self.results.questionnaire.report

    def text(self, text: Text | None) -> str:
        """A text of the questionnaire in the language of the report, empty where there is none."""
        return text.of(self.language).strip() if text is not None else ""

    def say(self, fr: str, en: str) -> str:
        """A text of ours in the language of the report."""
        return Text(fr=fr, en=en).of(self.language)

    def out_of(self, axis: Axis | None) -> str:
        """What a score is to be read against: "out of 30"; empty where that is not known."""
        return out_of(axis, words(self.language))

    @property
    def test(self) -> bool:
        """Whether somebody is tested: a post may ask for a result, or an item has a key. Else it is an assessment."""
        questionnaire = self.questionnaire
        return questionnaire.requirement is not None or any(i.key is not None for i in questionnaire.items)

    @property
    def headline(self) -> str | None:
        """The id of the main result: what the plan names, else the first conclusion, or level of one scale.

        Without any of these it is the only scale that the plan compares, or has in its profile.
        """
        questionnaire, results, plan = self.questionnaire, self.results, self.plan
        # What concerns persons only is not there in a group, and the other way round.
        elsewhere = {d.id for d in questionnaire.decisions if d.id not in results.decisions}
        if plan.headline is not None and plan.headline not in elsewhere:
            return plan.headline
        conclusions = (*results.stages, *results.decisions, *results.needs)
        levels = (v.id for v in questionnaire.levels if len(v.scales) == 1)
        alone = [names[0] for names in (plan.comparison, plan.profile) if len(names) == 1]
        return next(iter((*conclusions, *levels, *alone)), None)

    @property
    def headline_level(self) -> LevelResult | None:
        """The level set of the main result, where it is one."""
        name = self.headline
        return next((level for (each, _), level in self.results.levels.items() if each == name), None)

    @property
    def headline_scale(self) -> str | None:
        """The scale of the main result, where it is one, or the level of one."""
        level = self.headline_level
        if level is not None:
            return level.scale
        return self.headline if self.headline in self.results.scales else None

    @property
    def margin(self) -> Margin | None:
        """The error of the main score."""
        scale = self.headline_scale
        return self.results.scales[scale].scale.margin if scale is not None else None
