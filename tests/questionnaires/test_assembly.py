"""A form is known by its name alone: a declared one, one drawn by a seed, with its modules."""

from collections import Counter
from pathlib import Path

import pytest

from digimat.questionnaires import UnknownForm, UnknownModule, assemble, load, read_response
from digimat.questionnaires.assembly import HIGHEST_SEED

BANK = load(Path(__file__).with_name("bank.yaml")).questionnaire
CHECKOUT = Path(__file__).parents[2]
AGILITY = load(CHECKOUT / "questionnaires" / "agility.yaml").questionnaire
CDO = load(CHECKOUT / "questionnaires" / "cdo.yaml").questionnaire


def names(form):
    return [item.id for item in form.items]


def test_without_a_name_it_is_the_first_form_after_its_practice():
    form = assemble(BANK)
    assert (form.id, names(form)) == ("a", ["try_me", "tally", "choose"])
    assert form.instances == {"tally": "v1/s1", "choose": "v1"}
    assert (form.practice, form.seed, form.modules) == ({"try_me"}, None, ())


def test_a_declared_form_has_its_variant_and_the_first_of_its_sets():
    assert assemble(BANK, "b").instances == {"tally": "v2", "choose": "v2"}
    assert [i.key for i in assemble(BANK, "b").items] == [None, 7, "c"]


def test_a_module_has_the_items_that_go_with_the_form_and_no_time_limit():
    form = assemble(BANK, "b+coach")
    assert names(form) == ["try_me", "tally", "choose", "h2", "h3"]
    assert form.untimed == {"try_me", "h2", "h3"}
    assert (form.id, form.title.en) == ("b+coach", "Form B + Coach")


def test_a_seed_draws_the_same_form_for_ever():
    # Written down from the first run: a change of these is a change of every form that was ever drawn.
    form = assemble(BANK, "seed-3+coach")
    assert form.instances == {"tally": "v3/s2", "choose": "v2"}
    assert [(i.id, list(i.options)) for i in form.items if i.options] == [
        ("try_me", ["b", "a"]),
        ("choose", ["c", "a", "b"]),
        ("h2", ["a", "b"]),
        ("h3", ["b", "a"]),
    ]
    assert (form.seed, form.title.en) == (3, "Drawn form 3 + Coach")
    assert assemble(BANK, "seed-3+coach") == form


def test_seeds_draw_every_variant_and_set_about_as_often():
    draws = [assemble(BANK, f"seed-{seed}") for seed in range(600)]
    variants = Counter(form.instances["choose"] for form in draws)
    assert set(variants) == {"v1", "v2"}
    assert min(variants.values()) > 250
    tally = Counter(form.instances["tally"] for form in draws)
    assert min(tally["v2"], tally["v1/s1"] + tally["v1/s2"], tally["v3/s1"] + tally["v3/s2"]) > 160
    first = Counter(next(iter(form.items[2].options)) for form in draws)
    assert min(first.values()) > 160  # each option is the first one in about a third


def test_a_drawn_form_keeps_the_order_of_options_that_have_one():
    for seed in range(20):
        for item in assemble(AGILITY, f"seed-{seed}+self+coach").items:
            whole = AGILITY.item(item.id)
            options = (whole.instance(item.asked) if item.asked else whole).options
            assert sorted(item.options) == sorted(options)
            if item.keep_order:
                assert list(item.options) == list(options)


def test_a_drawn_form_has_an_instance_of_every_cell_and_the_order_of_the_first_form():
    form = assemble(AGILITY, "seed-7")
    assert names(form) == names(assemble(AGILITY, "a"))
    assert set(form.instances) == {item.id for item in AGILITY.items if item.instances}


def test_a_drawn_module_has_as_many_items_as_it_says():
    drawn = Counter()
    for seed in range(60):
        taken = [n for n in names(assemble(AGILITY, f"seed-{seed}+coach")) if n.startswith("k")]
        assert len(taken) == 6
        drawn.update(taken)
    assert len(drawn) == 12


@pytest.mark.parametrize("name", ["z", "seed-", "seed--1", f"seed-{HIGHEST_SEED + 1}", "seed-1x", "a+"])
def test_a_name_of_no_form_is_refused(name):
    with pytest.raises(UnknownForm):
        assemble(BANK, name)


def test_without_a_bank_nothing_can_be_drawn():
    with pytest.raises(UnknownForm):
        assemble(CDO, "seed-1")


@pytest.mark.parametrize("module", ["practice", "nothing"])
def test_practice_and_what_does_not_exist_are_no_modules_to_ask_for(module):
    with pytest.raises(UnknownModule) as caught:
        assemble(BANK, f"a+{module}")
    assert caught.value.name == module


def test_a_response_is_written_in_one_way_whatever_the_order_on_the_screen():
    shown = {item.id: item for item in assemble(AGILITY, "seed-4711").items}
    item = next(i for i in shown.values() if i.type == "multi" and list(i.options) != sorted(i.options))
    last, *_, first = sorted(item.options, reverse=True)
    assert read_response(item, f"{last}+{first}").code == f"{first}+{last}"
