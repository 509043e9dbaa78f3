"""The line itself: languages, wrong usage, exit status, and what ``--help`` loads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "words",
    [
        ["--lang", "en", "check", "agility"],
        ["check", "--lang", "en", "agility"],
        ["check", "agility", "--lang", "en"],
        ["check", "agility", "--lang=en"],
        ["--lang=en", "check", "agility"],
    ],
)
def test_the_language_may_stand_anywhere(call, words):
    done = call(*words)
    assert done.status == 0
    assert "nothing to mend" in done.err


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "rien à redire"),
        ({"LANG": "en_GB.UTF-8"}, "nothing to mend"),
        ({"LANG": "en_GB.UTF-8", "DIGIMAT_LANG": "fr"}, "rien à redire"),
        ({"LANG": "C"}, "rien à redire"),
    ],
)
def test_without_a_word_the_environment_chooses_and_then_french(call, monkeypatch, environment, words):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert words in call("check", "agility").err


USAGE = [
    (["lst"], 'there is no command "lst"', "aucune commande « lst »"),
    (["list", "--jsn"], 'there is no option "--jsn"', "aucune option « --jsn »"),
    (["explain", "-q", "agility"], "ANSWERS.csv|CODE is missing", "il manque ANSWERS.csv|CODE"),
    (["score", "a.csv"], "--questionnaire / -q is missing", "il manque --questionnaire / -q"),
    (["list", "extra"], "too much on the line: extra", "en trop sur la ligne : extra"),
    (["score", "a.csv", "-q"], "a value is missing after -q", "il manque une valeur après -q"),
    (["check"], "FILE... is missing", "il manque FILE..."),
]


@pytest.mark.parametrize(("words", "english", "french"), USAGE)
def test_wrong_usage_is_said_in_the_language_of_the_line(call, words, english, french):
    for lang, said in (("en", english), ("fr", french)):
        done = call("--lang", lang, *words)
        assert (done.status, done.out) == (2, "")
        assert said in done.err.splitlines()[0]
        assert done.err.splitlines()[0].startswith("CLI001 ")


@pytest.mark.parametrize("words", [["--lang", "de", "list"], ["list", "--lang=x"], ["list", "--lang"]])
def test_an_unknown_language_is_wrong_usage(call, words):
    done = call(*words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("CLI002 ")


def digimat(*words, **more):
    environment = {**os.environ, "PYTHONUTF8": "1"}
    code = "import sys; from digimat.cli import main; sys.exit(main())"
    command = [sys.executable, *more.pop("python", []), "-c", code, *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, **more)


@pytest.mark.parametrize(("lang", "title", "words"), [("fr", "Commandes", "Noter des fichiers de réponses"),
                                                      ("en", "Commands", "Score files of answers")])  # fmt: skip
def test_help_is_in_one_language_throughout(lang, title, words):
    done = digimat("--help", "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert title in done.stdout
    assert words in done.stdout
    other = {"fr": ["Show this", "Commands", "Score"], "en": ["Montrer", "Commandes", "Noter"]}[lang]
    assert not [word for word in other if word in done.stdout]


def test_help_loads_nothing_heavy():
    done = digimat("--help", python=["-X", "importtime"])
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "typer" in loaded
    assert loaded.isdisjoint({"numpy", "pydantic", "weasyprint", "jinja2", "yaml", "textual", "sqlite3"})


def test_without_a_command_the_help_is_shown_and_it_is_wrong_usage():
    done = digimat("--lang", "en")
    assert done.returncode == 2
    assert "Commands" in done.stdout + done.stderr


def test_the_version_is_told(call):
    from digimat import __version__

    done = call("--version")
    assert (done.status, done.out) == (0, f"digimat {__version__}\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_is_told_and_is_no_traceback():
    command = [sys.executable, "-m", "digimat", "list", "--lang", "en"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("CLI018 the output cannot be written (No space left on device)")
    assert "Traceback" not in done.stderr
