"""What the full screen looks like: in every size, without colours, with hostile words."""

from pathlib import Path

import pytest
from fullscreen_kit import SURVEY, screen
from sitting_kit import EVERY_TYPE

from digimat.language import Text
from digimat.questionnaires import load

AGILITY = load(Path(__file__).parents[2] / "questionnaires" / "agility.yaml").questionnaire
LONG = next(item for item in AGILITY.items if item.id == "a2d3")


def with_words(item_id, **changes):
    """The questionnaire of every type, one item changed."""
    sections = [
        section.model_copy(
            update={
                "items": tuple(
                    item.model_copy(update=changes) if item.id == item_id else item for item in section.items
                )
            }
        )
        for section in EVERY_TYPE.sections
    ]
    return EVERY_TYPE.model_copy(update={"sections": tuple(sections)})


def with_document(lines=40, columns=76):
    text = "\n".join(f"{n:>3} {'.' * (columns - 8)} end" for n in range(1, lines + 1))
    return with_words("one", stimulus=Text(fr=text, en=text))


HOSTILE = ["[/nope]", "[@click=app.quit]go[/]", "a [red]b"]


def test_words_are_shown_as_they_are_and_never_obeyed():
    first, second, third = (Text(fr=words, en=words) for words in HOSTILE)
    hostile = with_words("one", stem=first, title=second, options={"a": second, "b": third, "c": first})

    async def play(shown):
        assert shown.has(*HOSTILE)
        await shown.click("[@click=app.quit]go[/]")
        assert shown.has("(x) [@click=app.quit]go[/]")
        await shown.press("enter")
        assert shown.has("✓ Saved: [@click=app.quit]go[/]")
        await shown.press("v")
        assert shown.has("[x] [@click=app.quit]go[/]")

    assert screen(play, questionnaire=hostile).answers() == {"one": "a"}


def test_what_is_typed_is_shown_as_it_is_and_never_obeyed():
    async def play(shown):
        await shown.type("[/a]")
        shown.app.desk.post_message(_paste("\x1b[31m[red]b"))
        await shown.pilot.pause()
        assert shown.has("[/a] [31m[red]b")
        await shown.press("enter")
        assert shown.has("✓ Saved: [/a] [31m[red]b")

    screen(play, start="word")


def _paste(text):
    from textual.events import Paste

    return Paste(text)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
def test_everything_can_be_reached_in_every_size(size):
    async def play(shown):
        for item in SURVEY.items:
            shown.face.attempt(_jump(item.id), shown.face.show_current)
            shown.app.desk.show()
            await shown.pilot.pause()
            assert shown.has(item.stem.en.split()[0]) or item.stimulus
            await shown.press(*["down"] * 14)
            assert max(len(line) for line in shown.text().split("\n")) <= size[0]
            if item.dont_know:
                assert shown.has("I don't know"), item.id

    screen(play, questionnaire=SURVEY, size=size)


def _jump(item):
    from digimat.administration import Jump

    return Jump(item)


def test_a_document_stands_beside_its_question_where_there_is_room_and_above_it_elsewhere():
    async def beside(shown):
        line = next(line for line in shown.text().split("\n") if "Which colour?" in line)
        assert "│" in line
        assert shown.has(" 20 ", " end │")

    async def above(shown):
        lines = shown.text().split("\n")
        assert next(n for n, line in enumerate(lines) if "  1 ..." in line) < next(
            n for n, line in enumerate(lines) if "Which colour?" in line
        )

    screen(beside, questionnaire=with_document(), size=(120, 40))
    screen(above, questionnaire=with_document(), size=(80, 24))


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
def test_a_long_document_is_read_with_the_keys_in_every_size(size):
    async def play(shown):
        seen = ""
        for _ in range(12):
            seen += shown.text()
            await shown.press("pagedown")
        assert all(f"{n:>3} ..." in seen for n in range(1, 41))
        await shown.press(*["pageup"] * 12, "tab", *["right"] * 20)
        assert " end" in shown.text()
        await shown.press("2", "enter")

    assert screen(play, questionnaire=with_document(), size=size).answers() == {"one": "b"}


def test_another_size_loses_nothing():
    async def play(shown):
        await shown.press("2")
        for size in [(40, 12), (120, 40), (30, 8)]:
            await shown.resize(*size)
        assert shown.has("The window is too small")
        await shown.press("3")  # nobody sees what it would do
        await shown.resize(80, 24)
        assert shown.has("(x) green", "not confirmed")
        await shown.press("enter", "s", "s", "s", "1", "2")
        await shown.resize(20, 5)
        await shown.resize(60, 20)
        assert shown.has("┃ 12")
        await shown.press("enter")

    assert screen(play).answers() == {"one": "b", "figure": "12"}


def test_nothing_is_told_by_colour_alone(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    async def play(shown):
        await shown.press("2", "enter", "1", "3", "m", "v")
        strips = shown.app.screen._compositor.render_strips()
        colours = {segment.style.color for strip in strips for segment in strip if segment.style}
        assert all(colour is None or colour.is_default for colour in colours)
        assert shown.has("1 [x] A colour", "> 2 [ ]* Fruits")

    screen(play)


def test_the_cursor_of_the_terminal_is_where_the_keys_go():
    async def play(shown):
        await shown.press("2")
        x, y = shown.app.cursor_position
        assert "(x) green" in shown.text().split("\n")[y]
        await shown.press("enter", "s", "s", "s")
        await shown.type("12")
        x, y = shown.app.cursor_position
        assert shown.text().split("\n")[y][x - 2 : x] == "12"

    screen(play)


def test_the_last_lines_name_the_keys_that_work_here():
    async def play(shown):
        assert shown.has("Enter confirm", "r back", "s skip", "d I don't know", "? help")
        await shown.press("s")
        assert not shown.has("I don't know   ")
        await shown.press("s", "s", "s")
        assert shown.has("Ctrl+R back", "Ctrl+D I don't know", "F1 help")
        await shown.press("escape")
        assert shown.has("r back", "d I don't know")

    screen(play)


def test_letters_that_match_lines_are_commands_after_escape():
    async def play(shown):
        await shown.press("d")
        assert shown.has("1 [D] key")
        await shown.press("escape", "d")
        assert shown.has("(x) I don't know")
        await shown.press("enter")

    assert screen(play, start="pair").answers() == {"pair": "dk"}


def test_while_one_writes_the_document_can_be_read_and_the_text_is_taken_up_again():
    text = "\n".join(f"line {n}" for n in range(60))
    questionnaire = with_words("figure", stimulus=Text(fr=text, en=text))

    async def play(shown):
        await shown.type("12")
        before = shown.text()
        await shown.press("tab", *["down"] * 5)
        assert len(shown.text().split("line ")) > len(before.split("line "))  # it has more room meanwhile
        assert "line 5" in shown.text()
        assert "line 4\n" not in shown.text()
        await shown.press("tab")
        await shown.type("3")
        assert shown.has("┃ 123")

    screen(play, questionnaire=questionnaire, start="figure")
