"""Companions are called for where their condition holds, each once, and an explanation says why."""

import pytest

from digimat.answers.table import AnswerTable
from digimat.questionnaires import read_questionnaire
from digimat.scoring import explain, score, score_groups
from digimat.scoring.deeper import deeper_of
from digimat.scoring.explanation import explainable

WHOLE = """
id: small
version: "1.0"
status: designed
title: {fr: Petit, en: Small}
purpose: {fr: Essayer, en: To try}
respondents: {fr: une organisation, en: an organisation}
minutes: 5
notice: {fr: Merci, en: Thank you}
profile:
  - {id: unit, title: {fr: Unité, en: Unit}}
sections:
  - id: part
    title: {fr: Partie, en: Part}
    items:
      - {id: q1, title: {fr: Un, en: One}, type: scale10, stem: {fr: Combien ?, en: How much?}, dont_know: true,
         rule: linear}
scales:
  - {id: tools, title: {fr: Outils, en: Tools}, rule: percent_of_maximum, items: [q1]}
deeper:
"""
ENTRY = """
  - questionnaire: {name}
    title: {{fr: Plus, en: More}}
    minutes: 20
    respondents: {{fr: tous, en: everybody}}
    when: {when}
    because: {{fr: "{because}", en: "{because}"}}
"""


def small(*entries, only=""):
    """A questionnaire of one question, with companions by name and condition."""
    text = WHOLE + "".join(ENTRY.format(name=n, when=w, because=f"because {w}") for n, w in entries) + only
    source, problems = read_questionnaire(text, "small.yaml")
    assert not problems, problems
    return source.questionnaire


def answered(*codes):
    people = tuple(f"p{n}" for n in range(len(codes)))
    return AnswerTable(people, {"q1": codes}, profile={"unit": ["north"] * len(codes)})


def called(questionnaire, *codes):
    results = score(questionnaire, answered(*codes))
    return [[each.questionnaire for each in deeper_of(results, row)] for row in range(len(codes))]


@pytest.mark.parametrize(("code", "names"), [("4", ["low"]), ("5", ["high"]), ("dk", []), ("", [])])
def test_a_companion_is_called_for_below_the_cut_not_at_it_and_never_where_nothing_is_known(code, names):
    assert called(small(("low", "tools < 50"), ("high", "tools >= 50")), code) == [names]


def test_of_several_entries_for_one_companion_the_first_that_holds_says_why():
    q = small(("esn", "tools < 20"), ("cdo", "tools < 90"), ("esn", "tools < 60"))
    results = score(q, answered("1", "5", "8"))
    found = [[(e.questionnaire, e.because.en) for e in deeper_of(results, row)] for row in range(3)]
    low, middle, high = (
        ("esn", "because tools < 20"),
        ("esn", "because tools < 60"),
        ("cdo", "because tools < 90"),
    )
    assert found == [[low, high], [high, middle], [high]]


def test_each_row_is_told_as_it_is_alone():
    q = small(("low", "tools < 50"), ("high", "tools >= 50"))
    assert called(q, "1", "9", "dk") == [*called(q, "1"), *called(q, "9"), *called(q, "dk")]


def test_what_only_a_group_calls_for_no_person_does():
    q = small(("esn", "tools < 50"), only="    only: group\n")
    assert called(q, "1") == [[]]
    pooled = score_groups(q, answered("1", "3"), "unit")
    assert [each.questionnaire for each in deeper_of(pooled, 0)] == ["esn"]


def test_an_explanation_tells_every_companion_whether_it_is_called_for_and_from_what():
    results = score(small(("esn", "tools < 20"), ("esn", "tools < 60"), ("cdo", "tools > 60")), answered("1"))
    node = explain(results, 0, "deeper")
    assert node.value == "esn"
    assert [(each.name, each.value) for each in node.inputs] == [("esn", True), ("esn", True), ("cdo", False)]
    assert [each.excluded is not None for each in node.inputs] == [False, True, False]
    assert node.inputs[0].note.en == "because tools < 20"
    assert node.inputs[0].inputs[0].inputs[0].value == 10


def test_where_there_are_no_companions_there_is_nothing_to_explain():
    text = WHOLE.replace("deeper:\n", "")
    source, _ = read_questionnaire(text, "small.yaml")
    assert "deeper" not in list(explainable(score(source.questionnaire, answered("1"))))
