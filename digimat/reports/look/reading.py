"""From the settings and the templates of a workspace to the look of its reports: every file is opened here, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from digimat.problems import Problem, UserError
from digimat.reports.look import fonts, pictures
from digimat.reports.look.asset_problems import Unusable, unusable
from digimat.reports.look.model import FontFile, Look, Typeface
from digimat.reports.look.overrides import read_overrides
from digimat.reports.look.settings import LookSettings, NamedFile

_T = TypeVar("_T")


def read_look(settings: LookSettings, folder: Path) -> Look:
    """The look of the reports of a workspace.

    Args:
        settings: what its file says.
        folder: the workspace: its ``templates`` are looked for there.

    Raises:
        UserError: everything that is wrong with the files that the settings name, and with the templates.
    """
    problems: list[Problem] = []
    look = settings.look
    if settings.logo is not None:
        look = replace(look, logo=_read(settings.logo, pictures.logo, problems))
    if look.cover == "picture" and settings.picture is not None:
        paper = look.paper
        picture = _read(settings.picture, lambda file: pictures.cover_picture(file, paper), problems)
        look = replace(look, picture=picture)
    heading, body = (_typeface(settings, face, problems) for face in ("heading", "body"))
    overrides, extra_css = read_overrides(folder, problems)
    if problems:
        raise UserError(problems)
    return replace(
        look,
        heading_font=heading or look.heading_font,
        body_font=body or look.body_font,
        templates=overrides,
        extra_css=extra_css,
    )


def _typeface(settings: LookSettings, face: str, problems: list[Problem]) -> Typeface | None:
    """The fonts of headings or of running text; None where digimat's own are kept."""
    files: list[FontFile] = []
    family = ""
    for style, named in settings.fonts.get(face, {}).items():
        read = _read(named, lambda file, style=style: fonts.font_file(file, style), problems)  # type: ignore[misc]
        if read is not None:
            files.append(read[0])
            family = family or read[1]
    return Typeface(family, tuple(files)) if files else None


def _read(named: NamedFile, reader: Callable[[Path], _T], problems: list[Problem]) -> _T | None:
    """What a file holds; None, and a problem more, where it cannot be taken."""
    try:
        return reader(named.path)
    except Unusable as reason:
        problems.append(unusable(named, reason))
    except OSError as error:
        problems.append(unusable(named, Unusable("unreadable", error.strerror or type(error).__name__)))
    return None
