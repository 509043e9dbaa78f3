"""Colours as ``#rrggbb``: how light they are, how well they can be read, and shades made of them.

Lightness is L* of CIE 1976, 0 = black, 100 = white; contrast is that of WCAG 2.2, from 1 to 21.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable
from typing import Final

WHITE: Final = "#ffffff"
BLACK: Final = "#000000"
READABLE: Final = 4.5  # contrast of text, WCAG 2.2 level AA

_CALM: Final = 0.45  # of the strength of a colour, in its shades, which never pass _CALMEST
_CALMEST: Final = 0.32
_WRITTEN = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Whether a text is a colour as digimat writes them: nothing else gets into a stylesheet."""
    return _WRITTEN.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """How far apart two colours are for the eye, from 1 (the same) to 21 (black on white).

    >>> contrast("#ffffff", "#000000")
    21.0
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def luminance(colour: str) -> float:
    """How much light a colour gives, from 0 to 1: what grey print keeps of it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _shares(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str) -> float:
    """How light a colour looks, from 0 to 100."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def mix(colour: str, other: str, share: float) -> str:
    """A colour with a share of another in it.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    return _written(*(a + (b - a) * share for a, b in zip(_shares(colour), _shares(other), strict=True)))


def shade(colour: str, light: float) -> str:
    """The hue of a colour, made as light as asked; calmer, so that a row of shades does not shout.

    Args:
        colour: whose hue.
        light: L*, from 0 to 100.
    """
    hue, _, saturation = colorsys.rgb_to_hls(*_shares(colour))
    strength = min(saturation * _CALM, _CALMEST)
    steps = (_written(*colorsys.hls_to_rgb(hue, n / 512, strength)) for n in range(513))
    return next((made for made in steps if lightness(made) >= light), WHITE)


def darkened(colour: str, ground: str, least: float = READABLE) -> str:
    """The nearest colour, this one or darker, that can be read on a light ground."""
    return _nearest(colour, BLACK, lambda mixed: contrast(mixed, ground) >= least)


def lightened(colour: str, ground: str, least: float = READABLE) -> str:
    """The nearest colour, this one or lighter, that can be read on a dark ground."""
    return _nearest(colour, WHITE, lambda mixed: contrast(mixed, ground) >= least)


def lighter(colour: str, light: float) -> str:
    """The nearest colour, this one or lighter, that is at least as light as asked, from 0 to 100."""
    return _nearest(colour, WHITE, lambda mixed: lightness(mixed) >= light)


def bright(colour: str, light: float) -> str:
    """The same hue, as strong as before, at a lightness of the HLS model, from 0 to 1."""
    hue, _, saturation = colorsys.rgb_to_hls(*_shares(colour))
    return _written(*colorsys.hls_to_rgb(hue, light, saturation))


def _nearest(colour: str, towards: str, good: Callable[[str], bool]) -> str:
    """The first good colour on the way to another, in steps of one 256th; the other itself where none is."""
    steps = range(257)
    return next((mixed for n in steps if good(mixed := mix(colour, towards, n / 256))), towards)


def _shares(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _written(*shares: float) -> str:
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)
