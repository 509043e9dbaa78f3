"""What a workspace changes of a questionnaire: the numbers that follow, and where each mistake is told.

``adjustments_that_work.yaml`` and ``adjustments_that_do_not.yaml`` hold the cases, for ``adjustable.yaml``.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from digimat.answers.table import AnswerTable
from digimat.commands.adjusted import read_adjusted
from digimat.problems import Position
from digimat.questionnaires import load, read_questionnaire
from digimat.questionnaires.adjustments.adjust import adjust
from digimat.scoring import check_rules, score, score_groups
from digimat.scoring.advice import plan_of

HERE = Path(__file__).parent
SOURCE = load(HERE / "adjustable.yaml")
WORK = yaml.safe_load((HERE / "adjustments_that_work.yaml").read_text(encoding="utf-8"))
MISTAKES = yaml.safe_load((HERE / "adjustments_that_do_not.yaml").read_text(encoding="utf-8"))
HEAD = "questionnaire: adjustable\nbecause: {fr: Atelier sans bureau, en: A workshop without offices}\n"

PERSON = AnswerTable(("p-1",), {"paper": ("8",), "power": ("2",), "tools": ("4",)})
TOGETHER = AnswerTable(
    ("p-1", "p-2", "p-3"),
    {"paper": ("10", "6", "0"), "power": ("10", "6", "0"), "tools": ("10", "4", "0")},
    profile={"organisation": ("o", "o", "o"), "role": ("head", "buyer", "maker")},
)


def by_name(cases):
    return {"argvalues": cases, "ids": [case["name"] for case in cases]}


def changed(case):
    text = HEAD + yaml.safe_dump(case["changes"], sort_keys=False)
    source, problems = adjust(SOURCE, text, "adjustments/adjustable.yaml")
    assert problems == []
    return source


def told(results):
    """The results by the names that the cases use."""
    found = {name: result.score[0] for name, result in results.scales.items()}
    found |= {name: level.step_id(0) for (name, _), level in results.levels.items()}
    found |= {name: stages.step_id(0) for name, stages in results.stages.items()}
    found |= {name: decision.outcome(0) for name, decision in results.decisions.items()}
    return found | {"advice": [given.advice.id for given in plan_of(results, 0).first]}


def assert_results(found, expected):
    for name, value in expected.items():
        number = isinstance(value, (int, float))
        assert found[name] == (pytest.approx(value, abs=1e-9) if number else value), name


def test_the_published_scores_are_those_that_the_cases_begin_with():
    assert_results(told(score(SOURCE.questionnaire, PERSON)), WORK["published"])
    pooled = score_groups(SOURCE.questionnaire, TOGETHER, "organisation")
    assert_results(told(pooled), WORK["published_together"])


@pytest.mark.parametrize("case", **by_name(WORK["cases"]))
def test_changed_values_give_the_scores_worked_by_hand_and_nothing_else_moves(case):
    found = told(score(changed(case).questionnaire, PERSON))
    assert_results(found, {**WORK["published"], **case["after"]})


def test_one_weight_of_all_inputs_changes_for_the_input_that_is_named():
    text = SOURCE.text.replace("items: [paper, power]\n", "items: [paper, power]\n    weights: 2\n")
    source, _ = read_questionnaire(text, "adjustable.yaml")
    adjusted, problems = adjust(
        source, f"{HEAD}weights: {{green: {{paper: 4}}}}\n", "adjustments/adjustable.yaml"
    )
    assert problems == []
    assert adjusted.questionnaire.scale("green").weights == {"paper": 4, "power": 2}
    assert [(c.what, c.before, c.after) for c in adjusted.adjustments.changes] == [
        ("weights.green.paper", 2, 4)
    ]
    assert told(score(adjusted.questionnaire, PERSON))["green"] == 60  # 100 × (4 × 0.8 + 2 × 0.2) / 6


@pytest.mark.parametrize("case", **by_name(WORK["together"]))
def test_changed_weights_of_roles_give_the_scores_worked_by_hand(case):
    found = told(score_groups(changed(case).questionnaire, TOGETHER, "organisation"))
    assert_results(found, {**WORK["published_together"], **case["after"]})


@pytest.mark.parametrize("case", **by_name([*WORK["cases"], *WORK["together"]]))
def test_every_changed_value_is_listed_with_the_published_one(case):
    listed = changed(case).adjustments.changes
    assert [[each.what, each.before, each.after, each.title.fr] for each in listed] == case["listed"]
    assert all(each.title.en and each.title.en != each.title.fr for each in listed)


def test_what_is_asked_and_the_text_that_is_kept_stay_as_published():
    source = changed({"changes": {"weights": {"green": {"paper": 2}}, "targets": {"whole": 70}}})
    assert source.questionnaire.sections == SOURCE.questionnaire.sections
    assert (source.text, source.sha256) == (SOURCE.text, SOURCE.sha256)


def test_the_file_its_hash_and_the_reason_travel_with_the_questionnaire():
    source, _ = adjust(SOURCE, HEAD, "/home/me/client/adjustments/adjustable.yaml")
    kept = source.adjustments
    assert (kept.file, kept.changes) == ("adjustments/adjustable.yaml", ())
    assert kept.sha256 == hashlib.sha256(HEAD.encode()).hexdigest()
    assert kept.because.fr == "Atelier sans bureau"
    assert SOURCE.adjustments is None


@pytest.mark.parametrize("case", **by_name(MISTAKES))
def test_each_mistake_is_told_where_it_is_written(case, tmp_path):
    file = in_file(tmp_path, case["written"])
    _, problems = read_adjusted(SOURCE, file)
    assert [f"{p.position.line}:{p.position.column} {p.code}" for p in problems] == case["told"]
    assert {p.position.file for p in problems} == {str(file)}
    assert all(p.message.fr != p.message.en and p.remedy.fr and p.remedy.en for p in problems)
    assert case.get("remedy", "") in problems[0].remedy.en


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1 ADJ001"]),
        ("- weights", ["1:1 ADJ001"]),
        ("weights: [\n", ["2:1 QST001"]),
        ("targets: {whole: 70}", ["1:1 ADJ002", "1:1 ADJ002"]),
        ("questionnaire: adjustable\ntargets: {whole: 70}", ["1:1 ADJ002"]),
        ("questionnaire: adjustable\nbecause: {fr: ' ', en: ''}", ["2:1 ADJ002"]),
        ("questionnaire: adjustable\nbecause: {fr: Voilà}", ["2:1 QST011"]),
        ("questionnaire: another\nbecause: {fr: Voilà, en: So}", ["1:1 ADJ004"]),
    ],
)
def test_a_file_says_of_which_questionnaire_it_is_and_why(text, expected):
    _, problems = adjust(SOURCE, text, "adjustable.yaml")
    assert [f"{p.position.line}:{p.position.column} {p.code}" for p in problems] == expected


def test_weights_of_roles_need_roles():
    text = SOURCE.text
    start, end = text.index("roles:\n"), text.index("sections:\n")
    source, _ = read_questionnaire(text[:start] + text[end:], "adjustable.yaml")
    _, problems = adjust(source, HEAD + "role_weights: {green: {buyer: 1}}", "adjustable.yaml")
    assert [(p.code, p.position.line) for p in problems] == [("ADJ006", 3)]


def in_file(folder, written):
    file = folder / "adjustable.yaml"
    file.write_text(HEAD + written, encoding="utf-8")
    return file


def variant(old, new):
    """The questionnaire with something written otherwise."""
    assert old in SOURCE.text
    return read_questionnaire(SOURCE.text.replace(old, new), "adjustable.yaml")[0]


def test_what_is_wrong_as_published_is_not_told_of_the_adjustments(tmp_path):
    source = variant('when: "green >= 60"', 'when: "green >= 120"')
    assert [p.code for p in check_rules(source)] == ["QST044"]
    file = in_file(tmp_path, "gates: {phase: {growth: {conditions: {equipped: {mandatory: false}}}}}")
    assert read_adjusted(source, file)[1] == []


def test_what_goes_wrong_elsewhere_because_of_a_change_is_told_of_the_file_that_makes_it(tmp_path):
    source = variant("rule: minimum", "rule: total")  # from 0 to 200
    source = replace(source, questionnaire=with_condition(source.questionnaire, "lowest > 150"))
    assert list(check_rules(source)) == []
    file = in_file(tmp_path, "weights: {lowest: {green: 0}}")  # from 0 to 100
    (problem,) = read_adjusted(source, file)[1]
    assert (problem.code, problem.position) == ("QST044", Position(str(file)))


def with_condition(questionnaire, when):
    first, *others = questionnaire.advice
    return questionnaire.model_copy(update={"advice": (first.model_copy(update={"when": when}), *others)})
