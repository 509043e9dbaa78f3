"""``check``: what is wrong with questionnaires, and with what workspaces add to them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digimat.commands.cache import user_cache
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError
from digimat.questionnaires import find


def check_files(names: Sequence[str], context: Context, *, strict: bool = False) -> Outcome:
    """Every problem of some files at once; warnings alone are a failure only where writing is checked too (strict)."""
    by_file: dict[Path, Sequence[Problem]] = {}
    for name in names:
        by_file |= _checked(find(name, context.home), context, strict=strict)
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
    failed = bool(problems) if strict else errors > 0
    return Outcome(shown, data, notes, (), ExitStatus.PROBLEMS if failed else ExitStatus.OK)


def _checked(path: Path, context: Context, *, strict: bool) -> dict[Path, Sequence[Problem]]:
    """The problems of a questionnaire and of what the workspace changes of it, or of a file of changes alone."""
    from digimat.commands.adjusted import adjustments_of, check_adjustments, is_adjustments, read_adjusted
    from digimat.commands.banks import bank_of, check_bank, is_bank, parted_problems, read_with_bank
    from digimat.questionnaires.checks.deeper import check_companions

    if is_adjustments(path):
        return {path: check_adjustments(path)}
    if is_bank(path):
        return {path: check_bank(path, strict=strict)}
    try:
        bank = bank_of(path, context)
    except UserError as error:
        return {path: [*read_with_bank(path, None, strict=strict)[1], *error.problems]}
    source, problems = read_with_bank(path, bank, strict=strict)
    found: dict[Path, Sequence[Problem]] = {path: problems}
    if bank is not None:
        found[path], found[bank] = parted_problems(problems, bank)
    if source is None or any(not problem.warning for problem in problems):
        return found
    found[path] = [*found[path], *check_companions(source, context.home, user_cache())]
    try:
        own = adjustments_of(source, context)
        return found if own is None else {**found, own: read_adjusted(source, own)[1]}
    except UserError as error:
        return {**found, path: [*found[path], *error.problems]}
