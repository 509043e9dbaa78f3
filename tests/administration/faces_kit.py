"""Drives the three faces through the same walk: as lines of a script, as typed lines, as keys of the full screen.

A walk is a list of steps; each happens at one moment of a clock that is told.
"""

import json
import random
from dataclasses import dataclass

from sitting_kit import Keyboard, at, fresh

from digimat.administration import Begin, Conductor
from digimat.administration.fullscreen.face import Face
from digimat.administration.plain import administer
from digimat.administration.questions import marks
from digimat.administration.script import read_script, replay
from digimat.questionnaires import read_response
from digimat.questionnaires.item_types.allocation import total_of
from digimat.questionnaires.item_types.rank import places
from digimat.questionnaires.responses import DONT_KNOW
from digimat.questionnaires.wording import offered

WORDS = ("two words", "déjà vu", "a", "r", "=", "so, so")


@dataclass(frozen=True)
class Step:
    """What a person does: ``what`` is an action, ``item`` the question it is done at, ``said`` what goes with it."""

    what: str
    item: object = None
    said: str = ""
    before: str = ""  # what was answered or said before


class Sitting:
    """A conductor with a journal, and a clock that shows what it is told."""

    def __init__(self, questionnaire):
        self.questionnaire = questionnaire
        self.second, self.events = 0, []
        self.conductor = Conductor(fresh(questionnaire), self.events.extend, lambda: at(self.second))
        self.conductor.do(Begin(profile={"role": "hr"}))

    @property
    def state(self):
        return self.conductor.state

    def journal(self):
        """Every event, as it would be written."""
        rows = [(e.kind, e.now.utc, e.now.mono_ms, e.item, dict(e.payload)) for e in self.events]
        return "\n".join(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows).encode()


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


def random_walk(questionnaire, seed, most=30):
    """A walk that every face can go; a script finds out where it leads."""
    draw, sitting, walk = random.Random(seed), Sitting(questionnaire), []
    while len(walk) < most and sitting.state.status == "open":
        state, item = sitting.state, sitting.state.current
        last = len(walk) == most - 1
        if item is None:
            what = "submit" if last else draw.choices(["jump", "back", "language", "submit"], [6, 2, 1, 2])[0]
            said = draw.choice(state.asked).id if what == "jump" else ""
            step = Step(what, None, said, state.language or "en")
        else:
            what = "pause" if last else draw.choices(
                ["answer", "back", "next", "mark", "comment", "take back", "review", "language"],
                [10, 2, 2, 2, 1, 1 if item.id in state.codes else 0, 1, 1],
            )[0]  # fmt: skip
            said, before = "", state.codes.get(item.id, "")
            if what == "answer":
                said = random_code(item, draw)
                if said == before:
                    continue  # confirming what is there is no new answer
            elif what == "comment":
                said, before = draw.choice(WORDS), state.comments.get(item.id, "")
                if said == before:
                    continue
            elif what == "language":
                before = state.language or "en"
            step = Step(what, item, said, before)
        walk.append(step)
        by_script(sitting, step)
    return walk


def other(language):
    return "en" if language == "fr" else "fr"


def by_script(sitting, step):
    """One step as lines of a script."""
    sitting.second += 7
    name = step.item.id if step.item is not None else ""
    lines = {
        "answer": f"answer {name} {step.said}\nonwards",
        "mark": f"flag {name}",
        "comment": f"comment {name} {step.said}",
        "take back": f"clear {name}",
        "jump": f"jump {step.said}",
        "language": f"language {other(step.before)}",
    }.get(step.what, step.what)
    replay(list(read_script(lines, "walk.txt")), sitting.conductor)


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


def by_plain_lines(questionnaire, walk):
    """A whole walk as typed lines; the journal that comes of it."""
    sitting, lines = Sitting(questionnaire), []

    def at_next_moment(line):
        def type_it():
            sitting.second += 7
            return line

        return type_it

    for step in walk:
        said = {
            "answer": lambda step=step: typed(step.item, step.said), "back": lambda: ":r", "next": lambda: ":s",
            "mark": lambda: ":m", "comment": lambda: ":c", "take back": lambda: ":x", "review": lambda: ":e",
            "language": lambda: ":g", "pause": lambda: ":p", "submit": lambda: "e", "jump": lambda: "",
        }[step.what]()  # fmt: skip
        if step.what == "jump":
            lines.append(lambda name=step.said: at_next_moment(_number(sitting, name))())
            continue
        lines.append(at_next_moment(said))
        if step.what == "comment":
            lines.append(step.said)
        elif step.what == "submit":
            lines.append("e")  # asked for only where something is missing
    administer(questionnaire, sitting.conductor, Keyboard(lines), "en")
    return sitting.journal()


def _number(sitting, name):
    return str([item.id for item in sitting.state.asked].index(name) + 1)


class Screen:
    """The full screen without its drawing, and what a person presses."""

    def __init__(self, questionnaire, walk):
        self.sitting, self.walk = Sitting(questionnaire), walk
        self.face = Face(
            questionnaire, "en", begin=None, known={}, conductor=self.sitting.conductor, finish=None
        )

    def press(self, *keys):
        for key in keys:
            self.face.press(key, key if len(key) == 1 else None)

    def type(self, text):
        for character in text:
            self.face.press("space" if character == " " else character, character)

    def keys(self, step):
        """The keys of one step."""
        item, page = step.item, self.face.page
        match step.what:
            case "answer":
                return self.answer(page, item, step)
            case "mark":
                return ["escape", "m"]
            case "comment":
                return ["escape", "c", "end", *["backspace"] * len(step.before), *step.said, "enter"]
            case "take back":
                return ["escape", "x"]
            case "review":
                return ["escape", "e"]
            case "jump":
                return [*_number(self.sitting, step.said), "enter"]
            case "submit":
                return ["e", "e"] if self.sitting.state.unanswered else ["e"]
        return [{"back": "ctrl+r", "next": "ctrl+s", "pause": "ctrl+p", "language": "ctrl+g"}[step.what]]

    def answer(self, page, item, step):
        mark = {code: number for number, code in marks(item).items()}
        before, code = ("" if step.before == DONT_KNOW else step.before), step.said
        if code == DONT_KNOW:
            return ["ctrl+d", "enter"]
        start = []
        if (page.pad.writes and not page.writing) or (page.pad.takes_letters and not page.letters):
            start = ["tab"]
        parts = dict(part.split("=") for part in code.split()) if "=" in code and item.options else {}
        first = ["up"] * (len(item.options) + 2)
        match item.type:
            case "multi":
                old, new = set(before.split("+")) - {""}, set(code.split("+"))
                keys = [mark[each] for each in (*sorted(old - new), *sorted(new - old))]
            case "order" | "rank":
                keys = ["backspace"] * before.count(">") + ["backspace"] * bool(before)
                keys += [mark[each] for each in code.split(">")]
            case "match":
                for number, prompt in enumerate(item.prompts, 1):
                    start += [str(number), mark[parts[prompt]].lower()]
                keys = []
            case "sjt_bw":
                keys = ["backspace", "backspace", mark[parts["best"]], mark[parts["worst"]]]
            case "sjt_rate":
                keys = [k for n, rate in enumerate(parts.values()) for k in (*first, *["down"] * n, rate)]
            case "allocation":
                keys = [k for n, part in enumerate(parts.values()) for k in (*first, *["down"] * n, *part)]
            case "short" | "text" | "numeric":
                keys = ["end", *["backspace"] * 20, *code]
            case _:
                keys = list(mark.get(code, code))
        return [*start, *keys, "enter"]


def by_full_screen(questionnaire, walk):
    """A whole walk as keys; the journal that comes of it."""
    screen = Screen(questionnaire, walk)
    for step in walk:
        screen.sitting.second += 7
        screen.press(*screen.keys(step))
    return screen.sitting.journal()


def scripted(questionnaire, walk):
    """A whole walk as a script; the journal that comes of it."""
    sitting = Sitting(questionnaire)
    for step in walk:
        by_script(sitting, step)
    return sitting.journal()


async def on_a_real_screen(questionnaire, walk):
    """A whole walk as keys of the application itself; the journal that comes of it."""
    from digimat.administration.fullscreen.app import FullScreen

    screen = Screen(questionnaire, walk)
    app = FullScreen(screen.face)
    async with app.run_test(size=(80, 24)) as pilot:
        for step in walk:
            screen.sitting.second += 7
            await pilot.press(*("space" if key == " " else key for key in screen.keys(step)))
    return screen.sitting.journal()
