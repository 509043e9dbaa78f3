"""The HTML: every word of the content, nothing that was not meant, no id of a questionnaire in our files."""

import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import get_args

import pytest
from sample import person_report

from digimat.reports.content import Bar, Cover, Kind, Report
from digimat.reports.html import TEMPLATES, render_html
from digimat.reports.portfolio.wording import portfolio_words
from digimat.reports.typography import displayed
from digimat.reports.wording import WORDS


class Page(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words, self.headings = [], [], []
        self.feed(html)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data):
        self.words.append(data)


# For machines, never printed.
IDS = {
    (Bar, "name"), (Cover, "iso_date"), (Report, "language"), (Report, "kind"), (Report, "profile_as"),
}  # fmt: skip


def texts(value):
    """Every text of a content that a person is meant to read."""
    if is_dataclass(value):
        for field in fields(value):
            if (type(value), field.name) not in IDS:
                yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str) and value:
        yield value


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_text_of_the_content_is_printed(language):
    report = person_report(language)
    page = Page(render_html(report))
    flat = page.text.replace(" ", "")
    for text in texts(report):
        assert "".join(displayed(text, language).split()) in "".join(flat.split()), text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_document_says_language_title_and_dates(language):
    html = render_html(person_report(language))
    tags = Page(html).tags
    assert ("html", {"lang": language}) in tags
    meta = {a["name"]: a["content"] for tag, a in tags if tag == "meta" and "name" in a}
    assert meta["dcterms.created"] == meta["dcterms.modified"] == "2026-11-22"
    assert meta["author"] == meta["generator"] == "digimat 0.1.0"
    assert "Camille Martin" in meta["description"]
    assert meta["keywords"]


def test_headings_skip_no_level():
    headings = Page(render_html(person_report())).headings
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


def test_every_drawing_has_an_alternative_text():
    html = render_html(person_report())
    drawings = re.findall(r"<svg.*?</svg>", html, re.S)
    assert len(drawings) == 5  # line, radar, two bars, staircase
    assert all(re.search(r"<title>[^<]{10,}</title>", drawing) for drawing in drawings)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_language_only(language):
    text = Page(render_html(person_report(language))).text
    for words in WORDS.values():
        other = words.en if language == "fr" else words.fr
        if len(other) > 8 and other != words.of(language):
            assert displayed(other, language) not in text, other


def test_french_typography_is_applied_and_english_is_not():
    assert "En\u202f" not in render_html(person_report("fr"))
    assert "décision\u202f; il" in render_html(person_report("fr"))
    assert "\u202f" not in render_html(person_report("en"))


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src="file:///etc/passwd">',
    '<link rel="attachment" href="file:///etc/passwd">',
    '"><base href="file:///etc/"><a href="passwd">',
    "</title></svg></style></table>",
    "{{ 7 * 7 }}{% for x in range(9) %}{{ x }}{% endfor %}",
    "{{ ''.__class__.__mro__ }}",
    "' onload='x' style='position:fixed",
    "{name} {0} %s %(x)s",
    "url(javascript:alert(1))",
]


def everywhere(value, text):
    """The same content with another text everywhere a text is."""
    if is_dataclass(value):
        changed = {
            f.name: everywhere(getattr(value, f.name), text)
            for f in fields(value)
            if f.name not in ("language", "iso_date", "kind", "profile_as")
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(everywhere(item, text) for item in value)
    return text if isinstance(value, str) else value


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_only_text(text):
    plain = Page(render_html(person_report("en")))
    page = Page(render_html(everywhere(person_report("en"), text)))
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in plain.tags}
    assert {name for _, a in page.tags for name in a} <= {name for _, a in plain.tags for name in a}
    assert not {"script", "img", "link", "base", "a", "style"} & {tag for tag, _ in page.tags}
    assert page.text.count(text) > 100


def test_empty_parts_leave_no_heading():
    report = person_report()
    bare = replace(
        report,
        headline=None,
        no_result="Pas de score.",
        strengths=(),
        priorities=(),
        comparison=(),
        profile=(),
        stairs=(),
        flags=(),
        requirement=None,
        advice=(),
        method=(),
        annex=(),
    )
    page = Page(render_html(bare))
    assert "Pas de score." in page.text
    assert WORDS["annex"].fr not in page.text
    assert WORDS["flags"].fr not in page.text
    assert WORDS["profile"].fr not in page.text


def test_self_contained_page_needs_no_other_file():
    html = render_html(person_report(), self_contained=True)
    addresses = re.findall(r"url\(\s*['\"]?([^)]{0,30})", html)
    assert len(addresses) > 5
    assert all(address.startswith("data:") for address in addresses)
    assert not re.search(r"<(script|link|img|iframe)\b", html)


def test_templates_know_no_questionnaire():
    names = {"agility", "cdo", "pillars", "culture", "a1", "a1d1", "d1"}
    for path in TEMPLATES.rglob("*.j2"):
        assert not names & set(re.findall(r"\w+", path.read_text(encoding="utf-8"))), path


def test_words_exist_in_both_languages_with_the_same_blanks():
    for key, text in WORDS.items():
        assert text.fr, key
        assert text.en, key
        assert set(re.findall(r"{\w+}", text.fr)) == set(re.findall(r"{\w+}", text.en)), key


def test_templates_use_every_word_and_no_other():
    used = set()
    for path in [*TEMPLATES.rglob("*.j2"), *TEMPLATES.parent.glob("*.py")]:
        source = path.read_text(encoding="utf-8")
        used |= set(re.findall(r"\bw\.(\w+)", source)) | set(re.findall(r"\bw\[\"(\w+)\"\]", source))
    used |= {f"kind_{kind}" for kind in get_args(Kind) if kind != "person"}  # of the cover
    used |= {"alt_radar", "alt_stairs", "out_of", "from_to"}  # chosen by name in html.py and wording.py
    assert used == {*WORDS, *portfolio_words("fr")}


def test_content_is_a_person_report():
    assert isinstance(person_report(), Report)
