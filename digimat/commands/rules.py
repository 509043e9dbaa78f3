"""``rules``: the scoring rules, and the documentation of one."""

from __future__ import annotations

from inspect import getdoc
from typing import TYPE_CHECKING

from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.printed import table_of
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean

if TYPE_CHECKING:
    from digimat.scoring import RuleInfo


def list_rules(name: str | None, context: Context) -> Outcome:
    """The rules with their providers, or the documentation of one."""
    from digimat.scoring import rules

    known, problems = rules()
    if name is not None:
        chosen = [rule for rule in known if rule.name == name]
        if not chosen:
            raise UserError(
                Problem(
                    "CLI007",
                    Text(fr=f"aucune règle « {name} »", en=f'there is no rule "{name}"'),
                    did_you_mean(name, [rule.name for rule in known]),
                ),
                ExitStatus.USAGE,
            )
        documentation = "\n\n".join(
            f"{rule.name} ({rule.kind}, {rule.provider})\n\n{_documentation(rule)}\n" for rule in chosen
        )
    else:
        chosen, documentation = list(known), ""
    kinds = {"item": Text(fr="item", en="item"), "scale": Text(fr="échelle", en="scale")}
    shown = table_of(
        [
            Text(fr="Règle", en="Rule"),
            Text(fr="Pour", en="For"),
            Text(fr="Ce qu’elle donne", en="What it gives"),
            Text(fr="Fournisseur", en="Provider"),
        ],
        [
            (r.name, kinds[r.kind].of(context.language), r.summary.of(context.language), r.provider)
            for r in chosen
        ],
        context.language,
    )
    data = {
        "format": "digimat.rules",
        "version": 1,
        "rules": [
            {
                "name": r.name, "kind": r.kind, "provider": r.provider,
                "summary": {"fr": r.summary.fr, "en": r.summary.en},
                "types": list(r.types), "parameters": list(r.parameters),
                "blank": r.blank, "dont_know": r.dont_know,
            }
            for r in chosen
        ],
    }  # fmt: skip
    return Outcome(documentation or shown, data, (), problems)


def _documentation(rule: RuleInfo) -> str:
    """The docstring of a rule as plain text: the marks of reStructuredText would only disturb."""
    return (getdoc(rule.function) or "").replace("``", "")
