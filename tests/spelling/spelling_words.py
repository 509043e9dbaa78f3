"""Cuts texts into the words that a dictionary is asked for."""

import re
from collections.abc import Iterator

from digimat.questionnaires.writing.addresses import ADDRESS

_ADDRESS = re.compile(rf"(?:{ADDRESS.pattern})[^\s»”)]*", re.IGNORECASE)
_WORD = re.compile(r"[\w’'·@/\\=<>{}~&#.-]+")
_LETTERS = re.compile(r"[^\W\d_]+(?:[’-][^\W\d_]+)*’?")
# Not words: what has a digit, a mark of code or of a file, or a capital within (iPhone, maCarte).
_CODE = re.compile(r"[\d_@/\\=<>{}~&#]|\w\.\w|[a-zà-ÿ][A-ZÀ-Ý]")
_FRENCH = re.compile(r"«[^»]*»")  # in English, what is quoted in French
_CAPITALS = re.compile(r"\b[A-ZÀ-Ý]{2,}")
_INCLUSIVE = re.compile(
    r"(?<=\w)[·.](?:euse|trice|rice|ive|ne|te|fe|le|se|e)?(?:[·.]?s)?(?![\w])|\((?:ne|le|te|se|e|s|es)\)"
)
_ELISION = re.compile(
    r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr)’(?=.)", re.IGNORECASE
)
_INVERSION = re.compile(
    r"(?:-t)?-(?:je|tu|ils?|elles?|on|nous|vous|ce|ci|là|le|la|les|lui|leur|moi|toi|y|en|mêmes?)$",
    re.IGNORECASE,
)


def words(text: str, language: str) -> Iterator[str]:
    """The words of a text: apostrophes curled, codes, addresses and inclusive endings left out.

    >>> list(words("L'équipe de lea@mairie.example a 3 salarié·e·s, un(e) élu(e) : plan_v2.csv.", "fr"))
    ['L’équipe', 'de', 'salarié', 'un', 'élu']
    """
    if language == "en":
        text = _FRENCH.sub(" ", text)
    text = _INCLUSIVE.sub("", _ADDRESS.sub(" ", text.replace("'", "’")))
    for found in _WORD.findall(text):
        token = found.strip(".-/’'=~&#<>{}")
        if not found.startswith("--") and not _CODE.search(found.strip(".’-")):
            for word in _LETTERS.findall(token):
                # Two capitals are an abbreviation, or the heading of a document shown.
                if len(word) > 1 and not _CAPITALS.search(word):
                    yield word.rstrip("’")


def ways(word: str, language: str) -> list[tuple[str, ...]]:
    """The ways to look a word up, the likeliest first; one of them must be right in all its parts.

    >>> ways("qu’avez-vous", "fr")
    [('avez',), ('avez-vous',), ('avez', 'vous')]
    >>> ways("team’s", "en")
    [('team',)]
    """
    if language == "en":
        bare = re.sub(r"(?<!n)’[a-z]*$", "", word)
        return list(dict.fromkeys([(bare.replace("’", "'"),), tuple(bare.split("-"))]))
    bare = word
    while _ELISION.search(bare):
        bare = _ELISION.sub("", bare)
    bare = bare.replace("’", "'")
    return list(dict.fromkeys([(_INVERSION.sub("", bare),), (bare,), tuple(bare.split("-"))]))
