"""Says what is wrong with the shape of a file: the model's errors, placed and put into words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from digimat.language import LANGUAGES, Text, same
from digimat.problems import Problem, did_you_mean
from digimat.questionnaires.item_model import Grid, WrittenItem
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.report_model import CHARTS
from digimat.questionnaires.variant_model import Cell
from digimat.questionnaires.yaml_reader import Document, Path

_KINDS = {
    "string_type": Text(fr="un texte", en="a text"),
    "int_type": Text(fr="un nombre entier", en="a whole number"),
    "int_parsing": Text(fr="un nombre entier", en="a whole number"),
    "finite_number": Text(fr="un nombre", en="a number"),
    "int_from_float": Text(fr="un nombre entier", en="a whole number"),
    "float_type": Text(fr="un nombre", en="a number"),
    "float_parsing": Text(fr="un nombre", en="a number"),
    "bool_type": Text(fr="true ou false", en="true or false"),
    "bool_parsing": Text(fr="true ou false", en="true or false"),
    "tuple_type": Text(fr="une liste", en="a list"),
    "dict_type": Text(fr="des champs « nom: valeur »", en='fields "name: value"'),
    "model_type": Text(fr="des champs « nom: valeur »", en='fields "name: value"'),
    "dataclass_type": Text(
        fr="un texte dans les deux langues : {fr: …, en: …}", en="a text in both languages: {fr: …, en: …}"
    ),
}

_WHOLE, _FILE = same("questionnaire"), Text(fr="ce fichier", en="this file")

# An entry of a section is an item, a grid or a cell; the model's errors say in their path which one it took it for.
# So do those of the charts of a report.
_ENTRIES: dict[str, type[BaseModel]] = {
    "[item]": WrittenItem,
    "[grid]": Grid,
    "[cell]": Cell,
    **{f"[{kind}]": chart for kind, chart in CHARTS.items()},
}
# What else the model adds to a path: that a key is wrong, and which way weights are written in.
_ADDED = ("[key]", "[one]", "[some]", *_ENTRIES)


def shape_problems(
    error: ValidationError, document: Document, model: type[BaseModel] = Questionnaire
) -> Iterator[Problem]:
    """One problem for each error of the model, where it stands in the file."""
    for detail in error.errors(include_url=False):
        path = tuple(part for part in detail["loc"] if part not in _ADDED)
        yield _problem(detail["type"], path, detail, document, model)


def _problem(kind: str, path: Path, detail: Any, document: Document, model: type[BaseModel]) -> Problem:
    name = str(path[-1]) if path else ""
    whole = _WHOLE if model is Questionnaire else _FILE
    if kind == "union_tag_invalid":  # only a chart says in a field what it is
        kinds = ", ".join(CHARTS)
        return Problem(
            "QST015",
            Text(
                fr=f"{_spoken(path)} : ce n’est pas un graphique connu",
                en=f"{_spoken(path)}: this is no known chart",
            ),
            Text(fr=f"Écrivez « kind: … » : {kinds}.", en=f'Write "kind: …": {kinds}.'),
            document.at((*path, "kind")),
        )
    if kind == "missing" and name in LANGUAGES:
        return Problem(
            "QST011",
            Text(
                fr=f"la traduction manque : « {name} » de {_spoken(path[:-1])}",
                en=f'a translation is missing: "{name}" of {_spoken(path[:-1])}',
            ),
            Text(fr=f"Ajoutez « {name}: … ».", en=f'Add "{name}: …".'),
            document.at(path[:-1]),
        )
    if kind == "missing":
        return Problem(
            "QST012",
            Text(
                fr=f"le champ « {name} » manque dans {_spoken(path[:-1]) or whole.fr}",
                en=f'the field "{name}" is missing in {_spoken(path[:-1]) or whole.en}',
            ),
            Text(fr=f"Ajoutez « {name}: … ».", en=f'Add "{name}: …".'),
            document.at(path[:-1]),
        )
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return Problem(
            "QST013",
            Text(
                fr=f"champ inconnu « {name} » dans {_spoken(path[:-1]) or whole.fr}",
                en=f'unknown field "{name}" in {_spoken(path[:-1]) or whole.en}',
            ),
            did_you_mean(
                name, fields_at(tuple(part for part in detail["loc"][:-1] if part != "[key]"), model)
            ),
            document.at(path),
        )
    value = detail.get("input")
    found = _shown(document.written.get(path, value) if isinstance(value, (int, float)) else value)
    if kind in _KINDS:
        wanted = _KINDS[kind]
        if isinstance(value, str) and value:
            found = f'"{found}"'  # the quotes are what is wrong with "5"
        quoted = kind == "string_type" and isinstance(value, (bool, int, float))
        return Problem(
            "QST006" if quoted else "QST014",
            Text(
                fr=f"{_spoken(path) or whole.fr} doit être {wanted.fr}, pas {found}",
                en=f"{_spoken(path) or whole.en} must be {wanted.en}, not {found}",
            ),
            Text(fr=f'Écrivez-le entre guillemets : "{found}".', en=f'Write it in quotes: "{found}".')
            if quoted
            else Text(fr=f"Écrivez ici {wanted.fr}.", en=f"Write {wanted.en} here."),
            document.at(path),
        )
    return Problem(
        "QST015",
        Text(fr=f"{_spoken(path)} : {found} n’est pas admis", en=f"{_spoken(path)}: {found} is not allowed"),
        _limits(kind, detail.get("ctx", {})),
        document.at(path),
    )


def _limits(kind: str, context: Any) -> Text:
    """What would be allowed, from the model's own limits."""
    if kind == "literal_error":
        expected = str(context["expected"]).replace(" or ", ", ")
        return Text(fr=f"Valeurs possibles : {expected}.", en=f"Possible values: {expected}.")
    if kind == "too_long":
        most = context["max_length"]
        return Text(fr=f"Au plus {most}.", en=f"At most {most}.")
    if kind == "too_short":
        least = context.get("min_length", 1)
        if least == 1:
            return Text(fr="Donnez-lui au moins une entrée.", en="Give it one entry at least.")
        return Text(fr=f"Donnez-lui au moins {least} entrées.", en=f"Give it {least} entries at least.")
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        if pattern.startswith("^[a-z]"):
            return Text(
                fr="Un identifiant : une minuscule sans accent, puis minuscules, chiffres ou _ (40 au plus).",
                en="An id: a lower-case letter, then lower-case letters, digits or _ (40 at most).",
            )
        if pattern.startswith("^[A-Za-z0-9_]"):
            return Text(
                fr="Un code : lettres sans accent, chiffres ou _ (40 au plus).",
                en="A code: plain letters, digits or _ (40 at most).",
            )
        return Text(fr=f"Forme attendue : {pattern}", en=f"Expected form: {pattern}")
    if kind == "string_too_short":
        return Text(
            fr="Écrivez quelque chose, ou retirez ce champ.", en="Write something, or remove this field."
        )
    if kind == "string_too_long":
        return Text(
            fr=f"Au plus {context['max_length']} caractères.",
            en=f"At most {context['max_length']} characters.",
        )
    words = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
    limits = ", ".join(f"{words[k]} {v}" for k, v in context.items() if k in words)
    if limits:
        return Text(fr=f"Attendu : {limits}.", en=f"Expected: {limits}.")
    return Text(
        fr=f"Voir docs/questionnaires.md ({kind}).",
        en=f"See docs/questionnaires.md ({kind}).",
    )


def fields_at(path: Path, model: type[BaseModel] = Questionnaire) -> list[str]:
    """The names of the fields that the model knows at a path."""
    inside: Any = model
    for part in path:
        if isinstance(part, int):
            continue
        if part in _ENTRIES:
            inside = _ENTRIES[part]
        elif get_origin(inside) is dict:
            inside = _inside(get_args(inside)[1])
        elif inside is not None:
            fields = inside.model_fields.items()
            inside = next((_inside(f.annotation) for n, f in fields if part in (n, f.alias)), None)
    if inside is None or get_origin(inside) is dict:
        return list(LANGUAGES)
    return [f.alias or n for n, f in inside.model_fields.items()]


def _inside(annotation: Any) -> Any:
    """The record, or the records under names, that a field holds, itself or in a list; None for anything else."""
    if get_origin(annotation) is dict or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return annotation
    return next((found for a in get_args(annotation) if (found := _inside(a)) is not None), None)


def _spoken(path: Path) -> str:
    """A path as a person would say it: ``sections[2].items[1].stem``."""
    said = ""
    for part in path:
        said += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return said.lstrip(".")


def _shown(value: object) -> str:
    shown = "null" if value is None else str(value) or '""'
    if isinstance(value, bool):
        shown = shown.lower()
    if isinstance(value, (dict, list)):
        return "{…}" if isinstance(value, dict) else "[…]"
    return shown if len(shown) <= 40 else shown[:39] + "…"
