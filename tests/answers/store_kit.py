"""What the tests of the store share: a record, events, ids that count."""

import hashlib
from itertools import count

from digimat.administration import Event, Now
from digimat.answers.store import SessionRecord, Store

TEXT = "id: small\ntitle: a questionnaire\n"


def record(code="AAAAAA", text=TEXT):
    return SessionRecord(
        id=code,
        questionnaire="small",
        version="1.0",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        form="a",
        language="fr",
        respondent="p-001",
        required="advanced",
        opened_at="2026-11-22T09:00:00.000+00:00",
        software="digimat",
    )


def answered(number, code="b"):
    now = Now(f"2026-11-22T09:00:{number:02}.000+00:00", number * 1000)
    return Event("answered", now, f"q{number}", {"code": code})


def open_store(path):
    numbers = count()
    return Store(path, lambda: f"id-{next(numbers)}-{path.stat().st_mtime_ns}")


def filled(path, answers=6):
    """A store with one sitting; what it holds, as it is read."""
    with open_store(path) as store:
        store.open_session(record(), TEXT)
        for number in range(answers):
            store.append("AAAAAA", [answered(number)])
    return held(path)


def held(path):
    with open_store(path) as store:
        (only,) = store.sessions()
        return only, store.questionnaire_text(only.sha256), list(store.events(only.id))
