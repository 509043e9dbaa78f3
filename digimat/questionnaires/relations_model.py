"""The part of the questionnaire language about relations in a network: when figures on single people may be shown."""

from __future__ import annotations

from digimat.language import Text
from digimat.questionnaires.basics import Formula, Record, Share


class IndexWeights(Record):
    """What each part of the index counts for; together 1."""

    people: Share  # distinct colleagues who reacted to a person
    units: Share  # distinct units of these


class Safeguard(Record):
    """One thing that must hold before anything of a single person is shown; where it cannot be computed it does not."""

    when: Formula
    otherwise: Text  # said where it does not hold: why the index is withheld


class IndividualIndex(Record):
    """An index of single people, computed only where all its conditions hold."""

    weights: IndexWeights
    only_if: tuple[Safeguard, ...]


class RelationsPlan(Record):
    """What may be said of the relations in a network, beside what concerns whole units."""

    individual: IndividualIndex
