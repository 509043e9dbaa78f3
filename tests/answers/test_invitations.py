"""Invitations as they are kept: found by their code, which nothing else has or had."""

import pytest
from store_kit import TEXT, answered, open_store, record

from digimat.administration import Event
from digimat.answers.codes import plain_code
from digimat.answers.invitations import (
    Invitation,
    Stage,
    find_invitation,
    free_code,
    invitations,
    keep_invitation,
    stages,
)
from digimat.answers.store import keep_questionnaire

SHA = record().sha256


def invitation(code, respondent="p-001", **other):
    given = {
        "questionnaire": "small", "version": "1.0", "sha256": SHA, "form": "a", "language": "fr",
        "required": "", "extra_time": 0.33, "profile": {"unit": "Rhône"}, "campaign": "autumn",
        "made_at": "2026-11-22T09:00:00.000+00:00",
    }  # fmt: skip
    return Invitation(code=code, respondent=respondent, **{**given, **other})


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "digimat.db") as store:
        yield store


def keep(store, *invited):
    with store.changes() as db:
        keep_questionnaire(db, SHA, TEXT)
        for each in invited:
            keep_invitation(db, each)


def test_an_invitation_is_found_as_it_was_kept(store):
    keep(store, invitation("BBBBBB"), invitation("CCCCCC", "p-002", profile={}))
    assert find_invitation(store, "BBBBBB") == invitation("BBBBBB")
    assert find_invitation(store, "CCCCCC").profile == {}
    assert find_invitation(store, "bbbbbb") is None
    assert store.questionnaire_text(SHA) == TEXT


def test_an_invitation_that_is_kept_again_takes_the_place_of_the_first(store):
    keep(store, invitation("BBBBBB"))
    keep(store, invitation("BBBBBB", form="b"))
    assert [each.form for each in invitations(store)] == ["b"]


def test_terms_are_alike_whatever_the_code_the_campaign_and_the_moment():
    assert invitation("A", made_at="x", campaign="y").has_terms_of(invitation("B"))
    assert not invitation("A", extra_time=0.5).has_terms_of(invitation("A"))
    assert not invitation("A", profile={}).has_terms_of(invitation("A"))


def test_how_far_each_invitation_has_come(store):
    keep(store, invitation("BBBBBB"), invitation("CCCCCC"), invitation("DDDDDD"))
    for code in ("CCCCCC", "DDDDDD"):
        store.open_session(record(code), TEXT)
        store.append(code, [answered(1)])
    store.append("DDDDDD", [Event("submitted", answered(2).now)])
    assert stages(store) == {
        "BBBBBB": Stage.INVITED, "CCCCCC": Stage.BEGUN, "DDDDDD": Stage.HANDED_IN,
    }  # fmt: skip


def test_a_code_is_not_given_twice_not_even_after_an_erasure(store):
    keep(store, invitation("BBBBBB"))
    store.open_session(record("AAAAAA"), TEXT)
    with store.changes() as db:
        db.execute("INSERT INTO erased VALUES ('EEEEEE', 'small', 1, '', 'request', '')")
    drawn = iter(["AAAAAA", "BBBBBB", "EEEEEE", "FFFFFF"])
    assert free_code(store, lambda: next(drawn)) == "FFFFFF"


@pytest.mark.parametrize(
    "written", ["K7XQ2M", "k7xq2m", " k7x-q2m ", "K7X Q2M", "k7x\u2011q2m", "K7X\u00a0Q2M."]
)
def test_a_code_is_the_same_however_it_is_typed(written):
    assert plain_code(written) == "K7XQ2M"
