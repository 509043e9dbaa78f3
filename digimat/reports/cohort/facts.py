"""How many people there are, and how their main score is spread."""

from __future__ import annotations

from digimat.reports.cohort.case import Cohort
from digimat.reports.content import Fact
from digimat.reports.numbers import decimal
from digimat.scoring.small_groups import LEAST


def spread_facts(cohort: Cohort) -> tuple[Fact, ...]:
    """How many people, and how their main score is spread."""
    facts = [Fact(cohort.say("Personnes", "People"), str(cohort.size))]
    scale = cohort.headline_scale
    if scale is None or not cohort.shows(scale):
        return tuple(facts)
    spread = cohort.spread(scale)
    if spread.people != cohort.size:
        few = cohort.say(f"moins de {LEAST}", f"fewer than {LEAST}")
        told = few if spread.mean is None else str(spread.people)
        facts.append(Fact(cohort.say("Avec un score", "With a score"), told))
    mean, median = cohort.figure(scale, spread.mean), cohort.figure(scale, spread.median)
    if mean is None or median is None or spread.deviation is None:
        return tuple(facts)
    facts += [
        Fact(cohort.say("Moyenne", "Mean"), mean.text),
        Fact(
            cohort.say("Médiane", "Median"),
            median.text,
            cohort.say("autant de personnes au-dessous qu’au-dessus", "as many people below as above"),
        ),
    ]
    low, high = (cohort.figure(scale, end) for end in spread.quarters or (None, None))
    if low is not None and high is not None:
        facts.append(
            Fact(
                cohort.say("Moitié du milieu", "Middle half"),
                cohort.say(f"de {low.text} à {high.text}", f"{low.text} to {high.text}"),
                cohort.say("un quart au-dessous, un quart au-dessus", "a quarter below, a quarter above"),
            )
        )
    places = cohort.rulers[scale].places if cohort.rulers[scale].known else 2
    facts.append(
        Fact(
            cohort.say("Écart-type", "Standard deviation"),
            decimal(spread.deviation, cohort.language, places),
            cohort.say("combien les scores s’écartent de la moyenne", "how far scores are from the mean"),
        )
    )
    return tuple(facts)
