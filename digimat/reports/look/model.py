"""What a report looks like, as plain data: made once from the settings of a workspace, read by every writer.

Four colours are chosen; every other follows from them, so that any choice stays readable and a chart keeps its
steps in grey print.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal, get_args

from digimat.language import Text
from digimat.reports.look import colours

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
Cover = Literal["band", "plain", "picture"]
COVERS: tuple[Cover, ...] = get_args(Cover)
PAGES: Final[Mapping[Paper, tuple[float, float]]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}  # mm
COLOURS: Final = (
    "primary", "accent", "ink", "pale", "muted", "rule", "hairline", "wash", "on_primary", "accent_on_primary",
)  # fmt: skip

_NONE: Final = Text(fr="", en="")

# How light the five steps of a scale of levels are. The last is the primary colour itself where that is dark.
_DEPTHS: Final = (93.0, 77.2, 61.4, 45.4, 28.0)  # 15 apart and more, on the way from white to black


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that fits its place: a logo, or the picture of the cover."""

    data: bytes
    mime: str  # "image/png", "image/jpeg"
    width: float  # millimetres, as it is shown
    height: float

    @property
    def address(self) -> str:
        """The picture itself as an address, for HTML and CSS."""
        return f"data:{self.mime};base64,{base64.b64encode(self.data).decode('ascii')}"


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font of a typeface; TrueType or OpenType, whatever the file was."""

    data: bytes
    weight: Literal[400, 600] = 400
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Typeface:
    """The fonts of headings, or of running text. Without files it is one of digimat's own."""

    name: str  # the name that office programs know it by
    files: tuple[FontFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """A template of the workspace: it stands in for the one of its name, or is one that others include."""

    name: str  # "person/cover.html.j2"
    file: str  # where it is, as problems name it
    source: str


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a report. Equal looks give equal pages.

    Colours are ``#rrggbb``. ``client``, ``author``, ``footer`` and ``confidentiality`` are "" where there is none.
    """

    primary: str = "#17395c"  # cover, headings, the shapes of charts
    accent: str = "#a8481f"  # what the eye should go to: small, never alone
    ink: str = "#1b2430"  # running text
    pale: str = "#e9edf1"  # behind shapes: the empty part of a bar
    heading_font: Typeface = Typeface("Digimat Serif")
    body_font: Typeface = Typeface("Digimat Sans")
    logo: Picture | None = None
    cover: Cover = "band"
    picture: Picture | None = None  # of the cover; there where ``cover`` is "picture"
    client: Text = _NONE  # for whom the report is written
    author: Text = _NONE  # who hands it over
    footer: Text = _NONE  # in the middle of the foot of every page
    confidentiality: Text = _NONE  # at the head of every page, and on the cover
    paper: Paper = "a4"
    templates: tuple[Override, ...] = ()
    extra_css: str = ""  # style of the workspace, after ours

    @property
    def muted(self) -> str:
        """Text of second rank, readable on paper, ``wash`` and ``pale``."""
        return _muted(self.ink, self.pale)

    @property
    def rule(self) -> str:
        """Lines between parts, and the grid of charts."""
        return colours.mix(self.pale, self.ink, 0.18)

    @property
    def hairline(self) -> str:
        """Lines between the rows of a table."""
        return colours.mix(self.pale, self.ink, 0.08)

    @property
    def wash(self) -> str:
        """The ground of cards and boxes, that text stands on."""
        return colours.mix(colours.WHITE, self.pale, 0.545)

    @property
    def on_primary(self) -> str:
        """Text of second rank on the primary colour; of first rank it is white."""
        return colours.lightened(colours.mix(colours.WHITE, self.primary, 0.19), self.primary)

    @property
    def accent_on_primary(self) -> str:
        """The accent where it stands on the primary colour."""
        return colours.lightened(colours.bright(self.accent, 0.735), self.primary)

    @property
    def depths(self) -> tuple[str, ...]:
        """Five colours from the lowest level to the highest: lightness alone tells them apart."""
        return _depths(self.primary)


@lru_cache(maxsize=8)
def _muted(ink: str, pale: str) -> str:
    return colours.darkened(colours.mix(ink, colours.WHITE, 0.26), pale)


@lru_cache(maxsize=8)
def _depths(primary: str) -> tuple[str, ...]:
    *steps, darkest = _DEPTHS
    last = primary if colours.lightness(primary) <= darkest else colours.shade(primary, darkest)
    return (*(colours.shade(primary, light) for light in steps), last)


@lru_cache(maxsize=2)
def fingerprint(look: Look) -> str:
    """What tells one look from another, in 64 letters: pages of two looks are not the same report."""
    anywhere = tuple(replace(override, file="") for override in look.templates)  # a workspace may be moved
    return hashlib.sha256(
        repr(replace(look, templates=anywhere)).encode("utf-8", "surrogatepass")
    ).hexdigest()


@lru_cache(maxsize=1)
def default_look() -> Look:
    """digimat's own look."""
    return Look()
