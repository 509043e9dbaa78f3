"""Each prompt is paired with an option: ``1=b 2=a``. Prompts may be left out; options may be left over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digimat.language import Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import (
    Fault,
    key_form,
    key_names,
    need_options,
    read_option,
    wrong_form,
)
from digimat.questionnaires.responses import InvalidResponse

_EQUALS = re.compile(r"\s*=\s*")
_PAIR = re.compile(r"(\w+)=(\w+)")


def read(item: Item, text: str) -> dict[str, str]:
    """The option given to each prompt, in the order of the prompts."""
    # Cut at spaces before matching: one pattern for the whole text would try exponentially many ways.
    found = [_PAIR.fullmatch(pair) for pair in _EQUALS.sub("=", text).split()]
    if not all(found):
        example = " ".join(f"{p}={o}" for p, o in zip(item.prompts, item.options, strict=False))
        raise wrong_form(text, example)
    pairs: dict[str, str] = {}
    for prompt, option in (pair.groups() for pair in found if pair):
        known = read_option(prompt, item.prompts)
        if known in pairs:
            raise InvalidResponse(
                Text(fr=f"« {known} » a deux réponses", en=f'"{known}" has two answers'),
                Text(fr="Donnez-lui une seule option.", en="Give it one option."),
            )
        pairs[known] = read_option(option, item.options)
    return {prompt: pairs[prompt] for prompt in item.prompts if prompt in pairs}


def write(item: Item, response: dict[str, str]) -> str:
    """The pairs, separated by spaces."""
    return " ".join(f"{prompt}={option}" for prompt, option in response.items())


def check(item: Item) -> Iterator[Fault]:
    """At least two prompts and two options; a key, where there is one, pairs every prompt."""
    yield from need_options(item)
    if len(item.prompts) < 2:
        yield Fault(
            "prompts",
            "QST030",
            Text(
                fr="un item « match » a au moins deux « prompts »",
                en='a "match" item has two or more prompts',
            ),
            Text(fr='Ajoutez : prompts: {"1": {fr: …, en: …}}.', en='Add: prompts: {"1": {fr: …, en: …}}.'),
        )
    if item.key is None:
        return
    if not isinstance(item.key, dict) or set(item.key) != set(item.prompts):
        yield key_form('{"1": b, "2": a}')
    elif not all(isinstance(code, str) for code in item.key.values()):  # the number 1 is not the option "1"
        yield key_form('{"a": "2", "b": "1"}')
    else:
        yield from key_names(list(item.key.values()), item.options)
