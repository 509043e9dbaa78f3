"""The parameter sets of the agility test: what an independent solver answers from the data is what the key says."""

from importlib import import_module
from pathlib import Path

import pytest

from digimat.language import LANGUAGES
from digimat.questionnaires import find, load, read_response
from digimat.scoring.coding import code_response

HERE = Path(__file__).parent
# One module a block; each knows the rules of its stimuli, and no key.
SOLVERS = {
    variant: solver
    for path in sorted((HERE / "solvers").glob("a?.py"))
    for variant, solver in import_module(f"solvers.{path.stem}").SOLVERS.items()
}
# The cells that have parameter sets, so that knowing somebody's answers is of little use.
CELLS = ("a1d2", "a1d3", "a2d3", "a3d2", "a3d4", "a4d1", "a4d4", "a5d2", "a5d3", "a5d4")

ITEMS = {item.id: item for item in load(find("agility", Path("nowhere"))).questionnaire.items}
VARIANTS = {
    (item.id, name): variant
    for item in ITEMS.values()
    if item.cell is not None
    for name, variant in item.cell.variants.items()
}
WITH_SETS = [names for names, variant in VARIANTS.items() if variant.sets]
EACH_VARIANT = pytest.mark.parametrize(("cell", "variant"), WITH_SETS)
# A variant that lacks its solver is told once, by the test of its own, not once a set.
EACH_SET = pytest.mark.parametrize(
    ("cell", "variant", "number"),
    [(*names, number) for names in WITH_SETS if names in SOLVERS for number in VARIANTS[names].sets],
)


def shown(datum, words, language):
    """A datum as it is read in one language: words instead of their ids, one text of two."""
    if isinstance(datum, list):
        return [shown(each, words, language) for each in datum]
    if isinstance(datum, dict):
        return datum[language]
    return words[datum].of(language) if isinstance(datum, str) and datum in words else datum


@pytest.mark.parametrize("language", LANGUAGES)
@EACH_SET
def test_the_key_follows_from_the_data_and_the_stated_rules_in_each_language(cell, variant, number, language):
    written = VARIANTS[cell, variant]
    item = ITEMS[cell].instances[f"{variant}/{number}"]
    data = {
        name: shown(datum, written.words, language)
        for name, datum in {**written.data, **written.sets[number].data}.items()
    }
    options = {code: text.of(language) for code, text in item.options.items()}
    answer = str(SOLVERS[cell, variant](data, options))
    assert code_response(item, read_response(item, answer)) == 1, f"the solver answers {answer}"


def test_each_variant_with_parameter_sets_has_a_solver_and_each_solver_a_variant():
    assert set(SOLVERS) == set(WITH_SETS)


@pytest.mark.parametrize("cell", CELLS)
def test_each_variant_of_a_cell_with_parameter_sets_has_three_or_more(cell):
    few = {name: len(sets) for (c, name), v in VARIANTS.items() if c == cell and len(sets := v.sets) < 3}
    assert ITEMS[cell].cell is not None
    assert few == {}


@EACH_VARIANT
def test_the_sets_of_a_variant_do_not_all_have_one_key(cell, variant):
    keys = [ITEMS[cell].instances[f"{variant}/{number}"].key for number in VARIANTS[cell, variant].sets]
    if ITEMS[cell].type == "multi":  # the order in which a key names its options says nothing
        keys = [set(key) for key in keys]
    assert any(key != keys[0] for key in keys)
