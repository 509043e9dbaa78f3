"""What several item types share: options read by their code, and the faults of a definition."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from digimat.language import Text, same
from digimat.problems import did_you_mean, nearest
from digimat.questionnaires.model import Item
from digimat.questionnaires.responses import InvalidResponse


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
