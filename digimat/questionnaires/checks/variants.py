"""The variants of a cell are alike, and the data of a parameter set fill its texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digimat.language import LANGUAGES, Text
from digimat.problems import Problem, did_you_mean
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.instances import KEY, MAX_CELLS, MAX_TEXT, PLACEHOLDER, TooLong, is_table, writer
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.variant_model import Cell, ParameterSet, TableLayout, Variant, instance_name
from digimat.questionnaires.yaml_reader import Path

_NO_DATA = Text(fr="Donnez-le sous data:.", en="Give it under data:.")
_TEXTS = ("title", "stem", "stimulus", "hint", "unit", "rationale")


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Same options in every variant; every parameter known, of a shape that can be shown; no set twice."""
    for s, section in enumerate(questionnaire.sections):
        for i, item in enumerate(section.items):
            if item.cell is not None:
                path: Path = ("sections", s, "items", i)
                known = item.cell.variants
                yield from reporter.unknowns(
                    (*path, "drawn"), Text(fr="la variante", en="variant"), item.cell.drawn, known
                )
                yield from _alike(item, path, reporter)
                for name, variant in known.items():
                    yield from _variant(item.cell, name, variant, path, reporter)


def _alike(item: Item, path: Path, reporter: Reporter) -> Iterator[Problem]:
    """An answer file has one column for all of them, and a form is as hard as another."""
    for field in ("options", "prompts"):
        first = list(getattr(item, field))
        for name, instance in item.instances.items():
            codes = list(getattr(instance, field))
            if codes != first:
                here, there = (", ".join(each) or "—" for each in (codes, first))
                yield reporter.problem(
                    (*path, "instances", name, field),
                    "QST100",
                    Text(
                        fr=f"item {item.id} {name} : les codes de « {field} » ({here}) ne sont pas ceux de la première "
                        f"variante ({there})",
                        en=f'item {item.id} {name}: the codes of "{field}" ({here}) are not those of the first variant '
                        f"({there})",
                    ),
                    Text(
                        fr="Donnez à toutes les variantes d’un item les mêmes codes, dans le même ordre.",
                        en="Give all variants of an item the same codes, in the same order.",
                    ),
                )


def _variant(cell: Cell, name: str, variant: Variant, path: Path, reporter: Reporter) -> Iterator[Problem]:
    own: Path = (*path, "instances", name)
    owner = f"{cell.id} {name}"
    if variant.sets:
        own = (*path, "instances", instance_name(name, next(iter(variant.sets))))
    for field in ("words", "tables", "data"):
        if getattr(variant, field) and not variant.sets:
            yield reporter.problem(
                (*own, field),
                "QST101",
                Text(
                    fr=f"item {owner} : « {field} » ne sert que si la variante a des jeux de paramètres",
                    en=f'item {owner}: "{field}" is of use only where the variant has parameter sets',
                ),
                Text(fr="Ajoutez sets: ou retirez ce champ.", en="Add sets:, or remove this field."),
            )
    for table, layout in variant.tables.items():
        yield from _layout(owner, table, layout, (*own, "tables", table), reporter)
    yield from _data(owner, variant.data, variant, (*own, "data"), reporter)
    seen: dict[str, str] = {}
    for number, parameters in variant.sets.items():
        at: Path = (*path, "instances", instance_name(name, number))
        owner = f"{cell.id} {name} {number}"
        yield from _data(owner, parameters.data, variant, (*at, "data"), reporter)
        yield from _placeholders(owner, cell, variant, parameters, at, reporter)
        twin = seen.setdefault(repr(parameters.model_copy(update={"rationale": None})), number)
        if twin != number:
            yield reporter.problem(
                (*at, "data") if parameters.data else at,
                "QST105",
                Text(
                    fr=f"item {owner} : ce jeu de paramètres répète le jeu « {twin} »",
                    en=f'item {owner}: this parameter set repeats the set "{twin}"',
                ),
                Text(fr="Changez ses données ou retirez-le.", en="Change its data, or remove it."),
            )


def _placeholders(
    owner: str, cell: Cell, variant: Variant, parameters: ParameterSet, at: Path, reporter: Reporter
) -> Iterator[Problem]:
    """Whatever stands in braces is filled."""
    key = variant.key if parameters.key is None else parameters.key
    of_key = () if key is None or isinstance(key, dict) else (KEY,)  # which has no form that could be written
    known = list(dict.fromkeys((*variant.data, *parameters.data, *of_key)))
    texts: list[tuple[Path, Text]] = []
    for field in _TEXTS:
        written = getattr(parameters, field) or getattr(variant, field, None) or getattr(cell, field, None)
        texts += [((*at, field), written)] if written is not None else []
    for field in ("options", "prompts"):
        choices = getattr(parameters, field) or getattr(variant, field)
        texts += [((*at, field, code), written) for code, written in choices.items()]
    fills = writer(variant, parameters)
    for path, written in texts:
        try:
            fills.filled(written)
        except TooLong:
            yield _too_long(owner, path, reporter)
            continue
        for language in LANGUAGES:
            for name in dict.fromkeys(PLACEHOLDER.findall(written.of(language))):
                if name not in known:
                    yield reporter.problem(
                        (*path, language),
                        "QST102",
                        Text(
                            fr=f"item {owner} : rien ne remplit « {{{name}}} »",
                            en=f'item {owner}: nothing fills "{{{name}}}"',
                        ),
                        did_you_mean(name, known) if known else _NO_DATA,
                    )


def _too_long(owner: str, path: Path, reporter: Reporter) -> Problem:
    return reporter.problem(
        path,
        "QST107",
        Text(
            fr=f"item {owner} : une fois rempli, ce texte est trop long (plus de {MAX_TEXT} caractères)",
            en=f"item {owner}: once filled, this text is too long (more than {MAX_TEXT} characters)",
        ),
        Text(
            fr=f"Retirez des lignes du tableau (au plus {MAX_CELLS} cellules), ou ne le nommez pas ici.",
            en=f"Take rows out of the table ({MAX_CELLS} cells at most), or do not name it here.",
        ),
    )


def _layout(owner: str, table: str, layout: TableLayout, path: Path, reporter: Reporter) -> Iterator[Problem]:
    if (layout.row is None) == (layout.layout == "lines"):
        yield reporter.problem(
            path if layout.row is None else (*path, "row"),
            "QST103",
            Text(
                fr=f"item {owner}, tableau {table} : « row » va avec « layout: lines », et seulement avec lui",
                en=f'item {owner}, table {table}: "row" goes with "layout: lines", and only with it',
            ),
            Text(fr="Ajoutez l’un ou retirez l’autre.", en="Add the one, or remove the other."),
        )
    for language in LANGUAGES if layout.row is not None else ():
        for name in PLACEHOLDER.findall(layout.row.of(language) if layout.row is not None else ""):
            if name not in layout.columns:
                yield reporter.problem(
                    (*path, "row", language),
                    "QST102",
                    Text(
                        fr=f"item {owner} : rien ne remplit « {{{name}}} »",
                        en=f'item {owner}: nothing fills "{{{name}}}"',
                    ),
                    did_you_mean(name, list(layout.columns)),
                )


def _data(
    owner: str, data: dict[str, Any], variant: Variant, path: Path, reporter: Reporter
) -> Iterator[Problem]:
    """Each datum can be shown: a text, a number, a text in each language, a list of these, or rows."""
    for name, datum in data.items():
        at: Path = (*path, name)
        if is_table(datum):
            layout = variant.tables.get(name)
            width = len(layout.columns) if layout is not None else len(datum[0])
            for number, row in enumerate(datum):
                if len(row) != width:
                    yield reporter.problem(
                        (*at, number),
                        "QST104",
                        Text(
                            fr=f"item {owner}, {name}, ligne {number + 1} : {len(row)} cellule(s) au lieu de {width}",
                            en=f"item {owner}, {name}, row {number + 1}: {len(row)} cell(s) instead of {width}",
                        ),
                        Text(
                            fr="Donnez à chaque ligne une cellule par colonne.",
                            en="Give each row one cell a column.",
                        ),
                    )
            cells = [cell for row in datum for cell in row]
        else:
            cells = datum if isinstance(datum, list) else [datum]
        if any(not _can_be_shown(cell) for cell in cells):
            yield reporter.problem(
                at,
                "QST106",
                Text(
                    fr=f"item {owner} : la donnée « {name} » ne peut pas être écrite dans un texte",
                    en=f'item {owner}: the datum "{name}" cannot be written into a text',
                ),
                Text(
                    fr="Formes : texte, nombre, {fr: …, en: …}, liste de ceux-ci, ou liste de lignes [ … ].",
                    en="Forms: a text, a number, {fr: …, en: …}, a list of these, or a list of rows [ … ].",
                ),
            )


def _can_be_shown(cell: Any) -> bool:
    if isinstance(cell, dict):
        return set(cell) == set(LANGUAGES) and all(isinstance(text, str) for text in cell.values())
    return isinstance(cell, (str, int, float)) and not isinstance(cell, bool)
