"""What a typed line means as a code, item type by item type. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from string import ascii_uppercase

from digimat.administration.questions import HOW, WRITTEN, marks, zero_is_a_step
from digimat.language import Text
from digimat.questionnaires import InvalidResponse, Item
from digimat.questionnaires.item_types.rank import places
from digimat.questionnaires.responses import DONT_KNOW, MAX_LENGTH, NOT_APPLICABLE, clean

# The row of digits of a French keyboard without Shift, outside text fields.
AZERTY = str.maketrans("&é\"'(-è_çà", "1234567890")

# Between letters a hyphen stays one: "A-B-C".
AZERTY_BETWEEN_LETTERS = {**AZERTY, ord("-"): ord("-")}

_SEPARATORS = re.compile(r"[\s,;+>]+")


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
    if len(typed) > MAX_LENGTH and item.type not in WRITTEN:
        raise _not_a_choice(item, typed)  # at once: what is below would take long over it
    text = typed.strip()
    if item.unit is not None:
        for unit in (item.unit.fr, item.unit.en):
            text = text.removesuffix(unit).strip()
    if not clean(text):  # a sign that does not print, or a unit without its number
        raise _not_a_choice(item, clean(typed))
    if item.not_applicable and text.casefold() == NOT_APPLICABLE:
        return NOT_APPLICABLE
    if item.type not in WRITTEN:
        if not any(c.isdigit() for c in text):  # in "1-3" the hyphen is no 6
            text = text.translate(AZERTY_BETWEEN_LETTERS if item.prompts else AZERTY)
        if text == "0" and not zero_is_a_step(item):
            if item.dont_know:
                return DONT_KNOW
            raise _not_a_choice(item, text)
    return _CODES[item.type](item, text)


def _numbers(item: Item, text: str) -> list[str]:
    """Option codes for numbers; digits may stand together where each option has one."""
    numbers = marks(item)
    parts = [p for p in _SEPARATORS.split(text) if p]
    if len(parts) == 1 and parts[0].isdecimal() and max(map(len, numbers)) == 1:
        parts = list(parts[0])
    chosen: list[str] = []
    for part in parts:
        if part not in numbers:
            raise _not_a_choice(item, part)
        if numbers[part] in chosen:
            raise InvalidResponse(
                Text(fr=f"« {part} » figure deux fois", en=f'"{part}" appears twice'), HOW[item.type](item)
            )
        chosen.append(numbers[part])
    return chosen


def _single(item: Item, text: str) -> str:
    chosen = _numbers(item, text)
    if len(chosen) != 1:
        raise InvalidResponse(
            Text(fr="Une seule option est attendue", en="One option only is expected"),
            HOW[item.type](item),
        )
    return chosen[0]


def _ticked(item: Item, text: str) -> str:
    chosen = _numbers(item, text)
    numbers = [number for number, code in marks(item).items() if code in chosen and code in item.exclusive]
    if numbers and len(chosen) > 1:
        raise InvalidResponse(
            Text(
                fr=f"« {numbers[0]} » ne va avec aucun autre numéro",
                en=f'"{numbers[0]}" goes with no other number',
            ),
            HOW[item.type](item),
        )
    return "+".join(chosen)


def _order(item: Item, text: str) -> str:
    chosen = _numbers(item, text)
    missing = [str(number) for number, code in enumerate(item.options, 1) if code not in chosen]
    if missing:
        named = ", ".join(missing)
        raise InvalidResponse(Text(fr=f"Il manque : {named}", en=f"Missing: {named}"), HOW[item.type](item))
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
            HOW[item.type](item),
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
            HOW[item.type](item),
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
                HOW[item.type](item),
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
            Text(fr="Deux options sont attendues", en="Two options are expected"), HOW[item.type](item)
        )
    return f"best={chosen[0]} worst={chosen[1]}"


def _not_a_choice(item: Item, text: str) -> InvalidResponse:
    text = text if len(text) <= 40 else text[:39] + "…"
    return InvalidResponse(
        Text(fr=f"« {text} » n’est pas un choix", en=f'"{text}" is not a choice'), HOW[item.type](item)
    )


_CODES: dict[str, Callable[[Item, str], str]] = {
    "single": _single,
    "multi": _ticked,
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
