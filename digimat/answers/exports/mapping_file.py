"""Reads a mapping file: what a person has said of the columns of a survey's files.

Every mistake is told at once, with its line. How such a file is written is in ``mapping_text``.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from pathlib import Path
from typing import Any, Final

from digimat.answers.csv_problems import empty
from digimat.answers.exports import mapping_problems as wrong
from digimat.answers.exports.mapping import Mapping
from digimat.answers.exports.mapping_columns import read_entries
from digimat.answers.exports.mapping_document import ITEM, OPTION, MappingDocument
from digimat.answers.exports.mapping_text import save
from digimat.answers.exports.namings import parts_of
from digimat.answers.exports.pairs import PAIRED
from digimat.answers.exports.vendors import VENDORS
from digimat.language import Text
from digimat.problems import Position, UserError
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.wording import offered
from digimat.questionnaires.yaml_reader import read_yaml

__all__ = ["load", "save"]

KEYS: Final = (
    "questionnaire", "version", "tool", "respondent", "separators", "decimal", "columns", "values", "not_asked",
    "not_offered",
)  # fmt: skip
BY_CONTENT: Final = "by_content"


def load(path: Path, questionnaire: Questionnaire) -> Mapping:
    """Read a mapping file.

    Raises:
        UserError: everything that is wrong with it.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(wrong.unreadable(Position(str(path)), error)) from None
    document = read_yaml(text, str(path))
    if document.problems:
        raise UserError(document.problems)
    if document.data is None:
        raise UserError(empty(path))
    file = MappingDocument(document, questionnaire)
    mapping = _mapping(file)
    if any(not problem.warning for problem in file.problems):
        raise UserError(sorted(file.problems, key=lambda p: p.position or Position("")))
    return mapping


def _mapping(file: MappingDocument) -> Mapping:
    data = file.document.data
    if not isinstance(data, dict):
        file.wrong_kind((), "columns", Text(fr="des clés et leurs valeurs", en="keys and values"))
        data = {}
    for key in data:
        if key not in KEYS:
            file.problems.append(wrong.unknown_key(file.at(key), key, KEYS))
    wanted = file.questionnaire
    name = file.text(data, "questionnaire", wanted.id)
    if name != wanted.id:
        file.problems.append(wrong.other_questionnaire(file.at("questionnaire"), name, wanted.id))
    version = file.document.written.get(("version",), wanted.version)
    if version != wanted.version:
        file.problems.append(wrong.other_version(file.at("version"), version, wanted.version))
    vendor = _vendor(file, data)
    respondent = file.text(data, "respondent", "")
    if respondent:
        file.known(respondent, ("respondent",), Text(fr="valeur", en="value"), [BY_CONTENT])
    entries = read_entries(file, data.get("columns", []))
    separators = _separators(file, data.get("separators"))
    return Mapping(
        name,
        version,
        vendor,
        entries,
        separators,
        _decimal(file, data),
        _values(file, data.get("values", {})),
        respondent == BY_CONTENT,
        frozenset(file.names(data.get("not_asked", []), "not_asked", list(file.items))),
        _not_offered(file, data.get("not_offered", {})),
        tuple(file.problems),
    )


def _vendor(file: MappingDocument, data: Map[str, Any]) -> str | None:
    if "tool" not in data:
        return None
    name = file.text(data, "tool", "")
    if name:
        file.known(name, ("tool",), Text(fr="outil", en="form tool"), ["plain", *VENDORS])
    return "" if name == "plain" else name


def _decimal(file: MappingDocument, data: Map[str, Any]) -> str:
    sign = file.text(data, "decimal", "")
    if sign not in ("", ".", ","):
        file.wrong_kind(("decimal",), "decimal", Text(fr='"," ou "."', en='"," or "."'))
    return sign


def _separators(file: MappingDocument, written: Any) -> tuple[str, ...] | None:
    if written is None:
        return None
    if not isinstance(written, list) or not written or not all(isinstance(s, str) and s for s in written):
        what = Text(fr='une liste de signes : [";", ", "]', en='a list of signs: [";", ", "]')
        file.wrong_kind(("separators",), "separators", what)
        return None
    return tuple(written)


def _not_offered(file: MappingDocument, written: Any) -> dict[str, frozenset[str]]:
    if not file.is_table(written, "not_offered"):
        return {}
    return {
        item: frozenset(file.names(options, "not_offered", list(parts_of(file.items[item])), item))
        for item, options in written.items()
        if file.known(item, ("not_offered", item), ITEM, list(file.items))
    }


def _values(file: MappingDocument, written: Any) -> dict[str, dict[str, str]]:
    """How answers are written in this survey's files: item -> what is written -> code."""
    if not file.is_table(written, "values"):
        return {}
    values: dict[str, dict[str, str]] = {}
    for name, words in written.items():
        if not file.known(name, ("values", name), ITEM, list(file.items)):
            continue
        if not isinstance(words, dict) or not all(isinstance(code, str) for code in words.values()):
            what = Text(
                fr='ce qui est écrit, puis son code : "Oui": "yes"',
                en='what is written, then its code: "Oui": "yes"',
            )
            file.wrong_kind(("values", name), name, what)
            continue
        item = file.items[name]
        if offered(item) and item.type not in PAIRED:
            codes = [*offered(item), "dk", "na"]
            for word, code in words.items():
                for each in filter(None, code.replace(">", "+").split("+")):
                    file.known(each, ("values", name, word), OPTION, codes)
        values[name] = dict(words)
    return values
