"""Adds a private bank to a questionnaire: its variants are put where they would stand, before all is read as a whole.

Each keeps its place in the file that it comes from, so that what is wrong with one is told there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from digimat.language import Text
from digimat.problems import Position, Problem, did_you_mean
from digimat.questionnaires.banks import FOLDER
from digimat.questionnaires.shape import shape_problems
from digimat.questionnaires.variant_model import Bank
from digimat.questionnaires.yaml_reader import Document, Path, read_yaml


def add_bank(document: Document, text: str, file: str) -> Iterator[Problem]:
    """Put the variants of a bank into the data of its questionnaire; every problem with the bank's own shape.

    Args:
        document: of the questionnaire; its data and positions are added to.
        text: of the bank.
        file: the name that messages give.
    """
    written = read_yaml(text, file)
    yield from written.problems
    if not isinstance(written.data, dict):
        if not written.problems:
            yield _not_a_bank(Position(file, 1, 1))
        return
    try:
        bank = Bank.model_validate(written.data)
    except ValidationError as error:
        yield from shape_problems(error, written, Bank)
        return
    if bank.questionnaire != document.data.get("id"):
        yield _of_another(bank, document, written)
        return
    cells = dict(_cells(document))
    for name, variants in bank.cells.items():
        if name not in cells:
            yield _no_such_cell(name, bank.questionnaire, list(cells), written.at(("cells", name)))
            continue
        path, cell = cells[name]
        for variant in variants:
            own: Path = ("cells", name, variant)
            if variant in cell["variants"]:
                yield _taken(name, variant, written.at(own))
                continue
            cell["variants"][variant] = written.data["cells"][name][variant]
            _move(written, own, document, (*path, "variants", variant))
        if variants and bank.instead:
            cell["drawn"] = list(variants)
        elif isinstance(cell.get("drawn"), list):
            cell["drawn"] = [*cell["drawn"], *variants]
    document.data["banks"] = [{field: written.data[field] for field in ("id", "version", "title")}]


def _cells(document: Document) -> Iterator[tuple[str, tuple[Path, dict[str, Any]]]]:
    """The cells of a questionnaire as they are written, by id, and where each stands; its shape may be wrong."""
    for s, section in enumerate(_list(document.data, "sections")):
        for i, entry in enumerate(_list(section, "items")):
            if isinstance(entry, dict) and isinstance(entry.get("variants"), dict):
                yield str(entry.get("id")), (("sections", s, "items", i), entry)


def _list(data: Any, field: str) -> list[Any]:
    found = data.get(field) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _move(source: Document, own: Path, target: Document, path: Path) -> None:
    places: tuple[tuple[Mapping[Path, Any], dict[Path, Any]], ...] = (
        (source.keys, target.keys),
        (source.values, target.values),
        (source.written, target.written),
    )
    for known, into in places:
        for place, what in known.items():
            if place[: len(own)] == own:
                into[(*path, *place[len(own) :])] = what


def written_by_hand(document: Document) -> Iterator[Problem]:
    """A questionnaire does not name the banks that are added to it: results say which these were."""
    if "banks" in document.data:
        yield Problem(
            "QST013",
            Text(
                fr="champ inconnu « banks » dans questionnaire", en='unknown field "banks" in questionnaire'
            ),
            Text(
                fr=f"Une banque privée est un fichier à part, {FOLDER}/{document.data.get('id')}.yaml.",
                en=f"A private bank is a file of its own, {FOLDER}/{document.data.get('id')}.yaml.",
            ),
            document.at(("banks",)),
        )


def _not_a_bank(where: Position) -> Problem:
    return Problem(
        "QST010",
        Text(
            fr="ce fichier ne décrit pas une banque privée", en="this file does not describe a private bank"
        ),
        Text(
            fr="Il doit commencer par des champs : id, version, title, questionnaire, cells.",
            en="It must begin with fields: id, version, title, questionnaire, cells.",
        ),
        where,
    )


def _no_such_cell(name: str, questionnaire: str, known: list[str], where: Position) -> Problem:
    nothing = Text(fr="Ce questionnaire n’en a aucun.", en="This questionnaire has none.")
    return Problem(
        "QST110",
        Text(
            fr=f"« {name} » n’est pas un item à variantes de « {questionnaire} »",
            en=f'"{name}" is no item of "{questionnaire}" that has variants',
        ),
        did_you_mean(name, known) if known else nothing,
        where,
    )


def _of_another(bank: Bank, document: Document, written: Document) -> Problem:
    wanted = document.data.get("id")
    return Problem(
        "QST111",
        Text(
            fr=f"cette banque est celle de « {bank.questionnaire} », pas de « {wanted} »",
            en=f'this bank is for "{bank.questionnaire}", not for "{wanted}"',
        ),
        Text(
            fr=f"Nommez le fichier {FOLDER}/{bank.questionnaire}.yaml, ou corrigez « questionnaire ».",
            en=f'Name the file {FOLDER}/{bank.questionnaire}.yaml, or mend "questionnaire".',
        ),
        written.at(("questionnaire",)),
    )


def _taken(item: str, variant: str, where: Position) -> Problem:
    return Problem(
        "QST112",
        Text(
            fr=f"item {item} : le questionnaire a déjà une variante « {variant} »",
            en=f'item {item}: the questionnaire already has a variant "{variant}"',
        ),
        Text(fr="Donnez-lui un autre nom, comme p1.", en="Give it another name, such as p1."),
        where,
    )
