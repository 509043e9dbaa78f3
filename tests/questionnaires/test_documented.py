"""The examples of the docs can be copied: put together they make a questionnaire without a problem."""

import re
from pathlib import Path

import pytest
import yaml

from digimat.questionnaires import assemble, read_questionnaire
from digimat.questionnaires.banks import with_bank
from digimat.scoring import check_rules

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
CHAPTERS = {"questionnaires.md": "## More conclusions\n", "questionnaires.fr.md": "## D’autres conclusions\n"}
VARIANTS = {
    "questionnaires.md": "## Variants, sets of data and forms\n",
    "questionnaires.fr.md": "## Variantes, jeux de données et formulaires\n",
}


def examples(page, chapters=CHAPTERS):
    """The examples of the chapter, in its order, each as plain data."""
    chapter = (DOCS / page).read_text("utf-8").split(chapters[page])[1].split("\n## ")[0]
    return [
        yaml.load(text, Loader=yaml.CSafeLoader) for text in re.findall(r"```yaml\n(.*?)```", chapter, re.S)
    ]


def together(examples, *leave_out):
    """A questionnaire with what the examples add to it."""
    whole = yaml.load((HERE / "documented.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    for field in leave_out:
        del whole[field]
    for example in examples:
        for field, value in example.items():
            whole[field] = [*whole.get(field, []), *value] if isinstance(value, list) else value
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize("page", CHAPTERS)
def test_the_examples_make_a_questionnaire_together(page):
    source, problems = read_questionnaire(together(examples(page)), "documented.yaml")
    assert [*problems, *(check_rules(source) if source else ())] == []


@pytest.mark.parametrize("page", CHAPTERS)
def test_there_is_an_example_of_each_way_to_conclude(page):
    shown = {field for example in examples(page) for field in example}
    assert {"profile", "roles", "stages", "decisions", "quadrants", "needs", "flags", "advice"} <= shown


@pytest.mark.parametrize("page", VARIANTS)
def test_the_examples_of_variants_make_a_questionnaire_and_its_bank(page):
    *parts, bank = sorted(examples(page, VARIANTS), key=lambda example: "cells" in example)
    text = together(parts, "option_sets", "sections", "scales")
    text = with_bank(text, yaml.safe_dump(bank, allow_unicode=True), "banks/documented.yaml")
    source, problems = read_questionnaire(text, "documented.yaml")
    assert [*problems, *(check_rules(source) if source else ())] == []
    orders = source.questionnaire.item("orders")
    assert list(orders.instances) == ["v1/s1", "v1/s2", "v2", "p1/s1", "p1/s2"]
    assert orders.stem.en == "How many orders of the North region are over 12.5 euros?"
    assert orders.stimulus.fr.splitlines()[1] == "C1         Nord          20"
    names = [item.id for item in assemble(source.questionnaire, "b+helping").items]
    assert names == ["trial", "orders", "h2", "h3"]
    assert assemble(source.questionnaire, "seed-4711+helping").instances["orders"].startswith("p1/")


@pytest.mark.parametrize("chapters", [CHAPTERS, VARIANTS], ids=["conclusions", "variants"])
def test_both_languages_show_the_same_examples(chapters):
    english, french = (examples(page, chapters) for page in chapters)
    assert english == french
