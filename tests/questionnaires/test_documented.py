"""The examples of the docs can be copied: put together they make a questionnaire without a problem."""

import re
from pathlib import Path

import pytest
import yaml

from digimat.questionnaires import read_questionnaire
from digimat.scoring import check_rules

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
CHAPTERS = {"questionnaires.md": "## More conclusions\n", "questionnaires.fr.md": "## D’autres conclusions\n"}


def examples(page):
    """The examples of the chapter, in its order, each as plain data."""
    chapter = (DOCS / page).read_text("utf-8").split(CHAPTERS[page])[1].split("\n## ")[0]
    return [
        yaml.load(text, Loader=yaml.CSafeLoader) for text in re.findall(r"```yaml\n(.*?)```", chapter, re.S)
    ]


@pytest.mark.parametrize("page", CHAPTERS)
def test_the_examples_make_a_questionnaire_together(page):
    whole = yaml.load((HERE / "documented.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    for example in examples(page):
        for field, value in example.items():
            whole[field] = [*whole.get(field, []), *value] if isinstance(value, list) else value
    text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
    source, problems = read_questionnaire(text, "documented.yaml")
    assert [*problems, *(check_rules(source) if source else ())] == []


@pytest.mark.parametrize("page", CHAPTERS)
def test_there_is_an_example_of_each_way_to_conclude(page):
    shown = {field for example in examples(page) for field in example}
    assert {"profile", "roles", "stages", "decisions", "quadrants", "needs", "flags", "advice"} <= shown


def test_both_languages_show_the_same_examples():
    english, french = (examples(page) for page in CHAPTERS)
    assert english == french
