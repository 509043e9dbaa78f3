"""Jinja, closed: sandboxed, escaping, strict, with our templates and those that a look brings.

Templates get plain data only. What a template may not do, and what it does wrongly, becomes one problem that names its
file and line (:mod:`digimat.reports.template_problems`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from digimat.language import Language, Text
from digimat.problems import Problem, UserError
from digimat.reports.look.css import TEMPLATES
from digimat.reports.look.model import COLOURS, Look, Override
from digimat.reports.typography import displayed

OURS: Final = "digimat/"  # before the name of a template: ours, also where the workspace has its own
LONGEST_PRODUCT: Final = 100_000  # letters or entries that a multiplication may give


class Templates(BaseLoader):
    """The templates of a look, then ours; ``digimat/NAME`` is always ours. No file of a workspace is opened."""

    def __init__(self, overrides: tuple[Override, ...]) -> None:
        self._own = {override.name: override for override in overrides}
        self._ours = FileSystemLoader(TEMPLATES)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template and the file that errors name."""
        if (own := self._own.get(template)) is not None:
            return own.source, own.file, None
        source, file, _ = self._ours.get_source(environment, template.removeprefix(OURS))
        return source, file, None


class ClosedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which no single multiplication fills the memory; loops are left to the limits of the worker."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply, unless the result would be huge."""
        if operator == "**":
            if abs(left) > 1_000 or abs(right) > 10:
                raise SecurityError("huge power")
        elif not isinstance(left, int | float) or not isinstance(right, int | float):
            times, many = (left, right) if isinstance(left, int) else (right, left)
            if len(many) * times > LONGEST_PRODUCT:
                raise SecurityError("huge product")
        return super().call_binop(context, operator, left, right)


def closed_environment(language: Language, look: Look) -> ClosedEnvironment:
    """The Jinja environment of one language and one look."""

    def finalize(value: object) -> object:
        # Escaped here, so that {% autoescape false %} changes nothing.
        if isinstance(value, Markup | int | float) or value is None:
            return value
        return escape(displayed(value, language) if isinstance(value, str) else str(value))

    environment = ClosedEnvironment(
        autoescape=True,  # always: select_autoescape would leave *.html.j2 alone
        undefined=StrictUndefined,
        loader=Templates(look.templates),
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for toy in ("lipsum", "cycler", "joiner"):
        del environment.globals[toy]
    del environment.filters["safe"]  # no value is markup because a template says so
    environment.globals["look"] = look_in_templates(look, language)
    return environment


def look_in_templates(look: Look, language: Language) -> Mapping[str, Any]:
    """The look as templates know it: colours by name, texts in one language, pictures as addresses.

    Colours and addresses are markup that needs no escaping: they are ours, or were checked when they were read.
    """
    shown: dict[str, Any] = {
        "depths": tuple(Markup(colour) for colour in look.depths),  # noqa: S704 - checked colours
        "paper": look.paper,
        "cover": look.cover,
    }
    for name in COLOURS:
        shown[name] = Markup(getattr(look, name))  # noqa: S704 - checked colours
    for field in fields(look):
        value = getattr(look, field.name)
        if isinstance(value, Text):
            shown[field.name] = value.of(language)
    for name in ("logo", "picture"):
        picture = getattr(look, name)
        shown[name] = picture and {
            "address": Markup(picture.address),  # noqa: S704 - base64
            "width": round(picture.width, 2),
            "height": round(picture.height, 2),
        }
    return shown


def unreadable_templates(overrides: tuple[Override, ...]) -> Sequence[Problem]:
    """What Jinja cannot read in templates of a workspace, without making a page of them."""
    from digimat.reports.template_problems import told_at_their_place

    environment = closed_environment("fr", Look(templates=overrides))
    problems: list[Problem] = []
    for override in overrides:
        try:
            with told_at_their_place(Look(templates=(override,))):
                environment.get_template(override.name)
        except UserError as error:
            problems += error.problems
    return problems
