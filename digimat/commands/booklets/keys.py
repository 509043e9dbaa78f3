"""The assessor's edition: what earns the points of an item, why, and how long that holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digimat.administration.folding import wrapped
from digimat.administration.questions import marks
from digimat.commands.booklets.answering import BEST, WORST
from digimat.commands.booklets.lines import labelled
from digimat.commands.printed import parameter
from digimat.language import Language, Text
from digimat.questionnaires import Item, Questionnaire
from digimat.questionnaires.item_model import UNSCORED, asked_as
from digimat.questionnaires.wording import offered
from digimat.scoring.explanation import key_code
from digimat.scoring.registry import find_rule

# In both languages on every booklet: whoever finds it may read one of them only.
BANNER = (
    "RÉSERVÉ À L’ÉVALUATEUR : avec les clés. Ne pas remettre aux candidats.",
    "FOR THE ASSESSOR ONLY: with the keys. Do not hand out to candidates.",
)

_STATUS = {
    "source": Text(fr="établie par la source", en="settled by the source"),
    "author": Text(fr="jugement de l’auteur", en="the author's judgement"),
    "panel": Text(fr="accord d’un panel", en="agreed by a panel"),
}
_VOLATILITY = {"low": Text(fr="faible", en="low"), "medium": Text(fr="moyenne", en="medium")}


def holds_keys(q: Questionnaire) -> bool:
    """Whether something of it must not be known beforehand: a survey has no right answers."""
    return any(asked.key is not None for item in q.items for _, asked in asked_as(item))


def key_lines(item: Item, language: Language, *, numbers: bool) -> list[str]:
    """The key, the points and the rationale of an item.

    Args:
        item: as it is asked.
        language: of the booklet.
        numbers: whether options are numbered above, as on paper, and not marked with their codes alone.
    """
    lines: list[str] = [""]
    if item.key is not None:
        code = " / ".join(item.key) if item.type == "short" else key_code(item.key)
        if item.type == "numeric" and language == "fr":
            code = code.replace(".", ",")
        lines += labelled(Text(fr="Clé :", en="Key:").of(language), code)
        lines += _in_words(item, language, numbers=numbers)
    lines += labelled(Text(fr="Points :", en="Points:").of(language), _points(item, language))
    if item.rationale is not None:
        label = Text(fr="Explication :", en="Rationale:")
        lines += labelled(label.of(language), " ".join(item.rationale.of(language).split()))
    return lines


def facts(item: Item, language: Language) -> list[str]:
    """Where an item comes from and how long it holds: the same for every parameter set of a variant."""
    lines: list[str] = []
    if item.source:
        lines += labelled(Text(fr="Source :", en="Source:").of(language), item.source)
    told = []
    if item.key is not None:
        told.append(
            (Text(fr="Statut de la clé : ", en="Key status: "), _STATUS[item.key_status].of(language))
        )
    if item.volatility is not None:
        told.append((Text(fr="Volatilité : ", en="Volatility: "), _VOLATILITY[item.volatility].of(language)))
    if item.review_by is not None:
        told.append((Text(fr="À revoir : ", en="Review by: "), item.review_by))
    if item.seconds is not None:
        told.append((Text(fr="Temps prévu : ", en="Expected time: "), f"{item.seconds:g} s"))
    if item.tags:
        told.append((Text(fr="Repères : ", en="Tags: "), ", ".join(item.tags)))
    said = " · ".join(f"{label.of(language)}{fact}" for label, fact in told)
    return [*lines, *wrapped(said)] if told else lines


def _points(item: Item, language: Language) -> str:
    """What the rule gives in words, and its name with its parameters."""
    if item.rule == UNSCORED:
        return Text(fr="aucun", en="none").of(language)
    rule = find_rule("item", item.rule)
    words = "" if rule is None else f"{rule.summary.of(language)} "
    turned = Text(fr=", inversé", en=", reverse-keyed").of(language) if item.reverse_keyed else ""
    then = Text(fr=" ; ", en="; ").of(language)
    parameters = "".join(f"{then}{name}: {parameter(value)}" for name, value in item.with_.items())
    return f"{words}[{item.rule}{turned}{parameters}]"


def _in_words(item: Item, language: Language, *, numbers: bool) -> Iterator[str]:
    """The options of the key with their texts, a line each; none where the key is a number or words."""
    mark_of = {code: mark for mark, code in marks(item).items()}
    options = offered(item)

    def option(code: str) -> str:
        mark = mark_of[code]
        number = f"{mark}. " if numbers and mark != code else ""
        return f"{number}({code}) {options[code].of(language).strip()}"

    key: Any = item.key
    match item.type, key:
        case "multi", list():
            for code in item.options:
                if code in key:
                    yield from wrapped(option(code), "  ")
        case (("order" | "rank"), _):
            for code in str(key).split(">"):
                yield from wrapped(option(code), "  ")
        case "match", dict():
            for number, prompt in enumerate(item.prompts, 1):
                yield from wrapped(option(key[prompt]), f"  {number if numbers else prompt} = ")
        case "sjt_bw", dict():
            for place, words in (("best", BEST), ("worst", WORST)):
                yield from wrapped(f"{words.of(language)} {option(key[place])}", "  ")
        case _, str() if key in options:
            yield from wrapped(option(key), "  ")
