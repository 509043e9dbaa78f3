"""Answers made from an item's own definition: the right one, a wholly wrong one, any one; and whole tables."""

import re

from hypothesis import strategies as st

from digimat.answers.table import AnswerTable


def right_code(item):
    """The code that earns full marks."""
    key = item.key
    if isinstance(key, dict):
        return " ".join(f"{k}={v}" for k, v in key.items())
    if isinstance(key, list):
        return "+".join(key) if item.type == "multi" else key[0]
    if item.type == "order":
        return re.sub(r"[()]", "", key).replace("=", ">")  # tied options may stand either way
    return str(key)


def ticked(item, codes):
    """The code of several options ticked; one that goes with no other stands alone."""
    return next((code for code in codes if code in item.exclusive), "+".join(codes))


def wrong_code(item):
    """A code that earns nothing."""
    key, options = item.key, list(item.options)
    match item.type:
        case "single":
            return next(o for o in options if o != key)
        case "yesno":
            return "no" if key == "yes" else "yes"
        case "sjt_rate":
            return " ".join(f"{o}={5 if mean <= 3 else 1}" for o, mean in key.items())
        case "multi":
            return ticked(item, [o for o in options if o not in key])
        case "order":
            return ">".join(reversed(right_code(item).split(">")))
        case "match":
            shifted = [*list(key.values())[1:], next(iter(key.values()))]
            return " ".join(f"{prompt}={option}" for prompt, option in zip(key, shifted, strict=True))
        case "numeric":
            return str(key + 1)
        case "short":
            return "nobody"
        case "sjt_bw":
            return f"best={key['worst']} worst={key['best']}"
    raise AssertionError(item.type)


def of_the_form(questionnaire):
    """The items that everybody is asked: none of a module."""
    return [item for item in questionnaire.items if item.id not in questionnaire.optional]


def easy_code(item):
    """The right code, or of an item without a key its last option."""
    return list(item.options)[-1] if item.key is None else right_code(item)


def any_wrong(item):
    """A wholly wrong code, or of an item without a key its first option."""
    return next(iter(item.options)) if item.key is None else wrong_code(item)


def any_rating(item):
    """Any response to an item without a key, as a Hypothesis strategy of codes."""
    options = list(item.options)
    ordered = st.permutations(options)
    match item.type:
        case "yesno":
            return st.sampled_from(["yes", "no"])
        case "scale10":
            return st.integers(0, 10).map(str)
        case "numeric":
            return st.integers(-100, 10_000).map(str) | st.floats(-5, 3000).map(lambda x: f"{x:.3f}")
        case "text" | "short":
            return st.sampled_from(["some words", "a"])
        case "multi":
            most = min(item.choose or len(options), len(options))
            some = st.lists(st.sampled_from(options), unique=True, min_size=1, max_size=most)
            return some.map(lambda codes: ticked(item, codes))
        case "order":
            return ordered.map(">".join)
        case "sjt_bw":
            return ordered.map(lambda codes: f"best={codes[0]} worst={codes[1]}")
        case "rank":
            return ordered.map(lambda codes: ">".join(codes[: item.choose]))
        case "allocation":
            return ordered.map(lambda codes: f"{codes[0]}={item.spread:g}")
        case "sjt_rate":
            ratings = st.lists(st.integers(1, 5), min_size=len(options), max_size=len(options))
            return ratings.map(lambda r: " ".join(f"{o}={n}" for o, n in zip(options, r, strict=True)))
    return st.sampled_from(options)


def any_response(item):
    """What may stand in a file for an item: any response, a blank, and what else it allows."""
    others = ["", *(["dk"] if item.dont_know else []), *(["na"] if item.not_applicable else [])]
    given = (
        any_rating(item) if item.key is None else any_code(item).filter(lambda code: code not in ("", "dk"))
    )
    return given | given | given | st.sampled_from(others)


def any_code(item):
    """Any code of an item, blank and don't know included, as a Hypothesis strategy."""
    options = list(item.options)
    if item.key is None:
        return st.sampled_from(["", *(["dk"] if item.dont_know else [])]) | any_rating(item)
    if item.type == "sjt_rate":
        return st.sampled_from([wrong_code(item), "", "dk"]) | any_rating(item)
    some = st.sampled_from([right_code(item), wrong_code(item), "", "dk"])
    match item.type:
        case "single":
            return some | st.sampled_from(options)
        case "multi":
            several = st.lists(st.sampled_from(options), unique=True, min_size=1)
            return some | several.map(lambda codes: ticked(item, codes))
        case "order":
            return some | st.permutations(options).map(">".join)
        case "match":
            chosen = st.lists(
                st.sampled_from(options), min_size=len(item.prompts), max_size=len(item.prompts)
            )
            return some | chosen.map(
                lambda c: " ".join(f"{p}={o}" for p, o in zip(item.prompts, c, strict=True))
            )
        case "numeric":
            return some | st.integers(-5, 500).map(str)
        case "sjt_bw":
            two = st.lists(st.sampled_from(options), unique=True, min_size=2, max_size=2)
            return some | two.map(lambda c: f"best={c[0]} worst={c[1]}")
    return some


def tables(questionnaire, max_rows=6):
    """Random answer tables of a questionnaire, now and then with cells that were not shown.

    A module is answered by a pattern, or not taken: as many random cells more would be more than Hypothesis draws.
    """
    items = questionnaire.items
    asked = {item.id: st.none() | any_code(item) for item in items if item.id not in questionnaire.optional}
    module = st.sampled_from([lambda item: None, easy_code, any_wrong, lambda item: ""])
    row = st.tuples(st.fixed_dictionaries(asked), module).map(
        lambda drawn: {
            **{i.id: drawn[1](i) for i in items if i.id in questionnaire.optional},
            **drawn[0],
        }
    )
    bands = st.sampled_from(["", *questionnaire.level_set(questionnaire.requirement.levels).bands])
    return st.lists(st.tuples(row, bands), min_size=1, max_size=max_rows).map(
        lambda rows: table_of(rows, items)
    )


def table_of(rows, items):
    """A table of (answers by item, band required) pairs."""
    return AnswerTable(
        tuple(f"p-{n:03}" for n in range(len(rows))),
        {item.id: tuple(row.get(item.id) for row, _ in rows) for item in items},
        tuple(band for _, band in rows),
    )
