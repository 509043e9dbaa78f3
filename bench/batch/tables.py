"""The tables of docs/performance.md and docs/performance.fr.md, written anew between their marks."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bench.batch.candidates import FLOOR
from bench.batch.processes import ROOT
from digimat.language import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from bench.batch.measured import Measure

PAGES: dict[Language, Path] = {"fr": ROOT / "docs/performance.fr.md", "en": ROOT / "docs/performance.md"}
BEGIN, END = "<!-- measured: begin, written by make bench -->", "<!-- measured: end -->"
COUNTS = {1: Text(fr="un cœur", en="one core"), 2: Text(fr="deux cœurs partagés", en="two shared cores")}
CORES = Text(fr="{count} cœurs partagés", en="{count} shared cores")
HEAD = Text(
    fr=(
        "| | lignes par seconde | secondes | × plancher | secondes CPU | × plancher | mémoire (Mo) | essais |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|"
    ),
    en=(
        "| | rows a second | seconds | × floor | CPU seconds | × floor | memory (MB) | runs |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|"
    ),
)
NAMES = {"duckdb": "DuckDB"}
RESPONDENTS = Text(fr="{rows} répondants", en="{rows} respondents")
MACHINE = Text(
    fr="Mesuré sur {cores}, {system}, Python {python}, {packages}.",
    en="Measured on {cores}, {system}, Python {python}, {packages}.",
)


def write(*tables: Iterable[Measure]) -> None:
    """Put the tables of measures in the place of the last ones."""
    kept = [measures for measures in map(list, tables) if measures]
    for language in LANGUAGES:
        page = PAGES[language]
        text = page.read_text("utf-8")
        before, after = text.partition(BEGIN)[0], text.partition(END)[2]
        blocks = [_machine(language), *(_table(measures, language) for measures in kept)]
        page.write_text(f"{before}{BEGIN}\n\n" + "\n\n".join(blocks) + f"\n\n{END}{after}", "utf-8")


def _machine(language: Language) -> str:
    count = os.cpu_count() or 1
    cores = COUNTS.get(count, CORES).of(language).format(count=count)
    lock = (ROOT / "requirements-bench.txt").read_text("utf-8")
    packages = [f"Polars {version('polars')}", f"NumPy {version('numpy')}"]
    packages += [
        f"{NAMES.get(name, name)} {found}"
        for name, found in re.findall(r"^(pandas|duckdb)==(\S+)", lock, re.MULTILINE)
    ]
    return MACHINE.of(language).format(
        cores=cores, system=platform.system(), python=platform.python_version(), packages=", ".join(packages)
    )


def _table(measures: list[Measure], language: Language) -> str:
    floor = next(measure for measure in measures if measure.candidate == FLOOR)
    rows = RESPONDENTS.of(language).format(rows=_number(measures[0].rows, 0, language))
    lines = [
        _row(measure, floor, language)
        for measure in sorted(measures, key=lambda m: m.median(lambda t: t.job))
    ]
    return "\n".join([f"### {rows}", "", HEAD.of(language), *lines])


def _row(measure: Measure, floor: Measure, language: Language) -> str:
    job = measure.median(lambda took: took.job)
    cells = [
        measure.candidate.title.of(language),
        _number(round(measure.rows / job, -3), 0, language),
        _number(job, 2, language),
        _number(measure.ratio(floor, lambda took: took.job), 2, language),
        _number(measure.median(lambda took: took.cpu), 1, language),
        _number(measure.ratio(floor, lambda took: took.cpu), 2, language),
        _number(measure.peak.together, 0, language) if measure.peak else "",
        str(len(measure.took)),
    ]
    return f"| {' | '.join(cells)} |"


def _number(value: float, digits: int, language: Language) -> str:
    text = f"{value:,.{digits}f}"
    return text.replace(",", " ").replace(".", ",") if language == "fr" else text
