"""A code for any item, and what a person types or presses to give it."""

from digimat.administration.questions import marks
from digimat.questionnaires import read_response
from digimat.questionnaires.item_types.allocation import total_of
from digimat.questionnaires.item_types.rank import places
from digimat.questionnaires.responses import DONT_KNOW
from digimat.questionnaires.wording import offered

WORDS = ("two words", "déjà vu", "a", "r", "=", "so, so")


def random_code(item, draw):
    """A code that answers an item."""
    codes = list(offered(item))
    if item.dont_know and draw.random() < 0.2:
        return DONT_KNOW
    match item.type:
        case "multi":
            if item.exclusive and draw.random() < 0.2:
                return draw.choice(item.exclusive)
            others = [code for code in codes if code not in item.exclusive]
            raw = "+".join(draw.sample(others, draw.randint(1, min(item.choose or 9, len(others)))))
        case "order":
            raw = ">".join(draw.sample(codes, len(codes)))
        case "rank":
            raw = ">".join(draw.sample(codes, places(item)))
        case "match":
            raw = " ".join(f"{prompt}={draw.choice(codes)}" for prompt in item.prompts)
        case "sjt_bw":
            raw = "best={} worst={}".format(*draw.sample(codes, 2))
        case "sjt_rate":
            raw = " ".join(f"{code}={draw.randint(1, 5)}" for code in codes)
        case "allocation":
            cuts = sorted(draw.randint(0, int(total_of(item))) for _ in codes[1:])
            shares = [b - a for a, b in zip([0, *cuts], [*cuts, int(total_of(item))], strict=True)]
            raw = " ".join(f"{code}={share}" for code, share in zip(codes, shares, strict=True))
        case "scale10":
            raw = str(draw.randint(0, 10))
        case "numeric":
            raw = str(draw.randint(0, 40))
        case "short" | "text":
            raw = draw.choice(WORDS)
        case _:
            raw = draw.choice(codes)
    return read_response(item, raw).code


def typed(item, code):
    """An answer as it is typed in plain lines."""
    mark = {code: number for number, code in marks(item).items()}
    parts = dict(part.split("=") for part in code.split()) if "=" in code and item.options else {}
    if code == DONT_KNOW:
        return ":d"
    match item.type:
        case "multi":
            return " ".join(mark[each] for each in code.split("+"))
        case "order" | "rank":
            return " ".join(mark[each] for each in code.split(">"))
        case "match":
            return " ".join(mark[parts[prompt]] for prompt in item.prompts)
        case "sjt_bw":
            return f"{mark[parts['best']]} {mark[parts['worst']]}"
        case "sjt_rate" | "allocation":
            return " ".join(parts.values())
        case "short" | "text":
            return f"={code}"
    return mark.get(code, code)


def keys_of_answer(item, code, before=""):
    """The keys of the full screen that answer an item; ``before``: what it was answered with so far."""
    mark = {code: number for number, code in marks(item).items()}
    before = "" if before == DONT_KNOW else before
    if code == DONT_KNOW:
        return ["ctrl+d", "enter"]
    parts = dict(part.split("=") for part in code.split()) if "=" in code and item.options else {}
    first = ["up"] * (len(item.options) + 2) if before else []
    match item.type:
        case "multi":
            old, new = set(before.split("+")) - {""}, set(code.split("+"))
            keys = [mark[each] for each in (*sorted(old - new), *sorted(new - old))]
        case "order" | "rank":
            keys = ["backspace"] * (before.count(">") + bool(before))
            keys += [mark[each] for each in code.split(">")]
        case "match":
            lines = enumerate(item.prompts, 1)
            keys = [key for number, line in lines for key in (str(number), mark[parts[line]].lower())]
        case "sjt_bw":
            keys = [*["backspace"] * (2 * bool(before)), mark[parts["best"]], mark[parts["worst"]]]
        case "sjt_rate":
            keys = [*first]
            for rate in parts.values():
                keys += (
                    [rate, "down"] if before else [rate]
                )  # a rating goes on by itself to the next open one
        case "allocation":
            keys = [*first]
            for part in parts.values():
                keys += [*part, "down"]
        case "short" | "text" | "numeric":
            keys = ["end", *["backspace"] * len(before), *code]
        case _:
            keys = list(mark.get(code, code))
    return [*keys, "enter"]
