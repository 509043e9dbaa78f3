"""What is always there: how far one is, the time left, what is saved; and the keys that work."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from digimat.administration.fullscreen.face import Face
from digimat.administration.fullscreen.rows import Cell, Row, cut, size_of
from digimat.language import Text

_MINUTE = 60


def head(face: Face, width: int) -> list[Row]:
    """Two lines: where one is, the time and the language; how far one is and what is saved."""
    language = face.language
    right = [Cell(language.upper(), "strong", ("key", "g"))]
    if (left := face.remaining()) is not None:
        right = [
            Cell(_time(left).of(language), "bad" if left <= _MINUTE else ""),
            Cell(" · ", "faint"),
            *right,
        ]
    full, short = (text.of(language) for text in face.pages[0].title())
    room = width - size_of(right) - 2
    title = full if len(full) <= room else short if room < 20 else full
    title = cut(title, room)
    first = (Cell(title, "strong"), Cell(" " * (width - len(title) - size_of(right))), *right)
    return [Row(cells=first, fixed=True), Row(cells=(*_progress(face, width),), fixed=True)]


def _progress(face: Face, width: int) -> list[Cell]:
    marks: list[Cell] = []
    for text, style in face.pages[0].marks():
        marks += [Cell(" · ", "faint")] if marks else [Cell("  ")]
        marks.append(Cell(text.of(face.language), style))
    size = max(width - size_of(marks), 0)
    state = face.state
    done = len(state.answered) * size // max(len(state.asked), 1) if state is not None else 0
    return [Cell("━" * done, "bar"), Cell("─" * (size - done), "faint"), *marks]


def _time(left: float) -> Text:
    if left < 0:
        return Text(fr="temps écoulé", en="time is up")
    if left <= _MINUTE:
        return Text(fr=f"{left:.0f} s", en=f"{left:.0f} s")
    minutes = -(-int(left) // _MINUTE)  # the minute that has begun counts
    return Text(fr=f"{minutes} min", en=f"{minutes} min")


def banner(face: Face, width: int) -> list[Row]:
    """Why nothing can be changed, where that is so."""
    if face.conductor is None or face.conductor.read_only is None:
        return []
    words = Text(fr="Lecture seule", en="Read only").of(face.language)
    colon = " : " if face.language == "fr" else ": "
    return [Row(f"! {words}{colon}{face.conductor.read_only.message.of(face.language)}", style="bad")]


_MORE = {
    "page": Text(fr="↓ la suite plus bas", en="↓ more below"),
    "document": Text(fr="↓ suite du document : Page suiv.", en="↓ more of the document: PageDown"),
}


def message(face: Face, width: int, more: Collection[str]) -> list[Row]:
    """What was said last; one line is always kept free for it. ``more`` says what goes on below what is seen."""
    rows = []
    if face.alert is not None:
        rows.append(Row(f"! {face.alert.of(face.language)}", style="strong"))
    if face.message is not None:
        text, style = face.message
        rows.append(Row(text.of(face.language), style=style))
    if not rows and more:
        words = (text.of(face.language) for name, text in _MORE.items() if name in more)
        rows = [Row(cut("   ".join(words), width), style="faint")]
    return rows or [Row()]


def foot(face: Face, width: int, lines: int) -> list[Row]:
    """The keys that work here, as many as fit; the last one is always there."""
    language = face.language
    hints = [
        (
            Cell(h.name(language), "key", ("key", h.key)),
            Cell(f" {h.does.of(language)}", "faint", ("key", h.key)),
        )
        for h in face.page.hints()
    ]
    if not hints:
        return [Row()]
    *others, last = hints
    taken: list[list[Cell]] = [[]]
    for cells in others:
        if not _fits(taken[-1], cells, width, last if len(taken) == lines else ()) and len(taken) < lines:
            taken.append([])
        if _fits(taken[-1], cells, width, last if len(taken) == lines else ()):
            taken[-1] += [*_gap(taken[-1]), *cells]
    if not _fits(taken[-1], last, width, ()):
        taken.append([])
    taken[-1] += [*_gap(taken[-1]), *last]
    return [Row(cells=tuple(line), fixed=True) for line in taken]


def _gap(line: Sequence[Cell]) -> list[Cell]:
    return [Cell("   ")] if line else []


def _fits(line: Sequence[Cell], cells: Sequence[Cell], width: int, after: Sequence[Cell]) -> bool:
    """Whether there is room for cells on a line, and for what has to come after them."""
    room = width - (size_of(after) + 3 if after else 0)
    return size_of([*line, *_gap(line), *cells]) <= room
