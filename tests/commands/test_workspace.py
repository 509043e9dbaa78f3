"""The workspace: found upwards, it gives language, default questionnaire and store; what is wrong in it has a line."""

import re
from pathlib import Path

import pytest
from command_kit import GOLDEN, answer_file, script_file

from digimat.commands.new_file import STARTERS, in_language
from digimat.commands.workspace import KEYS, find_workspace, read_workspace
from digimat.reports.look import Look
from digimat.reports.look import settings as look

TEMPLATE = (STARTERS / "digimat.toml").read_text(encoding="utf-8")


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """Write the file of a workspace and go into a folder below it."""
    monkeypatch.delenv("DIGIMAT_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))

    def make(text, below="deep/down"):
        folder = tmp_path / "client"
        (folder / below).mkdir(parents=True, exist_ok=True)
        (folder / "digimat.toml").write_text(text, encoding="utf-8")
        monkeypatch.chdir(folder / below)
        return folder

    return make


def test_the_nearest_workspace_upwards_counts(tmp_path):
    for name in (".", "inner"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "digimat.toml").touch()
    (tmp_path / "inner" / "deep").mkdir()
    assert find_workspace(tmp_path / "inner" / "deep") == tmp_path / "inner" / "digimat.toml"
    assert find_workspace(tmp_path / "other") == tmp_path / "digimat.toml"


def test_a_folder_of_that_name_is_no_workspace(tmp_path):
    (tmp_path / "digimat.toml").mkdir()
    assert find_workspace(tmp_path) is None


def test_an_empty_file_leaves_everything_at_its_default(tmp_path):
    (tmp_path / "digimat.toml").touch()
    read = read_workspace(tmp_path / "digimat.toml")
    assert (read.store, read.language, read.questionnaire, read.client, read.retention, read.problems) == (
        tmp_path / "digimat.db", None, None, "", None, (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        (["--lang", "fr"], "en_GB.UTF-8", "rien à redire"),  # the line goes before the workspace,
        ([], "fr_FR.UTF-8", "nothing to mend"),  # the workspace before the environment
    ],
)
def test_the_language_is_the_lines_then_the_workspaces(
    call, workspace, monkeypatch, words, environment, said
):
    workspace('language = "en"\n')
    monkeypatch.setenv("DIGIMAT_LANG", environment)
    assert said in call("check", "agility", *words).err


def test_questionnaires_of_the_workspace_are_found_from_below(call, workspace):
    folder = workspace("")
    call("new", "ours")
    assert (folder / "questionnaires" / "ours.yaml").is_file()
    assert "ours" in [row["id"] for row in call("list", "--json").data["questionnaires"]]
    assert call("check", "ours").status == 0


def test_sittings_go_to_the_workspace_and_reports_to_the_present_folder(call, workspace, quick_pages):
    folder = workspace('questionnaire = "agility"\n')
    script = script_file(Path("answers.txt"), GOLDEN["AG1"])
    assert call("run", "--script", script, "-r", "p-1").status == 0
    assert (folder / "digimat.db").is_file()
    assert not (folder.parent / "own").exists()
    assert {path.suffix for path in Path().iterdir()} == {".txt", ".pdf"}


@pytest.mark.parametrize("way", ["option", "variable"])
def test_a_store_that_is_named_goes_before_the_workspaces(call, workspace, monkeypatch, tmp_path, way):
    folder = workspace('store = "own.db"\n')
    script, words = script_file(Path("answers.txt"), {"a1d1": "c"}), []
    if way == "option":
        words = ["--store", tmp_path / "named.db"]
    else:
        monkeypatch.setenv("DIGIMAT_STORE", str(tmp_path / "named.db"))
    assert call("run", "agility", "--script", script, "--no-pdf", *words).status == 0
    assert (tmp_path / "named.db").is_file()
    assert not (folder / "own.db").exists()


def test_the_default_questionnaire_stands_in_where_none_is_named(call, workspace, quick_pages):
    workspace('questionnaire = "agility"\n')
    file = answer_file(Path("answers.csv"), {"p-1": GOLDEN["AG1"]})
    assert call("score", file).out == call("score", file, "-q", "agility").out
    assert call("explain", file, "total").status == 0
    assert call("report", file, "-o", "p.pdf").status == 0


def test_without_a_default_questionnaire_one_must_be_named(call, workspace):
    workspace("")
    file = answer_file(Path("answers.csv"), {"p-1": GOLDEN["AG1"]})
    for words in (["score", file], ["report", file], ["explain", file]):
        done = call(*words, "--lang", "en")
        assert done.status == 2
        assert done.err.startswith("CLI001 --questionnaire / -q is missing")
    assert call("run", "--lang", "en").err.startswith("CLI001 ID is missing")


WRONG = [
    # the file, its problems as line:column code, and a word of the remedy
    ("client = A\n", ["1:10 WSP001"], "straight quotes"),
    ('client = "A\n', ["1:12 WSP001"], "straight quotes"),
    ('\nclient = "A"\nclient = "B"\n', ["3:13 WSP001"], "Remove one"),
    ("a = " + "[" * 5000, ["1 WSP001"], "straight quotes"),
    ("a = " + "1" * 5000, ["1 WSP001"], "straight quotes"),
    ('# first\nlangauge = "fr"\n', ["2 WSP003"], 'Did you mean "language"?'),
    ('[brand]\nlogo = "x.svg"\n', ["1 WSP003"], "There are: client, language"),
    ('brand.logo = "x.svg"\n', ["1 WSP003"], "There are: client, language"),
    ("client = 3\n", ["1 WSP004"], 'client = "…"'),
    ("client = true\n", ["1 WSP004"], 'client = "…"'),
    ('questionnaire = ""\n', ["1 WSP004"], 'questionnaire = "…"'),
    ('store = ["a.db"]\n', ["1 WSP004"], 'store = "…"'),
    ('language = "de"\n', ["1 WSP005"], "There are: fr, en"),
    ('language = "FR"\n', ["1 WSP005"], 'Did you mean "fr"?'),
    ('store = "../other.db"\n', ["1 WSP007"], "--store or DIGIMAT_STORE"),
    ('store = "a/../../other.db"\n', ["1 WSP007"], "--store or DIGIMAT_STORE"),
    ('store = "/tmp/other.db"\n', ["1 WSP007"], "--store or DIGIMAT_STORE"),
    ('store = "."\n', ["1 WSP007"], "--store or DIGIMAT_STORE"),
    ("retention = 90\n", ["1 WSP004"], 'retention = "…"'),
    ('retention = "3 months"\n', ["1 WSP009"], "P3M (3 months)"),
    ('client = "A"\nretention = "P0D"\n', ["2 WSP009"], "P90D (90 days)"),
    ('langauge = "fr"\n\nclient = 3\nstore = "../x"\n', ["1 WSP003", "3 WSP004", "4 WSP007"], ""),
]


@pytest.mark.parametrize(("text", "problems", "remedy"), WRONG, ids=[text[:24] for text, *_ in WRONG])
def test_what_is_wrong_has_its_place_and_its_remedy(call, workspace, text, problems, remedy):
    folder = workspace(text)
    done = call("list", "--lang", "en")
    assert (done.status, done.out) == (1, "")
    file = re.escape(str(folder / "digimat.toml"))
    found = re.findall(rf"^{file}(?::([\d:]+))?: (WSP\d+) ", done.err, re.MULTILINE)
    assert [f"{line} {code}" for line, code in found] == problems
    assert remedy in done.err


def test_a_file_that_is_not_utf_8_is_told_with_its_line(call, workspace):
    folder = workspace("")
    (folder / "digimat.toml").write_bytes(b'\nclient = "Soci\xe9t\xe9"\n')
    done = call("list")
    assert (done.status, f"{folder / 'digimat.toml'}:2: WSP002 " in done.err) == (1, True)


def test_a_byte_order_mark_does_no_harm(tmp_path):
    (tmp_path / "digimat.toml").write_bytes(b'\xef\xbb\xbflanguage = "en"\r\n')
    assert read_workspace(tmp_path / "digimat.toml").language == "en"


@pytest.mark.parametrize("name", ["digimat.db", "linked/own.db"])
def test_a_link_does_not_lead_the_store_outside(tmp_path, name):
    folder = tmp_path / "client"
    folder.mkdir()
    (folder / "digimat.toml").write_text(f'store = "{name}"\n' if "/" in name else "", encoding="utf-8")
    (folder / name.split("/")[0]).symlink_to(tmp_path / "elsewhere")
    (problem,) = read_workspace(folder / "digimat.toml").problems
    assert problem.code == "WSP007"


def test_a_default_questionnaire_that_does_not_exist_stops_only_what_needs_it(call, workspace):
    folder = workspace('\nquestionnaire = "agilty"\n')
    assert call("list").status == 0
    done = call("run", "--lang", "en")
    assert done.status == 1
    assert done.err.startswith(f'{folder / "digimat.toml"}:2: WSP006 there is no questionnaire "agilty"')
    assert 'Did you mean "agility"?' in done.err


def test_the_doctor_names_the_workspace_and_what_is_wrong_with_it(call, workspace):
    folder = workspace('client = "Acme \\u001b[31m"\nlangauge = "fr"\nquestionnaire = "nothing"\n')
    done = call("doctor", "--lang", "en")
    assert done.status == 1
    assert f"workspace: {folder} (Acme [31m), sittings in {folder / 'digimat.db'}" in done.out
    assert f"{folder / 'digimat.toml'}:2: WSP003" in done.out
    assert f"{folder / 'digimat.toml'}:3: WSP006" in done.out
    assert "\x1b" not in done.out
    names = [check["name"] for check in call("doctor", "--json").data["checks"]]
    assert names.count("workspace") == 3


def test_the_doctor_tells_adjustments_that_belong_to_no_questionnaire_and_so_change_nothing(call, workspace):
    folder = workspace("")
    (folder / "adjustments").mkdir()
    file = folder / "adjustments" / "agilty.yaml"
    file.write_text("questionnaire: agility\nbecause: {fr: …, en: …}\ntargets: {a1: 80}\n", encoding="utf-8")
    done = call("doctor", "--lang", "en")
    assert done.status == 1
    assert f"{file}:1:1: ADJ004" in done.out
    file.rename(file.with_name("agility.yaml"))
    assert "ADJ" not in call("doctor", "--lang", "en").out


def test_the_doctor_says_that_there_is_no_workspace(call):
    assert "no workspace here" in call("doctor", "--lang", "en").out


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_setting_of_the_file_that_init_writes_is_read_and_none_is_left_out(tmp_path, language):
    text = in_language(TEMPLATE, language)
    written = re.sub(r"^# (\w+ = .*)$", r"\1", text, flags=re.MULTILINE)
    top, report, colours, fonts = (
        re.findall(r"^(\w+) = ", part, re.MULTILINE)
        for part in re.split(r"^\[.*\]$", written, flags=re.MULTILINE)
    )
    assert [*top, "report"] == list(KEYS)
    assert sorted([*report, "colours", "fonts"]) == sorted(look.KEYS)
    assert (tuple(colours), tuple(fonts)) == (look.COLOURS, look.FACES)
    for name in ("logo.png", "cover.jpg", "fonts/titles.ttf", "fonts/text.ttf", "fonts/text-bold.ttf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "digimat.toml").write_text(written, encoding="utf-8")
    read, default = read_workspace(tmp_path / "digimat.toml"), read_workspace(tmp_path / "none.toml")
    assert read.problems == ()
    assert (read.report.look.primary, read.report.look.pale) == (Look().primary, Look().pale)
    assert read.store == default.store, "the default is what stands there"
    (tmp_path / "digimat.toml").write_text(text, encoding="utf-8")
    assert read_workspace(tmp_path / "digimat.toml").problems == ()
