"""Random answers from a seed: any response, the right one, blanks, "don't know", cells that were not shown."""

from answer_patterns import right_code, wrong_code

from digimat.answers.table import AnswerTable


def table_of(questionnaire, rows):
    """Drawn rows as an answer table."""
    return AnswerTable(
        tuple(f"p{n}" for n in range(len(rows))),
        {i.id: [answers[i.id] for answers, _, _ in rows] for i in questionnaire.items},
        [required for _, _, required in rows],
        profile={f.id: [profile[f.id] for _, profile, _ in rows] for f in questionnaire.profile},
        instances={
            i.id: [answers[f"{i.id}_asked"] for answers, _, _ in rows]
            for i in questionnaire.items
            if i.instances
        },
    )


def random_rows(draw, questionnaire, number):
    """Rows of (answers by item, profile, band required). Some people answer everything alike, to meet cuts.

    What each was asked of an item of a bank stands beside the answers, under ``ITEM_asked``.
    """
    bands = [""]
    if questionnaire.requirement:
        bands += questionnaire.level_set(questionnaire.requirement.levels).bands
    lean = draw.choice([0, 0.05, 0.2, 0.5])  # how much is left out in this table
    profiles = {
        f.id: _weights(draw, [*f.options, ""] if f.options else ["one", "two", "three", ""])
        for f in questionnaire.profile
    }
    rows = []
    for _ in range(number):
        profile = {name: draw.choices(*each)[0] for name, each in profiles.items()}
        style, step = draw.choice(["any", "any", "alike", "right"]), draw.randrange(11)
        asked = {i.id: draw.choice(list(i.instances)) for i in questionnaire.items if i.instances}
        answers = {
            i.id: _answer(draw, i.instance(asked.get(i.id, "")), style, step, lean)
            for i in questionnaire.items
        }
        answers |= {f"{name}_asked": instance for name, instance in asked.items()}
        rows.append((answers, profile, draw.choice(bands)))
    return rows


def _weights(draw, options):
    return options, [draw.choice([1, 1, 4, 8]) for _ in options]


def _answer(draw, item, style, step, lean):
    if draw.random() < lean:
        others = ["", None] + ["dk"] * 3 * item.dont_know + ["na"] * 3 * item.not_applicable
        return draw.choice(others)
    if item.key is not None:
        if style == "right" or draw.random() < 0.3:
            return right_code(item)
        if draw.random() < 0.2:
            return wrong_code(item)
    options = list(item.options)
    mixed = draw.sample(options, len(options))
    match item.type:
        case "ladder" | "likert" | "freq":
            return options[step % len(options)] if style == "alike" else draw.choice(options)
        case "scale10":
            return str(step if style == "alike" else draw.randrange(11))
        case "yesno":
            return draw.choice(["yes", "no"])
        case "numeric":
            near = item.key if item.key is not None else draw.choice([0, 1, 2, 3, 10, 100, 1000])
            return str(
                draw.choice([near, near + 1, near - 1, near + 0.5, round(near + draw.uniform(-3, 9), 3)])
            )
        case "short":
            return draw.choice([*(item.key or ()), "some words"]).upper()
        case "text":
            return draw.choice(["some words", "a"])
        case "multi":
            if item.exclusive and draw.random() < 0.2:
                return draw.choice(item.exclusive)
            mixed = [o for o in mixed if o not in item.exclusive]
            return "+".join(mixed[: draw.randint(1, min(item.choose or len(mixed), len(mixed)))])
        case "order":
            return ">".join(mixed)
        case "rank":
            return ">".join(mixed[: item.choose])
        case "match":
            return " ".join(f"{prompt}={draw.choice(options)}" for prompt in item.prompts)
        case "allocation":
            first = draw.randint(0, int(item.spread))
            return f"{mixed[0]}={first} {mixed[1]}={item.spread - first:g}"
        case "sjt_bw":
            return f"best={mixed[0]} worst={mixed[1]}"
        case "sjt_rate":
            return " ".join(f"{o}={draw.randint(1, 5)}" for o in options)
    return draw.choice(options)
