"""What the tests of recovery share: a questionnaire of twelve questions, sittings of it, and damage to one answer."""

from itertools import count
from pathlib import Path

from store_kit import record

from digimat.administration import Answer, Comment, Next, Now, Submit
from digimat.answers.recovery import plan_recovery, write_recovered
from digimat.answers.salvage import salvage
from digimat.answers.sitting import open_sitting, stored_sitting
from digimat.answers.store import Store
from digimat.questionnaires import load

HEAD = """id: small
version: "1.0"
status: designed
title: {fr: "Petit", en: "Small"}
purpose: {fr: "Essayer.", en: "Try."}
respondents: {fr: "une personne", en: "one person"}
minutes: 5
notice: {fr: "Rien n’est jugé ici.", en: "Nothing is judged here."}
sections:
  - id: all
    title: {fr: "Tout", en: "All"}
    items:
"""
ITEM = """      - id: q{n}
        title: {{fr: "Sujet {n}", en: "Topic {n}"}}
        type: numeric
        stem: {{fr: "Combien de {n} ?", en: "How many {n}?"}}
        rule: unscored
"""
TEXT = HEAD + "".join(ITEM.format(n=n) for n in range(1, 13))
SOURCE = load(Path("small.yaml"), text=TEXT)
ORDER = [f"q{n}" for n in range(1, 13)]
LATER = "2026-11-23T09:00:00.000+00:00"


def clock(start=0):
    seconds = count(start)
    return lambda: Now(f"2026-11-22T09:00:{(n := next(seconds)) % 60:02}.000+00:00", n * 1000)


def ids(first="id"):
    numbers = count()
    return lambda: f"{first}-{next(numbers):06}"


def sat(store, code="AAAAAA", answers=6, *, handed_in=False, comment=""):
    """A sitting that answers its first questions, one after the other."""
    fixed = {name: getattr(record(code, TEXT), name) for name in record().__slots__}
    fixed |= {"form": SOURCE.questionnaire.form().id, "respondent": f"p-{code[0].lower()}", "required": ""}
    sitting = open_sitting(store, type(record())(**fixed), SOURCE, clock())
    for number in range(1, answers + 1):
        sitting.conductor.do(Answer(f"{number * 111}"))
        if comment:
            sitting.conductor.do(Comment(comment))
        sitting.conductor.do(Next())
    if handed_in:
        sitting.conductor.do(Submit())
    return sitting


def filled(path, codes=("AAAAAA", "BBBBBB", "CCCCCC"), **sitting):
    """A store with some sittings."""
    with Store(path, ids()) as store:
        for code in codes:
            sat(store, code, **sitting)
    return path


def stored(path):
    """Every sitting of a store, by code: its state and its events."""
    with Store(path, ids("other"), read_only=True) as store:
        sittings = {each.id: stored_sitting(store, each, clock()) for each in store.sessions()}
        return {code: (each.conductor.state, store.events(code)) for code, each in sittings.items()}


def spoil(path, *places):
    """Overwrite bytes of a file where it holds something, each time it does."""
    data = path.read_bytes()
    for wanted in places:
        assert wanted in data
        data = data.replace(wanted, b"\xff" * len(wanted))
    path.write_bytes(data)


def answer(number):
    """The bytes of an answer in the file; no other sitting or question has them, if there is one sitting."""
    return f'{{"code": "{number * 111}"}}'.encode()


def nowhere(sha256, name):
    return None


def recovered(path, find_text=nowhere):
    """Recover a file into another one; what was planned, and the new file."""
    plan = plan_recovery(salvage(path.read_bytes()), find_text, ids("new"), LATER)
    new = path.with_name("new.db")
    write_recovered(plan, new, ids("never"))
    return plan, new
