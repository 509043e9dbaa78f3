"""Figures of relations: small networks by hand, and random ones against plain Python."""

import random

import plain_relations as plain
import pytest
from relation_files import PLAN, crowd, read

from digimat.answers.interactions.model import Members
from digimat.problems import UserError
from digimat.scoring.relations import individual_index, relate
from digimat.scoring.relations.model import Share

# Ann wrote what Bob (twice), Cat and Dan reacted to; Bob what Ann and Cat did; Eve what Ann did. Bob likes himself.
SMALL = [
    ("ann", "bob", "A", "A", "comment"),
    ("ann", "bob", "A", "A", "like"),
    ("ann", "cat", "A", "B", "like"),
    ("ann", "dan", "A", "C", "like"),
    ("bob", "ann", "A", "A", "comment"),
    ("bob", "cat", "A", "B", "like"),
    ("eve", "ann", "B", "A", "comment"),
    ("bob", "bob", "A", "A", "like"),
]


def members(units, read=0):
    return Members(units, read or len(units), 0, ())


def test_a_small_network_by_hand(tmp_path):
    found = relate(read(tmp_path, SMALL))
    assert (found.interactions, found.people) == (7, 5)
    assert found.between_units == Share(4, 7)  # cat and dan to ann, cat to bob, ann to eve
    # Pairs: ann-bob (both ways), ann-cat, ann-dan, bob-cat, ann-eve.
    assert found.reciprocity == Share(1, 5)
    assert found.by_type == {"comment": Share(1, 3), "like": Share(3, 4)}
    assert found.silence is None


def test_the_index_by_hand(tmp_path):
    # max D = 3 (ann: bob, cat, dan), max U = 3 (ann: A, B, C).
    # ann 100 × (0.6 × 3/3 + 0.4 × 3/3) = 100; bob: D 2, U 2: 100 × (0.6 × 2/3 + 0.4 × 2/3) = 66.67;
    # eve: D 1, U 1: 33.33. Who nobody reacted to has none.
    index = individual_index(read(tmp_path, SMALL), PLAN)
    assert [(each.person, each.colleagues, each.units) for each in index] == [
        ("ann", 3, 3), ("bob", 2, 2), ("eve", 1, 1),
    ]  # fmt: skip
    assert [round(each.index, 2) for each in index] == [100, 66.67, 33.33]


def test_repeating_a_reaction_changes_neither_index_nor_reciprocity(tmp_path):
    once, often = read(tmp_path, SMALL), read(tmp_path, SMALL * 5)
    assert individual_index(often, PLAN) == individual_index(once, PLAN)
    assert relate(often).reciprocity == relate(once).reciprocity


def test_reactions_to_oneself_count_in_nothing(tmp_path):
    own = [(name, name, "A", "A", "like") for name in ("ann", "bob", "zoe")]
    with_own, without = relate(read(tmp_path, SMALL + own)), relate(read(tmp_path, SMALL))
    assert (with_own.interactions, with_own.people) == (without.interactions, without.people)
    assert with_own.by_type == without.by_type
    assert with_own.matrix.counts.tolist() == without.matrix.counts.tolist()


def test_fewer_than_five_people_are_not_told_of(tmp_path):
    with pytest.raises(UserError) as stopped:
        relate(read(tmp_path, crowd("A", 4)))
    assert [problem.code for problem in stopped.value.problems] == ["SCO070"]
    assert relate(read(tmp_path, crowd("A", 5))).people == 5


def test_a_small_unit_is_hidden_with_the_next_smallest(tmp_path):
    rows = [*crowd("big", 9), *crowd("mid", 6), *crowd("tiny", 4)]
    matrix = relate(read(tmp_path, rows)).matrix
    assert (matrix.names, matrix.hidden) == (("big",), ("mid", "tiny"))
    assert (matrix.people, matrix.counts.tolist()) == ((9, 10), [[9, 0], [0, 10]])


def test_people_in_two_hidden_units_are_one_person(tmp_path):
    """The same four people in two units: eight by the sizes of the units, four in fact."""
    four = [(author, reactor, "A", "A", "x") for author, reactor, *_ in crowd("p", 4)]
    again = [(author, reactor, "B", "B", "x") for author, reactor, *_ in crowd("p", 4)]
    matrix = relate(read(tmp_path, [*four, *again, *crowd("big", 9), *crowd("mid", 6)])).matrix
    assert (matrix.names, matrix.hidden, matrix.people) == (("big",), ("A", "B", "mid"), (9, 10))


def test_where_all_units_are_small_only_the_whole_is_told(tmp_path):
    matrix = relate(read(tmp_path, [*crowd("A", 4), *crowd("B", 3)])).matrix
    assert (matrix.names, matrix.people, matrix.counts.tolist()) == ((), (7,), [[7]])


def test_a_narrow_matrix_keeps_the_largest_units_and_the_sum(tmp_path):
    rows = [row for number, unit in enumerate("ABCD") for row in crowd(unit, 9 - number)]
    found = relate(read(tmp_path, rows), most_units=2).matrix
    assert (found.names, found.hidden, found.together) == (("A", "B"), (), 2)
    assert (found.people, found.counts.tolist()) == ((9, 8, 13), [[9, 0, 0], [0, 8, 0], [0, 0, 13]])


def test_members_without_a_contribution_are_counted_by_unit_where_there_are_five(tmp_path):
    rows = [*crowd("A", 6), ("own", "own", "A", "A", "like"), ("A0", "guest", "A", "X", "like")]
    listed = {f"A{number}": "A" for number in range(6)} | {"own": "A", "mute": "A"}
    listed |= {f"b{number}": "B" for number in range(7)} | {f"c{number}": "C" for number in range(3)}
    silence = relate(read(tmp_path, rows), members(listed)).silence
    # C has three members; B, the next smallest, would give it away. Who reacted to something of their own wrote it.
    assert silence.units == {"A": Share(1, 8)}
    assert (silence.hidden, silence.others) == (("B", "C"), Share(10, 10))
    assert (silence.unlisted, silence.all) == (1, Share(11, 18))


def test_too_few_hidden_members_are_not_even_counted_together(tmp_path):
    silence = relate(read(tmp_path, crowd("A", 6)), members({"x": "B", "y": "B"})).silence
    assert (silence.units, silence.others, silence.hidden) == ({}, None, ("B",))


def random_rows(draw):
    people, units = draw.randint(5, 30), draw.randint(1, 6)
    home = [draw.randrange(units) for _ in range(people)]
    rows = []
    for _ in range(draw.randint(12, 250)):
        author, reactor = draw.randrange(people), draw.randrange(people)
        moves = draw.random() < 0.05
        rows.append(
            (
                f"p{author}",
                f"p{reactor}",
                f"u{home[author]}",
                f"u{draw.randrange(units) if moves else home[reactor]}",
                draw.choice(["like", "comment", ""]),
            )
        )
    return rows


@pytest.mark.parametrize("seed", range(60))
def test_random_networks_agree_with_plain_python(seed, tmp_path):
    rows = random_rows(random.Random(seed))
    wanted, interactions = plain.figures(rows), read(tmp_path, rows)
    if wanted["people"] < plain.LEAST:
        pytest.skip("too few people")
    found = relate(interactions)
    assert (found.interactions, found.people, found.moved) == (
        wanted["interactions"], wanted["people"], wanted["moved"],
    )  # fmt: skip
    assert found.between_units == Share(wanted["between"], wanted["interactions"])
    assert found.reciprocity == Share(wanted["mutual"], wanted["pairs"])
    assert {name: (share.part, share.whole) for name, share in found.by_type.items()} == wanted["types"]
    index = {
        each.person: (each.colleagues, each.units, each.index)
        for each in individual_index(interactions, PLAN)
    }
    expected = plain.index(rows, 0.6, 0.4)
    assert {name: values[:2] for name, values in index.items()} == {
        name: v[:2] for name, v in expected.items()
    }
    assert all(abs(index[name][2] - expected[name][2]) < 1e-9 for name in expected)
    _private(found.matrix, rows)


def _private(matrix, rows):
    """Cells are those of the rows, all sums are kept, and no unit or remainder of fewer than five people is told."""
    cells, people = plain.matrix(rows), plain.people_of_units(rows)
    assert sorted([*matrix.names, *matrix.hidden]) == sorted(people)
    for n, name in enumerate(matrix.names):
        assert (matrix.people[n], len(people[name]) >= 5) == (len(people[name]), True)
        assert [int(matrix.counts[n, m]) for m in range(len(matrix.names))] == [
            cells[name, other] for other in matrix.names
        ]
    assert int(matrix.counts.sum()) == sum(cells.values())
    if matrix.hidden:
        assert matrix.people[-1] == len(set().union(*(people[name] for name in matrix.hidden))) >= 5
        assert len(matrix.hidden) > 1 or not matrix.names


def test_the_order_of_rows_changes_nothing(tmp_path):
    rows = random_rows(random.Random(7))
    one, other = read(tmp_path, rows), read(tmp_path, rows[::-1])
    assert individual_index(one, PLAN) == individual_index(other, PLAN)
    first, second = relate(one), relate(other)
    assert first.matrix.counts.tolist() == second.matrix.counts.tolist()
    assert (first.by_type, first.reciprocity) == (second.by_type, second.reciprocity)
