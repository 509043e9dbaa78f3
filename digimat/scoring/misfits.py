"""What a rule may find wrong with the parameters that a scale gives it."""

from __future__ import annotations

from dataclasses import dataclass

from digimat.language import Text
from digimat.problems import did_you_mean
from digimat.questionnaires import Scale


@dataclass(frozen=True, slots=True)
class Misfit:
    """A parameter that does not fit its scale; ``path`` leads from ``with:`` to where it stands."""

    code: str
    message: Text
    remedy: Text
    path: tuple[str | int, ...]
    warning: bool = False


def unknown_input(scale: Scale, name: str, path: tuple[str | int, ...]) -> Misfit:
    """A parameter names what is not an input of its scale."""
    return Misfit(
        "SCO044",
        Text(
            fr=f"« {name} » n’est pas une entrée de l’échelle « {scale.id} »",
            en=f'"{name}" is not an input of scale "{scale.id}"',
        ),
        did_you_mean(name, list(scale.inputs)),
        path,
    )
