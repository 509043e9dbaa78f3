"""The questionnaires that are shipped: free of problems, the same facts in both languages, no pattern in the keys."""

import re
from collections import Counter

import pytest
from pydantic import BaseModel

from digimat.language import Text
from digimat.questionnaires import bundled_folder, read_questionnaire
from digimat.questionnaires.item_types.order import key_ranks
from digimat.scoring import check_rules

PATHS = sorted(bundled_folder().glob("*.yaml"))
SOURCES = {path.stem: read_questionnaire(path.read_text(encoding="utf-8"), str(path))[0] for path in PATHS}
ITEMS = [
    pytest.param(item, id=f"{q}-{item.id}") for q, s in SOURCES.items() for item in s.questionnaire.items
]
EACH = pytest.mark.parametrize("source", [pytest.param(s, id=q) for q, s in SOURCES.items()])

BRANDS = {
    "google", "gmail", "youtube", "android", "microsoft", "windows", "outlook", "excel", "onedrive", "sharepoint",
    "apple", "iphone", "ipad", "macos", "facebook", "meta", "instagram", "whatsapp", "twitter", "linkedin", "tiktok",
    "snapchat", "amazon", "netflix", "spotify", "uber", "airbnb", "blablacar", "doctolib", "leboncoin", "tripadvisor",
    "zoom", "slack", "trello", "notion", "dropbox", "wikipedia", "openai", "chatgpt", "gemini", "copilot", "claude",
    "mistral", "wordpress", "salesforce", "firefox", "chrome", "safari", "linux", "ubuntu", "tanu",
}  # fmt: skip
RESERVED = re.compile(
    r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:example|test|invalid|localhost)\b|\bexample\.(?:com|org|net)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s»”\")]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"\b\d+(?:\.\d+){3}\b")
DOCUMENTATION = ("192.0.2.", "198.51.100.", "203.0.113.")


def texts_in(value):
    """Every text in both languages, wherever it stands in a record."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_in(inner)


def digits(text, language):
    """The numbers of a text, however its language writes them: 4 000,5 is 4,000.5 and 10 h is 10:00."""
    if language == "fr":
        text = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)", "", text).replace(",", ".")
    else:
        text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"(?<=\d):00\b", "", text)
    return Counter(re.findall(r"\d+(?:\.\d+)*", text))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_shipped_questionnaire_has_no_problem_at_all_not_even_a_warning(path):
    source, problems = read_questionnaire(path.read_text(encoding="utf-8"), path.name)
    assert [*problems, *check_rules(source)] == []


@pytest.mark.parametrize("item", ITEMS)
def test_french_and_english_have_the_same_numbers(item):
    for text in texts_in(item):
        assert digits(text.fr, "fr") == digits(text.en, "en"), text.en[:60]


@pytest.mark.parametrize("item", ITEMS)
def test_no_text_is_empty_or_left_untranslated(item):
    for text in texts_in(item):
        assert text.fr.strip()
        assert text.en.strip()
    for text in (item.title, item.stem, *([item.rationale] if item.rationale else [])):
        assert text.fr != text.en


@EACH
def test_no_brand_or_product_is_named(source):
    everything = " ".join(f"{t.fr} {t.en}" for t in texts_in(source.questionnaire))
    assert set(re.findall(r"[a-z0-9]+", everything.casefold())) & BRANDS == set()


@EACH
def test_only_reserved_domains_and_documentation_addresses_occur(source):
    for text in texts_in(source.questionnaire):
        for words in (text.fr, text.en):
            assert [a for a in ADDRESS.findall(words) if not RESERVED.search(a)] == []
            assert [n for n in NUMBER.findall(words) if not n.startswith(DOCUMENTATION)] == []


def keyed(item):
    """The option that a single choice is looking for, or the best of a situation."""
    return item.key if item.type == "single" else item.key["best"]


@EACH
def test_the_keyed_option_is_not_always_the_longest(source):
    for language in ("fr", "en"):
        chosen = [i for i in source.questionnaire.items if i.type in ("single", "sjt_bw") and i.key]
        longest = [
            max(item.options, key=lambda o: len(item.options[o].of(language).strip())) == keyed(item)
            for item in chosen
        ]
        assert sum(longest) <= len(longest) / 2


@EACH
def test_the_places_of_the_keys_are_not_all_alike(source):
    by_type = {}
    for item in (item for item in source.questionnaire.items if item.key is not None):
        places = {code: place for place, code in enumerate(item.options)}
        match item.type:
            case "single" | "sjt_bw":
                by_type.setdefault(item.type, []).append(places[keyed(item)])
            case "multi":
                by_type.setdefault(item.type, []).append(tuple(places[code] for code in item.key))
            case "order":
                by_type.setdefault(item.type, []).append(tuple(key_ranks(item.key)))
                assert key_ranks(item.key) != key_ranks(">".join(item.options))  # not as they stand
    for found in by_type.values():
        assert len(found) == 1 or len(set(found)) > 1
    chosen = by_type.get("single", [])
    assert all(count <= len(chosen) / 2 for count in Counter(chosen).values())


@EACH
def test_every_keyed_item_says_why_from_where_how_long_and_when_to_look_again(source):
    changed = max(change.date for change in source.questionnaire.changelog)[:7]
    for item in (item for item in source.questionnaire.items if item.key is not None):
        assert item.rationale
        assert item.source
        assert item.seconds
        assert item.volatility in ("low", "medium")
        assert item.review_by > changed
