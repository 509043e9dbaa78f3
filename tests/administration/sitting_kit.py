"""What the tests of a sitting share: a questionnaire, a terminal that types by itself, a clock that is told."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from digimat.administration import Begin, Conductor, Now, apply, begin
from digimat.administration.plain import administer
from digimat.questionnaires import assemble, load

EVERY_TYPE = load(Path(__file__).with_name("every_type.yaml")).questionnaire
ITEMS = [item.id for item in EVERY_TYPE.items]
BRANCHES = load(Path(__file__).with_name("branches.yaml")).questionnaire


def fresh(questionnaire=EVERY_TYPE, form=None):
    return begin(questionnaire, assemble(questionnaire, form))


START = datetime(2026, 11, 22, 9, tzinfo=UTC)


def at(seconds):
    wall = (START + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")
    return Now(wall, round(seconds * 1000))


def replayed(events, questionnaire=EVERY_TYPE):
    state = fresh(questionnaire)
    for event in events:
        state = apply(state, event)
    return state


@dataclass
class Keyboard:
    """A terminal: types what it was given, remembers what it was shown; after the last line the input ends."""

    lines: list
    screen: str = ""

    def write(self, text):
        self.screen += text + "\n"

    def read(self, prompt):
        self.screen += prompt
        typed = self.lines.pop(0) if self.lines else None
        if isinstance(typed, BaseException):
            raise typed
        if callable(typed):  # something happens while the respondent looks at the screen
            return typed()
        self.screen += f"⟨{typed}⟩\n"
        return typed


@dataclass
class Sat:
    """A sitting that has been sat: how it stands, what was kept, what was shown."""

    state: object
    events: list
    screen: str

    def answers(self):
        return dict(self.state.codes)


@dataclass
class Journal:
    """Keeps events in memory; ``broken`` is raised instead while it is set."""

    events: list = field(default_factory=list)
    broken: BaseException | None = None

    def __call__(self, events):
        if self.broken is not None:
            raise self.broken
        self.events += events


def conduct(journal=None, clock=None, questionnaire=EVERY_TYPE, profile=None):
    seconds = iter(range(1_000_000))
    conductor = Conductor(fresh(questionnaire), journal or Journal(), clock or (lambda: at(next(seconds))))
    conductor.do(Begin(profile=profile or {}))
    return conductor


def sit(*lines, language="en", questionnaire=EVERY_TYPE, start=None, journal=None, clock=None, profile=None):
    """Sit a test in plain lines; ``start`` names the item to begin with."""
    from digimat.administration import Jump

    journal = journal or Journal()
    conductor = conduct(journal, clock, questionnaire, profile)
    if start is not None:
        conductor.do(Jump(start))
    keyboard = Keyboard(list(lines))
    state = administer(questionnaire, conductor, keyboard, language)
    return Sat(state, journal.events, keyboard.screen)
