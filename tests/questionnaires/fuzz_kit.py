"""Random questionnaires, formulas and answers, the same on every machine: what the fuzz tests draw from.

Everything is drawn from a ``random.Random`` with a seed that the failing case prints, so that one case can be
run again alone.
"""

import copy
import math
import os
import random
import re
from pathlib import Path

import numpy as np
import yaml

from digimat.answers.table import AnswerTable
from digimat.questionnaires import InvalidResponse, find
from digimat.questionnaires.conditions import parse_condition
from digimat.questionnaires.evaluation import evaluate
from digimat.questionnaires.item_types import ITEM_TYPES, read_response
from digimat.questionnaires.item_types.allocation import plain, total_of
from digimat.scoring.conditions import compute
from digimat.scoring.registry import BUILT_IN

TESTS = Path(__file__).parents[1]

# How many strings each fuzz test tries: some thousands every day, more by ``make torture``.
STRINGS = int(os.environ.get("DIGIMAT_FUZZ_STRINGS", "5000"))


def files(every_day, strings):
    """How many whole files, which take longer, a fuzz test tries: every day, and by torture one for so many strings."""
    return STRINGS // strings if "DIGIMAT_FUZZ_STRINGS" in os.environ else every_day


# Questionnaires without an error, from which the others are made. A new concept of the language: add its file.
BASES = {
    path.name: path.read_text("utf-8")
    for path in (
        TESTS / "questionnaires/broken/valid.yaml",
        TESTS / "administration/every_type.yaml",
        TESTS / "administration/every_survey_type.yaml",
        TESTS / "scoring/every_scale_rule.yaml",
        TESTS / "scoring/every_outcome.yaml",
        TESTS / "scoring/outcomes/motors.yaml",
        find("agility", Path("nowhere")),
    )
}


class _Plain(yaml.CSafeDumper if hasattr(yaml, "CSafeDumper") else yaml.SafeDumper):
    """Writes a value in full each time it occurs: aliases are refused before anything else is looked at."""

    def ignore_aliases(self, data):
        return True


def _text(dumper, text):
    # "08" is a text to the writer of YAML, and a number to digimat: a text of digits goes in quotes.
    style = "'" if text[:1].isdigit() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Plain.add_representer(str, _text)


def written(data):
    """Plain data as YAML."""
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)


# --- Formulas -------------------------------------------------------------------------------------------------

OPERATORS = [
    "+", "-", "*", "/", "<", "<=", "==", "!=", ">", ">=", "and", "or", "not", "in", "not in", "if", "else",
    "**", "//", "%", "@", "|", "&", "^", "~", "<<", ":=", "=", "is", ".", ",", ":", ";",
]  # fmt: skip
BRACKETS = ["(", ")", "[", "]", "{", "}", "()", "[]", "(a, 1)", "[1, 'x']"]
LEAVES = [
    "a", "b", "c", "t", "é", "ａ", "0", "1", "50", "0.1", "1e9", "1e12", "1e-300", "1e999", "1_0", "0x1f", "1j",
    "'x'", "\"y\"", "''", "b'x'", "f'{a}'", "True", "False", "None", "...", "__import__", "lambda", "yield",
    "await", "for", "*", "**b", "#", "\\", "\x00", "\u202e", "\ud800", "١", "\t", "\n",
]  # fmt: skip
CALLS = ["min", "max", "mean", "sum", "abs", "round", "count", "answered", "eval", "True"]


# What the names in formulas are worth: the first respondent is the one whose value is told.
MISSING = math.nan
COLUMNS = {
    "a": np.array([2.0, MISSING, 1e300, -1e-300]),
    "b": np.array([0.0, 1.0, -1e300, 50.0]),
    "c": np.array([MISSING, -3.5, 0.1 + 0.2, -0.0]),
    "t": np.array(["x", None, "y", ""], object),
    "é": np.array([1.0, 0.0, 1e12, MISSING]),
}
ROWS = 4


def value_of(text):
    """What a formula is worth for the first respondent; no value of any is infinite, nor another one alone.

    Raises:
        ConditionError: it is refused.
    """
    condition = parse_condition(text)
    columns = {name: COLUMNS.get(name, COLUMNS["a"]) for name in condition.names}
    values = compute(condition, columns, ROWS)
    assert values.dtype == np.float64
    assert values.shape == (ROWS,)
    assert not np.isinf(values).any()
    worth = [None if np.isnan(value) else value for value in values.tolist()]
    for row, value in enumerate(worth):
        one = {name: column.tolist()[row] for name, column in columns.items()}
        assert evaluate(condition, one) == value
    return worth[0]


def formula(draw, depth=5):
    """A formula of the language, mostly: what it means is another matter."""

    def inner():
        return formula(draw, depth - 1)

    kind = draw.randrange(12) if depth else 0
    if kind <= 2:
        return draw.choice(LEAVES[:14] if draw.random() < 0.97 else LEAVES)
    if kind <= 4:
        return f"({inner()} {draw.choice(OPERATORS[:12])} {inner()})"
    if kind == 5:
        return f"{draw.choice(['not ', '-', '+'])}({inner()})"
    if kind == 6:
        return f"{draw.choice(CALLS[:8])}({', '.join(inner() for _ in range(draw.randint(1, 3)))})"
    if kind == 7:
        return f"({inner()} if {inner()} else {inner()})"
    if kind == 8:
        listed = ", ".join(inner() for _ in range(draw.randint(1, 3)))
        return f"({inner()} {draw.choice(['in', 'not in'])} [{listed}])"
    if kind == 9:
        return f"({inner()} < {inner()} >= {inner()})"
    if kind == 10:
        return f"round({inner()}, {inner()})"
    return f"{inner()} {draw.choice(['and', 'or'])} {inner()}"


def glued(draw):
    """Pieces of the language, and of what is not in it, glued together."""
    pieces = (OPERATORS, BRACKETS, LEAVES, CALLS)
    glue = draw.choice(["", " "])
    return glue.join(draw.choice(draw.choice(pieces)) for _ in range(draw.randint(1, 14)))


def scratched(draw, text, pieces):
    """A text with a few places cut out, doubled, moved or overwritten."""
    for _ in range(draw.randint(1, 3)):
        start = draw.randrange(len(text) + 1)
        end = min(len(text), start + draw.choice([0, 1, 1, 2, 5, 20, 200]))
        cut = text[start:end]
        match draw.randrange(5):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + cut + text[end:]
            case 2:
                text = text[:start] + draw.choice(pieces) + text[start:]
            case 3:
                text = text[:start] + draw.choice(pieces) + text[end:]
            case _:
                rest = text[:start] + text[end:]
                place = draw.randrange(len(rest) + 1)
                text = rest[:place] + cut + rest[place:]
    return text


# --- Questionnaires, as text ----------------------------------------------------------------------------------

YAML_PIECES = [
    " ", "  ", "\n", "\n  ", "\n- ", "\t", "\r", ":", ": ", "- ", "? ", "#", " #", "'", '"', "|", ">", "|-\n",
    "[", "]", "{", "}", ",", "&a ", "*a", "<<: ", "!", "!!str ", "!!python/name:os.system ", "%YAML 2.0\n", "---\n",
    "...\n", "~", "null", "true", "no", "010", "1e400", ".inf", ".nan", "-0.0", "0", "99999999999999999999",
    "\x00", "\x07", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufeff", "\ud800", "\\", '"\\x1b"', '"\\ud800"', "é",
    "🙂", "id", "fr", "en", "items", "rule", "when: ", "key: ", "with: {}", "weights: {}",
]  # fmt: skip


def base(draw):
    """The name of a questionnaire; the large one comes up less often, because it takes longer."""
    names = list(BASES)
    return draw.choice(names[:-1]) if draw.random() < 0.95 else names[-1]


# --- Questionnaires, as data ----------------------------------------------------------------------------------

VALUES = [
    None, True, False, 0, 1, -1, 2, 3, 5, 60, 10**17, 0.5, -0.0, 1e-300, 1e12, -1e12, 9e17, -9e17, 2e-18,
    1e300, "", " ", "x", "no",
    "dk", "1", "{}", "{x}", "a>b", "a>(b=c)", "\x1b[31m", "\u202e", [], {}, ["x"], ["x", "x"], [1], [[0, 1], [5, 2]],
    [[0, 9e17], [2e-18, -9e17]], [[-9e17, -9e17], [9e17, 9e17]], [None], {"x": 1},
    {"fr": "un", "en": "one"}, {"fr": "un"}, {"a": {"fr": "A", "en": "A"}},
    {1: "x"}, {None: "x"}, [{"a": 1}], [[]],
]  # fmt: skip
NUMBERS = [v for v in VALUES if isinstance(v, (int, float)) and not isinstance(v, bool)]
FORMULAS = ("when", "unless", "applies", "formula")
NAMES = [
    *ITEM_TYPES, *BUILT_IN["item"], *BUILT_IN["scale"], "source", "low", "items", "people", "cut", "table",
    "line", "points", "floor", "groups", "formula", "choose", "spread", "with", "when", "weights", "levels",
    "min_answered", "not_applicable", "dont_know", "reverse_keyed", "each_option",
]  # fmt: skip


def places(data):
    """Every place in plain data: the container, and the key or index in it."""
    found, waiting = [], [data]
    while waiting:
        holder = waiting.pop()
        inside = list(holder.items() if isinstance(holder, dict) else enumerate(holder))
        for name, value in inside:
            found.append((holder, name))
            if isinstance(value, (dict, list)):
                waiting.append(value)
    return found


def mutated(draw, data):
    """A copy of a questionnaire's data with one to three things changed."""
    data = copy.deepcopy(data)
    for _ in range(draw.choice([1, 1, 1, 2, 3])):
        all_places = places(data)
        if not all_places:
            break
        _mutate(draw, all_places, *draw.choice(all_places))
    return data


def _mutate(draw, all_places, holder, name):
    other, there = draw.choice(all_places)
    value = holder[name]
    if draw.random() < 0.6:  # what may well be right: another value of the same kind, or of the same field
        if isinstance(value, bool):
            holder[name] = not value
        elif isinstance(value, (int, float)):
            holder[name] = draw.choice([value * draw.choice([-1, 0, 0.5, 2, 100, 1e300]), *NUMBERS])
        elif isinstance(value, list) and value:
            holder[name] = draw.sample(value, draw.randint(0, len(value)))
        elif isinstance(value, str) and name in FORMULAS:
            names = [v for h, n in all_places if n == "id" and isinstance(v := h[n], str)]
            of_names = re.sub(r"\b[abct]\b", lambda _: draw.choice(names), formula(draw, 3))
            holder[name] = of_names.replace("\ud800", "")  # which YAML cannot write
        else:
            alike = [
                h[n] for h, n in all_places if n == name and h is not holder and type(h[n]) is type(value)
            ]
            holder[name] = copy.deepcopy(draw.choice(alike or [value]))
        return
    match draw.randrange(9):
        case 0 | 1 | 2:
            holder[name] = copy.deepcopy(draw.choice(VALUES))
        case 3:
            holder[name] = draw.choice(NAMES)
        case 4 | 5:
            holder[name] = copy.deepcopy(other[there])
        case 6:
            del holder[name]
        case 7:
            if isinstance(holder, list):
                holder.insert(name, copy.deepcopy(holder[name]))
            else:
                holder[str(draw.choice([draw.choice(NAMES), there, f"{name}_2"]))] = copy.deepcopy(
                    holder[name]
                )
        case 8:
            if isinstance(holder, dict):
                renamed = draw.choice([draw.choice(NAMES), there, "Ab", 1, None, "x" * 41])
                items = [(renamed if key == name else key, value) for key, value in holder.items()]
                holder.clear()
                holder.update(items)
            else:
                draw.shuffle(holder)
        case _:
            holder[name] = [there] if isinstance(value, str) else str(value)


# --- Answers --------------------------------------------------------------------------------------------------


def code(draw, item):
    """Any code that an item takes, "" for a blank, None for an item that was not shown."""
    if (special := draw.random()) < 0.2:
        return "" if special < 0.1 else None
    if special < 0.3 and (item.dont_know or item.not_applicable):
        return "dk" if item.dont_know else "na"
    raw = _raw(draw, item)
    try:
        return read_response(item, raw).code
    except InvalidResponse as error:
        raise AssertionError(f"{raw!r} is no response to {item.id}, a {item.type}: {error}") from error


def _raw(draw, item):
    options = list(item.options)
    mixed = draw.sample(options, len(options))
    match item.type:
        case "yesno":
            return draw.choice(["yes", "no"])
        case "multi":
            ticked = mixed[: draw.randint(1, min(item.choose or len(options), len(options)))]
            return next((code for code in ticked if code in item.exclusive), "+".join(ticked))
        case "order":
            return ">".join(mixed)
        case "rank":
            return ">".join(mixed[: item.choose or len(options)])
        case "match":
            return " ".join(f"{prompt}={draw.choice(options)}" for prompt in item.prompts)
        case "numeric":
            return draw.choice(["0", "-3", "4", "4,5", "9" * 39, "0.0000001"])
        case "scale10":
            return str(draw.randint(0, 10))
        case "allocation":
            return f"{mixed[0]}={plain(total_of(item))}"
        case "sjt_bw":
            return f"best={mixed[0]} worst={mixed[1]}"
        case "sjt_rate":
            return " ".join(f"{option}={draw.randint(1, 5)}" for option in options)
        case "short" | "text":
            return draw.choice(["some words", "m.leroy", "{}", "0"])
    return draw.choice(options)


def table(draw, questionnaire, rows=3):
    """A table of valid answers; where a post can require a band, some do."""
    bands = [""]
    if (requirement := questionnaire.requirement) is not None:
        bands += questionnaire.level_set(requirement.levels).bands
    profile = {field.id: ["", *(field.options or ("somebody",))] for field in questionnaire.profile}
    return AnswerTable(
        tuple(f"p-{n}" for n in range(rows)),
        {item.id: tuple(code(draw, item) for _ in range(rows)) for item in questionnaire.items},
        tuple(draw.choice(bands) for _ in range(rows)),
        profile={name: tuple(draw.choice(values) for _ in range(rows)) for name, values in profile.items()},
    )


def seeded(*words):
    """A generator for one case, whose failure can be seen again from these words."""
    return random.Random(" ".join(map(str, words)))
