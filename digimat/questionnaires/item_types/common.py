"""What several item types share: options read by their code, and the faults of a definition."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from digimat.language import Text, same
from digimat.problems import did_you_mean, nearest
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.responses import InvalidResponse

_EQUALS = re.compile(r"\s*=\s*")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the definition of an item: the field, the code of the problem, the words."""

    field: str
    code: str
    message: Text
    remedy: Text


def read_option(text: str, known: Collection[str], allowed: str = "") -> str:
    """The option that a code names; upper and lower case are alike where the options stay apart.

    Raises:
        InvalidResponse: no option has this code.
    """
    code = text.strip()
    if code in known:
        return code
    alike = [k for k in known if k.casefold() == code.casefold()]
    if len(alike) == 1:
        return alike[0]
    raise unknown_option(code, known, allowed)


def unknown_option(code: str, known: Collection[str], allowed: str = "") -> InvalidResponse:
    """The complaint about a code that names no option, with the nearest one."""
    shown = code if len(code) <= 40 else code[:39] + "…"
    options = ", ".join([*known, allowed] if allowed else known)
    guess = nearest(code, known)
    exist = Text(fr=f"Options : {options}.", en=f"Options: {options}.")
    return InvalidResponse(
        Text(fr=f"« {shown} » n’est pas une option", en=f'"{shown}" is not an option'),
        Text(fr=f"Vouliez-vous dire « {guess} » ? {exist.fr}", en=f'Did you mean "{guess}"? {exist.en}')
        if guess
        else exist,
    )


def others(item: Item) -> str:
    """The codes that an item takes beside its options."""
    return ", ".join(code for code, taken in (("dk", item.dont_know), ("na", item.not_applicable)) if taken)


def wrong_form(shown: str, example: str) -> InvalidResponse:
    """The complaint about a code that is not written as its type wants."""
    short = shown if len(shown) <= 40 else shown[:39] + "…"
    return InvalidResponse(
        Text(fr=f"« {short} » n’est pas lisible ici", en=f'"{short}" cannot be read here'),
        Text(fr=f"Écrivez par exemple : {example}", en=f"Write for example: {example}"),
    )


def need_options(item: Item, least: int = 2) -> Iterator[Fault]:
    """An item of options has at least two of them."""
    if len(item.options) < least:
        yield Fault(
            "options",
            "QST030",
            Text(
                fr=f"un item « {item.type} » a au moins {least} options ; celui-ci en a {len(item.options)}",
                en=f'a "{item.type}" item has at least {least} options; this one has {len(item.options)}',
            ),
            Text(fr="Ajoutez des options : a: {fr: …, en: …}.", en="Add options: a: {fr: …, en: …}."),
        )


def numbered_options(item: Item, first: int, least: int, most: int) -> Iterator[Fault]:
    """The options are whole numbers without a gap, from low to high: what is between them are equal steps."""
    codes = list(islice(item.options, most + 1))
    if least <= len(codes) <= most and codes == [str(first + n) for n in range(len(codes))]:
        return
    fixed = least == most
    wanted = ", ".join(f'"{first + n}"' for n in range(most if fixed else 2)) + ("" if fixed else ", …")
    count = same(str(most)) if fixed else Text(fr=f"de {least} à {most}", en=f"{least} to {most} of them")
    found = ", ".join(codes[:12]) or "—"
    yield Fault(
        "options",
        "QST030",
        Text(
            fr=f"les options d’un item « {item.type} » sont {wanted} ({count.fr}, dans cet ordre) ; ici : {found}",
            en=f'the options of a "{item.type}" item are {wanted} ({count.en}, in this order); here: {found}',
        ),
        Text(
            fr=f'Écrivez chaque code entre guillemets : "{first}": {{fr: …, en: …}}.',
            en=f'Write each code in quotes: "{first}": {{fr: …, en: …}}.',
        ),
    )


def read_step(item: Item, text: str) -> int:
    """The number of the option chosen, where the options are numbers."""
    return int(read_option(text, item.options, others(item)))


def bounds_of_options(item: Item) -> tuple[int, int]:
    """The lowest and the highest number that the definition offers, whatever anybody chose."""
    numbers = [int(code) for code in item.options]
    return min(numbers), max(numbers)


def need_field(item: Item, field: str, example: str) -> Fault:
    """The type cannot be asked without this field."""
    return Fault(
        field,
        "QST030",
        Text(
            fr=f"un item « {item.type} » a besoin de « {field} »", en=f'a "{item.type}" item needs "{field}"'
        ),
        Text(fr=f"Ajoutez : {field}: {example}.", en=f"Add: {field}: {example}."),
    )


def enough_options(item: Item, most: int) -> Iterator[Fault]:
    """No more options are to be chosen than there are."""
    if item.choose is not None and item.choose > most:
        yield Fault(
            "choose",
            "QST030",
            Text(
                fr=f"{item.choose} options à choisir, mais il y en a {most}",
                en=f"{item.choose} options to choose, but there are {most}",
            ),
            Text(fr=f"Au plus : choose: {most}.", en=f"At most: choose: {most}."),
        )


def too_few_choices(choose: int, keyed: int) -> Fault:
    """The right answer ticks more options than may be ticked."""
    return Fault(
        "choose",
        "QST030",
        Text(
            fr=f"on ne peut cocher que {choose} fois, mais la clé a {keyed} options",
            en=f"no more than {choose} can be ticked, but the key has {keyed} options",
        ),
        Text(fr=f"Au moins : choose: {keyed}.", en=f"At least: choose: {keyed}."),
    )


def assigned(text: str) -> list[tuple[str, str]] | None:
    """The pairs of ``a=4 b=2``, None where it is not written so; spaces around = do no harm."""
    # Cut at spaces before matching: one pattern for the whole text would try exponentially many ways.
    found = [pair.split("=") for pair in _EQUALS.sub("=", text).split()]
    return [(p[0], p[1]) for p in found] if all(len(p) == 2 for p in found) else None


def same_code_twice(code: str) -> InvalidResponse:
    """The complaint about an option that is named again."""
    return InvalidResponse(
        Text(fr=f"l’option « {code} » est nommée deux fois", en=f'option "{code}" is named twice'),
        Text(fr="Nommez chaque option une seule fois.", en="Name each option once."),
    )


def refuse_options(item: Item) -> Iterator[Fault]:
    """An item that is written, not chosen, has no options."""
    if item.options:
        yield Fault(
            "options",
            "QST030",
            Text(
                fr=f"un item « {item.type} » n’a pas d’options",
                en=f'a "{item.type}" item has no options',
            ),
            Text(fr="Retirez-les, ou changez le type.", en="Remove them, or change the type."),
        )


def key_names(codes: Collection[str], known: Collection[str]) -> Iterator[Fault]:
    """Each code of a key names an option, once."""
    for code in codes:
        if code not in known:
            yield Fault(
                "key",
                "QST031",
                Text(
                    fr=f"la clé nomme « {code} », qui n’est pas une option",
                    en=f'the key names "{code}", which is not an option',
                ),
                did_you_mean(code, list(known)),
            )


def key_form(example: str) -> Fault:
    """The key is not written as the type wants."""
    return Fault(
        "key",
        "QST032",
        Text(fr="la clé n’a pas la forme attendue", en="the key has not the expected form"),
        Text(fr=f"Écrivez par exemple : key: {example}", en=f"Write for example: key: {example}"),
    )


LIST = same("[a, c]")
