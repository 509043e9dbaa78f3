"""The problems of conditions that can never be true, or never be false, with what is known of the names in them."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.yaml_reader import Document, Path
from digimat.scoring.spans import ANY, Span
from digimat.scoring.truth import culprit
from digimat.scoring.values import Names, Texts

FACTS = 3  # told of one condition
OPTIONS = 8  # told of one name
UNSEEN = Text(
    fr="Corrigez la condition, ou retirez ce qui en dépend : personne ne le verrait.",
    en="Mend the condition, or remove what depends on it: nobody would ever see it.",
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A condition, as it is written, and where it stands."""

    path: Path
    text: str
    owner: Text
    remedy: Text = UNSEEN  # where it is never true
    may_always_hold: bool = False


def never(tree: ast.expr, placed: Placed, names: Names, document: Document) -> Problem:
    part, truth = culprit(tree, True, names)
    shown = _source(placed.text, part)
    facts = _facts(part, names)
    return Problem(
        "QST044",
        Text(
            fr=f"{placed.owner.fr} : « {shown} » n’est jamais {'vrai' if truth else 'faux'}{facts.fr}",
            en=f'{placed.owner.en}: "{shown}" is never {"true" if truth else "false"}{facts.en}',
        ),
        placed.remedy,
        document.at(placed.path),
    )


def always(tree: ast.expr, placed: Placed, names: Names, document: Document) -> Problem:
    part, truth = culprit(tree, False, names)
    shown = _source(placed.text, part)
    facts = _facts(part, names)
    name = next(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
    return Problem(
        "QST044",
        Text(
            fr=f"{placed.owner.fr} : « {shown} » est toujours {'faux' if truth else 'vrai'}{facts.fr}",
            en=f'{placed.owner.en}: "{shown}" is always {"false" if truth else "true"}{facts.en}',
        ),
        Text(
            fr=f"Corrigez la condition ; pour demander si c’est connu : answered({name}).",
            en=f"Mend the condition; to ask whether it is known: answered({name}).",
        ),
        document.at(placed.path),
        warning=True,
    )


def _source(text: str, part: ast.expr) -> str:
    """A part of a condition as it is written."""
    written = ast.get_source_segment(" ".join(text.split()), part) or text
    return written if len(written) <= 60 else written[:59] + "…"


def _facts(part: ast.expr, names: Names) -> Text:
    """What is known of the names in a part: ``; a4 goes from 0 to 100``."""
    if isinstance(part, ast.Name) and isinstance(names.get(part.id), Texts):
        return Text(
            fr=f" ; {part.id} est un texte, à comparer à un code",
            en=f"; {part.id} is a text, to be compared with a code",
        )
    called = {id(node.func) for node in ast.walk(part) if isinstance(node, ast.Call)}
    named = [node.id for node in ast.walk(part) if isinstance(node, ast.Name) and id(node) not in called]
    told = [fact for name in dict.fromkeys(named) if (fact := _fact(name, names)) is not None][:FACTS]
    return Text(fr="".join(f" ; {f.fr}" for f in told), en="".join(f"; {f.en}" for f in told))


def _fact(name: str, names: Names) -> Text | None:
    match names.get(name):
        case Span() as span if span != ANY:
            low, high = f"{span.low:.6g}", f"{span.high:.6g}"
            return Text(fr=f"{name} va de {low} à {high}", en=f"{name} goes from {low} to {high}")
        case Texts(listed=frozenset() as listed):
            options = ", ".join(sorted(listed)[:OPTIONS]) + (", …" if len(listed) > OPTIONS else "")
            return Text(fr=f"{name} vaut : {options}", en=f"{name} is one of: {options}")
        case Texts():
            return Text(fr=f"{name} est un texte", en=f"{name} is a text")
    return None
