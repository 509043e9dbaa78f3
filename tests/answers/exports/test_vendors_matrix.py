"""Every form tool's file says the same as the clean one, in every encoding, with every delimiter, in both languages."""

from pathlib import Path

import pytest
from vendor_kit import (
    DELIMITERS,
    EN,
    ENCODINGS,
    FIXTURES,
    FR,
    LANGUAGES,
    SURVEY,
    VENDORS,
    assert_same_as_clean,
    save,
)

SEPARATED = [name for name in VENDORS if name != "surveyjs"]
HABITS = {"limesurvey": {"quote": "all", "blank_line": True}, "kobotoolbox": {"quote": "all"}}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("labels", [True, False], ids=["labels", "codes"])
@pytest.mark.parametrize("vendor", SEPARATED)
def test_a_file_says_the_same_in_every_encoding_with_every_delimiter(vendor, labels, language, tmp_path):
    table = VENDORS[vendor].table(LANGUAGES[language], labels)
    for encoding in ENCODINGS:
        for delimiter in DELIMITERS:
            path = save(tmp_path, table, delimiter=delimiter, encoding=encoding, **HABITS.get(vendor, {}))
            assert_same_as_clean(path, table.names)


FORMS = {
    f"{vendor} {what}": (vendor, options)
    for vendor, variants in {
        "limesurvey": {
            f"{mode} {'long' if labels else 'short'} {written}": {
                "labels": labels,
                "mode": mode,
                "null": {"newer": None, "older": ""}[written],
            }
            for mode in ("code", "expression", "full", "abbreviated", "codetext")
            for labels in (True, False)
            for written in ("newer", "older")
        },
        "google_forms": {
            "sheet": {"labels": True, "joint": ", "},
            "quiz": {"labels": True, "quiz": True},
            "quiz in a sheet": {"labels": False, "joint": ", ", "quiz": True},
        },
        "microsoft_forms": {"quiz": {"labels": True, "quiz": True}},
        "typeform": {
            "joined": {"labels": True, "joined": True},
            "older": {"labels": True, "older": True},
        },
        "kobotoolbox": {
            "details": {"labels": True, "mode": "details"},
            "details by name": {"labels": False, "mode": "details"},
            "summary by name": {"labels": False, "mode": "summary"},
            "without groups": {"labels": False, "groups": False},
            "tags": {"labels": True, "tags": True},
            "tags by name": {"labels": False, "tags": True},
        },
    }.items()
    for what, options in variants.items()
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_tool_says_the_same(form, language, tmp_path):
    vendor, options = FORMS[form]
    table = VENDORS[vendor].table(LANGUAGES[language], **options)
    path = save(tmp_path, table, **HABITS.get(vendor, {}))
    assert_same_as_clean(path, table.names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("labels", [True, False], ids=["labels", "codes"])
@pytest.mark.parametrize("inline", [True, False], ids=["inline", "shared"])
@pytest.mark.parametrize("vendor", ["microsoft_forms", "excel"])
def test_a_workbook_says_the_same(vendor, inline, labels, language, tmp_path):
    module = VENDORS[vendor]
    typed = {"workbook": True} if vendor == "microsoft_forms" else {"typed": True}
    table = module.table(LANGUAGES[language], labels, **typed)
    path = tmp_path / "answers.xlsx"
    path.write_bytes(module.workbook(table, sheet="Réponses", inline=inline))
    assert_same_as_clean(path, table.names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("labels", [True, False], ids=["labels", "codes"])
@pytest.mark.parametrize("form", ["lines", "array"])
def test_json_says_the_same(form, labels, language, tmp_path):
    module = VENDORS["surveyjs"]
    path = tmp_path / "answers.json"
    path.write_bytes(getattr(module, form)(module.results(LANGUAGES[language], labels)))
    assert_same_as_clean(path, module.NAMES)


KEPT = [path for path in sorted(FIXTURES.glob("*/*")) if path.suffix in (".csv", ".xlsx", ".json", ".jsonl")]


@pytest.mark.parametrize("path", KEPT, ids=[str(path.relative_to(FIXTURES)) for path in KEPT])
def test_a_kept_file_says_the_same(path):
    assert_same_as_clean(path)


def test_the_kept_files_are_those_that_the_generators_write():
    written = {
        Path(vendor if vendor != "own" else "") / name: content
        for vendor, module in VENDORS.items()
        for name, content in module.natural().items()
    }
    kept = {path.relative_to(FIXTURES): path.read_bytes() for path in [*KEPT, FIXTURES / "clean.csv"]}
    assert kept == written


def test_the_generators_ask_what_the_survey_asks():
    from make.survey import QUESTIONS, ROLE, UNIT

    for item, question in zip(SURVEY.items, QUESTIONS, strict=True):
        assert (item.id, item.stem.fr, item.stem.en) == (question.id, *question.text)
        assert (item.lead and (item.lead.fr, item.lead.en)) == question.lead
        if item.type != "yesno":
            assert {c: (t.fr, t.en) for c, t in item.options.items()} == question.options
    for field, question in zip(SURVEY.profile, (ROLE, UNIT), strict=True):
        assert (field.id, field.title.fr, field.title.en) == (question.id, *question.text)
        assert {c: (t.fr, t.en) for c, t in field.options.items()} == question.options


def test_the_texts_differ_between_the_languages():
    for vendor in SEPARATED:
        french, english = (VENDORS[vendor].table(language, labels=True) for language in (FR, EN))
        assert (french.header, french.rows) != (english.header, english.rows)
