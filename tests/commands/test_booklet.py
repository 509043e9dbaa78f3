"""``show --items`` and ``--keys``: a bank as a booklet, a form on paper, and the assessor's edition of both."""

import re

import pytest
from command_kit import AGILITY

from digimat.administration.questions import marks
from digimat.administration.session import begin
from digimat.administration.typed import code_of
from digimat.commands.booklets import BANNER, bank_booklet, form_booklet
from digimat.language import LANGUAGES
from digimat.questionnaires import assemble
from digimat.questionnaires.item_model import asked_as
from digimat.scoring.explanation import key_code

FORMS = ["a", "b+coach", "seed-7", "seed-4711+self+coach"]
EVERY = [instance for item in AGILITY.items for _, instance in asked_as(item)]
BANKS = {
    (language, keys): bank_booklet(AGILITY, language, keys=keys)
    for language in LANGUAGES
    for keys in (False, True)
}
PAPERS = {
    (name, language, keys): form_booklet(AGILITY, assemble(AGILITY, name), language, keys=keys)
    for name in FORMS
    for language in LANGUAGES
    for keys in (False, True)
}
BOOKLETS = {**BANKS, **PAPERS}
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def words(text):
    """A text however its lines are folded."""
    return " ".join(text.split())


def questions_of(paper):
    """The text under each heading of a paper, by item id, in order."""
    parts = re.split(r"^.+  \[([a-z0-9]+)(?: [a-z0-9/]+)?\]\n-+\n", paper, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@both_languages
@pytest.mark.parametrize("name", FORMS)
def test_a_paper_asks_what_a_sitting_asks_in_its_order_and_words(name, language):
    form = assemble(AGILITY, name)
    for keys in (False, True):
        asked = questions_of(PAPERS[name, language, keys])
        assert list(asked) == [item.id for item in form.items]
        for item in form.items:
            text = words(asked[item.id])
            assert words(item.stem.of(language)) in text
            if item.stimulus is not None:
                assert item.stimulus.of(language).rstrip() in asked[item.id]
            for mark, code in marks(item).items():
                lead = f"{mark}." if mark == code else f"{mark}. ({code})"
                assert f"{lead} {words(item.options[code].of(language))}" in text


@pytest.mark.parametrize("name", FORMS)
def test_a_paper_is_numbered_as_a_sitting(name):
    form = assemble(AGILITY, name)
    state = begin(AGILITY, form)
    paper = PAPERS[name, "en", False]
    assert len(state.asked) == len(form.items) - 2
    assert re.findall(r"^Practice (\d of \d) · ", paper, re.MULTILINE) == ["1 of 2", "2 of 2"]
    numbered = [f"{n} of {len(state.asked)}" for n in range(1, len(state.asked) + 1)]
    assert re.findall(r"^Question (\d+ of \d+) · ", paper, re.MULTILINE) == numbered


@pytest.mark.parametrize("name", FORMS)
def test_the_code_beside_a_number_is_what_that_number_means_on_the_screen(name):
    form = assemble(AGILITY, name)
    asked = questions_of(PAPERS[name, "fr", False])
    read = 0
    for item in form.items:
        for number, code in re.findall(r"^  (\d)\. \((\w+)\) ", asked[item.id], re.MULTILINE):
            if item.type == "single":
                assert code_of(item, number) == code
                read += 1
    assert read > 20


def test_the_cover_says_which_form_it_is():
    cover = PAPERS["seed-4711+self+coach", "fr", False].split("\n\n", 1)[0]
    for part in ("Test d’agilité numérique", "1.1.0", "seed-4711+self+coach", "seed 4711", "36 questions",
                 "2 exercices", "37 minutes", "45 au plus"):  # fmt: skip
        assert part in words(cover), part
    assert "seed" not in PAPERS["a", "fr", False].split("\n\n", 1)[0]


@both_languages
@pytest.mark.parametrize("keys", [False, True])
def test_the_booklet_of_a_bank_holds_every_text_that_anybody_may_see(language, keys):
    booklet = BANKS[language, keys]
    folded = words(booklet)
    assert len(EVERY) > 100
    for item in EVERY:
        if item.stimulus is not None:
            assert item.stimulus.of(language).rstrip() in booklet, item.asked
        for text in (
            item.title,
            item.stem,
            item.hint,
            item.unit,
            *item.options.values(),
            *item.prompts.values(),
        ):
            if text is not None:
                assert words(text.of(language)) in folded, (item.id, item.asked)


def test_other_parameter_sets_are_told_by_what_differs():
    first, second, third = (AGILITY.item("a4d4").instances[f"v1/s{n}"] for n in (1, 2, 3))
    assert first.stem == second.stem == third.stem
    assert first.stimulus != second.stimulus
    folded = words(BANKS["en", False])
    assert folded.count(words(first.stem.en)) == 1
    assert "a4d4 v1, set s2 · compared with s1, changes: the document" in folded
    assert "a5d3 v1, jeu s2 · par rapport à s1, change : le document, les lignes à associer" in words(
        BANKS["fr", False]
    )


@both_languages
def test_the_contents_count_items_variants_and_texts(language):
    lines = BANKS[language, False].split("\n")
    section = AGILITY.sections[2]
    counted = next(
        line for line in lines if line.startswith(f"{section.title.of(language)} ({section.id})  ")
    )
    assert counted.split()[-3:] == ["4", "12", str(sum(len(item.instances) for item in section.items))]
    total = next(line for line in lines if line.startswith(("En tout", "In all")))
    assert total.split()[-3:] == [str(len(AGILITY.items)), "72", str(len(EVERY))]
    for module in AGILITY.modules:
        assert f"{module.title.of(language)} ({module.id})" in lines


@pytest.mark.parametrize("which", [which for which in BOOKLETS if not which[-1]], ids=str)
def test_without_keys_nothing_tells_a_key(which):
    *_, language, _ = which
    folded = words(BOOKLETS[which])
    for label in (
        "Clé :",
        "de la clé",
        "Key:",
        "Explication :",
        "Rationale:",
        "Source :",
        "Source:",
        *BANNER,
    ):
        assert label not in folded
    for item in EVERY:
        if item.rationale is not None:
            for sentence in re.split(r"(?<=[.;:]) ", words(item.rationale.of(language))):
                assert len(sentence) < 25 or sentence not in folded, (item.id, item.asked)
        if isinstance(item.key, dict) or item.type in ("multi", "order"):
            assert key_code(item.key) not in folded, (item.id, item.asked)
        assert not item.source or words(item.source) not in folded


@both_languages
def test_with_keys_each_variant_and_set_has_its_key_and_why(language):
    folded = words(BANKS[language, True])
    label = {"fr": "Clé : ", "en": "Key: "}[language]
    for item in EVERY:
        if item.key is None:
            continue
        key = " / ".join(item.key) if item.type == "short" else key_code(item.key)
        assert f"{label}{key} " in folded, (item.id, item.asked)
        assert words(item.rationale.of(language)) in folded
        assert words(item.source) in folded
        if isinstance(item.key, str) and item.type == "single":
            assert f"{label}{key} ({key}) {words(item.options[key].of(language))} Points" in folded
    status = {"fr": "Statut de la clé : jugement de l’auteur", "en": "Key status: the author's judgement"}
    review = {"fr": "Volatilité : faible · À revoir : 2029-11", "en": "Volatility: low · Review by: 2029-11"}
    assert status[language] in folded
    assert review[language] in folded
    assert "[keyed_single]" in folded


@pytest.mark.parametrize("which", [which for which in BOOKLETS if which[-1]], ids=str)
def test_the_assessors_edition_says_so_first_and_last_in_both_languages(which):
    lines = BOOKLETS[which].rstrip("\n").split("\n")
    assert tuple(lines[:2]) == tuple(lines[-2:]) == BANNER
    assert "Ne pas remettre aux candidats" in BANNER[0]
    assert "Do not hand out to candidates" in BANNER[1]


def test_the_key_of_a_paper_names_the_number_on_it():
    form = assemble(AGILITY, "seed-7")
    item = next(i for i in form.items if i.type == "single" and i.key and i.key != next(iter(i.options)))
    number = next(mark for mark, code in marks(item).items() if code == item.key)
    told = words(questions_of(PAPERS["seed-7", "en", True])[item.id])
    assert f"Key: {item.key} {number}. ({item.key}) {words(item.options[item.key].en)} Points:" in told


@pytest.mark.parametrize("which", list(BOOKLETS), ids=str)
def test_a_booklet_is_plain_text_of_80_columns(which):
    documents = {line for item in EVERY if item.stimulus for line in item.stimulus.of(which[-2]).split("\n")}
    for line in BOOKLETS[which].split("\n"):
        assert len(line) <= 80
        assert not re.search(r"[\x00-\x1f\x7f\u2500-\u259f]", line)
        # No line that we fold begins with French punctuation.
        assert line in documents or not re.match(r"\s*[?!;:»](\s|$)", line), line


@both_languages
def test_a_paper_leaves_room_to_write_and_says_how_it_is_entered(language):
    paper = PAPERS["seed-7", language, False]
    asked = questions_of(paper)
    assert all("____" in text for text in asked.values())
    assert words(AGILITY.notice.of(language)) in words(paper)
    assert "digimat run agility --form seed-7 -r" in paper
    assert "answer ITEM CODE>CODE>CODE" in paper
    assert "____" not in PAPERS["seed-7", language, True]


def test_show_gives_a_form_without_being_asked_for_items(call):
    done = call("show", "agility", "--seed", 7, "--module", "coach", "--lang", "en")
    assert (done.status, done.err) == (0, "")
    assert done.out == form_booklet(AGILITY, assemble(AGILITY, "seed-7+coach"), "en", keys=False)
    assert call("show", "agility", "--items", "--form", "seed-7+coach", "--lang", "en").out == done.out
    assert call("show", "agility", "--items", "--lang", "fr").out == BANKS["fr", False]
    assert call("show", "agility", "--keys", "--lang", "en").out == BANKS["en", True]


@pytest.mark.parametrize("keys", [False, True])
def test_the_json_of_a_form_has_its_items_as_they_are_asked(call, keys):
    data = call("show", "agility", "--seed", 7, *(["--keys"] if keys else []), "--json").data
    assert (data["format"], data["version"], data["form"], data["seed"]) == (
        "digimat.questionnaire", 1, "seed-7", 7,
    )  # fmt: skip
    form = assemble(AGILITY, "seed-7")
    assert [item["id"] for item in data["items"]] == [item.id for item in form.items]
    for item, asked in zip(data["items"], form.items, strict=True):
        assert list(item["options"]) == list(asked.options)
        assert item["asked"] == asked.asked
        assert {name: name in item for name in ("key", "rationale", "with")} == dict.fromkeys(
            ("key", "rationale", "with"), keys
        )
    declared = call("show", "agility", "--form", "b", "--json").data
    assert (declared["form"], declared["seed"], len(declared["items"])) == ("b", None, 26)
    assert not {"form", "seed", "items"} & set(call("show", "agility", "--items", "--json").data)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["agility", "--form", "z"], "CLI006"),
        (["agility", "--module", "z"], "CLI013"),
        (["agility", "--form", "a", "--seed", 7], "CLI014"),
        (["cdo", "--seed", 7], "CLI016"),
    ],
)
def test_a_form_that_does_not_exist_is_wrong_usage(call, options, code):
    done = call("show", *options, "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert code in done.err


def test_a_questionnaire_without_a_bank_is_shown_as_a_whole_or_put_on_paper(call):
    whole = call("show", "cdo", "--items", "--lang", "en").out
    assert "Scales" in whole  # the rules come first
    paper = call("show", "cdo", "--form", "all", "--lang", "en").out
    assert "Scales" not in paper
    assert "Question 1 of" in paper


def test_only_what_has_keys_is_for_the_assessor_alone(call):
    assert BANNER[0] not in call("show", "cdo", "--keys").out
    assert call("new", "quiz", "--kind", "test").status == 0
    assert call("show", "questionnaires/quiz.yaml", "--keys").out.split("\n")[:2] == list(BANNER)
    assert BANNER[0] not in call("show", "questionnaires/quiz.yaml", "--items").out
