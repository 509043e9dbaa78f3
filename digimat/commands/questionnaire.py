"""Finds and loads the questionnaire that a command names, rules checked."""

from __future__ import annotations

from digimat.commands.adjusted import adjusted
from digimat.commands.banks import bank_of
from digimat.commands.cache import user_cache
from digimat.commands.context import Context
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError
from digimat.questionnaires import Source, find, load


def load_questionnaire(
    name: str | None,
    context: Context,
    *,
    said_by: str = "--questionnaire / -q",
    as_published: bool = False,
) -> Source:
    """A questionnaire that is fit for use, by id or by path; without a name the workspace's own choice.

    What the workspace changes of it is applied: weights, cuts and the like, never what is asked.

    Args:
        name: what the command names.
        context: where it is looked for.
        said_by: how the command lets it be named.
        as_published: without the adjustments of the workspace.

    Raises:
        UserError: none is named, there is none, or it or its adjustments have an error.
    """
    if name is None and context.workspace is not None:
        name = context.workspace.default_questionnaire()
    if name is None:
        raise UserError(_which(said_by), ExitStatus.USAGE)
    path = find(name, context.home)
    source = load(path, bank=bank_of(path, context), cache=user_cache())
    check(source)
    return source if as_published else adjusted(source, context)


def check(source: Source) -> None:
    """Refuse a questionnaire whose rules do not exist or do not fit.

    That they fit is kept too: finding it out takes the whole of scoring, which a sitting needs only at its end. Rules
    of other packages are looked at every time, since these come and go.
    """
    cache = user_cache() if source.adjustments is None else None
    if cache is not None and cache.get("rules", source.sha256) is True:
        return
    from digimat.scoring import check_rules
    from digimat.scoring.registry import BUILT_IN

    if errors := [problem for problem in check_rules(source) if not problem.warning]:
        raise UserError(errors)
    q = source.questionnaire
    ours = {i.rule for i in q.items} <= {*BUILT_IN["item"]} and {s.rule for s in q.scales} <= {
        *BUILT_IN["scale"]
    }
    if cache is not None and ours:
        cache.put("rules", source.sha256, True)


def _which(said_by: str) -> Problem:
    example = "ID" if said_by == "ID" else "-q ID"
    return Problem(
        "CLI001",
        Text(fr=f"il manque {said_by}", en=f"{said_by} is missing"),
        Text(
            fr=f"Ajoutez {example}. « digimat list » montre les questionnaires ; un espace de travail peut "
            "en choisir un.",
            en=f'Add {example}. "digimat list" shows the questionnaires; a workspace may choose one.',
        ),
    )
