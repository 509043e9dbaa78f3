"""A radar of bars: drawn where they have one axis that begins at zero."""

import pytest

from digimat.reports.charts.radar import net_of
from digimat.reports.content import Axis, Bar, Figure


def bar(score, axis):
    return Bar("a", "Un titre", None if score is None else Figure(str(score), score), axis=axis)


PERCENT, THIRTY, BOTH = Axis("0", "50", "100"), Axis("0", "15", "30"), Axis("−100", "0", "100", zero=50)


def test_scores_of_one_axis_make_a_net():
    net = net_of([bar(50, PERCENT), bar(None, PERCENT), bar(100, PERCENT)])
    assert [axis.mark is not None for axis in net.axes] == [True, False, True]


@pytest.mark.parametrize(
    "axes",
    [[PERCENT] * 2, [PERCENT] * 13, [PERCENT, PERCENT, THIRTY], [BOTH] * 3, [None] * 3],
    ids=["two", "thirteen", "two axes", "below zero", "no axis"],
)
def test_other_scores_make_none(axes):
    assert net_of([bar(50, axis) for axis in axes]) is None
