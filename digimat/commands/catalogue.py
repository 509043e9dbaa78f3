"""``list``, ``show``, ``check`` and ``rules``: what exists, what it asks, what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import getdoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.language import Language, Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.questionnaires import Questionnaire, catalogue, find, read_questionnaire
from digimat.questionnaires.loading import read_text

if TYPE_CHECKING:
    from digimat.scoring import RuleInfo


def list_questionnaires(context: Context) -> Outcome:
    """Every questionnaire that can be named by id."""
    rows, data, problems = [], [], []
    for entry in catalogue(context.home):
        source, found = read_questionnaire(read_text(entry.path), str(entry.path))
        if source is None:
            problems += [p for p in found if not p.warning]
            continue
        q = source.questionnaire
        rows.append((q.id, q.title.of(context.language), str(len(q.items)), f"{q.minutes} min", q.version))
        data.append(
            {
                "id": q.id, "title": {"fr": q.title.fr, "en": q.title.en}, "items": len(q.items),
                "minutes": q.minutes, "version": q.version, "status": q.status, "file": str(entry.path),
            }
        )  # fmt: skip
    table = _table(
        [
            Text(fr="Questionnaire", en="Questionnaire"),
            Text(fr="Titre", en="Title"),
            Text(fr="Items", en="Items"),
            Text(fr="Durée", en="Time"),
            Text(fr="Version", en="Version"),
        ],
        rows,
        context.language,
    )
    status = ExitStatus.PROBLEMS if problems else ExitStatus.OK
    return Outcome(
        table, {"format": "digimat.list", "version": 1, "questionnaires": data}, (), problems, status
    )


def show_questionnaire(name: str, items: bool, keys: bool, context: Context) -> Outcome:
    """What a questionnaire asks and how it scores; with its items, and with their keys."""
    from rich.console import Group

    from digimat.commands.booklet import adjusted_overview, booklet, overview
    from digimat.commands.questionnaire import load_questionnaire
    from digimat.reports.adjusted import adjustments_data

    source = load_questionnaire(name, context)
    parts: list[Any] = [overview(source.questionnaire, context.language)]
    if source.adjustments is not None and source.adjustments.changes:
        parts.append(adjusted_overview(source.adjustments, context.language))
    if items or keys:
        parts.append(booklet(source.questionnaire, context.language, keys=keys))
    data = _as_json(source.questionnaire, keys=keys)
    if source.adjustments is not None:
        data["adjustments"] = adjustments_data(source.adjustments)
    return Outcome(Group(*parts), data)


def _as_json(questionnaire: Questionnaire, *, keys: bool) -> dict[str, Any]:
    data = questionnaire.model_dump(mode="json", by_alias=True)
    if not keys:
        for section in data["sections"]:
            for item in section["items"]:
                item.pop("key")
                item.pop("rationale")
    return {"format": "digimat.questionnaire", "version": 1, "questionnaire": data}


def check_files(names: Sequence[str], context: Context) -> Outcome:
    """Every problem of some files at once; warnings alone are no failure."""
    by_file: dict[Path, Sequence[Problem]] = {}
    for name in names:
        by_file |= _checked(find(name, context.home), context)
    problems = list(dict.fromkeys(problem for found in by_file.values() for problem in found))
    notes = []
    for path, found in by_file.items():
        if not found:
            notes.append(Text(fr=f"{path} : rien à redire", en=f"{path}: nothing to mend"))
    errors = sum(not p.warning for p in problems)
    if problems:
        notes.append(
            Text(
                fr=f"{errors} erreur(s), {len(problems) - errors} avertissement(s)",
                en=f"{errors} error(s), {len(problems) - errors} warning(s)",
            )
        )
    data = {
        "format": "digimat.check",
        "version": 1,
        "problems": [
            {
                "code": p.code,
                "severity": "warning" if p.warning else "error",
                "file": p.position.file if p.position else None,
                "line": p.position.line if p.position else None,
                "column": p.position.column if p.position else None,
                "message": {"fr": p.message.fr, "en": p.message.en},
                "remedy": {"fr": p.remedy.fr, "en": p.remedy.en},
            }
            for p in problems
        ],
    }
    # The problems are what was asked for: they go to stdout.
    shown = "".join(f"{p.line(context.language)}\n" for p in problems) or None
    return Outcome(shown, data, notes, (), ExitStatus.PROBLEMS if errors else ExitStatus.OK)


def _checked(path: Path, context: Context) -> dict[Path, Sequence[Problem]]:
    """The problems of a questionnaire and of what the workspace changes of it, or of a file of changes alone."""
    from digimat.commands.adjusted import adjustments_of, check_adjustments, is_adjustments, read_adjusted
    from digimat.scoring import check_rules

    if is_adjustments(path):
        return {path: check_adjustments(path)}
    source, problems = read_questionnaire(read_text(path), str(path))
    if source is None:
        return {path: problems}
    problems = [*problems, *check_rules(source)]
    if any(not problem.warning for problem in problems):
        return {path: problems}
    try:
        own = adjustments_of(source, context)
        return {path: problems} if own is None else {path: problems, own: read_adjusted(source, own)[1]}
    except UserError as error:
        return {path: [*problems, *error.problems]}


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
    table = _table(
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
    return Outcome(documentation or table, data, (), problems)


def _documentation(rule: RuleInfo) -> str:
    """The docstring of a rule as plain text: the marks of reStructuredText would only disturb."""
    return (getdoc(rule.function) or "").replace("``", "")


def _table(headings: Sequence[Text], rows: Sequence[Sequence[str]], language: Language) -> Any:
    from rich.table import Table
    from rich.text import Text as RichText

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading.of(language))
    for row in rows:
        table.add_row(*(RichText(cell) for cell in row))
    return table
