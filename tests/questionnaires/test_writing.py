"""The rules of writing: what each of them tells, and what looks alike and is right (``writing.yaml`` is the table)."""

import json
import re
from pathlib import Path

import pytest
import yaml

import digimat
from digimat.questionnaires import bundled_folder, read_questionnaire
from digimat.questionnaires.writing import RULES, check_writing
from digimat.scoring import check_rules

HERE = Path(__file__).parent
STARTERS = Path(digimat.__file__).parent / "questionnaires" / "starters"
WHOLE = ["cdo", "customer", "engagement", "esn", "pillars"]  # the shipped ones whose wording is gone through
# Rules over many items or pieces of advice; their cases are below.
MANY = {"WRT020", "WRT021", "WRT023", "WRT050", "WRT052"}

CASES = yaml.safe_load((HERE / "writing.yaml").read_text(encoding="utf-8"))
# Five rungs that have nothing in common: a case says what the first ones are instead.
RUNGS = [
    ["Personne ne sait par où commencer.", "Nobody knows where to begin."],
    ["Un service tente l’expérience seul.", "One department tries it alone."],
    ["Des équipes partagent leur méthode.", "Some teams share a method."],
    ["Chaque métier mesure son progrès.", "Every trade measures how far it got."],
    ["L’exemple gagne fournisseurs et voisins.", "Suppliers and neighbours follow this example."],
]
REASONS = {
    "rationale": ["La page d’aide le dit.", "The help page says so."],
    "source": "RFC 2606",
    "seconds": 40,
    "volatility": "low",
    "review_by": "2028-11",
}


def text(pair):
    return {"fr": pair[0], "en": pair[1]}


def item_of(case, number=0):
    """An item from the fields of a case, or from a stem alone; what is not said is right."""
    fields = case if isinstance(case, dict) else {"stem": case, "type": "text"}
    # A stem unlike any other: what is compared with others is then what the case says.
    item = {
        "id": f"q{number}",
        "title": ["Sujet", "Subject"],
        "type": "text",
        "stem": ["Lequel ?", "Which one?"],
    }
    item |= (REASONS if "key" in fields else {}) | fields
    codes = "01234" if item["type"] in ("ladder", "freq") else "abcde"
    names = {"options": codes, "prompts": "12345"}
    if item["type"] == "ladder":
        item["options"] = [*item["options"], *RUNGS[len(item["options"]) :]]
    for name, value in list(item.items()):
        if value is None:
            del item[name]
        elif name in names:
            item[name] = {code: text(pair) for code, pair in zip(names[name], value, strict=False)}
        elif isinstance(value, list) and name not in ("key", "exclusive"):
            item[name] = text(value)
    return {**item, "rule": "unscored"}


def told(items, advice=()):
    """What the rules say of some items and pieces of advice."""
    data = {
        "id": "trial", "version": "1.0", "status": "designed", "minutes": 5, "advice": list(advice),
        **{field: text(["Essai", "Trial"]) for field in ("title", "purpose", "respondents", "notice")},
        "sections": [{"id": "part", "title": text(["Partie", "Part"]), "items": list(items)}],
    }  # fmt: skip
    written = json.dumps(data, ensure_ascii=False, indent=1)  # which is YAML too
    source, problems = read_questionnaire(written, "trial.yaml")
    assert [p for p in problems if not p.warning] == []
    return check_writing(source.questionnaire, source.document)


def cases(kind):
    return [
        pytest.param(code, case, id=f"{code}-{number}")
        for code, table in CASES.items()
        for number, case in enumerate(table[kind])
    ]


@pytest.mark.parametrize(("code", "case"), cases("wrong"))
def test_what_is_badly_written_is_told_in_both_languages_as_a_warning(code, case):
    problems = told([item_of(case)])
    assert {p.code for p in problems} == {code}
    for problem in problems:
        assert problem.warning
        assert problem.position.line > 1
        assert problem.message.fr != problem.message.en
        assert problem.remedy.fr != problem.remedy.en


@pytest.mark.parametrize(("code", "case"), cases("right"))
def test_what_is_well_written_is_not_told(code, case):
    assert [p.line("en") for p in told([item_of(case)])] == []


def test_every_code_of_the_rules_is_in_the_table_or_below():
    sources = (Path(digimat.__file__).parent / "questionnaires" / "writing").glob("*.py")
    given = {code for path in sources for code in re.findall(r'"(WRT\d{3})"', path.read_text("utf-8"))}
    assert given == {*CASES, *MANY}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__module__.rpartition(".")[2])
def test_a_rule_says_what_it_asks_for(rule):
    assert len(rule.__doc__.splitlines()) > 1
    assert rule.__module__.startswith("digimat.questionnaires.writing.")


def chosen(number, key, longest=None, options="abcd"):
    """A ``single`` item with this key, whose options are all as long but for one."""
    words = [[f"Le {n}{'+' * (n == longest)}", f"No {n}{'+' * (n == longest)}"] for n in options]
    return item_of(
        {
            "type": "single",
            "key": key,
            "options": words,
            "stem": [f"Lequel : {number} ?", f"Which: {number}?"],
        },
        number,
    )


def test_the_key_is_the_longest_option_in_half_of_the_items_at_most():
    keys = "abcdabcd"
    half = [chosen(n, key, key if n < 4 else None) for n, key in enumerate(keys)]
    assert told(half) == []
    more = [chosen(n, key, key if n < 5 else None) for n, key in enumerate(keys)]
    assert [p.code for p in told(more)] == ["WRT020", "WRT020"]  # once a language
    assert "5 " in told(more)[0].message.en
    assert told(more[:7]) == []  # too few to tell


@pytest.mark.parametrize(
    ("keys", "places"),
    [
        ("abcdabcdab", []),
        ("aaaabbbccd", []),  # 40 % and 10 %
        ("aaaaabbccd", ["1"]),  # 50 %
        ("aaabbbccca", ["4"]),  # no d
        ("aaaabbb", []),  # too few to tell
    ],
)
def test_keys_of_single_items_are_spread_over_the_places(keys, places):
    problems = told([chosen(n, key) for n, key in enumerate(keys)])
    assert {p.code for p in problems} <= {"WRT021"}
    assert [re.search(r"place (\d)", p.message.en)[1] for p in problems] == places


def test_of_two_places_each_may_hold_more():
    assert told([chosen(n, key, options="ab") for n, key in enumerate("abababaaab")]) == []
    assert [p.code for p in told([chosen(n, key, options="ab") for n, key in enumerate("aaaaaaabbb")])] == [
        "WRT021"
    ]


def test_best_and_worst_actions_are_spread_over_the_places():
    def situations(best, worst):
        options = [["Je demande", "I ask"], ["Je refuse", "I refuse"], ["J’accepte", "I accept"]]
        return [
            item_of({"type": "sjt_bw", "key": {"best": b, "worst": w}, "options": options}, n)
            for n, (b, w) in enumerate(zip(best, worst, strict=True))
        ]

    assert told(situations("abcabcab", "bcabcabc")) == []
    problems = told(situations("aaaabcbc", "bcbcabca"))  # the best at place 1 in half of them
    assert [(p.code, "best" in p.message.en) for p in problems] == [("WRT021", True)]


def test_each_place_of_several_right_answers_is_right_now_and_then():
    options = [["Lu", "Read"], ["Vu", "Seen"], ["Su", "Known"], ["Eu", "Had"]]

    def ticked(*keys):
        return [
            item_of({"type": "multi", "key": list(key), "options": options}, n) for n, key in enumerate(keys)
        ]

    assert told(ticked("ab", "cd", "ac", "bd", "ad", "bc", "ab", "cd")) == []
    problems = told(ticked("ab", "ac", "ad", "ab", "ac", "ad", "ab", "ac"))
    assert [(p.code, re.search(r"place (\d)", p.message.en)[1]) for p in problems] == [("WRT023", "1")]


def advice_of(name, action):
    fields = {"title": ["", ""], "action": action, "first_step": ["", ""], "sign": ["", ""]}
    return {"id": name, "when": 'q0 == "a"', **{field: text(words) for field, words in fields.items()}}


def test_two_pieces_of_advice_in_the_same_words_are_told_once_a_language():
    plan = "Réunir la direction deux heures et choisir trois priorités"
    asked = [item_of({"type": "single", "options": [["Lu", "Read"], ["Vu", "Seen"]]})]
    first = advice_of("first", [plan, "Bring the management together and choose three priorities"])
    again = advice_of(
        "again", [f"{plan}, puis nommer une personne par projet", "Give each team a person to ask"]
    )
    problems = told(asked, [first, again])
    told_of = [
        (p.code, "(fr)" in p.message.en, "again" in p.message.en) for p in problems if p.code == "WRT050"
    ]
    assert told_of == [("WRT050", True, True)]


def test_two_questions_in_the_same_words_are_told_and_each_document_makes_another_question():
    stem = [
        "Quelle ligne de cet extrait contient une erreur de date ?",
        "Which line of this extract has a wrong date?",
    ]
    pair = [item_of({"stem": stem}, n) for n in range(2)]
    assert [p.code for p in told(pair)] == ["WRT052", "WRT052"]
    shown = [
        ["Loyer de mars payé en mai", "March rent paid in May"],
        ["Colis livré hier soir", "Parcel left last night"],
    ]
    assert told([item_of({"stem": stem, "stimulus": words}, n) for n, words in enumerate(shown)]) == []
    short = ["Que faites-vous ?", "What do you do?"]
    assert told([item_of({"stem": short}, n) for n in range(2)]) == []


def test_rows_of_a_grid_are_compared_by_their_own_stems_and_the_common_one_is_told_once():
    rows = [
        {"id": f"r{n}", "stem": text(words)}
        for n, words in enumerate([["le matin", "mornings"], ["le soir", "nights"]])
    ]
    stem = [
        "À quelle fréquence écrivez-vous à vos collègues d’autres services...",
        "How often do you write to colleagues elsewhere…",
    ]
    options = {
        code: text(words) for code, words in {"0": ["jamais", "never"], "1": ["souvent", "often"]}.items()
    }
    grid = {
        "grid": "g",
        "stem": text(stem),
        "type": "freq",
        "options": options,
        "rule": "unscored",
        "rows": rows,
    }
    problems = told([grid])
    assert [p.code for p in problems] == ["WRT074"]


@pytest.mark.parametrize(
    "path",
    [*(bundled_folder() / f"{name}.yaml" for name in WHOLE), *sorted(STARTERS.glob("*.yaml"))],
    ids=lambda path: path.stem,
)
def test_what_is_shipped_is_well_written(path):
    source, problems = read_questionnaire(path.read_text(encoding="utf-8"), path.name)
    found = [*problems, *check_rules(source), *check_writing(source.questionnaire, source.document)]
    assert [p.line("en") for p in found] == []
