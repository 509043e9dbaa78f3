"""The parts of the full screen that need no screen: when it may be used, folding, writing, the time left."""

import io
import subprocess
import sys

import pytest

from digimat.administration.fullscreen import full_screen_possible
from digimat.administration.fullscreen.pads.line_editor import LineEditor
from digimat.administration.fullscreen.rows import Cell, Row, cut, folded, laid
from digimat.administration.time_left import TimeWarnings


class Terminal(io.StringIO):
    def isatty(self):
        return True


GOOD = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environment", "plain", "possible"),
    [
        (GOOD, False, True),
        (GOOD, True, False),
        ({}, False, False),
        ({"TERM": "dumb"}, False, False),
        ({**GOOD, "ACCESSIBLE": "1"}, False, False),
        ({**GOOD, "DIGIMAT_PLAIN": "1"}, False, False),
        ({**GOOD, "DIGIMAT_PLAIN": "0"}, False, True),
        ({**GOOD, "CI": "true"}, False, False),
        ({**GOOD, "NO_COLOR": "1"}, False, True),
    ],
)
def test_a_full_screen_needs_a_terminal_that_can_draw_and_nobody_who_wants_lines(
    environment, plain, possible
):
    assert full_screen_possible(environment, Terminal(), Terminal(), plain=plain) is possible


def test_a_full_screen_needs_every_stream_to_be_a_terminal():
    assert not full_screen_possible(GOOD, Terminal(), io.StringIO())
    assert not full_screen_possible(GOOD, None, Terminal())


def test_a_windows_console_needs_no_term():
    assert full_screen_possible({}, Terminal(), windows=True)


def test_asking_whether_it_is_possible_imports_nothing_of_it():
    code = (
        "import sys; from digimat.administration.fullscreen import full_screen_possible, sit; "
        "assert not [name for name in sys.modules if name.startswith('textual')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_lines_never_begin_with_a_sign_that_french_puts_a_space_before():
    lines = folded("Est-ce bien ? Oui : « tout à fait » !", 13)
    assert not [line for line in lines if line[0] in "?:!»"]
    assert "".join(lines).replace(" ", "") == "Est-cebien?Oui:«toutàfait»!"


def test_a_word_that_is_longer_than_a_line_is_cut_and_not_lost():
    assert folded("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert cut("abcdef", 4) == "abc…"


def test_wide_signs_take_two_columns():
    assert folded("漢字漢字", 4) == ["漢字", "漢字"]


def test_cells_that_do_not_fit_stand_on_another_line():
    cells = tuple(Cell(f"({n})") for n in range(5))
    lines = ["".join(cell.text for cell in line) for _, line in laid([Row(cells=cells, lead="  ")], 12)]
    assert lines == ["  (0)  (1)", "  (2)  (3)", "  (4)"]


def test_a_text_is_written_where_the_caret_is():
    editor = LineEditor("one three")
    editor.press("ctrl+left", 20)
    editor.put("two ")
    assert editor.text == "one two three"
    editor.press("ctrl+w", 20)
    assert editor.text == "one three"
    for key in ("home", "delete", "end", "backspace", "left", "right"):
        editor.press(key, 20)
    assert editor.text == "ne thre"


def test_the_caret_goes_up_and_down_through_folded_lines():
    editor = LineEditor("aaa bbb ccc\nd")
    assert [editor.text[a:b] for a, b in editor.lines(7)] == ["aaa bbb", "ccc", "d"]
    assert editor.caret_place(7) == (2, 1)
    assert editor.press("up", 7)
    assert editor.caret_place(7) == (1, 1)
    assert editor.press("up", 7)
    assert not editor.press("up", 7)
    editor.go_to(0, 99, 7)
    assert editor.caret == 7


def test_no_more_is_written_than_is_kept():
    editor = LineEditor(longest=3)
    editor.put("abcdef")
    assert (editor.text, editor.caret) == ("abc", 3)


def test_each_warning_of_time_comes_once():
    warnings = TimeWarnings()
    due = [left for left in (900, 600, 599, 300, 299, 60, 1, 0, -5) if warnings.due(left)]
    assert due == [600, 300, 60, 0]
    assert not TimeWarnings().due(None)
