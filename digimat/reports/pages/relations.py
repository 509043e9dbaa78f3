"""The page on the relations of a network: between units, and why nothing is said of single people."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.reports.case import Case
from digimat.reports.charts.data import BarsChart, Cell, Chart, HeatmapChart, HeatmapRow, Page, Table
from digimat.reports.content import Bar, Figure, Note
from digimat.reports.numbers import decimal
from digimat.reports.pages.bars import bars_chart
from digimat.reports.pages.shading import QUARTERS, empty
from digimat.scoring.relations import Relations, Share, Silence, withheld
from digimat.scoring.small_groups import LEAST

MOST_UNITS = 9  # with a row and a column of their own: all are readable on a page
_MOST_BARS = 12
PAGE = "relations"


def relations_page(case: Case) -> Page | None:
    """The page; None where no interactions were given."""
    found = case.occasion.relations
    if found is None:
        return None
    text = case.say(
        f"{found.interactions} interactions entre {found.people} personnes : une personne réagit à ce qu’une autre a "
        "écrit. Une réaction à soi-même ne compte pas.",
        f"{found.interactions} interactions between {found.people} people: one person reacts to what another wrote. "
        "A reaction to oneself does not count.",
    )
    charts: list[Chart] = [_shares(case, found), _heatmap(case, found)]
    if found.silence is not None and found.silence.units:
        charts.append(_silent(case, found.silence))
    title = case.say("Qui réagit à qui", "Who reacts to whom")
    return Page(PAGE, title, text, tuple(charts), (_individual(case),))


def _individual(case: Case) -> Note:
    """Whether an index of single people would be allowed; the report itself never has one."""
    plan = case.questionnaire.relations
    reasons = [
        case.text(reason)
        for reason in (withheld(plan.individual, case.results, case.row) if plan is not None else ())
    ]
    if plan is not None and not reasons:
        return Note(
            case.say("Indice par personne : permis", "Index of single people: allowed"),
            case.say(
                "Toutes les conditions sont remplies. Ce rapport ne nomme personne : l’indice est un fichier à part.",
                "All conditions hold. This report names nobody: the index is a file apart.",
            ),
        )
    unknown = case.say(
        "ce questionnaire n’en donne pas les conditions", "this questionnaire does not give the conditions"
    )
    listed = case.say(" ; ", "; ").join(reasons) or unknown
    return Note(
        case.say("Indice par personne : non calculé", "Index of single people: withheld"),
        f"{listed[0].upper()}{listed[1:]}.",
    )


def _figure(case: Case, share: Share) -> Figure | None:
    """A share in percent, as it is printed on an axis to 100."""
    if share.percent is None:
        return None
    return Figure(decimal(share.percent, case.language, places=1), share.percent)


def _of(share: Share) -> str:
    return f"{share.part} / {share.whole}"


def _shares(case: Case, found: Relations) -> BarsChart:
    bars = (
        Bar(
            "between_units",
            case.say("Entre unités différentes (%)", "Between different units (%)"),
            _figure(case, found.between_units),
            text=case.say(
                f"interactions : {_of(found.between_units)}", f"interactions: {_of(found.between_units)}"
            ),
        ),
        Bar(
            "reciprocity",
            case.say("Réciprocité (%)", "Reciprocity (%)"),
            _figure(case, found.reciprocity),
            text=case.say(
                f"paires qui réagissent l’une à l’autre : {_of(found.reciprocity)}",
                f"pairs that react to each other: {_of(found.reciprocity)}",
            ),
        ),
    )
    return bars_chart(case, bars, case.say("Ouverture et réciprocité", "Openness and reciprocity"), "")


def _silent(case: Case, silence: Silence) -> BarsChart:
    """Members without a contribution, the units with the highest shares first."""
    shares = sorted(silence.units.items(), key=lambda each: (-each[1].part / each[1].whole, each[0]))
    bars = [
        Bar(f"silent{n}", name, _figure(case, share), text=_of(share))
        for n, (name, share) in enumerate(shares[:_MOST_BARS])
    ]
    note = case.say(
        "Des membres de la liste, la part de ceux qui ne sont dans aucune interaction. Qui écrit sans que personne ne "
        "réagisse ne se voit pas dans ces données.",
        "Of the listed members, the share of those who are in no interaction. Who writes without anybody reacting "
        "cannot be seen in these data.",
    )
    if len(shares) > _MOST_BARS:
        note += case.say(
            f" Les {_MOST_BARS} parts les plus hautes sur {len(shares)} unités.",
            f" The {_MOST_BARS} highest shares of {len(shares)} units.",
        )
    title = case.say("Membres sans contribution visible (%)", "Members without a visible contribution (%)")
    return bars_chart(case, bars, title, f"{note} {_hidden(case, silence.hidden)}".strip())


def _hidden(case: Case, units: Sequence[str]) -> str:
    """That some units are not shown; without their names, which may be many."""
    if not units:
        return ""
    return case.say(
        f"Unités cachées : {len(units)}, de moins de {LEAST} personnes ou qui les révéleraient par différence.",
        f"Hidden units: {len(units)}, of fewer than {LEAST} people or that would give those away by subtraction.",
    )


def _heatmap(case: Case, found: Relations) -> HeatmapChart:
    """Who reacts in rows, to whom in columns; shaded by the share of a row's reactions."""
    matrix = found.matrix
    last = [case.say("autres unités", "other units")] if matrix.together else []
    names = [*matrix.names, *last]
    totals = matrix.counts.sum(axis=0).tolist()
    whole = HeatmapRow(
        case.say("Ensemble", "All"), str(found.people), tuple(Cell(Figure(str(total))) for total in totals)
    )
    rows = [
        HeatmapRow(name, str(matrix.people[place]), _cells(matrix.counts[place].tolist()))
        for place, name in enumerate(names)
    ]
    note = case.say(
        "Nombre d’interactions ; plus c’est foncé, plus l’unité en ligne y met de ses réactions. ",
        "Number of interactions; the darker, the more of its reactions the unit in the row puts there. ",
    )
    title = case.say("Qui réagit (lignes), à qui (colonnes)", "Who reacts (rows), to whom (columns)")
    people = case.say("Personnes", "People")
    return HeatmapChart(
        title=title,
        note=f"{note}{_hidden(case, matrix.hidden)}".strip(),
        alt=case.say(
            f"Tableau ombré d’interactions : {len(names)} unités qui réagissent en lignes, les mêmes en colonnes.",
            f"Shaded table of interactions: {len(names)} units that react in rows, the same in columns.",
        ),
        table=Table(
            heads=(case.say("Unité", "Unit"), people, *names),
            rows=tuple(
                (row.title, row.people, *(cell.score.text if cell.score else cell.why for cell in row.cells))
                for row in (whole, *rows)
            ),
            figures=tuple(range(1, len(names) + 2)),
        ),
        columns=tuple(names),
        rows=(whole, *rows),
        shades=tuple(
            case.say(f"{low} à {low + 25}\u00a0% de la ligne", f"{low} to {low + 25}% of the row")
            for low in range(0, 100, 25)
        ),
    )


def _cells(counts: Sequence[int]) -> tuple[Cell, ...]:
    total = sum(counts)
    return tuple(
        Cell(Figure(str(count)), min(QUARTERS - 1, QUARTERS * count // total)) if count else empty("0")
        for count in counts
    )
