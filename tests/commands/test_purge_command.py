"""``purge``: what is older than it may be kept goes, by a clock that the tests set."""

import pytest
from campaign_kit import HAND_IN, Clock, codes_of, people_file, typed

from digimat.answers.store import Store


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch, "2026-01-31")


@pytest.fixture
def workspace(tmp_path):
    """Write the settings of a workspace here."""

    def settings(text):
        (tmp_path / "digimat.toml").write_text(text, "utf-8")

    return settings


@pytest.fixture
def three(call, tmp_path, monkeypatch, clock, quick_pages):
    """Invited in January: one handed in in February, one began in March, one never came."""
    people = people_file(tmp_path / "list.csv", "respondent", "early", "late", "never")
    codes = codes_of(call, people, "-q", "agility")
    clock.day = "2026-02-10"
    typed(monkeypatch, *HAND_IN)
    assert call("take", codes["early"], "-o", "early.pdf").status == 0
    clock.day = "2026-03-10"
    typed(monkeypatch, "", "p")
    assert call("take", codes["late"]).status == 3
    return codes


def kept(tmp_path):
    with Store(tmp_path / "store" / "digimat.db", str) as store:
        return sorted(row[0] for row in store.read("SELECT respondent FROM invitation"))


@pytest.mark.parametrize(
    ("day", "left"),
    [
        ("2026-04-30", ["early", "late", "never"]),  # three months after 31 January, to the moment: not older
        ("2026-05-01", ["early", "late"]),
        ("2026-05-10", ["early", "late"]),
        ("2026-05-11", ["late"]),
        ("2026-06-10", ["late"]),
        ("2026-06-11", []),
    ],
)
def test_age_counts_from_the_last_event_or_from_the_invitation(
    call, three, workspace, clock, tmp_path, day, left
):
    workspace('retention = "P3M"\n')
    clock.day = day
    done = call("purge", "--lang", "en")
    assert done.status == 0
    assert kept(tmp_path) == left
    assert sorted(line.split()[0] for line in done.out.splitlines()) == sorted(
        code for name, code in three.items() if name not in left
    )
    assert (tmp_path / "early.pdf").exists() == ("early" in left)


def test_the_tombstone_says_that_it_was_for_its_age(call, three, workspace, clock, tmp_path):
    workspace('retention = "P90D"\n')
    clock.day = "2027-01-01"
    call("purge")
    with Store(tmp_path / "store" / "digimat.db", str) as store:
        assert {row[0] for row in store.read("SELECT DISTINCT reason FROM erased")} == {"retention"}
        assert store.read("SELECT DISTINCT erased_at FROM erased") == [("2027-01-01T10:00:00.000+00:00",)]
        assert store.sessions() == []


def test_a_dry_run_lists_whose_they_are_and_changes_nothing(call, three, clock, tmp_path):
    clock.day = "2026-05-15"
    done = call("purge", "--older-than", "P3M", "--dry-run", "--lang", "en")
    assert done.status == 0
    assert "early" in done.out
    assert "never" in done.out
    assert "late" not in done.out
    assert "Would be erased: 1 sitting, 1 invitation without a sitting. Nothing has changed." in done.err
    assert kept(tmp_path) == ["early", "late", "never"]


def test_what_the_line_says_goes_before_the_workspace(call, three, workspace, clock, tmp_path):
    workspace('retention = "P2Y"\n')
    clock.day = "2026-05-15"
    call("purge")
    assert kept(tmp_path) == ["early", "late", "never"]
    call("purge", "--older-than", "P1D")
    assert kept(tmp_path) == []


def test_a_sitting_that_is_open_in_a_window_stays_and_is_told(call, three, clock, tmp_path, monkeypatch):
    monkeypatch.setattr("digimat.answers.lease.SILENCE", 1e12)
    with Store(tmp_path / "store" / "digimat.db", str) as store, store.changes() as db:
        db.execute(
            "INSERT INTO lease VALUES (?, 'elsewhere', '', 1, '', '2026-05-15T00:00:00+00:00', 0)",
            (three["late"],),
        )
    clock.day = "2027-01-01"
    done = call("purge", "--older-than", "P1M", "--lang", "en")
    assert done.status == 0
    assert f"ANS067 warning: sitting {three['late']} is open in another window" in done.err
    assert kept(tmp_path) == ["late"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_where_nothing_says_how_long_it_says_how_to_say_it(call, workspace, tmp_path, lang):
    done = call("purge", "--lang", lang)
    assert (done.status, done.out) == (1, "")
    assert "ANS069 " in done.err
    assert "digimat init" in done.err
    workspace("")
    done = call("purge", "--lang", lang)
    assert f"{tmp_path / 'digimat.toml'}: ANS069 " in done.err
    assert 'retention = "P2Y"' in done.err
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("written", ["3 months", "P", "P3", "PT5H", "P0D", "P1D2M", "-P3M", "P999Y", ""])
def test_a_length_of_time_that_is_none_is_told(call, written):
    done = call("purge", f"--older-than={written}", "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f'WSP009 --older-than: "{written}" is not a length of time')
    assert "P3M (3 months)" in done.err


def test_with_nothing_to_erase_it_says_so_and_makes_no_file(call, tmp_path):
    done = call("purge", "--older-than", "P3M", "--lang", "en")
    assert (done.status, done.out) == (0, "")
    assert done.err == "Erased: 0 sittings, 0 invitations without a sitting\n"
    assert not (tmp_path / "store").exists()
