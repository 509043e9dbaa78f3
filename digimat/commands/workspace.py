"""The workspace: the folder of one client, marked by ``digimat.toml``, and what that file says.

A light module: the language of the help depends on it, so it loads nothing that ``digimat --help`` does not need.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digimat.commands import workspace_problems as wrong
from digimat.commands.store.retention import Retention, read_retention
from digimat.commands.toml_places import place_of
from digimat.language import LANGUAGES, Language, printable
from digimat.problems import Position, Problem, UserError

if TYPE_CHECKING:
    from digimat.reports.look import Look
    from digimat.reports.look.settings import LookSettings

FILE = "digimat.toml"
STORE = "digimat.db"
KEYS = ("client", "language", "questionnaire", "store", "retention", "report")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace as its file describes it. What could not be read is in ``problems``, and left at its default."""

    folder: Path
    store: Path
    client: str = ""
    language: Language | None = None
    questionnaire: str | None = None
    questionnaire_at: Position | None = None
    retention: Retention | None = None  # how long sittings are kept
    report: LookSettings | None = None  # what reports look like; None where the file says nothing of it
    problems: tuple[Problem, ...] = ()

    def default_questionnaire(self) -> str | None:
        """The questionnaire taken where a command names none.

        Raises:
            UserError: the one that the file names does not exist.
        """
        if self.questionnaire is None:
            return None
        from digimat.questionnaires import catalogue

        known = [entry.id for entry in catalogue(self.folder)]
        if self.questionnaire not in known:
            raise UserError(wrong.no_questionnaire(self.questionnaire, known, self.questionnaire_at))
        return self.questionnaire

    def look(self) -> Look:
        """What its reports look like: its settings and its templates, every file that they name read now.

        Raises:
            UserError: everything that is wrong with those files.
        """
        from digimat.reports.look.reading import read_look
        from digimat.reports.look.settings import plain_settings

        return read_look(self.report or plain_settings(self.client), self.folder)


def find_workspace(start: Path) -> Path | None:
    """The file of the nearest workspace, from a folder upwards."""
    for folder in (start, *start.parents):
        if os.path.isfile(file := folder / FILE):  # noqa: PTH113 - Path.is_file raises where one may not look
            return file
    return None


def workspace_language() -> Language | None:
    """The language of the workspace that this process is in; a file that cannot be read says nothing here."""
    try:
        file = find_workspace(Path.cwd())
    except OSError:  # the folder is gone
        return None
    return read_workspace(file, with_report=False).language if file is not None else None


def read_workspace(file: Path, *, with_report: bool = True) -> Workspace:
    """Read ``digimat.toml``: every problem at once, and what is right beside them.

    Args:
        file: the file.
        with_report: read the look of reports, too: what reads it takes a moment to load.
    """
    import tomllib

    folder = file.parent
    nothing = Workspace(folder, folder / STORE)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Workspace(folder, nothing.store, problems=(wrong.unreadable(file, error),))
    try:
        written = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError too
        return Workspace(folder, nothing.store, problems=(wrong.not_toml(file, text, error),))
    written = {"store": STORE, **written}  # looked at like another: it may be a link that leads elsewhere

    def place(*path: str) -> Position:
        return place_of(path, text, str(file))

    problems = [wrong.unknown_key(key, KEYS, place(key)) for key in written if key not in KEYS]
    read: dict[str, Any] = {}
    readers: Mapping[str, Callable[[str, Any, Position], Any]] = {
        "client": _text, "language": _language, "questionnaire": _text, "store": partial(_store, folder),
        "retention": _retention,
    }  # fmt: skip
    for key, reader in readers.items():
        if key in written:
            try:
                read[key] = reader(key, written[key], place(key))
            except UserError as error:
                problems += error.problems
    if "questionnaire" in read:
        read["questionnaire_at"] = place("questionnaire")
    if with_report and "report" in written:
        read["report"], more = _report(written["report"], folder, place, read.get("client", ""))
        problems += more
    problems.sort(key=lambda p: p.position or Position(""))
    return Workspace(folder, read.pop("store", nothing.store), **read, problems=tuple(problems))


def _report(
    written: Any, folder: Path, place: Callable[..., Position], client: str
) -> tuple[LookSettings, Sequence[Problem]]:
    """The settings of the look of reports, which the reports know; loaded where a file has some."""
    from digimat.reports.look.settings import read_settings

    return read_settings(written, folder, lambda path: place("report", *path), client)


def _text(key: str, value: Any, where: Position) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UserError(wrong.wrong_kind(key, value, where))
    return " ".join(printable(value).split())  # one line, whatever it was written as


def _language(key: str, value: Any, where: Position) -> Language:
    name = _text(key, value, where)
    for language in LANGUAGES:
        if name == language:
            return language
    raise UserError(wrong.unknown_language(name, where))


def _retention(key: str, value: Any, where: Position) -> Retention:
    written = _text(key, value, where)
    retention = read_retention(written)
    if retention is None:
        raise UserError(wrong.no_duration(key, written, where))
    return retention


def _store(folder: Path, key: str, value: Any, where: Position) -> Path:
    """A file inside the workspace, wherever links lead: what it is handed over with must not write elsewhere."""
    name = _text(key, value, where)
    inside, place = Path(os.path.realpath(folder)), Path(os.path.realpath(folder / name))
    if place == inside or not place.is_relative_to(inside):
        raise UserError(wrong.leads_outside(key, name, STORE, where))
    return folder / name
