"""A questionnaire on paper: an overview for anyone, the items for reading, the keys for the assessor only."""

from __future__ import annotations

from typing import Any

from rich.console import Group
from rich.padding import Padding
from rich.text import Text as RichText

from digimat.administration.questions import shown
from digimat.language import Language, Text
from digimat.questionnaires import Item, Questionnaire
from digimat.questionnaires.adjustments.model import Adjustments
from digimat.questionnaires.branching import own_condition
from digimat.reports.adjusted import told
from digimat.scoring.explanation import key_code
from digimat.scoring.scales import weights_of


def overview(q: Questionnaire, language: Language) -> Group:
    """Purpose, notice, sections, scales, levels, flags: how it asks and how it scores."""
    lines: list[Any] = [
        _heading(f"{q.title.of(language)} ({q.id} {q.version})"),
        RichText(q.purpose.of(language).strip()),
        RichText(
            Text(
                fr=f"Répond : {q.respondents.fr} · {len(q.items)} items · {q.minutes} min",
                en=f"Respondent: {q.respondents.en} · {len(q.items)} items · {q.minutes} min",
            ).of(language)
        ),
        _heading(Text(fr="Sections", en="Sections").of(language)),
    ]
    lines += [_row(s.id, f"{s.title.of(language)} ({len(s.items)} items)") for s in q.sections]
    lines.append(_heading(Text(fr="Échelles", en="Scales").of(language)))
    for scale in q.scales:
        inputs = dict(zip(scale.inputs, weights_of(scale), strict=True))
        said = ", ".join(name if weight == 1 else f"{name} ×{weight:g}" for name, weight in inputs.items())
        margin = f" ± {scale.margin.points:g}" if scale.margin else ""
        lines.append(_row(scale.id, f"{scale.title.of(language)}{margin} = {scale.rule}({said})"))
    for level_set in q.levels:
        lines.append(_heading(f"{level_set.title.of(language)} ({level_set.id})"))
        for step in level_set.steps:
            band = f" · {level_set.bands[step.band].of(language)}" if step.band else ""
            lines.append(_row(step.id, f"≥ {step.from_:g} · {step.title.of(language)}{band}"))
        for floor in level_set.floors:
            words = Text(fr=f"au moins {floor.at_least} si", en=f"at least {floor.at_least} if")
            lines.append(_row("", f"{words.of(language)} {floor.when}"))
        for cap in level_set.caps:
            words = Text(fr=f"au plus {cap.at_most} sauf si", en=f"at most {cap.at_most} unless")
            lines.append(_row("", f"{words.of(language)} {cap.unless}"))
    if q.flags:
        lines.append(_heading(Text(fr="Drapeaux", en="Flags").of(language)))
        lines += [_row(f.id, f"{f.title.of(language)} · {f.when}") for f in q.flags]
    return Group(*lines)


def adjusted_overview(adjustments: Adjustments, language: Language) -> Group:
    """What the workspace changes of the questionnaire, with the published values, and why."""
    title = Text(fr="Propre à cet espace de travail", en="This workspace's own")
    lines: list[Any] = [_heading(f"{title.of(language)} ({adjustments.file})")]
    lines.append(RichText(adjustments.because.of(language).strip()))
    lines += [RichText(f"  {told(each, language)}") for each in adjustments.changes]
    return Group(*lines)


def booklet(q: Questionnaire, language: Language, *, keys: bool) -> Group:
    """The items in the order of the file, as a respondent sees them; the keys on demand."""
    lines: list[Any] = []
    for section in q.sections:
        lines.append(_heading(section.title.of(language)))
        lines += _only_if(section.when, language)
        for item in section.items:
            lines.append(_heading(f"{item.id} · {item.title.of(language)} ({item.type})"))
            lines += _only_if(own_condition(section, item), language)
            lines += [RichText(line) for line in shown(item, language, codes=True)]
            if keys:
                lines += _key(item, language)
    return Group(*lines)


def _only_if(when: str | None, language: Language) -> list[RichText]:
    """On what an item or a section is asked; whoever reads it has the ids before them."""
    words = Text(fr="Seulement si : ", en="Only if: ").of(language)
    return [] if when is None else [RichText(f"{words}{' '.join(when.split())}", style="italic")]


def _key(item: Item, language: Language) -> list[RichText]:
    words = Text(fr="Clé : ", en="Key: ").of(language)
    key = "" if item.key is None else f"{words}{key_code(item.key)}   "
    turned = Text(fr=", inversé", en=", reverse-keyed").of(language) if item.reverse_keyed else ""
    lines = [RichText(""), RichText(f"{key}[{item.rule}{turned}]", style="bold")]
    if item.rationale is not None:
        lines.append(RichText(item.rationale.of(language).strip()))
    if item.source:
        lines.append(
            RichText(f"{Text(fr='Source : ', en='Source: ').of(language)}{item.source}", style="dim")
        )
    return lines


def _heading(text: str) -> Padding:
    return Padding(RichText(text, style="bold"), (1, 0, 0, 0))


def _row(name: str, text: str) -> Any:
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(width=22, no_wrap=True)
    table.add_column()
    table.add_row(RichText(f"  {name}"), RichText(text))
    return table
