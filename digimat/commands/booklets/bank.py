"""A whole bank on paper: every text that anybody may see, cell by cell, variant by variant, set by set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from digimat.administration.questions import WRITTEN, shown
from digimat.commands.booklets.answering import TYPES
from digimat.commands.booklets.contents import NOTICE, RULES, front, parts_of_booklet
from digimat.commands.booklets.keys import BANNER, facts, key_lines
from digimat.commands.booklets.lines import (
    drawn,
    heading,
    labelled,
    paragraphs,
    subheading,
    title,
    without_gaps,
)
from digimat.commands.printed import formula, several
from digimat.commands.rule_book import rule_book
from digimat.language import Language, Text
from digimat.questionnaires import Item, Questionnaire, assemble
from digimat.questionnaires.branching import own_condition

_ONLY_IF = Text(fr="Seulement si :", en="Only if:")

# What a parameter set may change of its variant, in the order in which it is read.
_PARTS = {
    "title": Text(fr="le titre", en="the title"),
    "stimulus": Text(fr="le document", en="the document"),
    "stem": Text(fr="l’énoncé", en="the question"),
    "prompts": Text(fr="les lignes à associer", en="the lines to be matched"),
    "options": Text(fr="les réponses", en="the answers"),
    "hint": Text(fr="la consigne", en="the instruction"),
    "unit": Text(fr="l’unité", en="the unit"),
}


@dataclass(frozen=True, slots=True)
class _Edition:
    """What every part of a booklet depends on."""

    q: Questionnaire
    language: Language
    keys: bool
    given: Mapping[
        tuple[str, str], Sequence[str]
    ]  # the declared forms that ask an item, by item and instance


def bank_booklet(q: Questionnaire, language: Language, *, keys: bool, adjusted: Sequence[Any] = ()) -> str:
    """All items of a questionnaire with every variant and parameter set; with the keys, the assessor's edition.

    Args:
        q: the questionnaire.
        language: of the booklet.
        keys: whether keys, rationales and sources are told.
        adjusted: what the workspace changes of it, laid out.
    """
    lines = _lines(_Edition(q, language, keys, _given(q)), adjusted)
    return "".join(f"{line.rstrip()}\n" for line in without_gaps(lines))


def _lines(edition: _Edition, adjusted: Sequence[Any]) -> Iterator[str]:
    q, language = edition.q, edition.language
    parts = list(parts_of_booklet(q))
    if edition.keys:
        yield from BANNER
    yield from front(q, parts, language)
    yield from title(NOTICE.of(language))
    yield from paragraphs(q.notice.of(language))
    for part in parts:
        yield ""
        yield from title(f"{part.title.of(language)} ({part.name})")
        if part.about is not None:
            yield from paragraphs(part.about.of(language))
        yield from _only_if(part.when, language)
        for item in part.items:
            yield ""
            # A module gathers items of several sections: there each condition is told in full.
            when = item.when if part.about is not None else own_condition(q.section_of(item.id), item)
            yield from _cell(edition, item, when) if item.instances else _plain(edition, item, when)
    yield ""
    yield from title(RULES.of(language))
    yield from drawn(*rule_book(q, language), *adjusted)
    if edition.keys:
        yield from ("", *BANNER)


def _given(q: Questionnaire) -> Mapping[tuple[str, str], Sequence[str]]:
    """The ids of the declared forms that ask an item, by item and instance; modules included."""
    beside = "".join(f"+{module.id}" for module in q.modules if not module.practice)
    given: dict[tuple[str, str], list[str]] = {}
    for form in q.forms:
        for item in assemble(q, f"{form.id}{beside}").items:
            given.setdefault((item.id, item.asked), []).append(form.id)
    return given


def _plain(edition: _Edition, item: Item, when: str | None) -> Iterator[str]:
    """An item that is asked in one way only."""
    language = edition.language
    yield from heading(f"{item.id} · {item.title.of(language)}")
    yield from paragraphs(f"({TYPES[item.type].of(language)}{_in_forms(edition, item)})")
    yield from _only_if(when, language)
    yield from _in_full(edition, item)


def _cell(edition: _Edition, item: Item, when: str | None) -> Iterator[str]:
    """An item with its variants: of each the first set, then what the others change."""
    language = edition.language
    variants = [list(sets) for _, sets in groupby(item.instances.values(), lambda each: each.variant)]
    count = several(len(variants), ("variante", "variantes"), ("variant", "variants"))
    yield from heading(f"{item.id} · {TYPES[item.type].of(language)} · {count.of(language)}")
    yield from _only_if(when, language)
    for first, *others in variants:
        word = Text(fr="variante", en="variant").of(language)
        yield from subheading(f"{item.id}, {word} {first.variant} · {first.title.of(language)}")
        yield from _where(edition, item, first)
        yield ""
        if others:
            yield from _set_heading(first, Text(fr="en entier", en="in full"), language)
        yield from _in_full(edition, first)
        for other in others:
            yield from _differences(edition, first, other)


def _in_forms(edition: _Edition, item: Item) -> str:
    """Which forms ask an item of a module, where not all of them do."""
    forms = edition.given.get((item.id, item.asked), ())
    if len(forms) == len(edition.q.forms):
        return ""
    nowhere = Text(fr=" ; dans aucun formulaire déclaré", en="; in no declared form")
    one = Text(fr=" ; formulaire ", en="; form ")
    some = Text(fr=" ; formulaires ", en="; forms ")
    words = (nowhere, one, some)[min(len(forms), 2)]
    return words.of(edition.language) + ", ".join(forms)


def _where(edition: _Edition, item: Item, first: Item) -> Iterator[str]:
    """Which forms have a variant."""
    language = edition.language
    forms = edition.given.get((item.id, first.asked), ())
    titles = [form.title.of(language) for form in edition.q.forms if form.id in forms]
    if titles and first.parameter_set:
        titles[-1] += f" ({Text(fr='jeu', en='set').of(language)} {first.parameter_set})"
    if not item.drawn_from or first.asked in item.drawn_from:
        titles.append(Text(fr="formulaires tirés au sort", en="drawn forms").of(language))
    nowhere = Text(fr="aucun formulaire", en="no form").of(language)
    yield from labelled(Text(fr="Dans :", en="In:").of(language), ", ".join(titles) or nowhere)


def _set_heading(asked: Item, about: Text, language: Language) -> Iterator[str]:
    word = Text(fr="jeu", en="set").of(language)
    told = f"{asked.id} {asked.variant}, {word} {asked.parameter_set} · {about.of(language)}"
    yield from ("", *paragraphs(told), "")


def _in_full(edition: _Edition, item: Item) -> Iterator[str]:
    yield from shown(item, edition.language, codes=True)
    yield from _beside(item, edition.language)
    if edition.keys:
        yield from key_lines(item, edition.language, numbers=False)
        yield from facts(item, edition.language)


def _beside(item: Item, language: Language) -> Iterator[str]:
    """What stands below a question."""
    if item.hint is not None:
        yield from labelled(Text(fr="Consigne :", en="Instruction:").of(language), item.hint.of(language))
    if item.unit is not None:
        yield from labelled(Text(fr="Unité :", en="Unit:").of(language), item.unit.of(language))
    if item.choose is not None:
        yield from labelled(Text(fr="Au plus :", en="At most:").of(language), str(item.choose))
    if item.dont_know and item.type in WRITTEN:
        words = Text(
            fr="« Je ne sais pas » est une réponse permise.", en="“I don't know” is an answer one may give."
        )
        yield from paragraphs(words.of(language))


def _differences(edition: _Edition, first: Item, other: Item) -> Iterator[str]:
    """What a parameter set asks otherwise than the first one."""
    language = edition.language
    changed = {name: words for name, words in _PARTS.items() if getattr(first, name) != getattr(other, name)}
    about = Text(
        fr=f"par rapport à {first.parameter_set}, change : {', '.join(words.fr for words in changed.values())}",
        en=f"compared with {first.parameter_set}, changes: {', '.join(words.en for words in changed.values())}",
    )
    if not changed:
        about = Text(fr=f"mêmes textes que {first.parameter_set}", en=f"same texts as {first.parameter_set}")
    yield from _set_heading(other, about, language)
    if "title" in changed:
        yield from (*labelled(Text(fr="Titre :", en="Title:").of(language), other.title.of(language)), "")
    differing = _only(other, first, changed)
    yield from shown(differing, language, codes=True)
    yield from _beside(differing, language)
    if edition.keys:
        yield from key_lines(other, language, numbers=False)


def _only(other: Item, first: Item, changed: Mapping[str, Text]) -> Item:
    """An item with nothing but what differs from another one; a document is told as a whole."""
    kept: dict[str, Any] = {"lead": None, "choose": None, "dont_know": False, "not_applicable": False}
    for name in ("stimulus", "stem", "hint", "unit"):
        kept[name] = getattr(other, name) if name in changed else None
    for name in ("prompts", "options"):
        before = getattr(first, name)
        kept[name] = {code: text for code, text in getattr(other, name).items() if before.get(code) != text}
    return other.model_copy(update=kept)


def _only_if(when: str | None, language: Language) -> list[str]:
    return [] if when is None else labelled(_ONLY_IF.of(language), formula(when))
