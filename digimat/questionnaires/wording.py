"""Says a response in the words of its item, for a person to read."""

from __future__ import annotations

from collections.abc import Mapping

from digimat.language import Language, Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types import scale10, yesno
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE


def offered(item: Item) -> Mapping[str, Text]:
    """The options that a respondent is offered, those that need not be written included."""
    if item.type == "yesno":
        return item.options or yesno.WORDS
    return item.options


def in_words(item: Item, code: str, language: Language) -> str:
    """A stored code, said with the texts of the options."""
    if code == DONT_KNOW:
        return Text(fr="Je ne sais pas", en="I don't know").of(language)
    if code == NOT_APPLICABLE:
        return Text(fr="Sans objet", en="Not applicable").of(language)

    def option(name: str) -> str:
        return options[name].of(language).strip()

    options = offered(item)
    between = " ; " if language == "fr" else "; "
    match item.type:
        case "single" | "yesno" | "ladder" | "likert" | "freq":
            return option(code)
        case "multi":
            return between.join(option(c) for c in code.split("+"))
        case "order" | "rank":
            return " → ".join(option(c) for c in code.split(">"))
        case "match":
            pairs = (pair.split("=") for pair in code.split())
            return between.join(f"{prompt} → {option(c)}" for prompt, c in pairs)
        case "sjt_bw":
            best, worst = (part.split("=")[1] for part in code.split())
            return (
                Text(
                    fr="La plus efficace : {best} · La moins efficace : {worst}",
                    en="Most effective: {best} · Least effective: {worst}",
                )
                .of(language)
                .format(best=option(best), worst=option(worst))
            )
        case "sjt_rate" | "allocation":
            parts = (pair.split("=") for pair in code.split())
            decimal = "," if language == "fr" else "."
            colon = " : " if language == "fr" else ": "
            return between.join(f"{option(c)}{colon}{part.replace('.', decimal)}" for c, part in parts)
        case "scale10":
            words = Text(fr="{code} sur {highest}", en="{code} out of {highest}").of(language)
            return words.format(code=code, highest=scale10.HIGHEST)
        case "numeric" if language == "fr":
            return code.replace(".", ",")
    return code
