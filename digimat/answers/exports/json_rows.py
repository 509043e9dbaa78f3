"""Results of SurveyJS, and other JSON of one object a person, as rows: each name is a column.

    {"q1": 3}                        q1 = "3"
    {"q2": ["a", "b"]}               q2 = "a" and "b", a line each (the separator is "\\n")
    {"q2-Comment": "words"}          q2-Comment = "words": the free text of "other", or a remark
    {"grid": {"row1": "col2"}}       grid.row1 = "col2"
    {"panel": [{"q": 1}, {"q": 2}]}  panel[0].q = "1", panel[1].q = "2"
    {"id": 7, "data": {"q1": 3}}     id = "7", q1 = "3": an answer of the service around the results

A name that an object does not have, or that is null, is None: SurveyJS writes no name for a question without answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from digimat.answers.exports import file_problems as wrong
from digimat.answers.exports.encodings import Encoding, open_text
from digimat.answers.exports.json_objects import HEAD, MAX_DEPTH, cut_objects
from digimat.answers.exports.model import Cell, Row
from digimat.language import Text
from digimat.problems import Position, UserError

JOINED: Final = "\n"  # between the ticks of one question
MAX_NAMES: Final = 16_384  # columns of the widest sheet
# What is around the results where they come from a service or a table, and what may stand beside them there.
_AROUND: Final = ("data", "json", "result", "surveyresult")
_BESIDE: Final = frozenset(
    {
        "id",
        "_id",
        "postid",
        "surveyid",
        "instanceid",
        "resultid",
        "responseid",
        "clientid",
        "userid",
        "createdat",
        "created",
        "happendat",
        "happenedat",
        "submittedat",
        "completedat",
        "startedat",
        "updatedat",
        "date",
        "timestamp",
        "ipaddress",
        "ip",
        "status",
        "iscompleted",
        "version",
    }
)


class _Wrong(ValueError):
    """What keeps an object from being a row."""

    def __init__(self, fr: str, en: str) -> None:
        self.reason = Text(fr=fr, en=en)
        super().__init__(en)


@dataclass(slots=True)
class JsonFile:
    """A file of JSON objects. ``headings`` are the names of all objects, in order of first appearance."""

    path: Path
    encoding: Encoding
    headings: tuple[str, ...] = field(init=False)
    _around: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Read the file once, for its names.

        Raises:
            UserError: it cannot be read, or has more names than a questionnaire.
        """
        names: dict[str, None] = {}
        for _, _, cells in self._objects(is_first=True):
            if isinstance(cells, dict):
                names |= dict.fromkeys(cells)
            if len(names) > MAX_NAMES:
                raise UserError(wrong.too_many_names(self.path, MAX_NAMES))
        self.headings = tuple(names)

    def rows(self) -> Iterator[Row]:
        """A row of headings, on line 0, then a row an object: ``raw`` is its text in ``encoding.of_rows``."""
        yield Row(0, self.headings)
        for line, raw, cells in self._objects():
            if isinstance(cells, Text):
                yield Row(line, (), raw, wrong.not_json(Position(str(self.path), line), cells))
            else:
                yield Row(line, [cells.get(name) for name in self.headings], raw)

    def _objects(self, *, is_first: bool = False) -> Iterator[tuple[int, bytes, dict[str, Cell] | Text]]:
        """Line, text, and cells by heading or why there are none."""
        name = self.encoding.of_rows
        with open_text(self.path, self.encoding) as stream:
            head = stream.read(HEAD)
        with open_text(self.path, self.encoding) as stream:
            for line, raw, is_none in cut_objects(stream, head, str(self.path)):
                if is_none:
                    yield line, raw, Text(fr="il n’est pas fermé", en="it is not closed")
                    continue
                try:
                    found = _loads(raw.decode(name))
                    if not isinstance(found, dict):
                        raise _Wrong("il n’a pas d’accolades", "it has no braces")
                    if is_first:
                        self._around, is_first = _find_around(found), False
                    yield line, raw, _cells(found, self._around)
                except _Wrong as error:
                    yield line, raw, error.reason
                except json.JSONDecodeError as error:
                    yield line, raw, Text(fr=f"colonne {error.colno}", en=f"column {error.colno}")
                except UnicodeDecodeError:
                    yield line, raw, Text(fr=f"un octet n’est pas en {name}", en=f"a byte is not in {name}")
                except RecursionError:
                    yield line, raw, _TOO_DEEP


_TOO_DEEP: Final = Text(fr="il est imbriqué trop profondément", en="it is nested too deeply")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)[:60]
        raise _Wrong(f"« {twice} » y figure deux fois", f'"{twice}" appears in it twice')
    return found


def _no_number(word: str) -> Any:
    raise _Wrong(f"{word} n’est pas un nombre", f"{word} is no number")


# Numbers stay as they are written.
_loads: Final[Callable[[str], Any]] = partial(
    json.loads, object_pairs_hook=_unique, parse_constant=_no_number, parse_int=str, parse_float=str
)


def _find_around(found: dict[str, Any]) -> str:
    """The name that the results stand under, where something is around them."""
    inner = [name for name in found if name.casefold() in _AROUND]
    beside = [name.casefold() for name in found if name not in inner]
    if len(inner) != 1 or not _BESIDE.issuperset(beside):
        return ""
    results = found[inner[0]]
    is_object = isinstance(results, dict) or (isinstance(results, str) and results.lstrip().startswith("{"))
    return inner[0] if is_object else ""


def _cells(found: dict[str, Any], around: str) -> dict[str, Cell]:
    results = found.get(around) if around else None
    if isinstance(results, str):
        results = _loads(results)
    cells: dict[str, Cell] = {}
    if isinstance(results, dict):
        _flatten({name: value for name, value in found.items() if name != around}, "", cells, 0)
        _flatten(results, "", cells, 0)
    else:
        _flatten(found, "", cells, 0)
    return cells


def _flatten(value: Any, name: str, cells: dict[str, Cell], depth: int) -> None:
    """Add what a value holds to the cells."""
    if depth > MAX_DEPTH:
        raise _Wrong(_TOO_DEEP.fr, _TOO_DEEP.en)
    if isinstance(value, dict):
        for key, inner in value.items():
            _flatten(inner, f"{name}.{key}" if name else key, cells, depth + 1)
    elif isinstance(value, list) and any(isinstance(one, (dict, list)) for one in value):
        for place, inner in enumerate(value):
            _flatten(inner, f"{name}[{place}]", cells, depth + 1)
    elif name in cells:
        raise _Wrong(f"deux valeurs pour « {name[:60]} »", f'two values for "{name[:60]}"')
    elif isinstance(value, list):
        cells[name] = JOINED.join(_text(one) or "" for one in value)
    else:
        cells[name] = _text(value)


def _text(value: str | bool | None) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
