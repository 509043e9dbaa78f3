"""Texts in the form in which headings and labels are compared: what form tools and spreadsheets change is taken off."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

# Every pattern is linear in the length of the text: a cell may have been made to do harm.
_TAG = re.compile(r"</?[a-z][^<>]*>|<![^<>]*>", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_SPACE_BEFORE = re.compile(r" (?=[:;?!,.)\]»])")
_SPACE_AFTER = re.compile(r"(?<=[(\[«]) ")
_END = " :?!.*…"
# Typographic signs and the plain ones that tools write for them; NFKC has made three points of "…".
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_INVISIBLE = {"Cc", "Cf", "Cs", "Co"}  # as ``responses.clean`` takes them out
KEPT, LONGEST_KEPT = 20_000, 500


def normalised(text: str) -> str:
    """A text as it is compared: without HTML, typography, letter case, line breaks and the marks at its end.

    A text of marks alone ("?") stays as it is: it would be like any other of them.

    >>> normalised("<b>D3.</b>\\u00a0Qu’en est-il\\n de vos « outils »\\u202f?")
    'd3. qu\\'en est-il de vos "outils"'
    """
    return _kept(text) if len(text) <= LONGEST_KEPT else _normalised(text)


def bare(text: str) -> str:
    """The same without accents.

    >>> bare("Télétravail\\u00a0!") == bare("teletravail")
    True
    """
    return _kept_bare(text) if len(text) <= LONGEST_KEPT else _bare(text)


def plain(text: str) -> str:
    """A text without HTML and line breaks, otherwise as it is written."""
    without = _TAG.sub(" ", text) if "<" in text else text
    if "&" in without:
        without = html.unescape(without)
        without = _TAG.sub(" ", without) if "&lt;" in text else without  # tags written as entities
    return _SPACES.sub(" ", without).strip()


def shortened(text: str, most: int = 60) -> str:
    """A text in one line and cut, as messages quote it."""
    line = _SPACES.sub(" ", text).strip()
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _normalised(text: str) -> str:
    folded = unicodedata.normalize("NFKC", plain(text))
    if not folded.isprintable():
        folded = "".join(c for c in folded if c.isspace() or unicodedata.category(c) not in _INVISIBLE)
    folded = _SPACES.sub(" ", folded).strip().casefold()
    folded = _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", folded)).translate(_PLAIN)
    return folded.rstrip(_END) or folded


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", normalised(text).replace("œ", "oe").replace("æ", "ae"))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


_kept = lru_cache(KEPT)(_normalised)
_kept_bare = lru_cache(KEPT)(_bare)
