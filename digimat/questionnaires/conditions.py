"""The small language of conditions and formulas: parsing, and what is allowed in it.

Names of items, scales and levels; numbers and texts; ``+ - * /``, comparisons, ``in``, ``and or not``,
``a if c else b``; ``min max mean sum abs round count answered``. Parsed by Python's ``ast`` and checked
node by node against a list of what is allowed; nothing is ever evaluated by Python itself. How a condition
is computed, three-valued, is in ``evaluation.py`` for one respondent and in ``scoring/conditions.py`` for a
whole table.
"""

from __future__ import annotations

import ast
import warnings
from dataclasses import dataclass
from functools import lru_cache

from digimat.language import Text

MAX_CHARACTERS = 2000
MAX_NODES = 300
MAX_NUMBER = 1e12

# A score this close below a cut is on the cut: 0.1-style errors never move a level, nor hide a question.
TOLERANCE = 1e-9

# Function name -> least and most arguments.
FUNCTIONS: dict[str, tuple[int, int]] = {
    "min": (1, 100),
    "max": (1, 100),
    "mean": (1, 100),
    "sum": (1, 100),
    "abs": (1, 1),
    "round": (1, 2),
    "count": (1, 100),
    "answered": (1, 1),
}

_ALLOWED = (
    ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.UAdd,
    ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE,
    ast.Gt, ast.GtE, ast.In, ast.NotIn, ast.IfExp, ast.Call, ast.Name, ast.Load, ast.Constant,
    ast.List, ast.Tuple,
)  # fmt: skip


class ConditionError(ValueError):
    """A formula that is not in the language: what is wrong, and what to do."""

    def __init__(self, message: Text, remedy: Text) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(message.en)


@dataclass(frozen=True, slots=True)
class Condition:
    """A parsed formula: its text, its tree and the names it depends on."""

    text: str
    tree: ast.expr
    names: frozenset[str]


@lru_cache(maxsize=4096)  # the same few are looked at for every batch of rows
def parse_condition(text: str) -> Condition:
    """Parse a formula.

    Raises:
        ConditionError: it is too long, cannot be read, or uses something that is not in the language.
    """
    if len(text) > MAX_CHARACTERS:
        raise ConditionError(
            Text(
                fr=f"la formule dépasse {MAX_CHARACTERS} caractères",
                en=f"the formula has more than {MAX_CHARACTERS} characters",
            ),
            Text(fr="Découpez-la avec une échelle intermédiaire.", en="Split it with a scale in between."),
        )
    try:
        # Line ends are spaces, so that a folded text of YAML needs no brackets.
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python only doubts ("1and 2") is an error here
            line = " ".join(text.split())
            tree = ast.parse(line, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _unreadable(text, error) from None
    if "#" in line:
        _refuse_comment(line)
    if sum(1 for _ in ast.walk(tree)) > MAX_NODES:
        raise ConditionError(
            Text(fr=f"la formule a plus de {MAX_NODES} éléments", en=f"more than {MAX_NODES} elements"),
            Text(fr="Découpez-la avec une échelle intermédiaire.", en="Split it with a scale in between."),
        )
    called = {id(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
    listed = {id(n.comparators[-1]) for n in ast.walk(tree) if isinstance(n, ast.Compare)}
    names = set()
    for node in ast.walk(tree):
        _check(node)
        if isinstance(node, (ast.List, ast.Tuple)) and (id(node) not in listed or not node.elts):
            raise _bad_list()
        if isinstance(node, ast.Name) and id(node) not in called:
            names.add(node.id)
    return Condition(text, tree.body, frozenset(names))


def _refuse_comment(line: str) -> None:
    """A comment would reach to the end of the formula, whose lines are one: what follows it would be lost."""
    import io
    import tokenize

    if any(token.type == tokenize.COMMENT for token in tokenize.generate_tokens(io.StringIO(line).readline)):
        raise ConditionError(
            Text(fr="une formule n’a pas de commentaire (#)", en="there are no comments (#) in a formula"),
            Text(
                fr="Écrivez-le au-dessus, comme commentaire du fichier.",
                en="Write it above, as a comment of the file.",
            ),
        )


def _check(node: ast.AST) -> None:
    if not isinstance(node, _ALLOWED):
        raise _not_in_language(node)
    if isinstance(node, ast.Constant):
        _check_constant(node)
    if isinstance(node, ast.Call):
        _check_call(node)
    if isinstance(node, ast.Compare):
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if isinstance(operator, (ast.In, ast.NotIn)) != isinstance(right, (ast.List, ast.Tuple)):
                raise _bad_list()


def _check_constant(node: ast.Constant) -> None:
    value = node.value
    if isinstance(value, (bool, str)):
        return
    if isinstance(value, (int, float)) and abs(value) <= MAX_NUMBER:
        return
    raise ConditionError(
        Text(
            fr="cette valeur n’est pas admise dans une formule", en="this value is not allowed in a formula"
        ),
        Text(
            fr="Admis : nombres jusqu’à 1e12, textes entre guillemets, True, False.",
            en="Allowed: numbers up to 1e12, texts in quotes, True, False.",
        ),
    )


def _check_call(node: ast.Call) -> None:
    name = node.func.id if isinstance(node.func, ast.Name) else "?"
    if name not in FUNCTIONS or node.keywords:
        raise ConditionError(
            Text(fr=f"la fonction « {name} » n’existe pas ici", en=f'there is no function "{name}" here'),
            Text(fr=f"Existent : {', '.join(FUNCTIONS)}.", en=f"There are: {', '.join(FUNCTIONS)}."),
        )
    least, most = FUNCTIONS[name]
    if not least <= len(node.args) <= most:
        wanted = str(least) if least == most else f"{least}–{most}"
        raise ConditionError(
            Text(
                fr=f"« {name} » veut {wanted} valeur(s), pas {len(node.args)}",
                en=f'"{name}" takes {wanted} value(s), not {len(node.args)}',
            ),
            Text(fr="Corrigez ce qui est entre parenthèses.", en="Mend what is between its brackets."),
        )


def _unreadable(text: str, error: Exception) -> ConditionError:
    said = error.msg if isinstance(error, SyntaxError) else type(error).__name__
    shown = text if len(text) <= 60 else text[:59] + "…"
    return ConditionError(
        Text(
            fr=f"la formule « {shown} » ne se lit pas ({said})",
            en=f'cannot read the formula "{shown}" ({said})',
        ),
        Text(
            fr="Exemple de formule : a4 < 50 and level <= 4.",
            en="Example of a formula: a4 < 50 and level <= 4.",
        ),
    )


def _bad_list() -> ConditionError:
    return ConditionError(
        Text(
            fr="« in » veut à sa droite une liste qui n’est pas vide, et une liste ne va nulle part ailleurs",
            en='"in" wants a list that is not empty on its right, and a list stands nowhere else',
        ),
        Text(fr='Écrivez par exemple : role in ["dsi", "rh"].', en='Write: role in ["it", "hr"].'),
    )


def _not_in_language(node: ast.AST) -> ConditionError:
    kind = type(node).__name__
    return ConditionError(
        Text(fr=f"les formules n’admettent pas ceci ({kind})", en=f"formulas do not allow this ({kind})"),
        Text(
            fr="Admis : noms, nombres, textes, + - * /, comparaisons, in, and, or, not, if else, "
            + ", ".join(FUNCTIONS)
            + ".",
            en="Allowed: names, numbers, texts, + - * /, comparisons, in, and, or, not, if else, "
            + ", ".join(FUNCTIONS)
            + ".",
        ),
    )
