"""Options that are each worth something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from digimat.language import Text
from digimat.problems import did_you_mean
from digimat.questionnaires.basics import Share
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.wording import offered
from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.misfits import Misfit
from digimat.scoring.registry import item_rule
from digimat.scoring.spans import Span

OptionPoints = Annotated[dict[str, Share], Field(min_length=1)]


def _check(item: Item) -> Iterator[Misfit]:
    points, options = item.with_["points"], offered(item)
    for code in points:
        if code not in options:
            yield _no_option(item, code)
    if left_out := [code for code in options if code not in points]:
        named = ", ".join(left_out)
        yield Misfit(
            "SCO047",
            Text(
                fr=f"item {item.id} : options sans points : {named}",
                en=f"item {item.id}: options without points: {named}",
            ),
            Text(
                fr=f"Donnez-leur des points, 0 si elles ne valent rien : {left_out[0]}: 0.",
                en=f"Give them points, 0 where they are worth nothing: {left_out[0]}: 0.",
            ),
            ("points",),
        )
        return
    best = max((points[code] for code in options), default=1.0)
    if best <= TOLERANCE:
        yield Misfit(
            "QST036",
            Text(
                fr=f"item {item.id} : aucune option ne rapporte de points",
                en=f"item {item.id}: no option earns a point",
            ),
            Text(
                fr="Donnez 1 à la meilleure ; un item de contexte prend la règle « unscored ».",
                en='Give the best one 1; an item for context takes the rule "unscored".',
            ),
            ("points",),
        )
    elif best < 1 - TOLERANCE:
        yield Misfit(
            "SCO048",
            Text(
                fr=f"item {item.id} : la meilleure option vaut {best:g} ; personne n’obtient tous les points",
                en=f"item {item.id}: the best option is worth {best:g}; nobody gets full points",
            ),
            Text(
                fr="Donnez 1 à la meilleure ; si c’est voulu, il n’y a rien à faire.",
                en="Give the best one 1; if it is meant, there is nothing to do.",
            ),
            ("points",),
            warning=True,
        )


def _no_option(item: Item, code: str) -> Misfit:
    return Misfit(
        "SCO046",
        Text(
            fr=f"item {item.id} : « {code} » n’est pas une option",
            en=f'item {item.id}: "{code}" is not an option',
        ),
        did_you_mean(code, list(offered(item))),
        ("points", code),
    )


def _range(item: Item) -> Span:
    points = [item.with_["points"][code] for code in offered(item)]
    return Span(float(min(points)), float(max(points)))


@item_rule(
    "option_points",
    types=("single", "yesno"),
    takes_key=False,
    check=_check,
    range_=_range,
    fr="Points que le questionnaire donne à l’option choisie.",
)
def option_points(
    item: Item,  # noqa: ARG001 (every item rule is called with its item)
    chosen: str,
    *,
    points: OptionPoints,
) -> float:
    """Points that the questionnaire gives to the option chosen.

        points = what ``points`` says of the option chosen

    Args:
        item: answered by choosing one option, none of which is right or wrong.
        chosen: the code of the option chosen.
        points: the points of every option, from 0 to 1: ``{none: 0, some: 0.25, half: 0.5, most: 1}``.
    Returns:
        0 to 1.
    Missing: blank, "don't know", not applicable and not shown stay missing: a survey has no wrong answers.
    Source: answers worth fixed points, as in OWASP SAMM 2 (0, 0.25, 0.5, 1); digimat's own rule.
    """
    return float(points[chosen])
