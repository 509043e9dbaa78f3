"""Random walks through the session machine: whatever is done, the journal tells the whole story."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sitting_kit import ITEMS, at, fresh, replayed

from digimat.administration import (
    Answer,
    Back,
    Begin,
    Clear,
    Comment,
    Flag,
    Jump,
    Next,
    Pause,
    Resume,
    SessionClosed,
    Submit,
    step,
)
from digimat.administration.state import UnknownItem
from digimat.questionnaires import InvalidResponse

CODES = {
    "one": ["a", "B", "dk", "z", ""],
    "many": ["a", "f+a", "a+a", ""],
    "rank": ["a>b>c>d", "d>c", "dk"],
    "pair": ["1=a", "3=C 1=b", "1=a 1=b"],
    "figure": ["5", "1 234,5", "five"],
    "word": ["r", "  two  words "],
    "act": ["best=a worst=b", "best=a worst=a"],
}
ITEM = st.sampled_from(ITEMS)


class Walk(RuleBasedStateMachine):
    """What the respondent sees (``shown``) is followed beside the machine, in the simplest possible way."""

    def __init__(self):
        super().__init__()
        self.state, self.events = step(fresh(), Begin(), at(0))
        self.events = list(self.events)
        self.shown, self.open_seconds, self.second = {}, 0, 0

    def do(self, intent, wait):
        before = self.state
        if before.status == "open":
            self.open_seconds += wait
        self.second += wait
        try:
            self.state, events = step(before, intent, at(self.second))
        except (InvalidResponse, UnknownItem, SessionClosed):
            self.second -= wait  # nothing happened: the wait belongs to what comes next
            if before.status == "open":
                self.open_seconds -= wait
            return False
        if not events:
            self.second -= wait
            if before.status == "open":
                self.open_seconds -= wait
        if isinstance(intent, Resume) and before.status == "open":
            self.open_seconds -= wait  # a return without a pause: the process had died
        self.events += events
        return True

    @rule(item=ITEM, data=st.data(), wait=st.integers(0, 200))
    def answer(self, item, data, wait):
        code = data.draw(st.sampled_from(CODES[item]))
        if self.do(Answer(code, item), wait):
            if code:
                self.shown[item] = self.state.codes[item]
            else:
                self.shown.pop(item, None)

    @rule(item=ITEM, wait=st.integers(0, 20))
    def clear(self, item, wait):
        if self.do(Clear(item), wait):
            self.shown.pop(item, None)

    @rule(
        intent=st.one_of(
            st.sampled_from([Back(), Next(), Pause()]),
            ITEM.map(Jump),
            ITEM.map(Flag),
            ITEM.map(lambda item: Comment("so", item)),
        ),
        wait=st.integers(0, 20),
    )
    def look_around(self, intent, wait):
        self.do(intent, wait)

    @rule(wait=st.integers(0, 10_000))
    def come_back(self, wait):
        self.do(Resume(), wait)

    @precondition(lambda self: len(self.events) > 12)
    @rule()
    def hand_in(self):
        self.do(Submit(), 1)

    @invariant()
    def the_answers_shown_are_the_answers_of_the_journal(self):
        journal = {}
        for event in self.events:
            if event.kind == "answered":
                journal[event.item] = event.payload["code"]
            elif event.kind == "cleared":
                journal.pop(event.item)
        assert self.shown == journal == dict(self.state.codes)

    @invariant()
    def replaying_the_journal_gives_the_same_state(self):
        assert replayed(self.events) == self.state

    @invariant()
    def late_marks_are_on_answers_only(self):
        assert self.state.late <= set(self.state.codes)

    @invariant()
    def time_is_counted_while_open_only(self):
        assert abs(self.state.elapsed - self.open_seconds) < 1e-6


Walk.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None, derandomize=True)
TestWalk = Walk.TestCase
