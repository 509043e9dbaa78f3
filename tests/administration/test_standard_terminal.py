"""The real terminal: labels and answers are text, never orders to the terminal."""

import io
import sys

import pytest
from sitting_kit import EVERY_TYPE, conduct

from digimat.administration.plain import administer
from digimat.administration.standard_terminal import StandardTerminal
from digimat.language import Text

HOSTILE = [
    "\x1b[2J\x1b[31mred",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x9b31m",
    "\x90q\x9c",
    "a\u202eb\u2066c",
    "a\u200bb\ufeffc",
    "[/nope] [red]b[/red] [@click=app.quit]go[/]",
    "{0} %s \\n ${HOME}",
    "a\rb\bc\x7f",
    "\U000e0041tag",
]


def typed(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_printed_steers_the_terminal(text, capsys, monkeypatch):
    typed(monkeypatch, b"2\n")
    item = EVERY_TYPE.items[0]
    label = Text(fr=text, en=text)
    hostile = item.model_copy(update={"stem": label, "stimulus": label, "hint": label, "title": label,
                                      "options": {**item.options, "b": label}})  # fmt: skip
    section = EVERY_TYPE.sections[0].model_copy(
        update={"title": label, "items": (hostile, *EVERY_TYPE.items[1:])}
    )
    questionnaire = EVERY_TYPE.model_copy(update={"sections": (section,)})
    conductor = conduct(questionnaire=questionnaire)
    administer(questionnaire, conductor, StandardTerminal(), "en")
    shown = capsys.readouterr().out
    assert conductor.state.codes == {"one": "b"}
    assert [c for c in shown if not (c.isprintable() or c == "\n")] == []
    if text.isprintable():
        assert text in shown  # markup of any language is shown as it is


def test_spaces_that_do_not_break_stay_spaces(capsys):
    StandardTerminal().write("1\u202f234\u00a0%")
    assert capsys.readouterr().out == "1 234 %\n"


def test_the_input_is_read_line_by_line_to_its_end(monkeypatch, capsys):
    typed(monkeypatch, "é\n\nlast".encode())
    terminal = StandardTerminal()
    assert [terminal.read("> ") for _ in range(4)] == ["é", "", "last", None]


def test_a_byte_of_another_encoding_ends_no_sitting(monkeypatch, capsys):
    typed(monkeypatch, b"\xe9\xff\n2\n")
    conductor = conduct()
    administer(EVERY_TYPE, conductor, StandardTerminal(), "en")
    assert conductor.state.codes == {"one": "b"}
