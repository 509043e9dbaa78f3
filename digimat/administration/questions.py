"""How each item type is asked in plain lines: what is printed, and what the typed line means as a code.

Options are numbered in the order shown, steps of a rating by their own number; a number is an answer, a
letter never is (it may be a command), so that a slip of the finger does not answer. What is to be matched is
numbered, what to match it with lettered.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from string import ascii_uppercase

from digimat.language import Language, Text
from digimat.questionnaires import InvalidResponse, Item
from digimat.questionnaires.item_types import scale10, sjt_rate
from digimat.questionnaires.item_types.allocation import plain, total_of
from digimat.questionnaires.item_types.rank import places
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE, clean
from digimat.questionnaires.wording import offered

WIDTH = 76

# The row of digits of a French keyboard without Shift, outside text fields.
AZERTY = str.maketrans("&é\"'(-è_çà", "1234567890")

# Between letters a hyphen stays one: "A-B-C".
AZERTY_BETWEEN_LETTERS = {**AZERTY, ord("-"): ord("-")}

_SEPARATORS = re.compile(r"[\s,;+>]+")

# Steps that are told by their own number, where 0 may be one of them.
_STEPS = ("ladder", "likert", "freq")
# Answers that are written, not chosen: a hint on what to write says all there is to say.
_WRITTEN = ("numeric", "short", "text")


def shown(item: Item, language: Language, *, codes: bool = False) -> list[str]:
    """The item as lines: stimulus, what its grid asks, stem, options; marked with their codes for a booklet."""
    lines: list[str] = []
    if item.stimulus is not None:
        # The block keeps its layout; it is meant for a fixed width.
        lines += [*item.stimulus.of(language).rstrip("\n").split("\n"), ""]
    for text in (item.lead, item.stem):
        for paragraph in text.of(language).strip().split("\n") if text is not None else ():
            lines += _wrapped(paragraph, "")
    lines.append("")
    for number, (code, prompt) in enumerate(item.prompts.items(), 1):
        lines += _wrapped(prompt.of(language), f"  {code if codes else number}. ")
    if item.prompts:
        lines.append("")
    for mark, code in _marks(item).items():
        lines += _wrapped(offered(item)[code].of(language), f"  {code if codes else mark}. ")
    if item.type == "scale10":
        lines += _wrapped(_row_of_numbers(item, language), "  ")
    if item.dont_know and item.type not in _WRITTEN:
        mark = DONT_KNOW if codes else "d" if _zero_is_a_step(item) else "0"
        lines += _wrapped(Text(fr="Je ne sais pas", en="I don't know").of(language), f"  {mark}. ")
    if item.not_applicable:
        lines += _wrapped(Text(fr="Sans objet", en="Not applicable").of(language), f"  {NOT_APPLICABLE}. ")
    return lines


def _marks(item: Item) -> dict[str, str]:
    """What stands before each option in plain lines, and the option's code."""
    codes = list(offered(item))
    if item.type in _STEPS:
        return {code: code for code in codes}
    if item.prompts:
        return dict(zip(ascii_uppercase, codes, strict=False))
    return {str(number): code for number, code in enumerate(codes, 1)}


def _zero_is_a_step(item: Item) -> bool:
    return item.type == "scale10" or (item.type in _STEPS and "0" in item.options)


def _row_of_numbers(item: Item, language: Language) -> str:
    """``0 = not at all … 10 = extremely``; without words for the ends ``0 … 10``."""
    low, high = str(scale10.LOWEST), str(scale10.HIGHEST)
    if item.ends is None:
        return f"{low} … {high}"
    return f"{low} = {item.ends.low.of(language).strip()} … {high} = {item.ends.high.of(language).strip()}"


def how_to_answer(item: Item, language: Language) -> str:
    """One line that says what to type."""
    words = _HOW[item.type](item).of(language)
    if item.hint is not None:
        # A hint on what to write makes "type a number" needless; numbers of options still have to be told.
        words = item.hint.of(language) if item.type in _WRITTEN else f"{item.hint.of(language)} {words}"
    unit = f" ({item.unit.of(language)})" if item.unit is not None else ""
    if item.type in _WRITTEN and item.dont_know:
        # Where 0 may be the answer, or a letter be one, the way to say it has to be told.
        way = Text(fr=" « :d » : je ne sais pas.", en=' ":d": I don\'t know.').of(language)
        return f"{words}{unit}{way}"
    return f"{words}{unit}"


def is_answer(item: Item, typed: str) -> bool:
    """Whether a line may be meant as an answer although it is written like a command.

    Where the answer is a word, any line is; where lines are matched with letters, one of those letters is.
    """
    if item.type in ("short", "text"):
        return typed != "?"
    return bool(item.prompts) and typed.upper() in ascii_uppercase[: len(item.options)]


def code_of(item: Item, typed: str) -> str:
    """The code that a typed line stands for.

    Raises:
        InvalidResponse: it stands for none; nothing is guessed.
    """
    text = typed.strip()
    if item.unit is not None:
        for unit in (item.unit.fr, item.unit.en):
            text = text.removesuffix(unit).strip()
    if not clean(text):  # a sign that does not print, or a unit without its number
        raise _not_a_choice(item, clean(typed))
    if item.not_applicable and text.casefold() == NOT_APPLICABLE:
        return NOT_APPLICABLE
    if item.type not in _WRITTEN:
        if not any(c.isdigit() for c in text):  # in "1-3" the hyphen is no 6
            text = text.translate(AZERTY_BETWEEN_LETTERS if item.prompts else AZERTY)
        if text == "0" and not _zero_is_a_step(item):
            if item.dont_know:
                return DONT_KNOW
            raise _not_a_choice(item, text)
    return _CODES[item.type](item, text)


def _numbers(item: Item, text: str) -> list[str]:
    """Option codes for numbers; digits may stand together where each option has one."""
    numbers = _marks(item)
    parts = [p for p in _SEPARATORS.split(text) if p]
    if len(parts) == 1 and parts[0].isdecimal() and max(map(len, numbers)) == 1:
        parts = list(parts[0])
    chosen: list[str] = []
    for part in parts:
        if part not in numbers:
            raise _not_a_choice(item, part)
        if numbers[part] in chosen:
            raise InvalidResponse(
                Text(fr=f"« {part} » est là deux fois", en=f'"{part}" is there twice'), _HOW[item.type](item)
            )
        chosen.append(numbers[part])
    return chosen


def _single(item: Item, text: str) -> str:
    chosen = _numbers(item, text)
    if len(chosen) != 1:
        raise InvalidResponse(
            Text(fr="Une seule option est attendue", en="One option only is expected"),
            _HOW[item.type](item),
        )
    return chosen[0]


def _order(item: Item, text: str) -> str:
    chosen = _numbers(item, text)
    missing = [str(number) for number, code in enumerate(item.options, 1) if code not in chosen]
    if missing:
        named = ", ".join(missing)
        raise InvalidResponse(Text(fr=f"Il manque : {named}", en=f"Missing: {named}"), _HOW[item.type](item))
    return ">".join(chosen)


def _yes_or_no(item: Item, text: str) -> str:
    """A number, or the word itself: no command is as long."""
    return text if text.casefold() in ("yes", "no", "oui", "non") else _single(item, text)


def _rank(item: Item, text: str) -> str:
    chosen = _numbers(item, text)
    if len(chosen) != places(item):
        raise InvalidResponse(
            Text(
                fr=f"{len(chosen)} au lieu de {places(item)}", en=f"{len(chosen)} instead of {places(item)}"
            ),
            _HOW[item.type](item),
        )
    return ">".join(chosen)


def _rates(item: Item, text: str) -> str:
    """``4 2 5 1`` in the order of the options; the digits may stand together."""
    parts = [p for p in _SEPARATORS.split(text) if p]
    if len(parts) == 1 and parts[0].isdecimal():
        parts = list(parts[0])
    return _one_each(item, parts)


def _shares(item: Item, text: str) -> str:
    """``40 33,5 26,5`` in the order of the options; a comma is a decimal comma here."""
    return _one_each(item, re.split(r"[\s;+]+", text))


def _one_each(item: Item, parts: Sequence[str]) -> str:
    if len(parts) != len(item.options):
        wanted = len(item.options)
        raise InvalidResponse(
            Text(fr=f"{len(parts)} au lieu de {wanted}", en=f"{len(parts)} instead of {wanted}"),
            _HOW[item.type](item),
        )
    return " ".join(f"{code}={part}" for code, part in zip(item.options, parts, strict=True))


def _match(item: Item, text: str) -> str:
    """``C A F B D`` in the order of the prompts, or ``1C 3F`` for some of them."""
    letters = dict(zip(ascii_uppercase, item.options, strict=False))
    prompts = list(item.prompts)
    compact = re.sub(r"[\s,;=:.-]+", " ", text.upper()).strip()
    pairs = re.findall(r"(\d+) ?([A-Z])", compact)
    if pairs and re.fullmatch(r"(\d+ ?[A-Z] ?)+", compact):
        named = [(int(number[:4]), letter) for number, letter in pairs]
    else:
        found = re.fullmatch(r"[A-Z](?: ?[A-Z])*", compact)
        named = list(enumerate(compact.replace(" ", ""), 1)) if found else []
        if len(named) != len(prompts):
            raise InvalidResponse(
                Text(
                    fr=f"« {text} » n’associe pas les {len(prompts)} lignes",
                    en=f'"{text}" does not match the {len(prompts)} lines',
                ),
                _HOW[item.type](item),
            )
    codes = []
    for number, letter in named:
        if not 1 <= number <= len(prompts) or letter not in letters:
            raise _not_a_choice(item, f"{number}{letter}")
        codes.append(f"{prompts[number - 1]}={letters[letter]}")
    return " ".join(codes)


def _best_worst(item: Item, text: str) -> str:
    chosen = _numbers(item, text)
    if len(chosen) != 2:
        raise InvalidResponse(
            Text(fr="Deux options sont attendues", en="Two options are expected"), _HOW[item.type](item)
        )
    return f"best={chosen[0]} worst={chosen[1]}"


def _not_a_choice(item: Item, text: str) -> InvalidResponse:
    text = text if len(text) <= 40 else text[:39] + "…"
    return InvalidResponse(
        Text(fr=f"« {text} » n’est pas un choix", en=f'"{text}" is not a choice'), _HOW[item.type](item)
    )


_CODES: dict[str, Callable[[Item, str], str]] = {
    "single": _single,
    "multi": lambda item, text: "+".join(_numbers(item, text)),
    "order": _order,
    "match": _match,
    "numeric": lambda item, text: text,
    "short": lambda item, text: text,
    "sjt_bw": _best_worst,
    "ladder": _single,
    "likert": _single,
    "freq": _single,
    "yesno": _yes_or_no,
    "scale10": lambda item, text: text,
    "rank": _rank,
    "sjt_rate": _rates,
    "allocation": _shares,
    "text": lambda item, text: text,
}
_HOW: dict[str, Callable[[Item], Text]] = {
    "single": lambda i: Text(
        fr=f"Tapez un numéro, de 1 à {len(i.options)}{_or_zero(i).fr}.",
        en=f"Type a number, 1 to {len(i.options)}{_or_zero(i).en}.",
    ),
    "multi": lambda i: Text(
        fr=f"Tapez tous les numéros {_fitting(i).fr}, séparés par une espace.",
        en=f"Type all the {_fitting(i).en}, with a space between them.",
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
    zero = Text(fr="", en="") if _zero_is_a_step(item) else _or_zero(item)
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


def _or_zero(item: Item) -> Text:
    return Text(fr=" ou 0", en=" or 0") if item.dont_know else Text(fr="", en="")


def _wrapped(text: str, lead: str) -> Sequence[str]:
    wrapped = textwrap.wrap(
        text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_long_words=False
    )
    return wrapped or [lead.rstrip()]
