"""The plan of the report shows scales, levels and outcomes that exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires import report_model as planned
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Path

_SCALE, _LEVEL = Text(fr="l’échelle", en="scale"), Text(fr="le niveau", en="level")
_RESULT, _FLAG = Text(fr="le résultat", en="result"), Text(fr="le signal", en="flag")
_FIELD, _OUTCOME = Text(fr="le champ de profil", en="profile field"), Text(fr="l’issue", en="outcome")
_NUMBER = Text(fr="l’item numérique ou l’échelle", en="numeric item or scale")
_QUADRANT, _DECISION = Text(fr="le quadrant", en="quadrant"), Text(fr="la décision", en="decision")

_OF_MANY = (
    planned.PlannedHistogram,
    planned.PlannedStacked,
    planned.PlannedHeatmap,
    planned.PlannedBars,
    planned.PlannedRanking,
)


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """No unknown scale, level set or outcome, in the standard pages and in those that the file adds."""
    plan = questionnaire.report
    for field in ("comparison", "profile", "stairs"):
        yield from reporter.unknowns(("report", field), _SCALE, getattr(plan, field), reporter.scales)
    results = [*reporter.levels, *reporter.stages, *reporter.outcomes, *reporter.scales]
    names = _Known(questionnaire, reporter)
    yield from names.one(("report", "headline"), _RESULT, plan.headline, results)
    yield from names.one(("report", "profile_levels"), _LEVEL, plan.profile_levels, names.level_sets)
    for place, pages in (("pages", plan.pages), ("group", plan.group)):
        for number, page in enumerate(pages):
            path = ("report", place, number)
            if page.when is not None:
                yield from reporter.condition((*path, "when"), page.when)
                if place == "group":
                    yield _no_condition(reporter, (*path, "when"))
            for each, note in enumerate(page.notes):
                if note.when is not None:
                    yield from reporter.condition((*path, "notes", each, "when"), note.when)
                    if place == "group":
                        yield _no_condition(reporter, (*path, "notes", each, "when"))
            for each, chart in enumerate(page.charts):
                yield from names.chart((*path, "charts", each), chart, for_group=place == "group")
    yield from _repeated(questionnaire, reporter)


class _Known:
    """What a chart may name."""

    def __init__(self, questionnaire: Questionnaire, reporter: Reporter) -> None:
        self.reporter = reporter
        self.level_sets = [v.id for v in questionnaire.levels]
        self.steps = {v.id: [step.id for step in v.steps] for v in questionnaire.levels}
        self.quadrants = [q.id for q in questionnaire.quadrants]
        self.decisions = {d.id: tuple(d.outcomes) for d in questionnaire.all_decisions}
        self.tables = [*(d.id for d in questionnaire.decisions), *(n.id for n in questionnaire.needs)]
        self.stepped = [*reporter.levels, *reporter.stages, *self.decisions]
        of_groups = {d.id for d in questionnaire.decisions if d.only == "group"}
        self.counted = [name for name in self.stepped if name not in of_groups]  # what one person comes to
        self.valued = [*reporter.scales, *reporter.items]
        self.numbers = [*reporter.scales, *(i.id for i in questionnaire.items if i.type == "numeric")]
        self.ticked = [i.id for i in questionnaire.items if i.type == "multi"]

    def one(self, path: Path, kind: Text, name: str | None, known: Collection[str]) -> Iterator[Problem]:
        """One name, where there is one."""
        if name is not None and name not in known:
            yield self.reporter.unknown(path, kind, name, known)

    def chart(self, path: Path, chart: planned.PlannedChart, *, for_group: bool) -> Iterator[Problem]:
        """The names of one chart."""
        reporter, known = self.reporter, self
        match chart:
            case planned.PlannedRadar() | planned.PlannedBars() | planned.PlannedHeatmap():
                yield from reporter.unknowns((*path, "scales"), _SCALE, chart.scales, reporter.scales)
                yield from known.one((*path, "levels"), _LEVEL, chart.levels, known.level_sets)
            case planned.PlannedPot() | planned.PlannedShares():
                yield from reporter.unknowns((*path, "scales"), _SCALE, chart.scales, reporter.scales)
            case planned.PlannedGauge():
                yield from known.one((*path, "scale"), _SCALE, chart.scale, reporter.scales)
            case planned.PlannedQuadrant():
                yield from known.one((*path, "of"), _QUADRANT, chart.of, known.quadrants)
            case planned.PlannedClock():
                yield from known.one(
                    (*path, "of"), Text(fr="l’item ou l’échelle", en="item or scale"), chart.of, known.valued
                )
            case planned.PlannedFunnel():
                yield from reporter.unknowns((*path, "of"), _NUMBER, chart.of, known.numbers)
            case planned.PlannedRanking():
                several = Text(fr="l’item à plusieurs choix", en="multi item")
                yield from known.one((*path, "of"), several, chart.of, known.ticked)
            case planned.PlannedYardstick():
                yield from known.one((*path, "of"), _NUMBER, chart.of, known.numbers)
            case planned.PlannedMatrix():
                for number, point in enumerate(chart.points):
                    for name in ("scale", "place"):
                        place = (*path, "points", number, name)
                        yield from known.one(place, _SCALE, getattr(point, name), reporter.scales)
            case planned.PlannedDecision():
                yield from known.one((*path, "of"), _DECISION, chart.of, known.tables)
                yield from reporter.unknowns((*path, "conditions"), _FLAG, chart.conditions, reporter.flags)
            case planned.PlannedSteps():
                yield from known.one((*path, "of"), _RESULT, chart.of, known.stepped)
            case planned.PlannedStacked() | planned.PlannedHistogram():
                yield from known.one((*path, "of"), _RESULT, chart.of, known.counted)
            case planned.PlannedDumbbell():
                either = Text(fr="l’échelle ou l’item", en="scale or item")
                for number, pair in enumerate(chart.pairs):
                    for side in ("first", "second"):
                        yield from known.one(
                            (*path, "pairs", number, side), either, getattr(pair, side), known.valued
                        )
        ordered = planned.PlannedSteps | planned.PlannedStacked | planned.PlannedHistogram
        if isinstance(chart, ordered) and chart.of in known.decisions:
            yield from reporter.unknowns((*path, "order"), _OUTCOME, chart.order, known.decisions[chart.of])
        if isinstance(chart, planned.PlannedStacked) and chart.wanted is not None:
            wanted = (*path, "wanted")
            yield from known.one((*wanted, "of"), _LEVEL, chart.wanted.of, reporter.levels)
            if chart.wanted.of in reporter.levels:
                steps = known.steps[chart.wanted.of]
                yield from reporter.unknowns((*wanted, "one_for"), _LEVEL, tuple(chart.wanted.one_for), steps)
        if isinstance(chart, planned.PlannedHeatmap | planned.PlannedStacked):
            yield from known.one((*path, "by"), _FIELD, chart.by, reporter.profile)
        if isinstance(chart, planned.PlannedStacked | planned.PlannedHistogram) and not for_group:
            yield reporter.problem(
                (*path, "kind"),
                "QST130",
                Text(
                    fr="ce graphique montre combien de personnes sont à chaque niveau : c’est le rapport d’une seule",
                    en="this chart shows how many people are at each level: this is the report on one of them",
                ),
                Text(
                    fr="Déplacez la page de « pages » vers « group », le rapport sur plusieurs personnes.",
                    en='Move the page from "pages" to "group", the report on several people.',
                ),
            )
        if for_group and not isinstance(chart, _OF_MANY):
            yield reporter.problem(
                (*path, "kind"),
                "QST131",
                Text(
                    fr="ce graphique montre une personne ou une organisation, non beaucoup de personnes",
                    en="this chart shows one person or organisation, not many people",
                ),
                Text(
                    fr="Pour « group » : histogram, stacked, heatmap, bars, ranking ; ou mettez la page en « pages ».",
                    en='In "group", take histogram, stacked, heatmap, bars or ranking; or move the page to "pages".',
                ),
            )


def _no_condition(reporter: Reporter, path: Path) -> Problem:
    """A condition holds of one person: there is no saying whether it holds of many."""
    return reporter.problem(
        path,
        "QST132",
        Text(
            fr="une page sur beaucoup de personnes n’a pas de condition : laquelle devrait la remplir ?",
            en="a page on many people has no condition: which of them should meet it?",
        ),
        Text(fr="Ôtez « when ».", en='Take "when" away.'),
    )


def _repeated(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Two pages of one report have two ids."""
    for place in ("pages", "group"):
        seen: set[str] = set()
        for number, page in enumerate(getattr(questionnaire.report, place)):
            if page.id in seen:
                yield reporter.problem(
                    ("report", place, number, "id"),
                    "QST020",
                    Text(fr=f"la page « {page.id} » est deux fois", en=f'there are two pages "{page.id}"'),
                    Text(fr="Renommez l’une des deux.", en="Rename one of them."),
                )
            seen.add(page.id)
