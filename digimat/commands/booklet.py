"""A questionnaire on paper: an overview for anyone, the items for reading, the keys for the assessor only."""

from __future__ import annotations

from typing import Any

from rich.console import Group
from rich.text import Text as RichText

from digimat.administration.questions import shown
from digimat.commands.printed import formula, heading, parameter, row
from digimat.commands.rule_book import rule_book
from digimat.language import Language, Text, plural
from digimat.questionnaires import Item, Questionnaire
from digimat.questionnaires.adjustments.model import Adjustments
from digimat.questionnaires.branching import own_condition
from digimat.reports.parts.adjusted import told
from digimat.scoring.explanation import key_code

_ONLY_IF = Text(fr="Seulement si : ", en="Only if: ")


def overview(q: Questionnaire, language: Language) -> Group:
    """What it is for, whom and what it asks, and the rules by which it scores and concludes."""
    limit = Text(fr=f", limite {q.time_limit} min", en=f", limit {q.time_limit} min")
    time = Text(fr=f"{q.minutes} min{limit.fr}", en=f"{q.minutes} min{limit.en}").of(language)
    asked = plural(len(q.items), "item", language)
    respondents = Text(fr=f"Répond : {q.respondents.fr}", en=f"Respondent: {q.respondents.en}").of(language)
    lines: list[Any] = [
        heading(f"{q.title.of(language)} ({q.id} {q.version})"),
        RichText(q.purpose.of(language).strip()),
        RichText(f"{respondents} · {asked} · {time if q.time_limit else f'{q.minutes} min'}"),
        heading(Text(fr="Sections", en="Sections").of(language)),
    ]
    for section in q.sections:
        told = f"{section.title.of(language)} ({plural(len(section.items), 'item', language)})"
        only = "" if section.when is None else f" · {_ONLY_IF.of(language)}{formula(section.when)}"
        lines.append(row(section.id, f"{told}{only}"))
    return Group(*lines, *rule_book(q, language))


def adjusted_overview(adjustments: Adjustments, language: Language) -> Group:
    """What the workspace changes of the questionnaire, with the published values, and why."""
    title = Text(fr="Propre à cet espace de travail", en="This workspace's own")
    lines: list[Any] = [heading(f"{title.of(language)} ({adjustments.file})")]
    lines.append(RichText(adjustments.because.of(language).strip()))
    lines += [RichText(f"  {told(each, language)}") for each in adjustments.changes]
    return Group(*lines)


def booklet(q: Questionnaire, language: Language, *, keys: bool) -> Group:
    """The items in the order of the file, as a respondent sees them; the keys on demand."""
    lines: list[Any] = []
    for section in q.sections:
        lines.append(heading(section.title.of(language)))
        lines += _only_if(section.when, language)
        for item in section.items:
            lines.append(heading(f"{item.id} · {item.title.of(language)} ({item.type})"))
            lines += _only_if(own_condition(section, item), language)
            lines += [RichText(line) for line in shown(item, language, codes=True)]
            if keys:
                lines += _key(item, language)
    return Group(*lines)


def _only_if(when: str | None, language: Language) -> list[RichText]:
    """On what an item or a section is asked; whoever reads it has the ids before them."""
    return [] if when is None else [RichText(f"{_ONLY_IF.of(language)}{formula(when)}", style="italic")]


def _key(item: Item, language: Language) -> list[RichText]:
    words = Text(fr="Clé : ", en="Key: ").of(language)
    key = "" if item.key is None else f"{words}{key_code(item.key)}   "
    turned = Text(fr=", inversé", en=", reverse-keyed").of(language) if item.reverse_keyed else ""
    lines = [RichText(""), RichText(f"{key}[{item.rule}{turned}]", style="bold")]
    lines += [RichText(f"{name}: {parameter(value)}") for name, value in item.with_.items()]
    if item.rationale is not None:
        lines.append(RichText(item.rationale.of(language).strip()))
    if item.source:
        lines.append(
            RichText(f"{Text(fr='Source : ', en='Source: ').of(language)}{item.source}", style="dim")
        )
    return lines
