"""How each item type is asked in plain lines: what is printed, and what to type.

Options are numbered in the order shown, steps of a rating by their own number; a number is an answer, a
letter never is (it may be a command), so that a slip of the finger does not answer. What is to be matched is
numbered, what to match it with lettered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import ascii_uppercase
from typing import Literal

from digimat.administration.folding import wrapped
from digimat.language import Language, Text
from digimat.questionnaires import Item
from digimat.questionnaires.item_types import scale10, sjt_rate
from digimat.questionnaires.item_types.allocation import plain, total_of
from digimat.questionnaires.item_types.rank import places
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE
from digimat.questionnaires.wording import offered

# Whether options are marked as on the screen, with their codes instead, or with their codes beside.
Codes = bool | Literal["beside"]

# Steps that are told by their own number, where 0 may be one of them.
_STEPS = ("ladder", "likert", "freq")
# Answers that are written, not chosen: a hint on what to write says all there is to say.
WRITTEN = ("numeric", "short", "text")
_ALONE = Text(fr="[à cocher seule]", en="[to be ticked alone]")


def shown(item: Item, language: Language, *, codes: Codes = False) -> list[str]:
    """The item as lines: stimulus, what its grid asks, stem, options.

    Options are marked as on the screen; for a booklet with their codes, or on paper with both.
    """
    lines: list[str] = []
    if item.stimulus is not None:
        # The block keeps its layout; it is meant for a fixed width.
        lines += [*item.stimulus.of(language).rstrip("\n").split("\n"), ""]
    for text in (item.lead, item.stem):
        for paragraph in text.of(language).strip().split("\n") if text is not None else ():
            lines += wrapped(paragraph)
    lines.append("")
    for number, (code, prompt) in enumerate(item.prompts.items(), 1):
        lines += wrapped(prompt.of(language), _lead(str(number), code, codes))
    if item.prompts:
        lines.append("")
    for mark, code in marks(item).items():
        option = offered(item)[code].of(language)
        if codes and code in item.exclusive:  # on the screen, the line on how to answer says it
            option = f"{option.rstrip()} {_ALONE.of(language)}"
        lines += wrapped(option, _lead(mark, code, codes))
    if item.type == "scale10":
        lines += wrapped(_row_of_numbers(item, language), "  ")
    if item.dont_know and item.type not in WRITTEN:
        mark = "d" if zero_is_a_step(item) else "0"
        lines += wrapped(
            Text(fr="Je ne sais pas", en="I don't know").of(language), _lead(mark, DONT_KNOW, codes)
        )
    if item.not_applicable:
        lines += wrapped(Text(fr="Sans objet", en="Not applicable").of(language), f"  {NOT_APPLICABLE}. ")
    return lines


def _lead(mark: str, code: str, codes: Codes) -> str:
    """What stands before an option: its mark on the screen, its code, or both where they differ."""
    if codes == "beside" and mark != code:
        return f"  {mark}. ({code}) "
    return f"  {code if codes else mark}. "


def marks(item: Item) -> dict[str, str]:
    """What stands before each option in plain lines, and the option's code."""
    codes = list(offered(item))
    if item.type in _STEPS:
        return {code: code for code in codes}
    if item.prompts:
        return dict(zip(ascii_uppercase, codes, strict=False))
    return {str(number): code for number, code in enumerate(codes, 1)}


def zero_is_a_step(item: Item) -> bool:
    """Whether 0 is an answer, so that "don't know" has to be typed otherwise."""
    return item.type == "scale10" or (item.type in _STEPS and "0" in item.options)


def _row_of_numbers(item: Item, language: Language) -> str:
    """``0 = not at all … 10 = extremely``; without words for the ends ``0 … 10``."""
    low, high = str(scale10.LOWEST), str(scale10.HIGHEST)
    if item.ends is None:
        return f"{low} … {high}"
    return f"{low} = {item.ends.low.of(language).strip()} … {high} = {item.ends.high.of(language).strip()}"


def how_to_answer(item: Item, language: Language) -> str:
    """One line that says what to type."""
    words = HOW[item.type](item).of(language)
    if item.hint is not None:
        # A hint on what to write makes "type a number" needless; numbers of options still have to be told.
        words = item.hint.of(language) if item.type in WRITTEN else f"{item.hint.of(language)} {words}"
    unit = f" ({item.unit.of(language)})" if item.unit is not None else ""
    if item.type in WRITTEN and item.dont_know:
        # Where 0 may be the answer, or a letter be one, the way to say it has to be told.
        way = Text(fr=" « :d » : je ne sais pas.", en=' ":d": I don\'t know.').of(language)
        return f"{words}{unit}{way}"
    return f"{words}{unit}"


HOW: dict[str, Callable[[Item], Text]] = {
    "single": lambda i: Text(
        fr=f"Tapez un numéro, de 1 à {len(i.options)}{_or_zero(i).fr}.",
        en=f"Type a number, 1 to {len(i.options)}{_or_zero(i).en}.",
    ),
    "multi": lambda i: Text(
        fr=f"Tapez tous les numéros {_fitting(i).fr}, séparés par des espaces{_alone(i).fr}.",
        en=f"Type all the {_fitting(i).en}, with a space between them{_alone(i).en}.",
    ),
    "order": lambda i: Text(
        fr=f"Tapez les {len(i.options)} numéros sur une ligne, du premier au dernier.",
        en=f"Type the {len(i.options)} numbers on one line, first to last.",
    ),
    "match": lambda i: Text(
        fr=f"Tapez {len(i.prompts)} lettres sur une ligne, dans l’ordre de 1 à {len(i.prompts)}.",
        en=f"Type {len(i.prompts)} letters on one line, in the order 1 to {len(i.prompts)}.",
    ),
    "numeric": lambda i: Text(fr="Tapez un nombre.", en="Type a number."),
    "short": lambda i: Text(fr="Tapez votre réponse.", en="Type your answer."),
    "sjt_bw": lambda i: Text(
        fr="Tapez deux numéros : d’abord la plus efficace, puis la moins efficace.",
        en="Type two numbers: first the most effective, then the least effective.",
    ),
    "ladder": lambda i: _one_of(i, list(i.options)),
    "likert": lambda i: _one_of(i, list(i.options)),
    "freq": lambda i: _one_of(i, list(i.options)),
    "scale10": lambda i: _one_of(i, [str(scale10.LOWEST), str(scale10.HIGHEST)]),
    "yesno": lambda i: Text(
        fr=f"Tapez 1 pour oui, 2 pour non{_or_zero(i).fr}.", en=f"Type 1 for yes, 2 for no{_or_zero(i).en}."
    ),
    "rank": lambda i: Text(
        fr=f"Tapez {places(i)} des {len(i.options)} numéros sur une ligne, le premier d’abord.",
        en=f"Type {places(i)} of the {len(i.options)} numbers on one line, the first one first.",
    ),
    "sjt_rate": lambda i: Text(
        fr=f"Tapez {len(i.options)} notes sur une ligne, dans l’ordre des options : de {sjt_rate.LOWEST}, pas du "
        f"tout efficace, à {sjt_rate.HIGHEST}, très efficace.",
        en=f"Type {len(i.options)} ratings on one line, in the order of the options: from {sjt_rate.LOWEST}, not "
        f"effective at all, to {sjt_rate.HIGHEST}, very effective.",
    ),
    "allocation": lambda i: Text(
        fr=f"Tapez {len(i.options)} nombres sur une ligne, dans l’ordre des options ; leur total est "
        f"{plain(total_of(i)).replace('.', ',')}.",
        en=f"Type {len(i.options)} numbers on one line, in the order of the options; they add up to "
        f"{plain(total_of(i))}.",
    ),
    "text": lambda i: Text(
        fr="Écrivez sur une seule ligne ; « :s » pour passer.", en='Write on one line; ":s" to skip it.'
    ),
}


def _one_of(item: Item, codes: Sequence[str]) -> Text:
    zero = Text(fr="", en="") if zero_is_a_step(item) else _or_zero(item)
    return Text(
        fr=f"Tapez un numéro, de {codes[0]} à {codes[-1]}{zero.fr}.",
        en=f"Type a number, {codes[0]} to {codes[-1]}{zero.en}.",
    )


def _fitting(item: Item) -> Text:
    """Which options are to be ticked: the right ones of a test, those that apply in a survey; how many."""
    most = f" ({item.choose} au plus)", f" ({item.choose} at most)"
    fr, en = most if item.choose is not None else ("", "")
    if item.key is not None:
        return Text(fr=f"justes{fr}", en=f"right numbers{en}")
    return Text(fr=f"qui conviennent{fr}", en=f"numbers that apply{en}")


def _alone(item: Item) -> Text:
    """The numbers that are typed alone: of "none of these" and the like."""
    numbers = [number for number, code in marks(item).items() if code in item.exclusive]
    if not numbers:
        return Text(fr="", en="")
    return Text(fr=f" ; le {' ou le '.join(numbers)} seul", en=f"; {' or '.join(numbers)} alone")


def _or_zero(item: Item) -> Text:
    return Text(fr=" ou 0", en=" or 0") if item.dont_know else Text(fr="", en="")
