"""Every word that a person reads is in a dictionary, or in the list of words that digimat has beside it.

The dictionaries are fetched by ``make dictionaries``; without them there is nothing to look words up in.
"""

import doctest
import gc
import sys
import warnings
from functools import cache
from pathlib import Path

import pytest
import spelling_texts
import spelling_words
from spelling_texts import PAGES, ROOT, names, of_module, of_page, of_questionnaire
from spelling_words import ways, words
from spylls.hunspell import Dictionary

from digimat.language import LANGUAGES

HERE = Path(__file__).parent
FOLDER = Path(sys.prefix) / "spelling"
QUESTIONNAIRES = [
    path
    for folder in ("questionnaires", "digimat/questionnaires/starters", "examples/instruments")
    for path in sorted((ROOT / folder).glob("*.yaml"))
]
with_dictionaries = pytest.mark.skipif(
    not (FOLDER / "version").is_file(), reason="no dictionaries: make dictionaries"
)


@cache
def dictionary(language):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # spylls leaves its files to be closed by themselves
        found = Dictionary.from_files(str(FOLDER / language))
        gc.collect()
    return found


@cache
def own_words(language):
    """The words of digimat that no dictionary has: names, abbreviations, terms of the field."""
    return (HERE / f"words.{language}.txt").read_text(encoding="utf-8").splitlines()


@cache
def known_words(language):
    """The same, to look words up in: tens of thousands are."""
    return frozenset(own_words(language))


NAMES = names()


@cache
def is_right(word, language):
    known = known_words(language)
    if word.lower() in NAMES or word in known or word.lower() in known:
        return True
    return any(
        all(not part or part in known or dictionary(language).lookup(part) for part in way)
        for way in ways(word, language)
    )


def unknown(texts):
    """The words of some texts that are not known, each once, with its language."""
    found = dict.fromkeys((word, language) for language, text in texts for word in words(text, language))
    return [f"{word} ({language})" for word, language in found if not is_right(word, language)]


REMEDY = "mend it or, where it is right, add it to tests/spelling/words.LANGUAGE.txt"


@with_dictionaries
@pytest.mark.parametrize("path", QUESTIONNAIRES, ids=lambda path: path.stem)
def test_a_questionnaire_has_no_word_that_is_misspelt(path):
    assert unknown(of_questionnaire(path)) == [], REMEDY


@with_dictionaries
@pytest.mark.parametrize(("language", "name"), [(fr, name) for fr, pages in PAGES.items() for name in pages])
def test_a_page_has_no_word_that_is_misspelt(language, name):
    assert unknown(of_page(name, language)) == [], REMEDY


@with_dictionaries
def test_messages_help_and_reports_have_no_word_that_is_misspelt():
    modules = sorted((ROOT / "digimat").rglob("*.py"))
    assert unknown(text for path in modules for text in of_module(path)) == [], REMEDY


@with_dictionaries
@pytest.mark.parametrize(
    "word", ["salarié·e·s", "aujourd’hui", "l’équipe", "a-t-il", "eux-mêmes", "élu(e)s", "qu’on"]
)
def test_french_as_it_is_written_is_known(word):
    assert unknown([("fr", word)]) == []


@with_dictionaries
@pytest.mark.parametrize(
    ("language", "word"),
    [("fr", "dévelloper"), ("fr", "l’équippe"), ("fr", "parmis"), ("en", "color"), ("en", "recieve")],
)
def test_a_misspelt_word_is_found(language, word):
    assert unknown([(language, f"abc {word}")])[-1] == f"{word} ({language})"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_own_words_are_in_order_and_each_is_there_once(language):
    assert own_words(language) == sorted(set(own_words(language)), key=lambda word: (word.casefold(), word))


@with_dictionaries
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_own_word_is_in_the_dictionary_already(language):
    assert [word for word in own_words(language) if dictionary(language).lookup(word)] == []


def test_the_examples_of_how_words_are_cut_run():
    assert doctest.testmod(spelling_words).failed == doctest.testmod(spelling_texts).failed == 0
