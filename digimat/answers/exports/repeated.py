"""Headings that are there twice: the same question again, by itself or with a number that a tool appended."""

from __future__ import annotations

import re

from digimat.answers.csv_problems import column_twice
from digimat.answers.exports import column_problems as wrong
from digimat.answers.exports.model import Column, Heading
from digimat.answers.exports.namings import How, Namings
from digimat.answers.exports.readings import WHY, readings_of
from digimat.answers.exports.told import taken_for
from digimat.answers.exports.vendors import Vendor
from digimat.language import Text
from digimat.problems import Position, Problem
from digimat.questionnaires.responses import clean

# "Question2" (Microsoft Forms), "Question.1" (pandas), "Question (2)", "Question_1": a number nobody wrote.
_AGAIN = (
    re.compile(r"\s*\(\d{1,3}\)\s*$"),
    re.compile(r"[._ ]\d{1,3}\s*$"),
    re.compile(r"\d{1,3}\s*$"),
    re.compile(r"\d\s*$"),  # of a text that ends in a number itself
)


def repeated(heading: Heading, namings: Namings, vendor: Vendor) -> tuple[str, Text] | None:
    """The heading that this one seems to repeat, and what that names; None where it repeats none."""
    text = heading.text
    originals = dict.fromkeys(text[: found.start()] for rule in _AGAIN if (found := rule.search(text)))
    for text in originals:
        for reading in readings_of(Heading(heading.place, (text,)), namings, vendor):
            return text, taken_for(reading.role, reading.target, reading.part)
    return None


def same_column(where: Position, first: Column, second: Column) -> Problem:
    """Two columns for one thing: of digimat's own names the column appears twice."""
    name = clean(second.heading.text).casefold()
    by_code = second.because == WHY[How.CODE] and second.role == "answer"
    own = second.role in ("respondent", "requirement", "form", "variant", "set", "profile") or by_code
    if own and clean(first.heading.text).casefold() == name:
        return column_twice(where, name)
    what = taken_for(second.role, second.target, second.part)
    return wrong.two_columns(where, first.heading, second.heading, what)
