"""The result in a few sentences: what it is, what stands out, how much was left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.language import plural
from digimat.questionnaires import State
from digimat.reports.case import Case
from digimat.reports.content import Bar, Headline
from digimat.reports.parts.bars import standing_out
from digimat.scoring.group_findings import people_by_role

BLANKS_WORTH_SAYING = 0.1  # of the questions


def summary_of(
    case: Case,
    headline: Headline | None,
    no_result: str,
    profile: Sequence[Bar],
    strengths: Sequence[Bar],
    priorities: Sequence[Bar],
) -> str:
    """The result in a few sentences; what is equal to others is not put forward."""
    if no_result:
        return no_result
    sentences = [_people(case)] if case.results.pooling is not None else []
    if headline is not None:
        sentences.append(_result(case, headline))
    if strength := standing_out(strengths, profile):
        sentences.append(
            case.say(f"Le plus solide : {strength.title}.", f"Strongest area: {strength.title}.")
        )
    if priority := standing_out(priorities, profile):
        sentences.append(
            case.say(f"À travailler d’abord : {priority.title}.", f"To work on first: {priority.title}.")
            if case.test
            else case.say(f"Le plus bas : {priority.title}.", f"Lowest: {priority.title}.")
        )
    coded = case.results.coded
    # Free words are a favour, not an omission.
    asked = [column for column in coded.by_item.values() if column.item.type != "text"]
    states = np.array([column.state[case.row] for column in asked])
    blank, shown = int(np.sum(states == State.BLANK)), int(np.sum(states != State.NOT_SHOWN))
    if blank > BLANKS_WORTH_SAYING * shown:
        sentences.append(
            case.say(
                f"Attention : {plural(blank, 'question')} sur {shown} sans réponse.",
                f"Note: {plural(blank, 'question', 'en')} of {shown} without an answer.",
            )
        )
    return " ".join(sentences)


def _people(case: Case) -> str:
    """How many people a group's result comes from, and of how many roles."""
    by_role = people_by_role(case.results, case.row)
    people, roles = sum(by_role.values()), sum(1 for count in by_role.values() if count)
    told = case.say(plural(people, "personne"), "1 person" if people == 1 else f"{people} people")
    if case.questionnaire.roles is None or roles < 2:
        return f"{told}."
    return case.say(f"{told}, {plural(roles, 'rôle')}.", f"{told}, {plural(roles, 'role', 'en')}.")


def _result(case: Case, headline: Headline) -> str:
    """The main result as one sentence."""
    if headline.score is None:
        colon = " " if headline.title.endswith("?") else case.say(" : ", ": ")
        reserves = "".join(f", {reserve}" for reserve in headline.reserves)
        return f"{headline.title}{colon}{headline.level}{reserves}."
    figure = headline.score.text + (f" ± {headline.margin}" if headline.margin else "")
    if headline.axis is not None and headline.axis.low == "0":
        figure = f"{figure} points {headline.out_of}"
    elif headline.out_of:
        figure = case.say(
            f"{figure} sur une échelle {headline.out_of}", f"{figure} on a scale {headline.out_of}"
        )
    if not headline.level:
        return case.say(f"{headline.title} : {figure}.", f"{headline.title}: {figure}.")
    band = (
        case.say(f", bande {headline.band}", f", band {headline.band}")
        if headline.band not in ("", headline.level)
        else ""
    )
    level = headline.level
    if level.isdigit():
        return case.say(f"{figure} : niveau {level}{band}.", f"{figure}: level {level}{band}.")
    title = headline.level_title[:1].lower() + headline.level_title[1:]
    return case.say(f"{figure} ; {title} : {level}{band}.", f"{figure}; {title}: {level}{band}.")
