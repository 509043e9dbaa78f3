"""``purge``: erases what is older than it may be kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from digimat.answers.anonymous import before, discard
from digimat.answers.erasure import Traces, traces
from digimat.answers.store import Store
from digimat.commands import workspace_problems
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.reports.written import Reports
from digimat.commands.store.erase import look, remove, take_hold
from digimat.commands.store.erasure_told import Erased, in_use_now, told
from digimat.commands.store.retention import Retention, read_retention
from digimat.commands.workspace import FILE
from digimat.language import Text
from digimat.problems import ExitStatus, Position, Problem, UserError


@dataclass(frozen=True, slots=True)
class PurgeOptions:
    """What ``purge`` may be told."""

    older_than: str | None = None  # instead of the workspace's retention
    dry_run: bool = False


def purge(options: PurgeOptions, context: Context) -> Outcome:
    """Erase sittings whose last event, and invitations never used, are older than the retention.

    Anonymous answers go once their whole week is. A sitting that is open in a window now stays, and is told.

    Raises:
        UserError: nothing says how long sittings are kept.
    """
    cut = _retention(options, context).before(datetime.fromisoformat(context.now().utc))
    if not context.store.exists():
        return told(Erased((), Reports()), context, dry_run=options.dry_run)
    with Store(context.store, context.new_id) as store:
        old = [each for each in traces(store) if _moment(each) < cut]
        rows = before(store, cut)
        if options.dry_run or not (old or rows):
            return told(replace(look(old), anonymous=len(rows)), context, dry_run=options.dry_run)
        discard(store, rows)
        held = take_hold(store, old, context)
        free_ones = [each for each in old if each.code not in held]
        done = remove(store, free_ones, "retention", context)
        left = [in_use_now(code, holder, store.path, warning=True) for code, holder in held.items()]
        done = replace(done, problems=[*left, *done.problems], anonymous=len(rows))
        return told(done, context, dry_run=False)


def _moment(each: Traces) -> datetime:
    return datetime.fromisoformat(each.last)


def _retention(options: PurgeOptions, context: Context) -> Retention:
    if options.older_than is not None:
        said = read_retention(options.older_than)
        if said is None:
            problem = workspace_problems.no_duration("--older-than", options.older_than)
            raise UserError(problem, ExitStatus.USAGE)
        return said
    if context.workspace is None or context.workspace.retention is None:
        raise UserError(_not_set(context))
    return context.workspace.retention


def _not_set(context: Context) -> Problem:
    here = context.workspace is not None
    return Problem(
        "ANS069",
        Text(
            fr="rien ne dit combien de temps garder les passations",
            en="nothing says how long sittings are kept",
        ),
        Text(
            fr=f'Écrivez-le dans {FILE} : retention = "P2Y" (2 ans). Ou, pour une fois : --older-than P2Y.',
            en=f'Write it in {FILE}: retention = "P2Y" (2 years). Or, just once: --older-than P2Y.',
        )
        if here
        else Text(
            fr="Pour une fois : --older-than P2Y (2 ans). Une fois pour toutes : un espace de travail (digimat init), "
            'avec retention = "P2Y".',
            en="Just once: --older-than P2Y (2 years). For good: a workspace (digimat init) with "
            'retention = "P2Y".',
        ),
        Position(str(context.workspace.folder / FILE)) if context.workspace is not None else None,
    )
