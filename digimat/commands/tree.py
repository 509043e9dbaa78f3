"""An explanation as a tree for the terminal, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digimat.language import Language, Text
from digimat.scoring import Node

if TYPE_CHECKING:
    from rich.tree import Tree


def as_tree(node: Node, language: Language) -> Tree:
    """The explanation of one result, readable without colour."""
    from rich.text import Text as RichText
    from rich.tree import Tree

    tree = Tree(RichText(_line(node, language)), guide_style="dim")
    if node.note is not None and node.inputs:
        tree.add(RichText(node.note.of(language), style="italic"))
    for inner in node.inputs:
        tree.add(as_tree(inner, language))
    return tree


def as_json(node: Node) -> dict[str, Any]:
    """The same tree as plain data, texts in both languages."""
    data: dict[str, Any] = {
        "name": node.name,
        "kind": node.kind,
        "title": _both(node.title),
        "value": node.value,
    }
    if node.rule:
        data["rule"] = node.rule
    if node.parameters:
        data["parameters"] = dict(node.parameters)
    if node.weight is not None:
        data["weight"] = node.weight
    for field in ("note", "excluded"):
        text = getattr(node, field)
        if text is not None:
            data[field] = _both(text)
    if node.facts:
        data["facts"] = dict(node.facts)
    if node.inputs:
        data["inputs"] = [as_json(inner) for inner in node.inputs]
    return data


def _line(node: Node, language: Language) -> str:
    parts = [node.name if node.kind in ("condition", "value") else f"{node.name} · {node.title.of(language)}"]
    parts.append(f"= {_value(node.value, language)}")
    if node.weight is not None and node.weight != 1:
        parts.append(Text(fr=f"(poids {node.weight:g})", en=f"(weight {node.weight:g})").of(language))
    if node.rule:
        parts.append(f"[{node.rule}]")
    if node.note is not None and not node.inputs:
        parts.append(f"— {node.note.of(language)}")
    if node.excluded is not None and node.excluded != node.note:
        parts.append(
            Text(fr=f"— exclu : {node.excluded.fr}", en=f"— left out: {node.excluded.en}").of(language)
        )
    return " ".join(parts)


def _value(value: Any, language: Language) -> str:
    if value is None:
        return Text(fr="manquant", en="missing").of(language)
    if isinstance(value, bool):
        return (Text(fr="vrai", en="true") if value else Text(fr="faux", en="false")).of(language)
    if isinstance(value, float):
        text = f"{value:.6g}"
        return text.replace(".", ",") if language == "fr" else text
    return str(value)


def _both(text: Text) -> dict[str, str]:
    return {"fr": text.fr, "en": text.en}
