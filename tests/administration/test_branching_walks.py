"""Random walks through branches: what is hidden is never lost, never asked, and never in the way."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sitting_kit import BRANCHES, at, fresh

from digimat.administration import (
    Answer,
    Back,
    Begin,
    Clear,
    Flag,
    HiddenItem,
    Jump,
    Next,
    Pause,
    Resume,
    apply,
    step,
)
from digimat.administration.state import UnknownItem

CODES = {
    "size": ["3", "10", "12"],
    "split": ["yes", "no"],
    "in_post": ["yes", "no", "dk", ""],
    "years": ["0", "0.3", "7", ""],
    "years_evidence": ["Monday"],
    "tools": ["a", "b", "a+b", "c"],
    "reason": ["a", "b"],
    "often": ["0", "2"],
    "last": ["yes", "no"],
}
ITEM = st.sampled_from(list(CODES))


def asked_by_hand(codes, role):
    """The conditions of branches.yaml, written out."""
    shown = ["size"] * (role == "hr")
    if role == "hr" and "size" in codes and float(codes["size"]) >= 10:
        shown.append("split")
    shown.append("in_post")
    in_post = codes.get("in_post")
    if in_post == "yes":
        shown += ["years", "years_evidence"]
        if "years" in codes and float(codes["years"]) >= 0.3:
            shown.append("tools")
            if codes.get("tools") in ("a+b", "b"):
                return [*shown, "often", "last"]
    return [*shown, "reason", "last"] if in_post == "no" else [*shown, "last"]


class Walk(RuleBasedStateMachine):
    """Every code that was given and not taken back (``given``) is followed beside the machine."""

    @initialize(form=st.sampled_from(["file", "turned", "short"]), role=st.sampled_from([None, "it", "hr"]))
    def start(self, form, role):
        self.form, self.role, self.second, self.given = form, role, 0, {}
        self.state, events = step(fresh(BRANCHES, form), Begin(profile={"role": role} if role else {}), at(0))
        self.events = list(events)

    def do(self, intent):
        self.second += 1
        if getattr(intent, "item", None) in self.state.hidden:
            with pytest.raises(HiddenItem):
                step(self.state, intent, at(self.second))
            return False
        try:
            self.state, events = step(self.state, intent, at(self.second))
        except UnknownItem:  # the form does not ask it, or the review has no current item
            return False
        self.events += events
        return True

    @rule(item=ITEM, data=st.data())
    def answer(self, item, data):
        code = data.draw(st.sampled_from(CODES[item]))
        if self.do(Answer(code, item)):
            if code:
                self.given[item] = code
            else:
                self.given.pop(item, None)

    @rule(item=ITEM)
    def clear(self, item):
        if self.do(Clear(item)):
            self.given.pop(item, None)

    @rule(
        intent=st.one_of(st.sampled_from([Back(), Next(), Pause(), Resume()]), ITEM.map(Jump), ITEM.map(Flag))
    )
    def look_around(self, intent):
        self.do(intent)

    @invariant()
    def no_code_is_ever_lost(self):
        assert dict(self.state.codes) == self.given

    @invariant()
    def what_is_asked_is_what_the_conditions_say(self):
        form = [item.id for item in self.state.items]
        by_hand = asked_by_hand({n: c for n, c in self.given.items() if n in form}, self.role)
        assert [item.id for item in self.state.asked] == [name for name in form if name in by_hand]

    @invariant()
    def the_current_item_is_asked(self):
        assert self.state.current is None or self.state.current.id not in self.state.hidden

    @invariant()
    def the_number_is_the_place_among_what_is_asked(self):
        names = [item.id for item in self.state.asked]
        if self.state.current is not None:
            assert names.index(self.state.current.id) + 1 == self.state.number
        else:
            assert self.state.number == len(names) + 1

    @invariant()
    def answered_and_unanswered_are_what_is_asked(self):
        names = {item.id for item in self.state.asked}
        assert {*self.state.answered, *self.state.unanswered} == names
        assert not {*self.state.answered} & {*self.state.unanswered}

    @invariant()
    def replaying_the_journal_gives_the_same_state(self):
        again = fresh(BRANCHES, self.form)
        for event in self.events:
            again = apply(again, event)
        assert again == self.state


Walk.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None, derandomize=True)
TestWalk = Walk.TestCase
