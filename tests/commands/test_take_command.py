"""``take``: what a candidate sees, and what they must not: anything of anybody else."""

import pytest
from campaign_kit import HAND_IN, codes_of, people_file, typed

from digimat.answers.store import Store


@pytest.fixture
def codes(call, tmp_path):
    people = people_file(
        tmp_path / "list.csv",
        "respondent,lang,extra_time,require,form",
        "Canary,en,33,expert,b",
        "Neighbour,fr,,,",
    )
    return codes_of(call, people, "-q", "agility")


@pytest.fixture
def take(call, monkeypatch):
    """Take a code, and type lines."""

    def takes(*words, lines=()):
        typed(monkeypatch, *lines)
        return call("take", *words)

    return takes


def written_beside(tmp_path):
    return sorted(path.name for path in tmp_path.iterdir() if path.name not in ("store", "list.csv"))


def test_the_sitting_is_as_it_was_prepared(take, codes, tmp_path):
    done = take(codes["Canary"], "--lang", "en", lines=("", "t", "p"))
    assert done.status == 3
    assert "What this test is for" in done.out
    assert "About 60 min left." in done.out  # 45 and a third
    with Store(tmp_path / "store" / "digimat.db", str) as store:
        (record,) = store.sessions()
    assert (record.id, record.respondent, record.form, record.required, record.language) == (
        codes["Canary"], "Canary", "b", "expert", "en",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [([], "Enter to begin"), (["--lang", "fr"], "Entrée pour commencer")],
)
def test_it_speaks_the_language_of_the_invitation_unless_the_line_says_another(
    take, codes, monkeypatch, words, said
):
    monkeypatch.setenv("DIGIMAT_LANG", "fr")
    typed(monkeypatch)
    assert said in take(codes["Canary"], *words).out


def test_whoever_leaves_at_the_notice_has_not_begun_and_is_told_in_their_language(take, codes):
    done = take(codes["Canary"])
    assert (done.status, done.err) == (3, "The sitting has not begun.\n")


def test_it_goes_on_where_it_stopped_and_the_code_is_not_left_on_the_screen(take, codes):
    done = take(codes["Neighbour"], lines=("", ":s", ":s", "1", "p"))
    assert done.err == (
        "Tout est gardé : 1 réponse sur 24. Pour reprendre : digimat take, puis votre code.\n"
    )
    assert codes["Neighbour"] not in done.out
    done = take(codes["Neighbour"], lines=("p",))
    assert "Question 2 sur 24" in done.out
    assert "Entrée pour commencer" not in done.out


def test_after_handing_in_it_shows_the_persons_own_result_and_writes_nothing(take, codes, tmp_path):
    done = take(codes["Canary"], lines=HAND_IN)
    assert done.status == 0
    assert "0 ± 14 out of 100" in done.out
    assert "To see this result again: digimat take, then your code." in done.err
    assert "ask the person who gave you this questionnaire" in " ".join(done.err.split())
    again = take(codes["Canary"])
    assert (again.status, "0 ± 14 out of 100" in again.out) == (0, True)
    assert written_beside(tmp_path) == []


def test_a_candidate_reads_nothing_that_is_for_the_assessor(take, codes, tmp_path):
    done = take(codes["Canary"], "-o", "mine.pdf", "--json", lines=HAND_IN)
    assert done.data["respondents"][0]["requirement"] == {"band": None, "status": None}
    assert "expert" not in done.out.casefold()
    assert "explain" not in done.err
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF-")


def test_the_report_is_written_where_it_is_asked_for_and_erasure_knows_of_it(take, codes, tmp_path):
    take(codes["Canary"], lines=HAND_IN)
    done = take(codes["Canary"], "-o", "mine.pdf")
    assert "Report written to mine.pdf" in done.err
    with Store(tmp_path / "store" / "digimat.db", str) as store:
        assert store.read("SELECT path FROM document") == [(str(tmp_path / "mine.pdf"),)]


def test_a_report_that_cannot_be_written_costs_no_answer(take, codes, tmp_path, quick_pages):
    (tmp_path / "file").touch()
    done = take(codes["Canary"], "-o", "file/mine.pdf", lines=HAND_IN)
    assert done.status == 1
    assert "CLI005" in done.err
    assert "0 ± 14 out of 100" in done.out


@pytest.mark.parametrize("shape", ["{}", "{} ", "{:.3}-{rest}", "{:.3} {rest}"])
def test_a_code_may_be_typed_with_spaces_hyphens_and_small_letters(take, codes, shape):
    code = codes["Canary"].lower()
    done = take(lines=(shape.format(code, rest=code[3:]),))  # the code is asked for
    assert "Votre code : " in done.out
    assert "Enter to begin" in done.out


def test_without_a_code_nothing_begins(take, codes):
    done = take("--lang", "en")
    assert (done.status, done.err) == (3, "The sitting has not begun.\n")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_wrong_code_is_told_nothing_of_those_that_exist(take, codes, lang):
    near = codes["Canary"][:-1]
    for wrong in (near, near + "0", "Canary", "-", "%", ""):
        done = take(wrong, "--lang", lang)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith("ANS065 ")
        told = done.err.casefold()
        assert not [word for word in ("canary", "neighbour", *codes.values()) if word.casefold() in told]


def test_a_wrong_code_makes_no_file(take, tmp_path):
    assert take("ABCDEF").status == 2
    assert not (tmp_path / "store").exists()


def test_three_candidates_in_a_row_see_nothing_of_one_another(take, codes):
    first = take(codes["Canary"], lines=HAND_IN)
    second = take(codes["Neighbour"], lines=HAND_IN)
    assert "Neighbour" not in first.out + first.err
    assert "Canary" not in second.out + second.err
    assert "100" in second.out


@pytest.mark.parametrize("what", ["erased", "changed", "begun"])
def test_what_happens_while_the_notice_is_read_is_noticed(take, call, codes, monkeypatch, tmp_path, what):
    """Enter comes after somebody has erased or changed the invitation, or begun the sitting in another window."""
    from digimat.commands import sitting

    code = codes["Canary"]
    real = sitting.Store

    def meanwhile(path, new_id):
        monkeypatch.setattr(sitting, "Store", real)
        if what == "erased":
            assert call("erase", "Canary", "--yes").status == 0
        elif what == "changed":
            people_file(tmp_path / "list.csv", "respondent,lang", "Canary,fr")
            assert call("invite", tmp_path / "list.csv", "-q", "agility").status == 0
        else:
            assert take(code, lines=("", "p")).status == 3
        return real(path, new_id)

    monkeypatch.setattr(sitting, "Store", meanwhile)
    done = take(code, lines=("", "p"))
    assert done.status == 1
    assert done.err.startswith("ANS065 this sitting has" if what == "begun" else "ANS065 this invitation has")
    with real(tmp_path / "store" / "digimat.db", str) as store:
        assert len(store.sessions()) == (1 if what == "begun" else 0)


def test_a_sitting_that_is_open_in_another_window_can_only_be_looked_at(take, codes, monkeypatch, tmp_path):
    take(codes["Canary"], lines=("", ":s", ":s", "p"))
    with Store(tmp_path / "store" / "digimat.db", str) as store, store.changes() as db:
        db.execute(
            "INSERT INTO lease VALUES (?, 'elsewhere', '', 1, '', '2999-01-01T00:00:00+00:00', 0)",
            (codes["Canary"],),
        )
    monkeypatch.setattr("digimat.answers.lease.SILENCE", 1e12)
    done = take(codes["Canary"], lines=("1", "p"))
    assert done.status == 3
    assert "ANS050" in done.err
