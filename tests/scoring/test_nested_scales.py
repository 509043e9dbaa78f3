"""How much must be answered in scales made of scales: ``nested_scales.yaml``, worked out by hand."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import yaml

from digimat.language import Text
from digimat.questionnaires import Item, Scale, State
from digimat.scoring.coding import CodedItem, matrix_of
from digimat.scoring.scales import score_scale

FILE = yaml.safe_load((Path(__file__).parent / "nested_scales.yaml").read_text("utf-8"))
STATES = {"dk": State.DONT_KNOW, "na": State.NOT_APPLICABLE, "hidden": State.NOT_SHOWN}


def number(written):
    return float("nan") if written == "missing" else float(Fraction(str(written)))


def coded(case):
    """The items of a case, one respondent."""
    cells = {
        name: cell
        for part in "abc"
        for name, cell in zip(FILE["scales"][part]["items"], case[part], strict=True)
    }
    item = Item.model_construct(type="ladder", rule="linear")
    columns = {}
    for name, cell in cells.items():
        points = np.array([float("nan") if cell in STATES else number(cell)])
        state = np.array([STATES.get(cell, State.ANSWERED)], np.uint8)
        columns[name] = CodedItem(item, points, state, [""], points)
    return matrix_of(columns, 1)


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in FILE["cases"]])
def test_score_answered_and_base_are_those_worked_out_by_hand(case):
    title, least, done = Text(fr="?", en="?"), case.get("min_answered", {}), {}
    for name, made_of in FILE["scales"].items():
        given = {"id": name, "title": title, "rule": "mean", "min_answered": least.get(name, 0.6), **made_of}
        done[name] = score_scale(Scale.model_validate(given), coded(case), done, {})
    for what in ("score", "answered", "base"):
        found = {name: float(getattr(done[name], what)[0]) for name in case[what]}
        assert found == pytest.approx({n: number(w) for n, w in case[what].items()}, abs=1e-12, nan_ok=True)
