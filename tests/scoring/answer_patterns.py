"""Answers made from an item's own definition: the right one, a wholly wrong one, any one; and whole tables."""

from hypothesis import strategies as st

from digimat.answers.table import AnswerTable


def right_code(item):
    """The code that earns full marks."""
    key = item.key
    if isinstance(key, dict):
        return " ".join(f"{k}={v}" for k, v in key.items())
    if isinstance(key, list):
        return "+".join(key) if item.type == "multi" else key[0]
    return str(key)


def wrong_code(item):
    """A code that earns nothing."""
    key, options = item.key, list(item.options)
    match item.type:
        case "single":
            return next(o for o in options if o != key)
        case "multi":
            return "+".join(o for o in options if o not in key)
        case "order":
            return ">".join(reversed(key.split(">")))
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


def any_code(item):
    """Any code of an item, blank and don't know included, as a Hypothesis strategy."""
    options = list(item.options)
    some = st.sampled_from([right_code(item), wrong_code(item), "", "dk"])
    match item.type:
        case "single":
            return some | st.sampled_from(options)
        case "multi":
            return some | st.lists(st.sampled_from(options), unique=True, min_size=1).map("+".join)
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
    """Random answer tables of a questionnaire, now and then with cells that were not shown."""
    items = questionnaire.items
    row = st.fixed_dictionaries({item.id: st.none() | any_code(item) for item in items})
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
