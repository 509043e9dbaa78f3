"""The rules of good writing that a program can tell: one module a rule, and the list of them.

What they say are warnings, under ``digimat check --strict`` only: a questionnaire that breaks them scores as well as
another, and is read less well. A rule takes a questionnaire in which everything fits together.
"""

from __future__ import annotations

from collections.abc import Sequence

from digimat.problems import Position, Problem
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.writing import (
    addresses,
    advice_alike,
    bare_rungs,
    brands,
    capitals,
    csr,
    key_length,
    key_places,
    multi_keys,
    option_length,
    order_keys,
    provenance,
    rungs_alike,
    stems_alike,
    sweeping_options,
    translation,
    typography,
    versions,
)
from digimat.questionnaires.writing.texts import Writing
from digimat.questionnaires.yaml_reader import Document

RULES = (
    option_length.check,
    key_length.check,
    key_places.check,
    multi_keys.check,
    order_keys.check,
    sweeping_options.check,
    brands.check,
    versions.check,
    addresses.check,
    csr.check,
    translation.check,
    advice_alike.check,
    rungs_alike.check,
    stems_alike.check,
    provenance.check,
    bare_rungs.check,
    typography.check,
    capitals.check,
)

__all__ = ["check_writing"]


def check_writing(questionnaire: Questionnaire, document: Document) -> Sequence[Problem]:
    """Every warning of the rules, in the order of the file; what items share is told once."""
    writing = Writing(questionnaire, document)
    found = dict.fromkeys(problem for rule in RULES for problem in rule(writing))
    return sorted(found, key=lambda p: (p.position or Position(""), p.code))
