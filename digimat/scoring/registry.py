"""The rules, by name: the ones that come with digimat and the ones other packages offer.

An *item rule* turns one response into points, from 0 to 1. A *scoring rule* turns the columns of a scale
into one score a respondent. Both are plain functions under a decorator; keyword-only arguments are the
parameters that a questionnaire may set under ``with:``.

Other packages offer rules through the entry point group ``digimat.scoring_rules.v1``; they are looked for
only when a name is not one of ours, because the look costs more than scoring one person.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import Any, Literal, TypeVar, get_type_hints

from digimat import __version__
from digimat.language import Text
from digimat.problems import Problem, UserError
from digimat.questionnaires import Item, Scale
from digimat.scoring.misfits import Misfit
from digimat.scoring.spans import Span

ENTRY_POINT_GROUP = "digimat.scoring_rules.v1"

Kind = Literal["item", "scale"]
BUILT_IN: dict[Kind, tuple[str, ...]] = {
    "item": (
        "linear", "piecewise", "breadth", "keyed_single", "keyed_multi_pm", "order_tau", "match_prop",
        "numeric_tol", "short_exact", "sjt_bw", "sjt_distance", "option_points", "unscored",
    ),
    "scale": (
        "percent_of_maximum", "mean", "median", "geometric_mean", "total", "prorated_total", "minimum", "maximum",
        "number_correct", "formula_score", "lookup", "piecewise_line", "percentile_rank", "z_score", "t_score",
        "stanine", "last_level_reached", "levels_of_streams", "formula", "eap_ability", "eap_error", "expected_score",
    ),
}  # fmt: skip

F = TypeVar("F", bound=Callable[..., Any])


ItemCheck = Callable[[Item], Iterable[Misfit]]
Check = Callable[[Scale], Iterable[Misfit]]
ItemRange = Callable[[Item], Span]
Range = Callable[[Scale, Sequence[Span]], Span]


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule and where it comes from."""

    name: str
    kind: Kind
    function: Callable[..., Any]
    provider: str = f"digimat {__version__}"
    types: tuple[str, ...] = ()  # item types that an item rule can score; () = any
    blank: float | None = None  # points of a shown item left blank; None = missing
    dont_know: float | None = None  # points of "don't know"; None = missing
    takes_key: bool = True  # an item rule that looks at no key refuses one
    reversible: bool = False  # an item rule that turns round where the item is reverse_keyed
    fr: str = ""  # what it gives, in French; empty = as in the docstring
    inputs: int | None = None  # how many columns a scoring rule takes; None = any number
    check: Callable[[Any], Iterable[Misfit]] | None = None  # what does not fit the item or scale
    range_: Callable[..., Span] | None = None  # the least and the most that it can give

    @property
    def summary(self) -> Text:
        """What the rule gives: the first line of its docstring."""
        english = (inspect.getdoc(self.function) or "").split("\n", 1)[0]
        return Text(fr=self.fr or english, en=english)

    @property
    def parameters(self) -> Mapping[str, inspect.Parameter]:
        """What a questionnaire may set under ``with:``."""
        given = inspect.signature(self.function).parameters
        return {n: p for n, p in given.items() if p.kind is inspect.Parameter.KEYWORD_ONLY}

    @property
    def wants_weights(self) -> bool:
        """Whether the rule uses the weights of a scale."""
        return "weights" in inspect.signature(self.function).parameters

    @property
    def wants_names(self) -> bool:
        """Whether the rule uses the names of a scale's inputs."""
        return "names" in inspect.signature(self.function).parameters

    def parameter_type(self, name: str) -> Any:
        """The declared type of a parameter."""
        return get_type_hints(self.function).get(name, Any)


def item_rule(
    name: str,
    *,
    types: Iterable[str] = (),
    blank: float | None = None,
    dont_know: float | None = None,
    takes_key: bool = True,
    reversible: bool = False,
    fr: str = "",
    check: ItemCheck | None = None,
    range_: ItemRange | None = None,
) -> Callable[[F], F]:
    """Mark ``(item, response) -> points`` as the item rule of this name.

    Args:
        name: what questionnaires write under ``rule:``.
        types: item types it can score; none named = any.
        blank: points of an item that was shown and left blank; None: it stays missing.
        dont_know: points of "don't know"; None: it stays missing.
        takes_key: whether it looks at the item's key; if not, a key there is an error.
        reversible: whether it turns round where the item is ``reverse_keyed``; if not, that is an error.
        fr: the first line of the docstring, in French.
        check: ``(item) -> misfits``: which parameters do not fit the item that sets them, as for scales.
        range_: ``(item) -> span``: the fewest and the most points that a response to the item can earn; for
            our own rules 0 to 1 where nothing is said. Called where nothing is wrong with the item.
    """

    def mark(function: F) -> F:
        info = RuleInfo(
            name, "item", function, types=tuple(types), blank=blank, dont_know=dont_know,
            takes_key=takes_key, reversible=reversible, fr=fr, check=check, range_=range_,
        )  # fmt: skip
        function.digimat_rule = info  # type: ignore[attr-defined]
        return function

    return mark


def scoring_rule(
    name: str,
    *,
    fr: str = "",
    inputs: int | None = None,
    check: Check | None = None,
    range_: Range | None = None,
) -> Callable[[F], F]:
    """Mark ``(points[, weights][, names]) -> scores`` as the scoring rule of this name.

    The function gets ``points``, float (respondents, columns) with NaN for missing, and where it names them
    ``weights``, float (columns,), and ``names``, the ids of the columns: the scale's items, then its scales.
    It gives float (respondents,), NaN for missing, and depends for each respondent on that respondent's row
    only.

    Args:
        name: what questionnaires write under ``rule:``.
        fr: the first line of the docstring, in French.
        inputs: how many columns it takes; None: any number.
        check: ``(scale) -> misfits``: which parameters do not fit the scale that sets them. It is called
            once every parameter is there and of its declared type.
        range_: ``(scale, spans) -> span``: the lowest and the highest score that the rule can give, from what
            each column can be, whichever of them are missing. It may be too wide, never too narrow; without
            it nothing is known of the score, and `digimat check` looks for fewer mistakes.
    """

    def mark(function: F) -> F:
        info = RuleInfo(name, "scale", function, fr=fr, inputs=inputs, check=check, range_=range_)
        function.digimat_rule = info  # type: ignore[attr-defined]
        return function

    return mark


def find_rule(kind: Kind, name: str) -> RuleInfo | None:
    """The rule of this name, None where nobody offers it."""
    if name in BUILT_IN[kind]:
        return _built_in(kind, name)
    return next((r for r in _offered()[0] if r.kind == kind and r.name == name), None)


def rules() -> tuple[Sequence[RuleInfo], Sequence[Problem]]:
    """Every rule there is, and a warning for each package whose rules could not be loaded."""
    built_in = [_built_in(kind, name) for kind, names in BUILT_IN.items() for name in names]
    offered, problems = _offered()
    return [*built_in, *offered], problems


@cache
def _built_in(kind: Kind, name: str) -> RuleInfo:
    module = import_module(f"digimat.scoring.{kind}_rules.{name}")
    info: RuleInfo = getattr(module, name).digimat_rule
    return info


@cache
def _offered() -> tuple[Sequence[RuleInfo], Sequence[Problem]]:
    """Rules of other packages. One that fails to load is a warning; the rest works.

    Raises:
        UserError: two providers offer one name.
    """
    from importlib.metadata import entry_points

    found: list[RuleInfo] = []
    problems: list[Problem] = []
    for entry in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda e: e.name):
        provider = f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
        try:
            info: RuleInfo = replace(entry.load().digimat_rule, provider=provider)
        except Exception as error:  # whatever a stranger's module raises, the rest must go on working
            problems.append(_broken(entry.name, provider, error))
            continue
        rivals = [r.provider for r in found if (r.kind, r.name) == (info.kind, info.name)]
        if info.name in BUILT_IN[info.kind]:
            rivals.append(f"digimat {__version__}")
        if rivals:
            raise UserError(_rival(info, rivals[0]))
        found.append(info)
    return tuple(found), tuple(problems)


def _broken(name: str, provider: str, error: Exception) -> Problem:
    said = f"{type(error).__name__}: {error}"
    return Problem(
        "SCO001",
        Text(
            fr=f"la règle « {name} » de {provider} ne se charge pas ({said})",
            en=f'rule "{name}" of {provider} does not load ({said})',
        ),
        Text(
            fr="Mettez ce paquet à jour ou désinstallez-le ; les autres règles fonctionnent.",
            en="Update or uninstall that package; the other rules work.",
        ),
        warning=True,
    )


def _rival(info: RuleInfo, other: str) -> Problem:
    return Problem(
        "SCO002",
        Text(
            fr=f"deux paquets offrent la règle « {info.name} » : {other} et {info.provider}",
            en=f'two packages offer the rule "{info.name}": {other} and {info.provider}',
        ),
        Text(fr="Désinstallez l’un des deux.", en="Uninstall one of them."),
    )
