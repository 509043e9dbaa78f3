"""The front of a bank booklet: what it is, for whom, and its table of contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digimat.commands.booklets.lines import heading, paragraphs, title
from digimat.commands.printed import several
from digimat.language import Language, Text
from digimat.questionnaires import Item, Questionnaire
from digimat.questionnaires.model import Module

RULES = Text(fr="Comment les réponses sont notées", en="How answers are scored")
NOTICE = Text(fr="Ce qui est dit avant de commencer", en="What is said before the beginning")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one title: a section, or a module."""

    name: str
    title: Text
    items: Sequence[Item]
    about: Text | None = None
    when: str | None = None


def parts_of_booklet(q: Questionnaire) -> Iterator[Part]:
    """Modules that come before, the sections without the items of modules, modules that come after."""
    for place in ("before", None, "after"):
        if place is None:
            for section in q.sections:
                items = [item for item in section.items if item.id not in q.optional]
                if items:
                    yield Part(section.id, section.title, items, when=section.when)
        for module in q.modules:
            if module.place != place:
                continue
            items = [item for item in q.items if item.id in module.items]
            yield Part(module.id, module.title, items, about=_about(module))


def _about(module: Module) -> Text:
    """When a module is asked, of whom, and how many of its items."""
    told = {
        "before": Text(fr="Avant le test", en="Before the test"),
        "after": Text(fr="Après le test", en="After the test"),
    }[module.place]
    if module.practice:
        return Text(
            fr=f"{told.fr} ; pour tous, sans résultat.", en=f"{told.en}; for everybody, without a result."
        )
    told = Text(
        fr=f"{told.fr}, pour qui le prend (--module {module.id}).",
        en=f"{told.en}, if taken (--module {module.id}).",
    )
    if module.draw is None or module.draw >= len(module.items):
        return told
    return Text(
        fr=f"{told.fr} Un formulaire tiré au sort en a {module.draw}.",
        en=f"{told.en} A drawn form has {module.draw} of them.",
    )


def front(q: Questionnaire, parts: Sequence[Part], language: Language) -> Iterator[str]:
    """What it is, for whom, and the table of contents."""
    yield from title(q.title.of(language))
    yield f"{q.id}, version {q.version}"
    for bank in q.banks:
        words = Text(fr="avec la banque privée", en="with the private bank")
        yield from paragraphs(f"{words.of(language)} {bank.title.of(language)} ({bank.id} {bank.version})")
    yield ""
    yield from paragraphs(q.purpose.of(language))
    yield ""
    limit = Text(fr=f", limite {q.time_limit} min", en=f", limit {q.time_limit} min").of(language)
    respondents = Text(fr=f"Répond : {q.respondents.fr}", en=f"Respondent: {q.respondents.en}").of(language)
    yield from paragraphs(f"{respondents} · {q.minutes} min{limit if q.time_limit else ''}")
    for form in q.forms:
        count = several(len(form.items), ("question", "questions"), ("question", "questions"))
        yield from paragraphs(f"{form.title.of(language)} (--form {form.id}) · {count.of(language)}")
    seed = Text(
        fr="Formulaires tirés au sort (--seed N) : une variante et un jeu de chaque item",
        en="Drawn forms (--seed N): one variant and one set of each item",
    )
    yield from paragraphs(seed.of(language))
    yield from heading(Text(fr="Table des matières", en="Contents").of(language))
    yield from _contents(q, parts, language)
    told = Text(
        fr="De chaque variante, le premier jeu de paramètres est donné en entier ; des autres, ce qui change. La "
        "lettre ou le chiffre devant une réponse est son code.",
        en="Of each variant the first parameter set is given in full; of the others, what changes. The letter or "
        "the figure before an answer is its code.",
    )
    yield from ("", *paragraphs(told.of(language)))


def _contents(q: Questionnaire, parts: Sequence[Part], language: Language) -> Iterator[str]:
    """The parts in their order; of each how many items, variants of them, and texts in all."""
    heads = [Text(fr="items", en="items"), Text(fr="variantes", en="variants"), Text(fr="textes", en="texts")]
    rows: list[tuple[str, Sequence[str]]] = [("", [head.of(language) for head in heads])]
    rows.append((NOTICE.of(language), ()))
    rows += [(f"{part.title.of(language)} ({part.name})", _counts(part.items)) for part in parts]
    rows.append((RULES.of(language), ()))
    rows.append((Text(fr="En tout", en="In all").of(language), _counts(q.items)))
    width = max(len(name) for name, _ in rows)
    for name, counts in rows:
        yield f"{name:<{width}}" + "".join(f"  {count:>9}" for count in counts)


def _counts(items: Sequence[Item]) -> Sequence[str]:
    """How many items, variants of those that have several, and texts that may be seen."""
    varied = [item for item in items if item.instances]
    variants = sum(len({each.variant for each in item.instances.values()}) for item in varied)
    texts = len(items) - len(varied) + sum(len(item.instances) for item in varied)
    return [str(len(items)), str(variants) if varied else "", str(texts)]
