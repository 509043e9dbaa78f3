"""The settings of the look, as the file of a workspace writes them: read without opening any file that they name.

Every mistake is told at once, at its line; what is right beside it is read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from digimat.language import LANGUAGES, Text, printable, same
from digimat.problems import Position, Problem
from digimat.reports.look import settings_problems as wrong
from digimat.reports.look.colours import READABLE, contrast, darkened, is_colour, lighter, lightness
from digimat.reports.look.model import COVERS, PAPERS, Cover, Look, Paper
from digimat.reports.typography import shortened

KEYS: Final = (
    "logo", "cover", "picture", "client", "author", "footer", "confidentiality", "paper", "colours", "fonts",
)  # fmt: skip
COLOURS: Final = ("primary", "accent", "ink", "pale")
FACES: Final = ("heading", "body")
STYLES: Final = ("regular", "bold", "italic")
PICTURES: Final = (".png", ".jpg", ".jpeg")
FONTS: Final = (".ttf", ".otf")
PALE: Final = 85.0  # lightness, from 0 to 100: text and shapes stand on it
LONGEST: Final = {
    "client": 80,
    "author": 80,
    "footer": 90,
    "confidentiality": 100,
}  # characters: one line in print

Where = Callable[[Sequence[str]], Position]
Style = Literal["regular", "bold", "italic"]


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file of the workspace that a setting names."""

    path: Path
    written: str
    setting: str  # "logo", "fonts.body"
    at: Position


@dataclass(frozen=True, slots=True)
class LookSettings:
    """What the file says of the look; the files that it names are not opened yet."""

    look: Look = field(default_factory=Look)  # with everything that needs no file
    logo: NamedFile | None = None
    picture: NamedFile | None = None
    fonts: Mapping[str, Mapping[Style, NamedFile]] = field(default_factory=dict)  # by face


def plain_settings(client: str) -> LookSettings:
    """The settings of a workspace that says nothing of the look: the name of its client."""
    return LookSettings(Look(client=_fitting(client)))


def read_settings(
    written: Any, folder: Path, where: Where, client: str = ""
) -> tuple[LookSettings, Sequence[Problem]]:
    """Read the table ``report``.

    Args:
        written: what stands in the table, as TOML gives it.
        folder: the workspace, which every file must be inside of.
        where: the place of a setting in the file, from its names below ``report``.
        client: the client of the workspace, for a report that names none.
    """
    reader = _Reader(folder, where)
    settings = reader.settings(written, client)
    return settings, reader.problems


def _fitting(client: str) -> Text:
    """The name of a client, which may be of any length, as it fits a line."""
    return same(shortened(client, LONGEST["client"]))


class _Reader:
    def __init__(self, folder: Path, where: Where) -> None:
        self.folder = folder
        self.where = where
        self.problems: list[Problem] = []

    def settings(self, written: Any, client: str) -> LookSettings:
        table = self.table(written, (), KEYS)
        texts = {name: self.text(table[name], name) for name in LONGEST if name in table}
        picture = self.file(table.get("picture"), ("picture",), PICTURES)
        cover: Cover = self.one_of(table, "cover", COVERS) or ("picture" if picture else "band")
        if cover == "picture" and "picture" not in table:
            self.problems.append(wrong.no_picture(self.where(("cover",))))
        paper: Paper = self.one_of(table, "paper", PAPERS) or "a4"
        chosen: dict[str, Any] = {"client": _fitting(client), **texts, **self.colours(table)}
        look = Look(cover=cover, paper=paper, **chosen)
        return LookSettings(
            look, self.file(table.get("logo"), ("logo",), PICTURES), picture, self.fonts(table)
        )

    def table(self, written: Any, path: Sequence[str], known: Sequence[str]) -> Mapping[str, Any]:
        """A table, without the names that are not known."""
        if not isinstance(written, dict):
            self.problems.append(wrong.no_table(".".join(("report", *path)), self.where(path)))
            return {}
        for name in written:
            if name not in known:
                self.problems.append(wrong.unknown(name, known, self.where((*path, name))))
        return {name: value for name, value in written.items() if name in known}

    def one_of(self, table: Mapping[str, Any], name: str, known: Sequence[Any]) -> Any:
        """One of some words; None where it is not written, or wrongly."""
        if name not in table or table[name] in known:
            return table.get(name)
        self.problems.append(wrong.not_one_of(name, table[name], known, self.where((name,))))
        return None

    def text(self, value: Any, name: str) -> Text:
        """A text of one line, the same in both languages or written in each."""
        both = dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value
        right = isinstance(both, dict) and set(both) == set(LANGUAGES)
        if not right or not all(isinstance(each, str) and each.strip() for each in both.values()):
            self.problems.append(wrong.no_text(name, value, self.where((name,))))
            return same("")
        lines = {language: " ".join(printable(each).split()) for language, each in both.items()}
        if (longest := max(map(len, lines.values()))) > LONGEST[name]:
            self.problems.append(wrong.too_long(name, longest, LONGEST[name], self.where((name,))))
            return same("")
        return Text(**lines)

    def colours(self, table: Mapping[str, Any]) -> Mapping[str, str]:
        """The colours that are written and can be read on what they stand on, or be seen behind what stands on them."""
        chosen: dict[str, str] = {}
        for name, value in self.table(table.get("colours", {}), ("colours",), COLOURS).items():
            if isinstance(value, str) and is_colour(value):
                chosen[name] = value.lower()
            else:
                self.problems.append(wrong.no_colour(name, value, self.where(("colours", name))))
        # The ground first: the others are judged on it, not on a colour that is refused.
        if (pale := chosen.get("pale")) is not None and lightness(pale) < PALE:
            self.problems.append(wrong.too_dark(pale, lighter(pale, PALE), self.where(("colours", "pale"))))
            del chosen["pale"]
        grounds = Look(pale=chosen.get("pale", Look().pale))
        for name in [each for each in chosen if each != "pale"]:
            # The darkest ground that each is written on: running text stands in bars, the others on cards.
            value, ground = chosen[name], grounds.pale if name == "ink" else grounds.wash
            if (measured := contrast(value, ground)) < READABLE:
                place = self.where(("colours", name))
                self.problems.append(
                    wrong.unreadable_colour(name, value, measured, darkened(value, ground), place)
                )
                del chosen[name]
        return chosen

    def fonts(self, table: Mapping[str, Any]) -> Mapping[str, Mapping[Style, NamedFile]]:
        """The font files by face and style."""
        faces: dict[str, dict[Style, NamedFile]] = {}
        for face, value in self.table(table.get("fonts", {}), ("fonts",), FACES).items():
            path = ("fonts", face)
            styles = {"regular": value} if isinstance(value, str) else self.table(value, path, STYLES)
            read = {style: self.file(named, (*path, style), FONTS) for style, named in styles.items()}
            if styles and "regular" not in styles:
                self.problems.append(wrong.no_regular(face, self.where(path)))
            faces[face] = {style: named for style, named in read.items() if named is not None}  # type: ignore[misc]
        return faces

    def file(self, written: Any, path: Sequence[str], endings: Sequence[str]) -> NamedFile | None:
        """A file inside the workspace, wherever links lead."""
        if written is None:
            return None
        name, at = ".".join(path).removesuffix(".regular"), self.where(path)
        if not isinstance(written, str) or not written.strip():
            self.problems.append(wrong.no_file_name(name, written, endings, at))
            return None
        if not written.lower().endswith(tuple(endings)):
            self.problems.append(wrong.wrong_ending(name, written, endings, at))
            return None
        try:
            inside = Path(os.path.realpath(self.folder))
            place = Path(os.path.realpath(inside / written))
            there = place.is_file()
        except (OSError, ValueError):  # a name that no file can have
            place, there = Path(), False
        if there and not place.is_relative_to(inside):
            self.problems.append(wrong.outside(name, written, at))
        elif not there:
            self.problems.append(wrong.no_file(name, written, at))
        else:
            return NamedFile(place, written, name, at)
        return None
