"""What a condition compares an item with: a number with numbers, a choice with its own codes.

A code that is none of the options is never equal to what anybody answers, so that the condition is silently
never true: a question would never be asked, a flag never raised.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from digimat.language import Text
from digimat.problems import did_you_mean
from digimat.questionnaires.conditions import Condition
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types import ITEM_TYPES, NUMBERS, read_response
from digimat.questionnaires.model import ProfileField
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE, InvalidResponse
from digimat.questionnaires.wording import offered

Fault = tuple[Text, Text]  # message, remedy


def compared_codes(
    condition: Condition, items: Mapping[str, Item], fields: Mapping[str, ProfileField]
) -> Iterator[Fault]:
    """What is wrong with the constants that a condition compares items and profile fields with.

    Args:
        condition: parsed.
        items: the items that it may name, by id. One whose own definition is wrong is passed over.
        fields: the profile fields that it may name, by id.
    """
    for name, operator, constant in _pairs(condition):
        if name in items and _is_sound(items[name]):
            yield from _of_item(items[name], operator, constant)
        elif name in fields and name not in items:
            yield from _of_field(fields[name], operator, constant)


def _pairs(condition: Condition) -> Iterator[tuple[str, ast.cmpop, str | float]]:
    """Each name that is compared with a constant, on either side, and the constants of lists one by one."""
    for node in ast.walk(condition.tree):
        if not isinstance(node, ast.Compare):
            continue
        left = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            for each in right.elts if isinstance(right, (ast.List, ast.Tuple)) else [right]:
                for one, other in ((left, each), (each, left)):
                    constant = _constant(other)
                    if isinstance(one, ast.Name) and constant is not None:
                        yield one.id, operator, constant
            left = right


def _constant(node: ast.expr) -> str | float | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        number = _constant(node.operand)
        sign = -1 if isinstance(node.op, ast.USub) else 1
        return None if number is None or isinstance(number, str) else sign * number
    if isinstance(node, ast.Constant) and isinstance(node.value, (str, int, float)):
        return node.value
    return None


def _is_sound(item: Item) -> bool:
    kind = ITEM_TYPES.get(item.type)
    return kind is not None and next(iter(kind.check(item)), None) is None


def _of_item(item: Item, operator: ast.cmpop, constant: str | float) -> Iterator[Fault]:
    if item.type in NUMBERS:
        if isinstance(constant, str):
            yield _text_for_a_number(item.id, constant)
        return
    if not isinstance(constant, str):
        yield _number_for_a_code(item.id, constant, list(offered(item)))
    elif not _for_equality(operator):
        yield _no_order(item.id)
    elif constant in (DONT_KNOW, NOT_APPLICABLE, ""):
        yield _missing(item.id, constant)
    else:
        try:
            code = read_response(item, constant).code
        except InvalidResponse as error:
            known = list(offered(item))
            one_of_them = item.type in ("single", "yesno")
            yield _unknown(item.id, constant), did_you_mean(constant, known) if one_of_them else error.remedy
            return
        if code != constant:
            remedy = Text(fr=f"Écrivez « {code} ».", en=f'Write "{code}".')
            yield _unknown(item.id, constant), remedy


def _of_field(field: ProfileField, operator: ast.cmpop, constant: str | float) -> Iterator[Fault]:
    if not isinstance(constant, str):
        yield _number_for_a_code(field.id, constant, list(field.options))
    elif not _for_equality(operator):
        yield _no_order(field.id)
    elif not constant:
        yield _missing(field.id, constant)
    elif field.options and constant not in field.options:
        yield _unknown(field.id, constant), did_you_mean(constant, list(field.options))


def _for_equality(operator: ast.cmpop) -> bool:
    return isinstance(operator, (ast.Eq, ast.NotEq, ast.In, ast.NotIn))


def _unknown(name: str, code: str) -> Text:
    return Text(
        fr=f"« {_short(code)} » n’est pas un code que « {name} » peut avoir",
        en=f'"{_short(code)}" is no code that "{name}" can have',
    )


def _text_for_a_number(name: str, text: str) -> Fault:
    return (
        Text(
            fr=f"« {name} » est un nombre, et « {_short(text)} » un texte : ils ne sont jamais égaux",
            en=f'"{name}" is a number and "{_short(text)}" a text: they are never equal',
        ),
        Text(
            fr=f"Comparez-le à un nombre, sans guillemets : {name} >= 3.",
            en=f"Compare it with a number, without quotes: {name} >= 3.",
        ),
    )


def _number_for_a_code(name: str, number: float, known: list[str]) -> Fault:
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    exist = Text(fr=f" Valeurs possibles : {listed}.", en=f" There are: {listed}.")
    example = known[0] if known else "…"
    return (
        Text(
            fr=f"« {name} » est un code, et {number} un nombre : ils ne sont jamais égaux",
            en=f'"{name}" is a code and {number} a number: they are never equal',
        ),
        Text(
            fr=f'Comparez-le à un code, entre guillemets : {name} == "{example}".'
            + (exist.fr if known else ""),
            en=f'Compare it with a code, in quotes: {name} == "{example}".' + (exist.en if known else ""),
        ),
    )


def _no_order(name: str) -> Fault:
    return (
        Text(
            fr=f"« {name} » est un code : un code n’est ni plus petit ni plus grand qu’un autre",
            en=f'"{name}" is a code, and no code is smaller or greater than another',
        ),
        Text(
            fr=f'Comparez-le avec == ou in : {name} in ["a", "b"].',
            en=f'Compare it with == or in: {name} in ["a", "b"].',
        ),
    )


def _missing(name: str, code: str) -> Fault:
    return (
        Text(
            fr=f"une condition ne voit pas la réponse « {code} » de « {name} » : pour elle, il n’y a pas de réponse",
            en=f'a condition does not see the response "{code}" to "{name}": nothing is answered there',
        ),
        Text(fr=f"Écrivez : not answered({name}).", en=f"Write: not answered({name})."),
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
