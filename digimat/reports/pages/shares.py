"""Of a group: scores in percent of people that make a whole, as segments of one bar."""

from __future__ import annotations

from digimat.language import plural
from digimat.questionnaires.report_model import PlannedShares
from digimat.reports.case import Case
from digimat.reports.charts.data import Segment, StackedBar, StackedChart, Table
from digimat.reports.content import Figure
from digimat.reports.numbers import whole
from digimat.scoring.group_findings import people_by_role


def shares_told(case: Case, planned: PlannedShares) -> StackedChart | None:
    """The shares of one group; None of one person, or where a share is not known, or not for the reader."""
    found = [case.score(scale) for scale in planned.scales if case.shows(scale)]
    shares = [share for share in found if share is not None]
    if case.results.pooling is None or len(shares) < len(planned.scales):
        return None
    names = tuple(case.text(case.results.scales[scale].scale.title) for scale in planned.scales)
    printed = [case.say(f"{whole(share)} %", f"{whole(share)}%") for share in shares]
    title = case.text(planned.title) or " · ".join(names)
    told = ", ".join(f"{name} {share}" for name, share in zip(names, printed, strict=True))
    size = sum(people_by_role(case.results, case.row).values())
    people = case.say(plural(size, "personne"), "1 person" if size == 1 else f"{size} people")
    segments = (
        Segment(str(whole(share)), Figure(text, share)) for share, text in zip(shares, printed, strict=True)
    )
    everybody = case.say("Ensemble", "All")
    return StackedChart(
        title=title,
        note=case.text(planned.note),
        alt=case.say(f"Barre empilée, {title} : {told}.", f"Stacked bar, {title}: {told}."),
        table=Table(
            heads=(case.say("Groupe", "Group"), case.say("Personnes", "People"), *names),
            rows=((everybody, str(size), *printed),),
            figures=tuple(range(1, len(names) + 2)),
        ),
        names=names,
        bars=(StackedBar(everybody, people, tuple(segments)),),
    )
