"""What the tests of a campaign share: a list of people, what a candidate types, and a clock that can be set."""

import io
import sys
from datetime import datetime

from digimat.administration import Now
from digimat.commands.context import Context

HAND_IN = ("", ":e", "e", "e")  # the notice, then straight to the end, with blanks


def people_file(path, *rows, encoding="utf-8"):
    path.write_bytes("".join(f"{row}\n" for row in rows).encode(encoding))
    return path


def typed(monkeypatch, *lines):
    data = "".join(f"{line}\n" for line in lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


class Clock:
    """The present moment of every command, as it is set."""

    def __init__(self, monkeypatch, day):
        self.day = day
        monkeypatch.setattr(Context, "now", lambda _: self.now())

    def now(self):
        moment = datetime.fromisoformat(f"{self.day}T10:00:00.000+00:00")
        return Now(moment.isoformat(timespec="milliseconds"), int(moment.timestamp() * 1000))


def codes_of(call, *words):
    """Invite, and give the code of each person."""
    done = call("invite", *words, "--json")
    assert done.status == 0, done.err
    return {each["respondent"]: each["code"] for each in done.data["people"]}
