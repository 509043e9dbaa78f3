"""A private bank: an organisation's own variants of the items of a questionnaire, from a file of their own."""

from pathlib import Path

import pytest

from digimat.problems import UserError
from digimat.questionnaires import assemble, load, read_questionnaire
from digimat.questionnaires.banks import parted, with_bank

PATH = Path(__file__).with_name("bank.yaml")
TEXT = PATH.read_text(encoding="utf-8")
PUBLISHED = load(PATH).questionnaire
FILE = "banks/bank.yaml"
BANK = """\
id: acme
version: "1.2"
title: {fr: "Banque d’Acme", en: "Acme’s bank"}
questionnaire: bank
instead: true
cells:
  choose:
    p1:
      title: {fr: "Choisir un dépôt", en: "Choosing a depot"}
      stem: {fr: "Quel dépôt ?", en: "Which depot?"}
      options:
        a: {fr: "Lyon", en: "Lyons"}
        b: {fr: "Lille", en: "Lille"}
        c: {fr: "Brest", en: "Brest"}
      key: a
  tally:
    p1:
      title: {fr: "Compter des palettes", en: "Counting pallets"}
      stem: {fr: "Combien font {n} palettes et une ?", en: "How many are {n} pallets and one?"}
      sets:
        s1: {key: 3, data: {n: 2}}
        s2: {key: 9, data: {n: 8}}
"""
FIVE = [f"seed-{seed}" for seed in range(5)]


def read(bank=BANK, text=TEXT):
    """A questionnaire with a bank, and what is wrong with them."""
    return read_questionnaire(with_bank(text, bank, FILE), "bank.yaml")


def told(bank):
    """Where, and with which code, a bank is told to be wrong."""
    source, problems = read(bank)
    assert source is None or any(not p.warning for p in problems)
    assert {p.position.file for p in problems} == {FILE}
    return [(f"{p.position.line}:{p.position.column}", p.code) for p in problems]


@pytest.fixture(scope="module")
def added():
    source, problems = read()
    assert problems == []
    return source


def test_its_variants_are_added_to_those_of_the_questionnaire(added):
    q = added.questionnaire
    assert list(q.item("choose").instances) == ["v1", "v2", "p1"]
    assert list(q.item("tally").instances)[-2:] == ["p1/s1", "p1/s2"]
    assert (q.item("tally").instance("p1/s2").key, q.item("tally").instance("p1/s2").seconds) == (9, 60)
    assert q.item("choose").instance("p1").stem.en == "Which depot?"


def test_the_questionnaire_says_which_bank_it_was_given(added):
    assert [(b.id, b.version, b.title.en) for b in added.questionnaire.banks] == [
        ("acme", "1.2", "Acme’s bank")
    ]
    assert PUBLISHED.banks == ()


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("instances", "p1", "stem"), 10),
        (("instances", "p1", "options", "b"), 13),
        (("instances", "p1", "key"), 15),
        (("instances", "v2", "key"), None),
    ],
)
def test_what_is_in_it_stands_in_its_own_file(added, path, line):
    where = added.document.at(("sections", 1, "items", 1, *path))
    assert (where.file, where.line) == ((FILE, line) if line else ("bank.yaml", where.line))


def test_instead_of_those_of_the_questionnaire_drawn_forms_have_its_variants(added):
    drawn = [assemble(added.questionnaire, form).instances for form in FIVE]
    assert {names["choose"] for names in drawn} == {"p1"}
    assert {names["tally"] for names in drawn} == {"p1/s1", "p1/s2"}


def test_a_cell_that_it_says_nothing_of_is_drawn_as_before():
    source, problems = read(BANK[: BANK.index("  tally:")] + "  tally: {}\n")
    assert problems == []
    drawn, before = (
        [assemble(q, form).instances["tally"] for form in FIVE] for q in (source.questionnaire, PUBLISHED)
    )
    assert drawn == before


def test_beside_those_of_the_questionnaire_its_variants_are_drawn_too():
    source, _ = read(BANK.replace("instead: true\n", ""))
    forms = [assemble(source.questionnaire, f"seed-{n}").instances["choose"] for n in range(40)]
    assert set(forms) == {"v1", "v2", "p1"}
    before = [assemble(PUBLISHED, f"seed-{n}").instances["choose"] for n in range(40)]
    kept = [(new, old) for new, old in zip(forms, before, strict=True) if new != "p1"]
    assert all(new == old for new, old in kept)  # a draw that it does not win is as it was


def test_a_questionnaire_that_draws_some_variants_only_draws_its_own_as_well():
    text = TEXT.replace("      - id: choose\n", "      - id: choose\n        drawn: [v2]\n")
    source, problems = read(BANK.replace("instead: true\n", ""), text)
    assert problems == []
    assert {assemble(source.questionnaire, f"seed-{n}").instances["choose"] for n in range(20)} == {
        "v2",
        "p1",
    }


@pytest.mark.parametrize("form", ["a", "b", "a+coach"])
def test_declared_forms_stay_as_they_are(added, form):
    assert assemble(added.questionnaire, form) == assemble(PUBLISHED, form)


def test_both_texts_are_kept_as_one_and_give_the_same_again(added):
    assert parted(added.text) == (TEXT, BANK, FILE)
    assert parted(TEXT) == (TEXT, None, "")
    again = load(Path("bank.yaml"), text=added.text)
    assert (again.questionnaire, again.sha256) == (added.questionnaire, added.sha256)
    assert added.sha256 != load(PATH).sha256


def test_the_same_bank_in_another_folder_gives_the_same_text_and_its_own_place_in_messages(tmp_path):
    file = tmp_path / "client" / "banks" / "bank.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(BANK, encoding="utf-8")
    source = load(PATH, bank=file)
    assert source.text == with_bank(TEXT, BANK, FILE)
    assert source.document.at(("sections", 1, "items", 1, "instances", "p1", "key")).file == str(file)
    file.write_text(BANK.replace("key: a", "key: d"), encoding="utf-8")
    with pytest.raises(UserError) as raised:
        load(PATH, bank=file)
    assert [(p.code, p.position.file) for p in raised.value.problems] == [("QST031", str(file))]


@pytest.mark.parametrize(
    ("old", "new", "where", "code"),
    [
        ("questionnaire: bank", "questionnaire: agility", "4:1", "QST111"),
        ("  choose:", "  chose:", "7:3", "QST110"),
        ("    p1:\n      title: {fr: \"Choisir", "    v2:\n      title: {fr: \"Choisir", "8:5", "QST112"),
        ("instead: true", "insted: true", "5:1", "QST013"),
        ("      key: a", "      keys: a", "15:7", "QST013"),
        ("      stem: {fr: \"Quel dépôt ?\", en: \"Which depot?\"}\n", "", "8:5", "QST012"),
        ("en: \"Which depot?\"", "en: 5", "10:34", "QST006"),
        ("s2: {key: 9,", "s2: {keys: 9,", "22:14", "QST013"),
        ("        c: {fr: \"Brest\", en: \"Brest\"}\n", "", "11:7", "QST100"),
        ("        c: {fr", "        d: {fr", "11:7", "QST100"),
        ("      key: a", "      key: d", "15:7", "QST031"),
        ("data: {n: 8}", "data: {m: 8}", "19:14", "QST102"),
        ("s2: {key: 9, data: {n: 8}}", "s2: {key: 3, data: {n: 2}}", "22:22", "QST105"),
        ("s2: {key: 9,", "s2: {key: nine,", "22:14", "QST032"),
        ("id: acme\n", "id: acme\nid: acme\n", "2:1", "QST005"),
        ("id: acme\n", "id: [\n", "3:1", "QST001"),
        (BANK, "", "1:1", "QST010"),
        (BANK, "- acme\n", "1:1", "QST010"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_where_it_is_in_the_file_of_the_bank(old, new, where, code):
    assert BANK.count(old) == 1
    assert (where, code) in told(BANK.replace(old, new))


def test_the_nearest_name_is_told():
    for wrong, remedy in (
        (BANK.replace("  choose:", "  chose:"), 'Did you mean "choose"? There are: tally, choose.'),
        (BANK.replace("instead:", "insted:"), 'Did you mean "instead"?'),
        (BANK.replace("key: a", "keys: a"), 'Did you mean "key"?'),
    ):
        assert remedy in read(wrong)[1][0].remedy.en


def test_every_problem_of_the_bank_and_of_its_questionnaire_is_told_at_once():
    twice = TEXT.replace("id: bank\n", "id: bank\nid: bank\n")
    wrong = BANK.replace("  choose:", "  chose:").replace("  tally:\n    p1:", "  tally:\n    v1:")
    _, problems = read(wrong, twice)
    assert [(p.code, p.position.file) for p in problems] == [
        ("QST005", "bank.yaml"),
        ("QST110", FILE),
        ("QST112", FILE),
    ]


def test_a_questionnaire_without_variants_can_be_given_none():
    text = (PATH.parent / "broken" / "valid.yaml").read_text(encoding="utf-8")
    _, (problem,) = read(
        BANK.replace("questionnaire: bank", "questionnaire: valid").split("  tally:")[0], text
    )
    assert (problem.code, problem.remedy.en) == ("QST110", "This questionnaire has none.")
