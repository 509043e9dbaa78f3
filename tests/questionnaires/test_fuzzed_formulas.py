"""Random formulas are refused in our own words, or worth a number or nothing: nothing else ever comes of them."""

from fuzz_kit import BRACKETS, LEAVES, OPERATORS, STRINGS, formula, glued, scratched, seeded, value_of

from digimat.questionnaires.conditions import ConditionError

PIECES = [*OPERATORS, *BRACKETS, *LEAVES]


def random_formula(draw):
    kind = draw.random()
    if kind < 0.3:
        return glued(draw)
    written = formula(draw)
    return written if kind < 0.7 else scratched(draw, written, PIECES)


def test_any_formula_is_refused_or_worth_a_number_or_nothing():
    accepted = refused = 0
    for number in range(STRINGS):
        text = random_formula(seeded("formula", number))
        try:
            value_of(text)
            accepted += 1
        except ConditionError:
            refused += 1
        except Exception as error:
            raise AssertionError(f"formula {number}: {text!r}") from error
    # Neither half is empty, or the test would show nothing.
    assert min(accepted, refused) > STRINGS // 5
