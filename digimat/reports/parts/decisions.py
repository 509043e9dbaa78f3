"""Tells what is decided, by which line of the table, from what, and whether a few points would change it."""

from __future__ import annotations

import re

from digimat.language import Text
from digimat.questionnaires import Decision
from digimat.questionnaires.conditions import parse_condition
from digimat.reports.case import Case
from digimat.reports.content import Conclusion, Fact
from digimat.reports.names import UNDECIDED, Names
from digimat.reports.rulers import signed
from digimat.scoring.results import DecisionResult

INPUTS = Text(fr="Ce sur quoi la décision repose", en="What the decision rests on")
MOST_TRIED = 3  # of more scores than this that were moved, only the number is told
MOST_MISSING = 8  # of more missing inputs than this, only the first are named


def decision_told(case: Case, names: Names, decided: DecisionResult) -> Conclusion:
    """What a decision table, or a quadrant, comes to."""
    decision, fired = decided.decision, int(decided.fired[case.row])
    if fired < 0:
        line = _undecided(case, decided)
        return Conclusion(
            title=case.text(decision.title),
            result=case.text(UNDECIDED),
            meaning=_why_undecided(case, names, decision, line),
            because="",
            sensitive="",
            shaky=False,
            facts_title=case.text(INPUTS),
            facts=_facts(case, names, decision, line),
            gates=(),
        )
    outcome = decision.outcomes[decision.rules[fired].outcome]
    return Conclusion(
        title=case.text(decision.title),
        result=case.text(outcome.title),
        meaning=case.text(outcome.meaning),
        because=_line(case, names, decision, fired),
        sensitive=_sensitivity(case, names, decided),
        shaky=bool(decided.alternatives(case.row)),
        facts_title=case.text(INPUTS),
        facts=_facts(case, names, decision, fired),
        gates=(),
    )


def not_asked(case: Case, decided: DecisionResult) -> bool:
    """Whether nothing is decided because a module that it rests on was not taken: nobody misses that."""
    if decided.fired[case.row] >= 0:
        return False
    scales = {scale.id: scale for scale in case.questionnaire.scales}
    needed = [scales[name] for name in decided.decision.needs if name in scales]
    return any(not case.results.was_taken(scale, case.row) for scale in needed)


def _undecided(case: Case, decided: DecisionResult) -> int:
    """The line at which a table stops that decides nothing: the first that is not known to be false."""
    lines = range(len(decided.decision.rules))
    return next((n for n in lines if decided.holds[case.row, n] != 0), len(lines) - 1)


def _inputs(decision: Decision, first: int, last: int) -> tuple[str, ...]:
    """What a table needs, and looks at from one of its lines to another, in its order."""
    conditions = [rule.when for rule in decision.rules[first : last + 1] if rule.when is not None]
    named = [name for when in conditions for name in _in_order(when)]
    return tuple(dict.fromkeys([*decision.needs, *named]))


def _in_order(condition: str) -> list[str]:
    """The names of a condition as they are read."""
    return sorted(parse_condition(condition).names, key=lambda name: _first_place(condition, name))


def _first_place(condition: str, name: str) -> int:
    found = re.search(rf"\b{re.escape(name)}\b", condition)
    return found.start() if found else len(condition)


def _facts(case: Case, names: Names, decision: Decision, last: int) -> tuple[Fact, ...]:
    """What a table was decided from; what is missing only where it matters, in the last line looked at."""
    unknown = case.say("pas connu", "not known")
    matters = _inputs(decision, last, last)
    values = {name: names.value(name) for name in _inputs(decision, 0, last)}
    return tuple(
        Fact(names.title(name), value or unknown)
        for name, value in values.items()
        if value is not None or name in matters
    )


def _why_undecided(case: Case, names: Names, decision: Decision, line: int) -> str:
    """What is missing: of what is always needed or, where all of that is there, of what the line looks at."""
    missing = names.missing(decision.needs) or names.missing(_inputs(decision, line, line))
    if not missing:
        return case.say("Aucune ligne de la table ne convient.", "No line of the table holds.")
    more = len(missing) - MOST_MISSING
    listed = ", ".join(missing[:MOST_MISSING])
    if more > 0:
        listed += case.say(f" et {more} de plus", f" and {more} more")
    return case.say(
        f"On ne peut pas conclure. Il manque : {listed}.", f"Nothing can be concluded. Missing: {listed}."
    )


def _line(case: Case, names: Names, decision: Decision, fired: int) -> str:
    """Which line of the table it was, and what it says."""
    rule, count = decision.rules[fired], len(decision.rules)
    when, place = rule.when, case.say(f"Ligne {fired + 1} sur {count}", f"Line {fired + 1} of {count}")
    if rule.because is not None:
        return case.say(f"{place} : {rule.because.fr}.", f"{place}: {rule.because.en}.")
    if when is None:
        rest = case.say("aucune des lignes d’avant ne convient", "none of the lines before holds")
        return case.say(f"{place} : {rest}.", f"{place}: {rest}.")
    return case.say(f"{place} : {names.told(when)}.", f"{place}: {names.told(when)}.")


def _sensitivity(case: Case, names: Names, decided: DecisionResult) -> str:
    """Whether another score, a few points away, would decide otherwise, and how."""
    decision, alternatives = decided.decision, decided.alternatives(case.row)
    if not decided.moved:
        return ""
    by = signed(abs(decision.by), case.language)
    if not alternatives:
        if decision.moved is None:
            return case.say(
                f"Décision stable : {by} points de plus ou de moins sur un seul score n’y changent rien.",
                f"Stable decision: {by} points more or less on any one score change nothing.",
            )
        tried = ", ".join(names.title(scale) for scale in decision.moved)
        if len(decision.moved) > MOST_TRIED:
            number = len(decision.moved)
            return case.say(
                f"{by} points de plus ou de moins sur un seul des {number} scores essayés n’y changent rien.",
                f"{by} points more or less on any one of the {number} scores tried change nothing.",
            )
        return case.say(
            f"{by} points de plus ou de moins n’y changent rien, pour chacun de ces scores : {tried}.",
            f"{by} points more or less change nothing, on any one of these scores: {tried}.",
        )
    others = []
    for other, changes in alternatives.items():
        title = case.text(decision.outcomes[other].title)
        for scale, shift in changes:
            more = case.say("plus", "more") if shift > 0 else case.say("moins", "less")
            others.append(
                case.say(
                    f"« {title} » avec {by} points de {more} sur « {names.title(scale)} »",
                    f"“{title}” with {by} points {more} on “{names.title(scale)}”",
                )
            )
    listed = case.say(" ; ", "; ").join(others)
    return case.say(f"Décision sensible : {listed}.", f"Sensitive decision: {listed}.")
