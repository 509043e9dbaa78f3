"""CDO positioning on cases worked out by hand: ``golden/cdo.yaml``, from a file of answers and from scripts."""

import csv
import json
from pathlib import Path

import pytest
import yaml

from digimat.cli import main
from digimat.questionnaires import bundled_folder, load

PATH = Path(__file__).parent / "golden" / "cdo.yaml"
CASES = yaml.safe_load(PATH.read_text(encoding="utf-8"))
NUMBERS = range(len(CASES))
NAMES = [case["name"] for case in CASES]
ALONE = [n for n in NUMBERS if "answers" in CASES[n] and CASES[n].get("script", True)]
QUESTIONNAIRE = load(bundled_folder() / "cdo.yaml").questionnaire
ITEMS = QUESTIONNAIRE.items
SECTIONS = ["f1a", "f1b", "f1c", "f1d", "f2", "sil", "man", "blk", "dom", "wnd", "brd"]
DIMENSIONS = {"f1a", "f1b", "f1c", "f1d", "f2", "sil", "man", "blk", "dom_s", "dom_t", "dom_o", "wnd", "brd"}


def people_of(case):
    return case.get("people") or [{"role": "consultant", **case["answers"]}]


def spread(answers):
    """Answers by item, from answers by section: one for all of its ladders, or a list."""
    row = {}
    for name, given in answers.items():
        ladders = [i.id for i in ITEMS if i.type == "ladder" and i.id.startswith(name)]
        if name in SECTIONS:
            values = given if isinstance(given, list) else [given] * len(ladders)
            row |= {item: str(value) for item, value in zip(ladders, values, strict=True)}
        elif name != "role":
            row[name] = str(given)
    return row


def call(capsys, *words):
    status = main([str(word) for word in words])
    out = capsys.readouterr().out
    assert status == 0
    return json.loads(out)


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch, questionnaires_read):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGIMAT_CACHE", str(questionnaires_read))
    monkeypatch.setenv("DIGIMAT_STORE", str(tmp_path / "store" / "digimat.db"))
    monkeypatch.delenv("DIGIMAT_LANG", raising=False)


def answer_file(path, people):
    """Write people's answers as a file: each with a role, an organisation, and answers by section."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        columns = ["respondent", "role", "organisation", *(item.id for item in ITEMS)]
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        for number, (organisation, person) in enumerate(people):
            who = {"respondent": f"p{number}", "role": person["role"], "organisation": organisation}
            writer.writerow(who | spread(person))
    return path


@pytest.fixture
def file(tmp_path):
    """All cases as one file of answers: an organisation each."""
    people = [(str(number), person) for number, case in enumerate(CASES) for person in people_of(case)]
    return answer_file(tmp_path / "answers.csv", people)


@pytest.fixture
def scored(capsys, tmp_path):
    """A function that scores the answers of one person."""

    def score_one(person):
        path = answer_file(tmp_path / "one.csv", [("one", person)])
        [found] = call(capsys, "score", path, "-q", "cdo", "--json", "--lang", "fr")["respondents"]
        return found

    return score_one


def check(found, case):
    scores = {name: found["scales"][name]["score"] for name in case.get("scores", {})}
    for name, wanted in case.get("scores", {}).items():
        assert scores[name] == (None if wanted == "missing" else pytest.approx(wanted, abs=0.0001)), name
    decided = {name: each["outcome"] for name, each in found["decisions"].items()} | found["needs"]
    for name, wanted in case.get("outcomes", {}).items():
        assert (decided[name] or "missing") == wanted, name
    first = found["decisions"]["leadership"]
    assert first["line"] == case.get("line", first["line"])
    if "alternatives" in case:
        alternatives = {
            other: [[change["scale"], change["by"]] for change in changes]
            for other, changes in first["alternatives"].items()
        }
        assert alternatives == case["alternatives"]
        assert first["sensitive"] == bool(alternatives)
    assert found["flags"] == case.get("flags", found["flags"])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_file_of_organisations_gives_what_was_worked_out_by_hand(capsys, file, lang):
    data = call(capsys, "score", file, "-q", "cdo", "--by", "organisation", "--json", "--lang", lang)
    groups = {group["group"]: group for group in data["groups"]}
    assert list(groups) == [str(number) for number in NUMBERS]
    for number, case in enumerate(CASES):
        check(groups[str(number)], case)


@pytest.mark.parametrize("number", ALONE, ids=[NAMES[n] for n in ALONE])
def test_a_consultant_alone_gives_the_same_by_script(capsys, tmp_path, number):
    lines = [f"answer {item} {code}" for item, code in spread(CASES[number]["answers"]).items()]
    # The order of a form: what decides whether something is asked comes first.
    place = {item.id: n for n, item in enumerate(ITEMS)}
    lines.sort(key=lambda line: place[line.split()[1]])
    script = tmp_path / "paper.txt"
    script.write_text("\n".join([*lines, "submit"]) + "\n", encoding="utf-8")
    results = []
    for lang in ("fr", "en"):
        run = ["run", "cdo", "--script", script, "--profile", "role=consultant", "--no-pdf", "--json"]
        [found] = call(capsys, *run, "--lang", lang)["respondents"]
        check(found, CASES[number])
        results.append(
            {name: found[name] for name in ("scales", "levels", "decisions", "needs", "flags", "advice")}
        )
    assert results[0] == results[1]


@pytest.mark.parametrize("rung", range(5))
def test_who_answers_one_rung_everywhere_is_at_its_level(scored, rung):
    # of the board: its mean is the rung where the number of directors is worth about as much
    found = scored({"role": "", "in_post": "yes", **dict.fromkeys(SECTIONS, rung), "brd1": rung * 3 / 4})
    levels = {name.split(".")[1]: level["level"] for name, level in found["levels"].items()}
    wanted = ["absent", "initial", "developing", "established", "leading"][rung]
    assert levels == dict.fromkeys(DIMENSIONS, wanted)


def test_there_are_sixty_scored_items_three_of_context_and_three_texts():
    ladders = [item for item in ITEMS if item.type == "ladder"]
    assert len(ladders) == 58
    assert [i.id for i in ITEMS if i.type in ("numeric", "order")] == ["dom10", "brd1"]
    assert [i.id for i in ITEMS if i.type in ("yesno", "single")] == ["in_post", "strongest", "form"]
    assert sum(item.type == "text" for item in ITEMS) == 3
    assert len(ITEMS) == 66
    for item in ladders:
        for language in ("fr", "en"):
            rungs = [item.options[str(rung)].of(language) for rung in range(5)]
            assert all(7 <= len(rung.split()) <= 24 for rung in rungs), (item.id, rungs)


@pytest.mark.parametrize("role", ["ceo", "cmo", "cio", "hr", "bu", "board", "consultant", ""])
def test_a_role_is_asked_what_it_has_a_weight_for(scored, role):
    """Conditions of sections and weights of roles say the same, so that no answer is given in vain."""
    weights = QUESTIONNAIRE.roles.weights
    assert weights["need_s"] == weights["need_t"] == weights["need_o"]
    weights = {**weights, "dom": weights["need_s"]}
    person = {"in_post": "yes", "dom10": "s>t>o", "brd1": 1, **dict.fromkeys(SECTIONS, 2)}
    answers = scored({"role": role, **person})["answers"]
    for section in SECTIONS:
        asked = {answers[item]["state"] for item in spread(person) if item.startswith(section)}
        assert asked == {"answered" if weights[section].get(role, 1) > 0 else "not_shown"}, section
