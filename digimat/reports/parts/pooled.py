"""Who is behind the results of a group, where they see things apart, and what nobody knows."""

from __future__ import annotations

from collections.abc import Mapping

from digimat.language import Text, plural
from digimat.reports.case import Case
from digimat.reports.content import Fact, Pooled
from digimat.reports.names import Names
from digimat.reports.rulers import signed
from digimat.scoring.group_findings import (
    BLIND,
    GAP,
    blind_spots,
    disagreements,
    people_by_role,
    perception_gaps,
)

MOST_DISAGREEMENTS = 10


def pooled_of(case: Case) -> Pooled | None:
    """Who answered and what stands out among them; None for one person."""
    results, row = case.results, case.row
    if results.pooling is None:
        return None
    names, roles = Names(case), role_titles(case)
    gaps = perception_gaps(results, row)
    blind = blind_spots(results, row)
    apart = disagreements(results, row)
    return Pooled(
        people=_people(case, roles),
        people_text=_people_text(case),
        gaps=tuple(
            Fact(
                names.title(gap.scale),
                _seen(case, roles[gap.high], gap.scale, gap.high_score),
                _seen(case, roles[gap.low], gap.scale, gap.low_score),
            )
            for gap in gaps
        ),
        gaps_text=_gaps_text(case, bool(gaps)),
        blind=tuple(
            Fact(names.title(scale), _percent(case, float(results.columns[f"{scale}_dont_know"][row])))
            for scale in blind
        ),
        blind_text=_blind_text(case, bool(blind)),
        disagreements=tuple(
            Fact(names.title(item), signed(round(value, 2), case.language))
            for item, value in list(apart.items())[:MOST_DISAGREEMENTS]
        ),
        disagreements_text=_disagreements_text(case, len(apart)),
    )


def role_titles(case: Case) -> Mapping[str, str]:
    """The title of every role."""
    roles = case.questionnaire.roles
    if roles is None:
        return {}
    field = next(f for f in case.questionnaire.profile if f.id == roles.field)
    return {name: case.text(title) for name, title in field.options.items()}


def _people(case: Case, roles: Mapping[str, str]) -> tuple[Fact, ...]:
    by_role = people_by_role(case.results, case.row)
    return tuple(Fact(roles[role], str(count)) for role, count in by_role.items() if role in roles)


def _people_text(case: Case) -> str:
    assert case.results.pooling is not None
    by = case.results.pooling.by
    field = next(f for f in case.questionnaire.profile if f.id == by)
    total = sum(people_by_role(case.results, case.row).values())
    name = case.results.table.respondents[case.row]
    if total == 1:
        return case.say(
            f"Une seule personne a répondu ({field.title.fr} : {name}).",
            f"One person answered ({field.title.en}: {name}).",
        )
    roles = case.questionnaire.roles
    how = Text(
        fr="Les réponses sont réunies question par question : moyenne dans chaque rôle, puis entre les rôles."
        if roles is not None
        else "Les réponses sont réunies question par question : leur moyenne.",
        en="Answers are pooled question by question: the mean of each role, then of the roles."
        if roles is not None
        else "Answers are pooled question by question: their mean.",
    )
    return case.say(
        f"{plural(total, 'personne')} ({field.title.fr} : {name}). {how.fr}",
        f"{total} people ({field.title.en}: {name}). {how.en}",
    )


def _seen(case: Case, role: str, scale: str, score: float) -> str:
    ruler = case.rulers[scale]
    return f"{role}{case.say(' : ', ': ')}{ruler.figure(ruler.value(score), case.language).text}"


def _percent(case: Case, share: float) -> str:
    number = signed(round(share * 100), case.language)
    return case.say(f"{number} %", f"{number}%")


def _gaps_text(case: Case, some: bool) -> str:
    points = signed(GAP, case.language)
    if case.questionnaire.roles is None:
        return ""
    if some:
        return case.say(
            f"Deux rôles s’écartent d’au moins {points} points :",
            f"Two roles see it differently, {points} points apart or more:",
        )
    return case.say(
        f"Aucun écart de {points} points ou plus entre deux rôles.",
        f"No two roles are {points} points apart or more.",
    )


def _blind_text(case: Case, some: bool) -> str:
    if not any(item.dont_know for item in case.questionnaire.items):
        return ""
    share = _percent(case, BLIND)
    if some:
        return case.say(
            f"Plus de {share} des réponses y sont « ne sait pas » :",
            f"More than {share} of the answers there are “don’t know”:",
        )
    return case.say(
        f"Nulle part plus de {share} de « ne sait pas ».", f"Nowhere more than {share} of “don’t know”."
    )


def _disagreements_text(case: Case, count: int) -> str:
    pooling = case.results.pooling
    assert pooling is not None
    compared = any(each[case.row] == each[case.row] for each in pooling.agreement.values())  # NaN: too few
    if not compared:
        return case.say(
            "Trop peu de personnes pour mesurer leur accord.", "Too few people to measure how far they agree."
        )
    if not count:
        return case.say(
            "Sur aucune question les réponses ne s’écartent beaucoup.",
            "On no question do answers differ widely.",
        )
    first = case.say(f", les {MOST_DISAGREEMENTS} premières", f", the first {MOST_DISAGREEMENTS}")
    first = first if count > MOST_DISAGREEMENTS else ""
    return case.say(
        f"Accord faible (moins de 0,50 sur 1) sur {plural(count, 'question')}{first} ; à discuter :",
        f"Weak agreement (below 0.50 of 1) on {plural(count, 'question', 'en')}{first}; to be discussed:",
    )
