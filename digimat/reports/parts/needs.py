"""Tells which of several needs stand out."""

from __future__ import annotations

from digimat.language import Text
from digimat.reports.case import Case
from digimat.reports.content import Conclusion, Fact
from digimat.reports.names import UNDECIDED, Names
from digimat.reports.rulers import signed
from digimat.scoring.results import NeedsResult

NEEDS = Text(fr="Les besoins comparés", en="The needs, compared")


def needs_told(case: Case, names: Names, found: NeedsResult) -> Conclusion:
    """What a profile by needs comes to."""
    needs, row = found.needs, case.row
    leading = dict(zip(needs.scales, map(bool, found.leading[row]), strict=True))
    everything = all(leading.values())
    stands_out = case.say("ressort", "stands out")
    unknown = case.say("pas connu", "not known")
    facts = [
        Fact(
            f"{names.title(name)} ({case.text(outcome.title)})",
            names.value(name) or unknown,
            stands_out if found.known[row] and leading[name] and not everything else "",
        )
        for name, outcome in needs.scales.items()
    ]
    outcomes = [needs.all] if everything else [o for name, o in needs.scales.items() if leading[name]]
    gap = signed(needs.gap, case.language)
    rule = case.say(
        f"Ressortent les besoins les plus hauts, jusqu’au premier écart d’au moins {gap} points.",
        f"The highest needs stand out, up to the first gap of at least {gap} points.",
    )
    if not found.known[row]:
        return Conclusion(
            title=case.text(needs.title),
            result=case.text(UNDECIDED),
            meaning=case.say(
                f"On ne peut pas conclure. Il manque : {', '.join(names.missing(list(needs.scales)))}.",
                f"Nothing can be concluded. Missing: {', '.join(names.missing(list(needs.scales)))}.",
            ),
            because="",
            sensitive="",
            shaky=False,
            facts_title=case.text(NEEDS),
            facts=tuple(facts),
            gates=(),
        )
    return Conclusion(
        title=case.text(needs.title),
        result=" + ".join(case.text(outcome.title) for outcome in outcomes),
        meaning=" ".join(case.text(outcome.meaning) for outcome in outcomes),
        because=rule,
        sensitive="",
        shaky=False,
        facts_title=case.text(NEEDS),
        facts=tuple(facts),
        gates=(),
    )
