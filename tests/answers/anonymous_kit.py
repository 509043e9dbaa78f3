"""What the tests of anonymous sittings share: a sitting under a code, its answers, and what the files still say."""

from dataclasses import replace
from itertools import count
from pathlib import Path

from store_kit import record

from digimat.administration import Answer, Comment, Jump, Now, Submit
from digimat.answers.anonymous import AnonymousAnswers
from digimat.answers.codes import held_under
from digimat.answers.sitting import open_sitting
from digimat.questionnaires import load

PULSE = load(Path(__file__).parents[1] / "pulse.yaml")
CODE = "K7XQ-2M4P-9RTW"
GIVEN = {"calm": "4", "lost": "2", "hours": "3", "leaving": "no"}
WORDS, COMMENT = "canary-words", "canary-comment"


def clock(start=0):
    seconds = count(start)
    return lambda: Now(f"2026-11-23T09:{(n := next(seconds)) // 60:02}:{n % 60:02}.000+00:00", n * 1000)


def nameless(code=CODE):
    """The record of an anonymous sitting."""
    return replace(
        record(code), id=held_under(code), questionnaire="pulse", sha256=PULSE.sha256, respondent="anonymous",
        form=PULSE.questionnaire.form().id, required="",
    )  # fmt: skip


def begun(store, code=CODE, words=WORDS, flags=None, profile=None):
    """An anonymous sitting with all its answers, about to be handed in; on the way it said that it would leave."""
    sitting = open_sitting(
        store, nameless(code), PULSE, clock(), profile=profile or {"unit": "north"}, flags=flags
    )
    for item, said in [("leaving", "yes"), ("why", f"{words}-hidden"), *GIVEN.items(), ("words", words)]:
        sitting.conductor.do(Answer(said, item))
    sitting.conductor.do(Jump("calm"))
    sitting.conductor.do(Comment(COMMENT, "calm"))
    return sitting


def handed_in(store, code=CODE, words=WORDS, **more):
    sitting = begun(store, code, words, **more)
    sitting.conductor.do(Submit())
    sitting.keeper.close()
    return sitting


def answers_with(words):
    """What is kept of such a sitting."""
    return AnonymousAnswers(
        "pulse", "1.0", PULSE.sha256, PULSE.questionnaire.form().id, "2026-W48",
        {"unit": "north"}, {**GIVEN, "words": words},
    )  # fmt: skip


def bytes_of(folder):
    """All that the files of a folder hold, names included."""
    return b"\n".join(
        path.name.encode() + path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()
    )
