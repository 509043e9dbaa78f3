"""Drives the three faces through the same walk: as lines of a script, as typed lines, as keys of the full screen.

A walk is a list of steps; each happens at one moment of a clock that is told.
"""

import json
import random
from dataclasses import dataclass

from answer_keys import WORDS, keys_of_answer, random_code, typed
from sitting_kit import Keyboard, at, fresh

from digimat.administration import Begin, Conductor
from digimat.administration.fullscreen.face import Face
from digimat.administration.plain import administer
from digimat.administration.script import read_script, replay


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
                pad, start = page.pad, []
                if (pad.writes and not page.writing) or (pad.takes_letters and not page.letters):
                    start = ["tab"]
                return [*start, *keys_of_answer(item, step.said, step.before)]
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
                return ["e", "o"] if self.sitting.state.unanswered else ["e"]
        return [{"back": "ctrl+r", "next": "ctrl+s", "pause": "ctrl+p", "language": "ctrl+g"}[step.what]]


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
