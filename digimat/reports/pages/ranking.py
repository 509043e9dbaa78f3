"""What was ticked most: of one person what they ticked, of several how many ticked each option."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.language import plural
from digimat.questionnaires import Item
from digimat.questionnaires.report_model import PlannedRanking
from digimat.reports.case import Case
from digimat.reports.charts.data import CountShown, RankingChart, Table
from digimat.reports.cohort.case import Cohort
from digimat.reports.content import Figure
from digimat.reports.names import Names
from digimat.reports.numbers import whole
from digimat.reports.telling import Telling
from digimat.scoring.small_groups import LEAST
from digimat.scoring.ticked import Ticked, ticked_by_one, ticked_in_cohort, ticked_in_group


def ranking_told(case: Case, planned: PlannedRanking) -> RankingChart | None:
    """The options of one question; None where nobody answered it, or too few to be shown."""
    title = case.text(planned.title) or Names(case).title(planned.of)
    column = case.results.coded.by_item[planned.of]
    if case.results.pooling is not None:
        ticked = ticked_in_group(case.results, case.row, planned.of)
        if ticked.people == 1:  # a consultant alone: nothing to count
            alone = frozenset(o for o, number in zip(column.item.options, ticked.each, strict=True) if number)
            return _of_one(case, planned, title, column.item, alone)
        return _counted(case, planned, title, column.item, ticked)
    mine = ticked_by_one(column, case.row)
    return None if mine is None else _of_one(case, planned, title, column.item, mine)


def cohort_ranking(cohort: Cohort, planned: PlannedRanking) -> RankingChart | None:
    """How many of a cohort ticked each option; None where fewer than five answered."""
    item = cohort.results.coded.by_item[planned.of].item
    title = cohort.text(planned.title) or cohort.text(item.title) or cohort.text(item.stem)
    return _counted(cohort, planned, title, item, ticked_in_cohort(cohort.results, planned.of))


def _of_one(
    case: Case, planned: PlannedRanking, title: str, item: Item, mine: frozenset[str]
) -> RankingChart:
    """What was ticked first, each part in the order of the file; no number, as there is nothing to count."""
    yes, no = case.say("coché", "ticked"), case.say("non coché", "not ticked")
    options = sorted(item.options, key=lambda option: option not in mine)
    rows = tuple(CountShown(case.text(item.options[o]), None, yes if o in mine else no) for o in options)
    told = ", ".join(case.text(item.options[o]) for o in options if o in mine)
    return RankingChart(
        title=title,
        note=case.text(planned.note),
        alt=case.say(f"Options cochées : {told}.", f"Options ticked: {told}."),
        table=Table(
            heads=(case.say("Option", "Option"), case.say("Réponse", "Answer")),
            rows=tuple((row.title, row.share) for row in rows),
        ),
        rows=rows,
    )


def _counted(
    telling: Telling, planned: PlannedRanking, title: str, item: Item, ticked: Ticked
) -> RankingChart | None:
    """Most ticked first; those of a hidden number in the order of the file, and what is ticked alone last."""
    if not ticked.people:
        return None
    numbers = dict(zip(item.options, ticked.each, strict=True))
    most = max((number for number in ticked.each if number is not None), default=0)
    rows = tuple(
        _row(telling, telling.text(item.options[option]), numbers[option], most, ticked.people)
        for option in _ranked(item, numbers)
    )
    people = telling.say(
        plural(ticked.people, "personne"), "1 person" if ticked.people == 1 else f"{ticked.people} people"
    )
    told = telling.say(" ; ", "; ").join(f"{row.title} {_number(row)}" for row in rows)
    hidden = any(number is None for number in ticked.each)
    why = telling.say(
        f"Un nombre de 1 à {LEAST - 1} n’est pas montré.", f"A number from 1 to {LEAST - 1} is not shown."
    )
    return RankingChart(
        title=title,
        note=f"{telling.text(planned.note)} {why if hidden else ''}".strip(),
        alt=telling.say(f"Classement, {people} : {told}.", f"Ranking, {people}: {told}."),
        table=Table(
            heads=(
                telling.say(f"Option ({people})", f"Option ({people})"),
                telling.say("Cochée par", "Ticked by"),
                telling.say("Part", "Share"),
            ),
            rows=tuple((row.title, _number(row), row.share if row.count else "—") for row in rows),
            figures=(1, 2),
        ),
        rows=rows,
        people=people,
    )


def _ranked(item: Item, numbers: dict[str, int | None]) -> Sequence[str]:
    def place(option: str) -> tuple[bool, int]:
        number = numbers[option]
        # Hidden ones stand before those that nobody ticked.
        return option in item.exclusive, -(2 * number if number is not None else 1)

    return sorted(numbers, key=place)


def _row(telling: Telling, title: str, number: int | None, most: int, people: int) -> CountShown:
    if number is None:
        return CountShown(title, None, telling.say(f"moins de {LEAST}", f"fewer than {LEAST}"))
    share = whole(100 * number / people)
    figure = Figure(str(number), 100 * number / most if most else 0.0)
    return CountShown(title, figure, telling.say(f"{share} %", f"{share}%"))


def _number(row: CountShown) -> str:
    return row.share if row.count is None else row.count.text
