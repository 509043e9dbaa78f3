"""``export``: what it says equals what was given, and the chain can be computed again from it by hand."""

import hashlib
import json
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from command_kit import GOLDEN
from stored_kit import change, rows, sit, store, whole_sitting

DOCS = Path(__file__).parents[2] / "docs"


def answers(data):
    return {each["item"]: each for each in data["answers"]}


def test_what_the_export_says_is_what_was_given(call, tmp_path):
    code = whole_sitting(call, tmp_path)
    data = call("export", code).data
    assert (data["format"], data["version"]) == ("digimat.sitting-export", 1)
    given = {item: each["code"] for item, each in answers(data).items() if each["code"] is not None}
    assert given == {item: answer for item, answer in GOLDEN["AG3"].items() if answer}
    assert data["status"] == "submitted"
    assert data["record"]["respondent"] == "p-001"


def test_an_answer_is_told_in_code_in_words_and_with_all_that_goes_with_it(call, tmp_path):
    code = sit(call, tmp_path, ends="pause")
    data = call("export", code.lower()).data
    first = answers(data)["a1d1"]
    assert first["seconds"] >= 0
    assert {**first, "seconds": 0} == {
        "number": 1, "item": "a1d1", "asked_as": "v1", "evidence_for": None,
        "title": "Chercher un document sur l’intranet", "hidden": False, "code": "c",
        "in_words": "Mots : politique déplacements. Filtres : PDF, publié l’an dernier.", "seconds": 0,
        "late": False, "flagged": False, "comment": "« Déjà vu », =1+1", "draft": "",
    }  # fmt: skip
    second = answers(data)["a1d2"]
    assert (second["code"], second["flagged"]) == ("4", True)
    assert answers(data)["a1d3"]["code"] is None
    assert answers(data)["p1"]["number"] is None  # practice


def test_words_are_in_the_language_of_the_sitting(call, tmp_path):
    code = sit(call, tmp_path, lang="en")
    data = call("export", code, "--lang", "fr").data
    assert answers(data)["a1d1"]["in_words"].startswith("Words: travel policy.")


def test_every_event_is_there_exactly_as_it_is_stored(call, tmp_path):
    code = sit(call, tmp_path)
    data = call("export", code).data
    assert [tuple(event.values()) for event in data["events"]] == rows(
        "SELECT * FROM event WHERE session_id = ? ORDER BY seq", code
    )
    assert tuple(data["record"].values()) == rows("SELECT * FROM session")[0]


@pytest.mark.parametrize("page", ["sittings.md", "sittings.fr.md"])
def test_the_chain_is_computed_again_by_what_the_docs_say(call, tmp_path, page):
    (program,) = re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    code = sit(call, tmp_path)
    call("export", code, "-o", "sitting.json")

    def by_hand():
        return subprocess.run(
            [sys.executable, "-c", program, "sitting.json"], capture_output=True, text=True, check=False
        )

    ((head, number),) = rows("SELECT hash, seq FROM head")
    assert by_hand().stdout == f"{number} events in order, the last one {head}\n"
    data = json.loads(Path("sitting.json").read_text(encoding="utf-8"))
    assert data["events"][0]["prev_hash"] == data["chain_start"]
    data["record"]["required"] = "novice"
    Path("sitting.json").write_text(json.dumps(data), encoding="utf-8")
    assert by_hand().stderr == "event 1 was changed\n"


def test_the_questionnaire_is_named_and_its_keys_come_only_when_asked_for(call, tmp_path):
    code = sit(call, tmp_path)
    assert set(call("export", code).data["questionnaire"]) == {"id", "version", "sha256", "title"}
    asked = call("export", code, "--with-questionnaire").data["questionnaire"]
    assert hashlib.sha256(asked["text"].encode()).hexdigest() == asked["sha256"]


def test_a_file_is_its_owner_s_only_and_never_written_over(call, tmp_path):
    code = sit(call, tmp_path)
    done = call("export", code, "-o", "one.json", "--lang", "en")
    assert (done.status, done.out, done.err) == (0, "", f"Sitting {code} written to one.json\n")
    assert stat.S_IMODE((tmp_path / "one.json").stat().st_mode) == 0o600
    assert json.loads((tmp_path / "one.json").read_text(encoding="utf-8")) == call("export", code).data
    again = call("export", code, "-o", "one.json")
    assert again.status == 1
    assert "CLI009" in again.err


def test_a_person_gets_all_their_sittings_their_reports_and_their_invitations(call, tmp_path, quick_pages):
    first, second = sit(call, tmp_path, "p-001"), sit(call, tmp_path, "p-001", ends="pause")
    sit(call, tmp_path, "p-002")
    ((sha256,),) = rows("SELECT sha256 FROM questionnaire")
    change(
        f"INSERT INTO invitation VALUES ('INVITE', 'agility', '1', '{sha256}', 'a', 'fr', 'p-001', '', 0.0, '{{}}', "
        f"'spring', '2026-11-01'), ('OTHERS', 'agility', '1', '{sha256}', 'a', 'fr', 'p-002', '', 0.0, '{{}}', '', 'x')"
    )
    done = call("export", "-r", "p-001", "-o", "theirs", "--lang", "en")
    assert done.status == 0, done.err
    assert done.err == "p-001: 2 sittings, 4 files in theirs\n"
    folder = tmp_path / "theirs"
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [
            "invitations.json",
            f"report-{first.lower()}.pdf",
            f"sitting-{first.lower()}.json",
            f"sitting-{second.lower()}.json",
        ]
    )
    assert (folder / f"report-{first.lower()}.pdf").read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    told = json.loads((folder / f"sitting-{first.lower()}.json").read_text(encoding="utf-8"))
    assert told == call("export", first).data
    invitations = json.loads((folder / "invitations.json").read_text(encoding="utf-8"))["invitations"]
    assert [each["code"] for each in invitations] == ["INVITE"]
    for path in folder.glob("*.json"):
        assert "p-002" not in path.read_text(encoding="utf-8")
    # The report is remembered, so that it is erased with the sitting; what is handed over is out of reach.
    ((remembered,),) = rows("SELECT path FROM document")
    assert Path(remembered).name == f"report-{first.lower()}.pdf"


def test_a_folder_that_holds_something_is_not_mixed_with_another_export(call, tmp_path):
    sit(call, tmp_path, ends="pause")
    assert call("export", "-r", "p-001").status == 0
    again = call("export", "-r", "p-001")
    assert again.status == 1
    assert "CLI009" in again.err


def test_one_sitting_that_was_changed_keeps_the_others_of_a_person_not_back(call, tmp_path):
    bad, good = sit(call, tmp_path, ends="pause"), sit(call, tmp_path, ends="pause")
    change(f"UPDATE event SET item = 'a1d3' WHERE session_id = '{bad}' AND seq = 2")
    done = call("export", "-r", "p-001", "--json", "--lang", "en")
    assert done.status == 1
    assert done.data["sittings"] == [good]
    assert f"ANS022 event 2 of sitting {bad}" in done.err


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        ([], 2, "CLI019"),
        (["AAAAAA", "-r", "p-001"], 2, "CLI019"),
        (["AAAAAA"], 2, "ANS030"),
        (["-r", "p-00"], 2, "ANS032"),
    ],
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_cannot_be_exported_is_said(call, tmp_path, words, status, code, lang):
    sit(call, tmp_path, ends="pause")
    done = call("export", *words, "--lang", lang)
    assert (done.status, done.out) == (status, "")
    assert done.err.startswith(code)


def test_without_a_file_of_sittings_nothing_is_exported_and_none_is_made(call):
    done = call("export", "AAAAAA")
    assert (done.status, "ANS070" in done.err) == (1, True)
    assert not store().parent.exists()
