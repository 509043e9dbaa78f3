"""The table of scores says of each row what the results say of it, without looking at rows one by one."""

import random
import time
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from random_answers import random_rows, table_of
from random_questionnaires import random_questionnaire

from digimat.answers.encoded import Encoded
from digimat.answers.table import AnswerTable
from digimat.language import LANGUAGES, same
from digimat.questionnaires import State, bundled_folder, load, read_questionnaire
from digimat.scoring import score, score_groups
from digimat.scoring.combinations import by_combination
from digimat.scoring.group_findings import blind_spots, people_by_role, perception_gaps
from digimat.scoring.score_table import name_column, score_table

HERE = Path(__file__).parent
FILES = sorted(
    {
        *bundled_folder().glob("*.yaml"),
        *(p for p in (HERE / "outcomes").glob("*.yaml") if not p.stem.endswith("_cases")),
        *(HERE.parents[1] / "examples").glob("instruments/*.yaml"),
        HERE / "every_outcome.yaml",
    }
)


@cache
def questionnaire_of(path):
    return load(path).questionnaire


def drawn(questionnaire, seed, number=40):
    return table_of(questionnaire, random_rows(random.Random(seed), questionnaire, number))


def plain_row(results, row):
    """The columns of the results of one row, as (name, cell), one question after the other."""
    questionnaire = results.questionnaire
    if results.pooling is None:
        yield "respondent", results.table.respondents[row]
    else:
        yield results.pooling.by, results.table.respondents[row]
        yield "people", sum(people_by_role(results, row).values())
    told = [scale for scale in results.told(for_assessor=True) if scale.column]
    for scale in told:
        yield scale.id, results.scales[scale.id].score[row]
    banded = [v.id for v in questionnaire.levels if v.bands and len(v.scales) == 1]
    for level_set in questionnaire.levels:
        if len(level_set.scales) == 1:
            level = results.level(level_set.id)
            yield level_set.id, level.step_id(row)
            by_score = int(level.by_score[row])
            name = f"{level_set.id}_by_{level_set.scales[0]}"
            yield name, level_set.steps[by_score].id if by_score >= 0 else ""
            if level_set.bands:
                yield "band" if len(banded) == 1 else f"{level_set.id}_band", level.band(row)
    for name, stages in results.stages.items():
        yield name, stages.step_id(row)
    for name, decision in results.decisions.items():
        yield name, decision.outcome(row)
        if decision.decision.alternatives_column:
            yield f"{name}_alternatives", "+".join(decision.alternatives(row))
    for name, needs in results.needs.items():
        yield name, needs.outcome(row)
    yield "flags", "+".join(results.raised(row, for_assessor=True))
    if results.pooling is not None:
        yield "blind_spots", "+".join(blind_spots(results, row))
        yield "gaps", "+".join(gap.scale for gap in perception_gaps(results, row))
        return
    if questionnaire.requirement is not None:
        yield "requirement", results.requirement[row]
    for (name, scale), level in results.levels.items():
        if len(level.level_set.scales) > 1 and scale in [each.id for each in told]:
            yield f"{name}_{scale}", level.step_id(row)
    states = [
        State(int(column.state[row]))
        for name, column in results.coded.by_item.items()
        if name in {item.id for item in questionnaire.items} - questionnaire.practice
    ]
    asked = [state for state in states if state not in (State.NOT_SHOWN, State.NOT_APPLICABLE)]
    yield "answered", asked.count(State.ANSWERED) / len(asked) if asked else np.nan
    for scale in told:
        result = results.scales[scale.id]
        base = result.base[row]
        yield f"{scale.id}_answered", result.answered[row] / base if base else np.nan


def assert_says_the_same(results):
    table = score_table(results)
    assert len(table) == len(results.table.respondents)
    for row in range(len(table)):
        wanted = list(plain_row(results, row))
        assert table.names == [name for name, _ in wanted]
        for name, found, (_, cell) in zip(table.names, table.row(row), wanted, strict=True):
            assert found == cell or (found != found and cell != cell), (row, name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_cell_is_what_the_results_say_of_the_row(path):
    questionnaire = questionnaire_of(path)
    assert_says_the_same(score(questionnaire, drawn(questionnaire, path.stem)))


@pytest.mark.parametrize("seed", range(12))
def test_so_it_is_with_random_questionnaires(seed):
    questionnaire = random_questionnaire(random.Random(seed))
    assert_says_the_same(score(questionnaire, drawn(questionnaire, seed)))


@pytest.mark.parametrize("name", ["pillars", "every_outcome"])
def test_a_group_has_the_columns_it_had_and_no_other(name):
    questionnaire = next(questionnaire_of(path) for path in FILES if path.stem == name)
    by = next(field.id for field in questionnaire.profile if not field.options)
    results = score_groups(questionnaire, drawn(questionnaire, 5, 120), by)
    assert len(results.table.respondents) > 1
    assert_says_the_same(results)


def test_a_hidden_group_is_nowhere_in_the_table():
    questionnaire = questionnaire_of(HERE / "every_outcome.yaml")
    table = drawn(questionnaire, 5, 60)
    units = ["tiny"] * 2 + ["small"] * 4 + ["large"] * 54
    table = AnswerTable(table.respondents, table.columns, profile={**table.profile, "unit": units})
    results = score_groups(questionnaire.model_copy(update={"anonymous": True}), table, "unit")
    assert set(results.pooling.hidden) == {"tiny", "small"}
    shown = score_table(results)
    assert [shown.row(row)[0] for row in range(len(shown))] == ["large"]
    assert not any({"tiny", "small"} & set(column.texts) for column in shown)


def test_no_row_at_all_is_a_table_of_the_same_columns():
    questionnaire = questionnaire_of(FILES[0])
    none, some = (score_table(score(questionnaire, drawn(questionnaire, 1, n))) for n in (0, 3))
    assert (len(none), none.names) == (0, some.names)


def test_a_row_alone_is_as_among_others():
    for path in FILES:
        questionnaire = questionnaire_of(path)
        table = drawn(questionnaire, 9, 6)
        whole = score_table(score(questionnaire, table))
        for row in range(6):
            alone = score_table(score(questionnaire, table.row(row)))
            assert repr(alone.row(0)) == repr(whole.row(row))


def test_who_answers_stands_after_their_code_where_it_is_wished():
    questionnaire = questionnaire_of(HERE / "every_outcome.yaml")
    table = drawn(questionnaire, 4, 5)
    profile = {
        "unit": ["=1+1", "b", "", "b", "c"],
        "role": Encoded(["", "it", "head"], np.array([1, 2, 0, 1, 1])),
    }
    results = score(questionnaire, AnswerTable(table.respondents, table.columns, profile=profile))
    with_it = score_table(results, profile=True)
    assert with_it.names == ["respondent", "unit", "role", *score_table(results).names[1:]]
    _, unit, role, *_ = with_it
    assert (unit.kind, role.kind) == ("name", "code")  # what somebody wrote, and what they chose
    assert [unit.text(row) for row in range(5)] == profile["unit"]
    assert [role.text(row) for row in range(5)] == ["it", "head", "", "it", "it"]


def test_a_role_that_is_no_option_is_something_that_somebody_wrote():
    questionnaire = questionnaire_of(HERE / "every_outcome.yaml")
    table = drawn(questionnaire, 4, 2)
    profile = {"role": ["it", "=cmd|' /C calc'!A0"]}
    results = score(questionnaire, AnswerTable(table.respondents, table.columns, profile=profile))
    role = next(column for column in score_table(results, profile=True) if column.name == "role")
    assert role.kind == "name"


def test_dont_know_is_asked_and_not_answered_and_what_was_not_shown_is_not_asked():
    questionnaire = questionnaire_of(HERE / "every_outcome.yaml")
    columns = {item.id: [None] * 4 for item in questionnaire.items}
    columns |= {"l1": ["3", "3", None, "3"], "l2": ["dk", "", None, None], "t1": ["1", None, None, None]}
    table = score_table(score(questionnaire, AnswerTable(("a", "b", "c", "d"), columns)))
    answered, leading = (next(c for c in table if c.name == n) for n in ("answered", "leading_answered"))
    assert answered.values[0] == 2 / 3
    assert answered.values[1] == 1 / 2
    assert np.isnan(answered.values[2])
    assert answered.values[3] == 1
    assert leading.values.tolist()[:2] == [0.5, 0.5]


def test_practice_is_no_question_that_counts():
    text = (HERE.parent / "questionnaires" / "bank.yaml").read_text(encoding="utf-8")
    questionnaire = read_questionnaire(text, "bank.yaml")[0].questionnaire
    practice = next(iter(questionnaire.practice), None)
    if practice is None:
        module = questionnaire.modules[0].model_copy(update={"practice": True})
        questionnaire = questionnaire.model_copy(update={"modules": (module, *questionnaire.modules[1:])})
        practice = next(iter(questionnaire.practice))
    columns = {item.id: [None] for item in questionnaire.items} | {practice: [""], "tally": ["2"]}
    table = score_table(score(questionnaire, AnswerTable(("a",), columns)))
    assert next(c for c in table if c.name == "answered").values.tolist() == [1]


def test_two_columns_never_have_one_name():
    questionnaire = questionnaire_of(HERE / "every_outcome.yaml")
    scales = tuple(
        scale.model_copy(update={"id": "answered"}) if scale.id == "advance" else scale
        for scale in questionnaire.scales
    )
    results = score(questionnaire.model_copy(update={"scales": scales}), drawn(questionnaire, 2, 3))
    names = score_table(results).names
    assert len(set(names)) == len(names)
    assert {"answered", "answered_", "answered_answered"} <= set(names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_column_has_a_title_and_says_what_it_means_in_both_languages(path):
    questionnaire = questionnaire_of(path)
    for column in score_table(score(questionnaire, drawn(questionnaire, 3, 2))):
        for language in LANGUAGES:
            assert column.title.of(language)
            if column.kind != "name":
                assert column.meaning.values.of(language)
                assert column.meaning.formula.of(language)
                assert column.meaning.missing.of(language)


def test_the_meaning_of_a_level_names_its_cuts_and_what_holds_it_down():
    questionnaire = questionnaire_of(HERE / "every_outcome.yaml")
    level = next(
        c for c in score_table(score(questionnaire, drawn(questionnaire, 3, 2))) if c.name == "level"
    )
    assert level.meaning.steps.en == "low = Low, from 0; mid = Middle, from 40; high = High, from 70"
    assert level.meaning.steps.fr == "low = Bas, dès 0 ; mid = Moyen, dès 40 ; high = Haut, dès 70"


def test_combinations_are_worked_on_once_each_and_told_apart():
    rng = np.random.default_rng(1)
    columns = [(rng.integers(0, size, 5000), size) for size in (1, 2, 7, 3)]
    asked = []
    numbers, texts = by_combination(columns, 5000, lambda row: asked.append(row) or repr(row))
    assert len(asked) == len(set(asked)) == 42
    wanted = zip(*(values.tolist() for values, _ in columns), strict=True)
    assert [texts[number] for number in numbers.tolist()] == [repr(row) for row in wanted]
    assert by_combination([], 2, lambda row: "x")[1] == ["x"]


def test_a_hundred_thousand_rows_cost_little_more_than_one():
    """Nothing is done row by row: a loop over so many would take seconds."""
    questionnaire = questionnaire_of(HERE / "every_outcome.yaml")
    few = drawn(questionnaire, 7, 50)
    many = AnswerTable(
        name_column("", same(""), [f"p{n}" for n in range(100_000)]).texts,
        {name: list(column) * 2000 for name, column in few.columns.items()},
    )
    results = score(questionnaire, many)
    took = []
    for _ in range(3):
        began = time.process_time()
        score_table(results)
        took.append(time.process_time() - began)
    assert min(took) < 0.3


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_column_is_the_same_where_only_it_is_wanted(path):
    questionnaire = questionnaire_of(path)
    results = score(questionnaire, drawn(questionnaire, 3, 5))
    whole = score_table(results)
    for column in whole.columns[1:]:
        alone = score_table(results, names=[column.name]).only([column.name]).columns[1]
        np.testing.assert_array_equal(alone.values, column.values)
        assert (alone.name, alone.texts, alone.meaning) == (column.name, column.texts, column.meaning)
