"""``new``: a questionnaire that passes the checks, can be answered, scored and reported as it is written."""

import csv
from pathlib import Path

import pytest
import yaml

from digimat.commands.context import Context
from digimat.commands.new import NewOptions, new
from digimat.commands.new_file import kinds, own_title
from digimat.language import LANGUAGES
from digimat.questionnaires import load
from digimat.questionnaires.item_types import ITEM_TYPES

KINDS = pytest.mark.parametrize("kind", kinds())
TITLES = [
    'A "quoted" title: with a colon', "it's", "# no comment", "back\\slash \\n", "{braces} [brackets]", "- a, b",
    "{{ 7*7 }} %s \\1 \\g<0>", "é ’ « » 日本 🙂", "null", "1.0", "@ ` ! & * | > %", "x" * 500,
]  # fmt: skip


class Keyboard:
    """A terminal that types these lines; then the input ends."""

    def __init__(self, *lines):
        self.lines, self.screen = list(lines), ""

    def write(self, text):
        self.screen += text + "\n"

    def read(self, prompt):
        self.screen += prompt
        typed = self.lines.pop(0) if self.lines else None
        if isinstance(typed, BaseException):
            raise typed
        self.screen += "\n"
        return typed


def written(name="ours"):
    return Path("questionnaires", f"{name}.yaml")


def dialogue(*lines, language="en", **options):
    keyboard = Keyboard(*lines)
    return new("ours", NewOptions(**options), Context.of_process(language), keyboard), keyboard


def test_there_are_three_kinds_and_the_help_names_them(call):
    shown = call("new", "--help").out
    assert len(kinds()) == 3
    assert [kind for kind in kinds() if kind not in shown] == []


@KINDS
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_begun_passes_the_checks_without_a_warning(call, kind, lang):
    done = call("new", "ours", "--kind", kind, "--lang", lang)
    assert (done.status, done.out) == (0, "")
    assert call("check", "ours", "--json").data["problems"] == []


@KINDS
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_begun_is_explained_in_one_language(call, kind, lang):
    call("new", "ours", "--kind", kind, "--lang", lang)
    comments = [line for line in written().read_text(encoding="utf-8").splitlines() if "# " in line]
    assert len(comments) > 15
    other = {"fr": "The ", "en": "Les "}[lang]
    assert not [line for line in comments if other in line or "#fr" in line or "#en" in line]


@KINDS
def test_what_is_begun_can_be_answered_scored_explained_and_reported(call, kind):
    call("new", "ours", "--kind", kind)
    questionnaire = load(written()).questionnaire
    first = {
        "single": "a",
        "multi": "a",
        "numeric": "25",
        "order": "c>b>d>a",
        "likert": "4",
        "ladder": "2",
        "text": "x",
    }
    codes = [first[item.type] for item in questionnaire.items]
    assert set(first) <= set(ITEM_TYPES)
    Path("a.csv").write_text(
        f"respondent,{','.join(i.id for i in questionnaire.items)}\np-1,{','.join(codes)}\n", encoding="utf-8"
    )
    scored = call("score", "a.csv", "-q", "ours")
    assert scored.status == 0
    assert len(scored.out.splitlines()) == 2
    assert call("explain", "a.csv", "-q", "ours").status == 0
    assert call("report", "a.csv", "-q", "ours", "-o", "p.pdf").status == 0
    assert Path("p.pdf").read_bytes().startswith(b"%PDF")
    script = "".join(f"answer {i.id} {c}\n" for i, c in zip(questionnaire.items, codes, strict=True))
    Path("s.txt").write_text(f"{script}submit\n", encoding="utf-8")
    assert call("run", "ours", "--script", "s.txt", "--no-pdf").status == 0


@pytest.mark.parametrize("rung", range(5))
def test_the_same_rung_everywhere_gives_the_level_of_its_number(call, rung):
    call("new", "ours", "--kind", "maturity")
    ladders = [item.id for item in load(written()).questionnaire.items if item.type == "ladder"]
    Path("a.csv").write_text(
        f"respondent,{','.join(ladders)},plan_evidence\np-1{f',{rung}' * len(ladders)},\n", encoding="utf-8"
    )
    call("score", "a.csv", "-q", "ours", "-o", "scores.csv")
    (person,) = csv.DictReader(Path("scores.csv").read_text(encoding="utf-8").splitlines())
    assert [float(person[name]) for name in ("overall", "governance", "skills")] == [25 * rung] * 3
    assert person["level"] == str(rung)


@pytest.mark.parametrize("title", TITLES)
def test_no_title_breaks_the_file(call, title):
    assert call("new", "ours", "--title-fr", f" {title} ", "--title-en", title).status == 0
    assert call("check", "ours", "--json").data["problems"] == []
    text = written().read_text(encoding="utf-8")
    assert load(written()).questionnaire.title.fr == title
    assert yaml.safe_load(text)["title"] == {"fr": title, "en": title}  # as editors read it


def test_what_does_not_print_is_left_out_of_a_title(call):
    call("new", "ours", "--title-fr", "a\x1b[31m\nb\x85\u2028c\ud800", "--title-en", "b")
    assert load(written()).questionnaire.title.fr == "a[31m bc"


def test_one_title_serves_both_languages_and_none_is_the_starters_own(call):
    call("new", "ours", "--title-en", "Only one", "--kind", kinds()[0])
    assert load(written()).questionnaire.title.fr == "Only one"
    call("new", "other")
    assert load(written("other")).questionnaire.title == own_title(kinds()[0])


@pytest.mark.parametrize(
    ("words", "status", "code", "remedy"),
    [
        (["Mon-Test"], 2, "CLI010", "For example: mon_test"),
        (["été 2026"], 2, "CLI010", "For example: ete_2026"),
        (["2026"], 2, "CLI010", "A lower-case letter"),
        (["../evil"], 2, "CLI010", "For example: evil"),
        (["x" * 41], 2, "CLI010", "40 at most"),
        (["ours", "--kind", "tset"], 2, "CLI011", 'Did you mean "test"?'),
        (["ours", "-o", "theirs.yaml"], 2, "QST022", "Write: -o ours.yaml"),
        (["there"], 1, "CLI009", "Choose another name"),
        (["there", "-o", "questionnaires/there.yaml"], 1, "CLI009", "Choose another name"),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(call, tmp_path, words, status, code, remedy):
    written("there").parent.mkdir()
    written("there").write_text("kept", encoding="utf-8")
    done = call("new", *words, "--lang", "en")
    assert done.status == status
    assert code in done.err.splitlines()[0]
    assert remedy in done.err
    assert [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.yaml")] == ["kept"]


def test_another_place_may_be_named(call):
    done = call("new", "ours", "-o", "drafts/ours.yaml", "--json")
    assert done.data["file"] == "drafts/ours.yaml"
    assert call("check", "drafts/ours.yaml").status == 0
    assert "digimat check drafts/ours.yaml" in done.err


def test_a_shipped_questionnaire_may_be_stood_in_for_knowingly(call):
    assert "stands in for the shipped" in call("new", "agility", "--lang", "en").err


def test_the_dialogue_asks_for_the_kind_and_both_titles():
    done, keyboard = dialogue("2", "Notre titre", "Our title")
    assert done.status == 0
    assert done.data["kind"] == kinds()[1]
    assert keyboard.screen.startswith("New questionnaire: ours\n")
    assert "  1. A maturity assessment" in keyboard.screen
    title = load(written()).questionnaire.title
    assert (title.fr, title.en) == ("Notre titre", "Our title")


def test_the_dialogue_is_in_the_language_of_the_line():
    _, keyboard = dialogue("1", "", "", language="fr")
    assert "Lequel ? Tapez un numéro : " in keyboard.screen
    assert "Titre en français [Mon diagnostic de maturité] : " in keyboard.screen


def test_enter_alone_chooses_no_kind_and_keeps_a_title_that_is_proposed():
    done, keyboard = dialogue("", "0", "4", "x", "3", "", "")
    assert done.data["kind"] == kinds()[2]
    assert keyboard.screen.count("Type a number from 1 to 3.") == 4
    assert load(written()).questionnaire.title == own_title(kinds()[2])


def test_what_was_said_on_the_line_is_not_asked():
    _, keyboard = dialogue("Our title", kind="test", title_fr="Notre titre")
    assert "Title in English" in keyboard.screen
    assert "Title in French" not in keyboard.screen
    written().unlink()
    _, keyboard = dialogue(kind="test", title_fr="a", title_en="b")
    assert keyboard.screen == ""


@pytest.mark.parametrize("lines", [[], ["1"], ["1", "a"], [KeyboardInterrupt()], ["1", KeyboardInterrupt()]])
def test_a_dialogue_that_is_left_writes_nothing(tmp_path, lines):
    done, _ = dialogue(*lines)
    assert done.status == 130
    assert "Nothing was written" in done.notes[0].en
    assert not list(tmp_path.rglob("*.yaml"))


def test_editors_are_told_of_the_schema_that_lies_beside_the_file(call):
    call("new", "before")
    assert "$schema" not in written("before").read_text(encoding="utf-8")
    call("init")
    call("new", "after")
    assert (
        written("after")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=schema.json\n")
    )
