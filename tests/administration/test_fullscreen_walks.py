"""Whatever is typed and clicked: the answers shown are those of the journal, and every line fits."""

import random

import pytest
from fullscreen_kit import SURVEY, Clock, screen
from rich.cells import cell_len
from sitting_kit import BRANCHES, EVERY_TYPE, Journal, conduct, replayed, sit

from digimat.administration import Conductor
from digimat.administration.fullscreen import frame
from digimat.administration.fullscreen.face import Face
from digimat.administration.fullscreen.rows import laid
from digimat.language import Text
from digimat.problems import Problem, UserError

KEYS = [
    *"0123456789abcdefghiklmnorstvxyz?,.;&é'-",
    *["enter"] * 6,
    *["up", "down", "left", "right", "space", "tab", "escape", "backspace", "delete", "pageup", "pagedown"],
    *["home", "end", "ctrl+r", "ctrl+s", "ctrl+d", "ctrl+g", "ctrl+w", "ctrl+k", "ctrl+left", "f1"],
]
FULL = UserError(Problem("STO007", Text(fr="plein", en="full"), Text(fr="Videz.", en="Empty it.")))


@pytest.mark.parametrize("seed", range(9))
def test_any_keys_and_clicks_leave_what_the_journal_says(seed):
    chance, journal = random.Random(seed), Journal()
    questionnaire = [EVERY_TYPE, SURVEY, BRANCHES][seed % 3]
    begun = conduct(journal, Clock(), questionnaire)
    conductor = Conductor(begun.state, journal, Clock(), journal.events, lambda path, events: journal)
    face = Face(questionnaire, "fr", begin=None, known={}, conductor=conductor, finish=None)
    for _ in range(250):
        if conductor.state.status != "open":
            break
        if chance.random() < 0.02:  # the disk is full for a while
            journal.broken = FULL if journal.broken is None else None
        key = chance.choice(KEYS)
        face.press(key, key if len(key) == 1 else " " if key == "space" else None)
        width = chance.choice([38, 60, 78, 118])
        lines = [line for _, line in laid(face.page.rows(width), width)]
        spots = [cell.spot for line in lines for cell in line if cell.spot]
        if spots and chance.random() < 0.15:
            face.pick(chance.choice(spots))
        edges = [*frame.head(face, width), *frame.foot(face, width, 2), *frame.message(face, width, ())]
        for line in [*lines, *(line for _, line in laid(edges, width))]:
            assert sum(cell_len(cell.text) for cell in line) <= width
    journal.broken = None
    state = replayed(journal.events, questionnaire)
    assert state.codes == conductor.state.codes
    assert state.position == conductor.state.position


def test_the_same_doings_leave_the_same_journal_as_in_plain_lines():
    plain = Journal()
    lines = ["2", "1 2 6", "m", "2 1 3 4", "r", "s", "a c b", "s", ":r", "12,5", ":s", "4 2", "e", "e"]
    sit(*lines, journal=plain, clock=Clock())

    async def play(shown):
        await shown.press("2", "enter", "1", "2", "6", "enter", "m", "2", "1", "3", "4", "enter")
        await shown.press("r", "s", "a", "c", "b", "enter", "ctrl+s", "ctrl+r")
        await shown.press("1", "2", "comma", "5", "enter", "ctrl+s", "4", "2", "enter", "e", "y")

    assert screen(play).journal.events == plain.events
