"""Checks what can be known of numbers before anybody answers: points, maxima and levels that nobody reaches.

A scale that nothing names is no mistake: it is a column of the results like another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires import LevelSet, Scale, Source
from digimat.questionnaires.item_model import UNSCORED
from digimat.questionnaires.yaml_reader import Document, Path
from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.condition_checks import check_conditions
from digimat.scoring.ranges import Ranges, ranges_of
from digimat.scoring.registry import find_rule
from digimat.scoring.spans import Span, hull, weighted

# Rules that give 100 where every item has full points.
IN_PERCENT = ("percent_of_maximum", "formula_score")


def check_reach(source: Source, faulty: Collection[str]) -> Iterator[Problem]:
    """Every problem that the ranges of points and scores show.

    Args:
        source: a questionnaire, maybe with errors; what they touch is left out.
        faulty: ids of items and scales whose rule cannot be applied, as other checks have told.
    """
    ranges = ranges_of(source.questionnaire, faulty)
    yield from _items(source, ranges)
    for number, scale in enumerate(source.questionnaire.scales):
        yield from _maximum(scale, ("scales", number), ranges, source.document)
    for number, level_set in enumerate(source.questionnaire.levels):
        yield from _levels(level_set, ("levels", number), source, ranges)
        yield from _bands(level_set, ("levels", number), source.document)
    yield from check_conditions(source, ranges)


def _items(source: Source, ranges: Ranges) -> Iterator[Problem]:
    for s, section in enumerate(source.questionnaire.sections):
        for i, item in enumerate(section.items):
            if item.rule == UNSCORED or ranges.points[item.id].high > TOLERANCE:
                continue
            yield Problem(
                "QST036",
                Text(
                    fr=f"item {item.id} : aucune réponse ne rapporte de points",
                    en=f"item {item.id}: no answer earns a point",
                ),
                Text(
                    fr="Corrigez sa clé ou ses points ; un item de contexte prend la règle « unscored ».",
                    en='Mend its key or its points; an item for context takes the rule "unscored".',
                ),
                source.document.at(("sections", s, "items", i, "key" if item.key is not None else "with")),
            )


def _maximum(scale: Scale, path: Path, ranges: Ranges, document: Document) -> Iterator[Problem]:
    """A score in percent can be 100."""
    inputs = [ranges.points.get(name) for name in scale.items]
    if scale.rule not in IN_PERCENT or scale.scales or scale.levels or None in inputs:
        return
    spans = [span for span in inputs if span is not None]
    counted = weighted(scale, spans)
    if any(span.high <= TOLERANCE for span in spans):
        return  # that has been told of the item
    if not counted or max(span.high for span, _ in counted) > 1:
        return
    best = 100 * sum(span.high * weight for span, weight in counted) / sum(weight for _, weight in counted)
    if best > 100 - TOLERANCE:
        return
    short = [
        name
        for name, span in zip(scale.items, spans, strict=True)
        if span.high < 1 - TOLERANCE and scale.weights.get(name, 1) > 0
    ]
    named = ", ".join(short[:5]) + (", …" if len(short) > 5 else "")
    yield Problem(
        "QST054",
        Text(
            fr=f"échelle {scale.id} : 100 est hors d’atteinte, au mieux {best:.4g} ; jamais tous les points : {named}",
            en=f"scale {scale.id}: 100 is out of reach, at best {best:.4g}; never full points: {named}",
        ),
        Text(
            fr="Donnez tous les points à la meilleure réponse ; si c’est voulu, il n’y a rien à faire.",
            en="Give the best answer full points; if it is meant, there is nothing to do.",
        ),
        document.at((*path, "items")),
        warning=True,
    )


def _levels(level_set: LevelSet, path: Path, source: Source, ranges: Ranges) -> Iterator[Problem]:
    """Some score of some scale leads to each level, or a floor or a cap does."""
    steps = level_set.steps
    rising = all(lower.from_ < upper.from_ for lower, upper in pairwise(steps))
    if not rising or not all(name in ranges.scales for name in level_set.scales):
        return
    spans = [ranges.scales[name] for name in level_set.scales]
    given = {floor.at_least for floor in level_set.floors} | {cap.at_most for cap in level_set.caps}
    for place, step in enumerate(steps if spans else ()):
        below = steps[place + 1].from_ if place + 1 < len(steps) else None
        if step.id in given or any(_meets(span, step.from_, below) for span in spans):
            continue
        span = hull(spans)
        which = ", ".join(level_set.scales[:3]) + (", …" if len(level_set.scales) > 3 else "")
        yield Problem(
            "QST064",
            Text(
                fr=f"niveau « {step.id} » de « {level_set.id} » hors d’atteinte : "
                f"{which} va de {span.low:.6g} à {span.high:.6g}",
                en=f'level "{step.id}" of "{level_set.id}" is out of reach: '
                f"{which} goes from {span.low:.6g} to {span.high:.6g}",
            ),
            Text(
                fr="Corrigez où commencent les niveaux, ou retirez celui-ci.",
                en="Mend where the levels begin, or remove this one.",
            ),
            source.document.at((*path, "steps", place, "from")),
            # The bands of a published norm may well reach further than one test does.
            warning=any(_has_norms(source.questionnaire.scale(name)) for name in level_set.scales),
        )


def _meets(span: Span, start: float, below: float | None) -> bool:
    """Whether a score can be from the start of a level on, and below the next one."""
    return span.high >= start - TOLERANCE and (below is None or span.low < below - TOLERANCE)


def _has_norms(scale: Scale) -> bool:
    rule = find_rule("scale", scale.rule)
    return rule is not None and "source" in rule.parameters


def _bands(level_set: LevelSet, path: Path, document: Document) -> Iterator[Problem]:
    """The levels of a band stand together: a higher score is never in a lower band again."""
    bands = [step.band for step in level_set.steps]
    for place, band in enumerate(bands):
        before = bands[:place]
        if band is not None and band in before and before[-1] != band:
            yield Problem(
                "QST065",
                Text(
                    fr=f"la bande « {band} » de « {level_set.id} » reprend au niveau "
                    f"« {level_set.steps[place].id} », après un niveau qui n’y est pas",
                    en=f'band "{band}" of "{level_set.id}" begins again at level '
                    f'"{level_set.steps[place].id}", after a level that is not in it',
                ),
                Text(
                    fr="Mettez les niveaux d’une bande les uns après les autres.",
                    en="Put the levels of one band one after the other.",
                ),
                document.at((*path, "steps", place, "band")),
            )
