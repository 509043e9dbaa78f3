"""Scoring in memory: one respondent, and many; the floor is reading the same cells as text."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.timing import medians

ROWS = 20_000


def lines() -> Iterator[str]:
    """The measures, in words."""
    from digimat.answers.table import AnswerTable
    from digimat.questionnaires import bundled_folder, load
    from digimat.scoring import score

    path = bundled_folder() / "agility.yaml"
    questionnaire = load(path).questionnaire
    generator = random.Random(1)
    columns: dict[str, list[str | None]] = {}
    for item in questionnaire.items:
        options = list(item.options) or ["1", "2", "3"]
        pool = ["", "dk", *options] if item.type == "single" else ["", "dk"]
        columns[item.id] = [generator.choice(pool) for _ in range(ROWS)]
    table = AnswerTable([str(n) for n in range(ROWS)], columns)
    one = table.row(0)
    seconds = medians(
        {
            "load": lambda: load(path),
            "one": lambda: score(questionnaire, one),
            "many": lambda: score(questionnaire, table),
            "cells": lambda: [[cell or "" for cell in column] for column in columns.values()],
        },
        5,
    )
    yield f"load of the questionnaire: {seconds['load'] * 1000:.0f} ms"
    yield f"one respondent, once imported: {seconds['one'] * 1000:.1f} ms (target < 50)"
    yield (
        f"{ROWS:,} respondents x {len(columns)} items: {seconds['many']:.2f} s, "
        f"{ROWS / seconds['many']:,.0f} a second, {seconds['many'] / seconds['cells']:.1f} x walking the cells"
    )
