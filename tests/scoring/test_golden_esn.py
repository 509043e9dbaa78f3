"""The enterprise social network on cases worked out by hand: ``golden/esn.yaml``, from a file and from scripts."""

import csv
import json
from pathlib import Path

import pytest
import yaml
from test_outcomes import spread

from digimat.cli import main
from digimat.questionnaires import bundled_folder, load
from digimat.scoring import check_rules

PATH = Path(__file__).parent / "golden" / "esn.yaml"
CASES = yaml.safe_load(PATH.read_text(encoding="utf-8"))
ALONE = [case for case in CASES if "answers" in case]
SOURCE = load(bundled_folder() / "esn.yaml")
QUESTIONNAIRE = SOURCE.questionnaire
ITEMS = QUESTIONNAIRE.items
NAMES = ("scales", "levels", "stages", "decisions", "flags", "advice")


def answers_of(person):
    """Answers by item, of those that were given."""
    given = {name: value for name, value in person.items() if name != "role"}
    return {item: code for item, code in spread(QUESTIONNAIRE, given).items() if code != ""}


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


def answer_file(people):
    """Write people's answers as a file: each with a role, an organisation, and answers by section."""
    path = Path("answers.csv")
    with path.open("w", encoding="utf-8", newline="") as stream:
        columns = ["respondent", "role", "organisation", *(item.id for item in ITEMS)]
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        for number, (organisation, person) in enumerate(people):
            who = {
                "respondent": f"p{number}",
                "role": person.get("role", "consultant"),
                "organisation": organisation,
            }
            writer.writerow(who | answers_of(person))
    return path


def check(found, case):
    scores = {name: found["scales"][name]["score"] for name in case.get("scores", {})}
    for name, wanted in case.get("scores", {}).items():
        assert scores[name] == (None if wanted == "missing" else pytest.approx(wanted, abs=0.0001)), name
    stages = found["stages"]
    if "phase" in case:
        assert (stages["phase"]["stage"] or "missing") == case["phase"]
    if "gates" in case:
        _, growth, cruise = stages["phase"]["gates"]
        assert [[gate["met"], gate["applicable"]] for gate in (growth, cruise)] == case["gates"]
    if "influence" in case:
        (gate,) = stages["influence"]["gates"]
        assert [stages["influence"]["stage"], gate["met"], gate["applicable"]] == case["influence"]
    decided = {name: each["outcome"] or "missing" for name, each in found["decisions"].items()}
    for name, wanted in case.get("outcomes", {}).items():
        assert decided[name] == wanted, name
    assert found["flags"] == case.get("flags", found["flags"])
    if "advice" in case:
        assert [each["id"] for each in found["advice"]["first"]] == case["advice"]


def test_the_questionnaire_has_nothing_wrong():
    assert list(check_rules(SOURCE)) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_file_of_organisations_gives_what_was_worked_out_by_hand(capsys, lang):
    everybody = [
        (str(n), person) for n, case in enumerate(CASES) for person in case.get("people") or [case["answers"]]
    ]
    data = call(
        capsys,
        "score",
        answer_file(everybody),
        "-q",
        "esn",
        "--by",
        "organisation",
        "--json",
        "--lang",
        lang,
    )
    groups = {group["group"]: group for group in data["groups"]}
    assert list(groups) == [str(number) for number in range(len(CASES))]
    for number, case in enumerate(CASES):
        check(groups[str(number)], case)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in ALONE])
def test_a_consultant_alone_gives_the_same_by_script_and_by_file(capsys, case):
    given = answers_of(case["answers"])
    if given["has_esn"] == "no":  # a script is refused what is not asked; a file has it set aside
        given = {item: code for item, code in given.items() if item == "has_esn" or item.startswith("e")}
        given = {
            item: code for item, code in given.items() if not item.startswith("exe") and item != "eligible"
        }
    Path("paper.txt").write_text(
        "\n".join([*(f"answer {item.id} {given[item.id]}" for item in ITEMS if item.id in given), "submit"])
        + "\n",
        encoding="utf-8",
    )
    file = answer_file([("one", case["answers"])])
    results = []
    for lang in ("fr", "en"):
        run = ["run", "esn", "--script", "paper.txt", "--profile", "role=consultant", "--no-pdf", "--json"]
        [found] = call(capsys, *run, "--lang", lang)["respondents"]
        check(found, case)
        results.append({name: found[name] for name in NAMES})
        [scored] = call(capsys, "score", file, "-q", "esn", "--json", "--lang", lang)["respondents"]
        results.append({name: scored[name] for name in NAMES})
    assert results[1:] == results[:-1]


def test_there_are_forty_one_scored_items_and_nine_figures():
    sizes = {"pro": 4, "exe": 4, "obs": 3, "xpl": 3, "per": 2, "cur": 2, "ado": 2, "e1": 3, "inf": 6}
    sizes |= {f"e{number}": 2 for number in range(2, 8)}
    scored = [item for item in ITEMS if item.rule != "unscored"]
    assert sorted(item.id for item in scored) == sorted(
        f"{name}{k}" for name, size in sizes.items() for k in range(1, size + 1)
    )
    assert len(scored) == 41
    figures = (
        "eligible members auto_enrolled readers contributors cross_comments all_comments processes cycle_time"
    )
    assert [item.id for item in ITEMS if item.rule == "unscored"] == [
        "has_esn",
        *figures.split(),
        "obstacles",
    ]
    assert ITEMS[0].id == "has_esn"
    flash = [item.id for item in ITEMS if "flash" in item.tags]
    assert flash == [f"{name}1" for name in ("pro", "exe", "obs", "xpl", "per", "cur", "ado")] + [
        *(f"e{number}1" for number in range(1, 8)),
        "inf1",
    ]
    assert [item.id for item in ITEMS if item.reverse_keyed] == ["e61", "e62"]
    for item in ITEMS:
        if item.type == "ladder":
            for language in ("fr", "en"):
                rungs = [item.options[str(rung)].of(language) for rung in range(5)]
                assert all(7 <= len(rung.split()) <= 24 for rung in rungs), (item.id, rungs)


WHOLE = {
    "has_esn": "yes",
    "eligible": 1000,
    "members": 900,
    "auto_enrolled": "no",
    "readers": 600,
    "contributors": 360,
    "cross_comments": 300,
    "all_comments": 1000,
    "processes": 2,
    "cycle_time": 20,
    "obstacles": "a+c",
    **dict.fromkeys(("pro", "exe", "obs", "xpl"), 3),
    **{"per": 1, "cur": 3, "ado": 5, "e": 4, "inf": "yes"},
}
BY_FACILITATOR, BY_MANAGER, BY_MEMBER = 1 + 9 + 4 + 6, 1 + 10 + 15, 1 + 6 + 1 + 15


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        ("facilitator", BY_FACILITATOR),
        ("manager", BY_MANAGER),
        ("member", BY_MEMBER),
        ("consultant", 52),
        ("", 52),
    ],
)
def test_each_role_is_asked_what_counts_of_it(capsys, role, asked):
    """Conditions of sections and weights of roles say the same, so that no answer is given in vain."""
    file = answer_file([("one", {"role": role, **WHOLE})])
    [found] = call(capsys, "score", file, "-q", "esn", "--json", "--lang", "en")["respondents"]
    answered = {item for item, answer in found["answers"].items() if answer["state"] == "answered"}
    assert len(answered) == asked
    weights = QUESTIONNAIRE.roles.weights
    for scale in QUESTIONNAIRE.scales:
        if scale.items and scale.id in weights:
            counts = weights[scale.id].get(role, 1) > 0
            assert (set(scale.items) <= answered) == counts, scale.id


def test_without_the_governance_of_influence_all_else_is_the_same(capsys):
    def scored(person):
        [found] = call(
            capsys, "score", answer_file([("one", person)]), "-q", "esn", "--json", "--lang", "en"
        )["respondents"]
        return {
            "scales": {name: scale for name, scale in found["scales"].items() if name != "governance"},
            "phase": found["stages"]["phase"],
            "decisions": found["decisions"],
            "flags": found["flags"],
        }

    without = {name: value for name, value in WHOLE.items() if name != "inf"}
    assert scored(without) == scored(WHOLE)
