"""Scoring in memory: one respondent, many, a million in batches, outcomes, groups.

The floor is walking the same cells as text. A million from file to file is the business of batch scoring.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

from bench.timing import medians
from digimat.answers.table import AnswerTable
from digimat.questionnaires import Item, Questionnaire, bundled_folder, load

ROWS = 20_000
MILLION = 1_000_000
EXAMPLES = Path(__file__).parents[1] / "tests" / "scoring" / "outcomes"


def lines() -> Iterator[str]:
    """The measures, in words."""
    from digimat.scoring import score, score_groups

    path = bundled_folder() / "agility.yaml"
    questionnaire = load(path).questionnaire
    table = _table(questionnaire, ROWS)
    one = table.row(0)
    deciding = load(EXAMPLES / "positioning.yaml").questionnaire
    decided = _table(deciding, ROWS)
    grouping = load(EXAMPLES / "motors.yaml").questionnaire
    people = _table(grouping, ROWS)
    seconds = medians(
        {
            "load": lambda: load(path),
            "one": lambda: score(questionnaire, one),
            "many": lambda: score(questionnaire, table),
            "cells": lambda: _walk(table),
            "decided": lambda: score(deciding, decided),
            "decided cells": lambda: _walk(decided),
            "groups": lambda: score_groups(grouping, people, "organisation"),
            "people": lambda: score(grouping, people),
        },
        5,
    )
    yield f"load of the questionnaire: {seconds['load'] * 1000:.0f} ms"
    yield f"one respondent, once imported: {seconds['one'] * 1000:.1f} ms (target < 50)"
    yield (
        f"{ROWS:,} respondents x {len(table.columns)} items: {seconds['many']:.2f} s, "
        f"{ROWS / seconds['many']:,.0f} a second, {seconds['many'] / seconds['cells']:.1f} x walking the cells"
    )
    yield (
        f"{ROWS:,} x {len(decided.columns)} items with a decision table and its sensitivity: "
        f"{seconds['decided']:.2f} s, {seconds['decided'] / seconds['decided cells']:.1f} x walking the cells"
    )
    yield (
        f"{ROWS:,} people pooled by role into 1,000 organisations: {seconds['groups']:.2f} s, "
        f"{seconds['groups'] / seconds['people']:.1f} x scoring the people alone"
    )
    start = time.process_time()
    for _ in range(MILLION // ROWS):
        score(questionnaire, table)
    yield f"a million respondents in batches of {ROWS:,}: {time.process_time() - start:.1f} CPU seconds"


def _walk(table: AnswerTable) -> list[list[str]]:
    return [[cell or "" for cell in column] for column in table.columns.values()]


def _table(questionnaire: Questionnaire, rows: int) -> AnswerTable:
    """Random answers, the same at each run."""
    generator = random.Random(1)
    pools = {item.id: _codes(item) for item in questionnaire.items}
    columns = {name: [generator.choice(pool) for _ in range(rows)] for name, pool in pools.items()}
    profile = {
        field.id: [
            generator.choice([*field.options] or [f"unit {n}" for n in range(1000)]) for _ in range(rows)
        ]
        for field in questionnaire.profile
    }
    return AnswerTable([str(n) for n in range(rows)], columns, profile=profile)


def _codes(item: Item) -> list[str]:
    """Some codes of an item."""
    options = list(item.options)
    match item.type:
        case "yesno":
            return ["yes", "no", ""]
        case "numeric":
            return ["1", "2", "3", ""]
        case "order":
            return [">".join(options), ">".join(reversed(options)), ""]
        case "single" | "ladder":
            return ["", *(["dk"] if item.dont_know else []), *options]
        case "multi":
            return ["", *options, "+".join(options[:2])]
    return ["", *(["dk"] if item.dont_know else [])]
