"""Heatmaps: a table that fits the page, whose shades and words can be read in grey."""

import pytest

from digimat.reports.charts.data import Cell, HeatmapChart, HeatmapRow, Table
from digimat.reports.charts.heatmap import WIDTH, heatmap
from digimat.reports.charts.shades import SHADES, shade_of, text_on
from digimat.reports.content import Figure
from digimat.reports.look import default_look
from digimat.reports.look.colours import READABLE, contrast, luminance


def chart(columns, rows=("North",), shades=("low", "middle", "high")):
    cells = tuple(Cell(Figure("50", 50), 1) for _ in columns)
    return HeatmapChart(
        "", "", "", Table((), ()), tuple(columns), tuple(HeatmapRow(r, "12", cells) for r in rows), shades
    )


@pytest.mark.parametrize("count", range(1, 13))
def test_a_table_never_leaves_the_page(count):
    shape = heatmap(chart([f"Scale {n}" for n in range(count)], rows=("A name as long as a line " * 4,)))
    assert shape.width <= WIDTH
    assert shape.column >= 8


def test_heads_that_do_not_fit_get_wider_columns_and_else_numbers():
    assert not heatmap(chart(["Short"] * 6)).numbered
    assert not heatmap(chart(["Anticonstitutionnellement"] * 2)).numbered
    assert heatmap(chart(["Anticonstitutionnellement"] * 9)).numbered


def test_cells_without_a_score_have_no_shade():
    hidden = HeatmapRow("South", "", (Cell(None, why="hidden"),))
    shape = heatmap(HeatmapChart("", "", "", Table((), ()), ("A",), (hidden,), ("low", "high")))
    assert shape.shades == ((None,),)


@pytest.mark.parametrize("count", range(2, SHADES + 1))
def test_each_level_has_a_shade_of_its_own_darker_than_the_one_before(count):
    depths = default_look().depths
    light = [luminance(depths[shade_of(rank, count)]) for rank in range(count)]
    assert light == sorted(light, reverse=True)
    assert len(set(light)) == count


def test_words_can_be_read_on_every_shade():
    look = default_look()
    assert all(contrast(text_on(depth, look.primary), depth) >= READABLE for depth in look.depths)
