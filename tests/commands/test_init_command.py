"""``init``: a workspace that works at once, and writes over nothing."""

from pathlib import Path

import pytest

FILES = {"digimat.toml", "adjustments/README.md", "questionnaires/schema.json"}


def files(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_workspace_is_made_in_a_new_folder(call, tmp_path):
    done = call("init", "clients/acme", "--lang", "en")
    assert (done.status, done.out) == (0, "")
    assert files(tmp_path / "clients" / "acme") == FILES
    assert "Next:\n  cd clients/acme\n" in done.err


def test_a_workspace_is_made_in_the_present_folder_beside_what_is_there(call, tmp_path):
    (tmp_path / "letter.txt").write_text("kept", encoding="utf-8")
    (tmp_path / "adjustments").mkdir()
    (tmp_path / "adjustments" / "README.md").write_text("ours", encoding="utf-8")
    done = call("init")
    assert done.status == 0
    assert " cd " not in done.err
    assert files(tmp_path) == {*FILES, "letter.txt"}
    assert (tmp_path / "adjustments" / "README.md").read_text(encoding="utf-8") == "ours"


def test_a_folder_that_is_a_workspace_stays_as_it_is(call, tmp_path):
    (tmp_path / "digimat.toml").write_text('client = "A"\n', encoding="utf-8")
    done = call("init", "--lang", "en")
    assert done.status == 1
    assert done.err.startswith(f"{tmp_path / 'digimat.toml'}: WSP008 this folder is a workspace already")
    assert files(tmp_path) == {"digimat.toml"}


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "Pour changer un réglage"), ("en", "To change a setting")]
)
def test_the_settings_are_explained_in_one_language(call, tmp_path, lang, words):
    call("init", "--lang", lang)
    text = (tmp_path / "digimat.toml").read_text(encoding="utf-8")
    other = {"fr": "To change", "en": "Pour changer"}[lang]
    assert words in text
    assert other not in text
    assert "#fr" not in text
    assert "#en" not in text


def test_a_first_questionnaire_becomes_the_workspaces_own(call, tmp_path, monkeypatch):
    done = call("init", "acme", "-q", "network", "--kind", "survey", "--json")
    assert done.status == 0
    assert done.data["questionnaire"] == str(tmp_path / "acme" / "questionnaires" / "network.yaml")
    monkeypatch.chdir("acme")
    assert call("check", "network", "--json").data["problems"] == []
    Path("script.txt").write_text("submit\n", encoding="utf-8")
    assert call("run", "--script", "script.txt", "--no-pdf").status == 0  # which one is not said


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (["-q", "Network"], 2, "CLI010"),
        (["-q", "network", "--kind", "servey"], 2, "CLI011"),
        (["-q", "there"], 1, "CLI009"),
    ],
)
def test_nothing_is_made_where_the_questionnaire_cannot_be(call, tmp_path, words, status, code):
    (tmp_path / "questionnaires").mkdir()
    (tmp_path / "questionnaires" / "there.yaml").write_text("kept", encoding="utf-8")
    done = call("init", *words)
    assert done.status == status
    assert code in done.err.splitlines()[0]
    assert files(tmp_path) == {"questionnaires/there.yaml"}


def test_a_folder_that_is_a_file_is_told(call, tmp_path):
    (tmp_path / "acme").write_text("a file", encoding="utf-8")
    done = call("init", "acme", "--lang", "en")
    assert done.status == 1
    assert done.err == "acme: CLI005 this is a file, not a folder\n  Name another folder.\n"


def test_a_file_that_cannot_be_written_whole_is_not_left_behind(tmp_path, monkeypatch):
    from digimat.files import write_new
    from digimat.problems import UserError

    with pytest.raises(UnicodeEncodeError):
        write_new(tmp_path / "half.txt", "a\udcff")
    assert not list(tmp_path.iterdir())
    write_new(tmp_path / "new.txt", "first")
    with pytest.raises(UserError) as caught:
        write_new(tmp_path / "new.txt", "second")
    assert caught.value.problems[0].code == "CLI009"
    assert (tmp_path / "new.txt").read_text(encoding="utf-8") == "first"
