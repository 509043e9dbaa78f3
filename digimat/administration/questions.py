"""How each item type is asked in plain lines: what is printed, and what the typed line means as a code.

Options are numbered in the order shown; a number is an answer, a letter never is (it may be a command), so
that a slip of the finger does not answer. What is to be matched is numbered, what to match it with lettered.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from string import ascii_uppercase

from digimat.language import Language, Text
from digimat.questionnaires import InvalidResponse, Item
from digimat.questionnaires.responses import DONT_KNOW

WIDTH = 76

# The row of digits of a French keyboard without Shift, outside text fields.
AZERTY = str.maketrans("&é\"'(-è_çà", "1234567890")

# Between letters a hyphen stays one: "A-B-C".
AZERTY_BETWEEN_LETTERS = {**AZERTY, ord("-"): ord("-")}

_SEPARATORS = re.compile(r"[\s,;+>]+")


def shown(item: Item, language: Language, *, codes: bool = False) -> list[str]:
    """The item as lines: stimulus, stem, options; marked with their answer codes for a booklet."""
    lines: list[str] = []
    if item.stimulus is not None:
        # The block keeps its layout; it is meant for a fixed width.
        lines += [*item.stimulus.of(language).rstrip("\n").split("\n"), ""]
    for paragraph in item.stem.of(language).strip().split("\n"):
        lines += _wrapped(paragraph, "")
    lines.append("")
    for number, (code, prompt) in enumerate(item.prompts.items(), 1):
        lines += _wrapped(prompt.of(language), f"  {code if codes else number}. ")
    if item.prompts:
        lines.append("")
    for number, (code, option) in enumerate(item.options.items(), 1):
        mark = ascii_uppercase[number - 1] if item.prompts else str(number)
        lines += _wrapped(option.of(language), f"  {code if codes else mark}. ")
    if item.dont_know and item.options:
        mark = DONT_KNOW if codes else "0"
        lines += _wrapped(Text(fr="Je ne sais pas", en="I don't know").of(language), f"  {mark}. ")
    return lines


def how_to_answer(item: Item, language: Language) -> str:
    """One line that says what to type."""
    words = _HOW[item.type](item).of(language)
    if item.hint is not None:
        # A hint on what to write makes "type a number" needless; numbers of options still have to be told.
        words = f"{item.hint.of(language)} {words}" if item.options else item.hint.of(language)
    unit = f" ({item.unit.of(language)})" if item.unit is not None else ""
    return f"{words}{unit}"


def is_answer(item: Item, typed: str) -> bool:
    """Whether a line may be meant as an answer although it is written like a command.

    Where the answer is a word, any line is; where lines are matched with letters, one of those letters is.
    """
    if item.type == "short":
        return typed != "?"
    return bool(item.prompts) and typed.upper() in ascii_uppercase[: len(item.options)]


def code_of(item: Item, typed: str) -> str:
    """The code that a typed line stands for.

    Raises:
        InvalidResponse: it stands for none; nothing is guessed.
    """
    text = typed.strip()
    if item.options:
        if not any(c.isdigit() for c in text):  # in "1-3" the hyphen is no 6
            text = text.translate(AZERTY_BETWEEN_LETTERS if item.prompts else AZERTY)
        if text == "0":
            if item.dont_know:
                return DONT_KNOW
            raise _not_a_choice(item, text)
    return _CODES[item.type](item, text)


def _numbers(item: Item, text: str) -> list[str]:
    """Option codes for numbers; digits may stand together where there are at most nine options."""
    parts = [p for p in _SEPARATORS.split(text) if p]
    if len(parts) == 1 and parts[0].isdecimal() and len(item.options) <= 9:
        parts = list(parts[0])
    numbers = {str(number): code for number, code in enumerate(item.options, 1)}
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
            Text(fr="une seule option est attendue", en="one option only is expected"),
            _HOW[item.type](item),
        )
    return chosen[0]


def _order(item: Item, text: str) -> str:
    chosen = _numbers(item, text)
    missing = [str(number) for number, code in enumerate(item.options, 1) if code not in chosen]
    if missing:
        named = ", ".join(missing)
        raise InvalidResponse(Text(fr=f"il manque : {named}", en=f"missing: {named}"), _HOW[item.type](item))
    return ">".join(chosen)


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
            Text(fr="deux options sont attendues", en="two options are expected"), _HOW[item.type](item)
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
}
_HOW: dict[str, Callable[[Item], Text]] = {
    "single": lambda i: Text(
        fr=f"Tapez un numéro, de 1 à {len(i.options)}.", en=f"Type a number, 1 to {len(i.options)}."
    ),
    "multi": lambda i: Text(
        fr="Tapez tous les numéros justes, par exemple : 1 3.",
        en="Type all the right numbers, for example: 1 3.",
    ),
    "order": lambda i: Text(
        fr=f"Tapez les {len(i.options)} numéros, du premier au dernier, par exemple : {_example(i)}.",
        en=f"Type the {len(i.options)} numbers, first to last, for example: {_example(i)}.",
    ),
    "match": lambda i: Text(
        fr=f"Tapez {len(i.prompts)} lettres sur une ligne, dans l’ordre de 1 à {len(i.prompts)}, par exemple : "
        f"{_letters(i)}.",
        en=f"Type {len(i.prompts)} letters on one line, in the order 1 to {len(i.prompts)}, for example: "
        f"{_letters(i)}.",
    ),
    "numeric": lambda i: Text(fr="Tapez un nombre.", en="Type a number."),
    "short": lambda i: Text(fr="Tapez votre réponse.", en="Type your answer."),
    "sjt_bw": lambda i: Text(
        fr="Tapez deux numéros : la plus efficace, puis la moins efficace, par exemple : 1 3.",
        en="Type two numbers: the most effective, then the least effective, for example: 1 3.",
    ),
}


def _letters(item: Item) -> str:
    return " ".join(reversed(ascii_uppercase[: len(item.prompts)]))


def _example(item: Item) -> str:
    return " ".join(str(n) for n in range(len(item.options), 0, -1))


def _wrapped(text: str, lead: str) -> Sequence[str]:
    wrapped = textwrap.wrap(
        text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_long_words=False
    )
    return wrapped or [lead.rstrip()]
