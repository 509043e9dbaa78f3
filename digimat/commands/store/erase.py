"""``erase``: all that is kept of a person, or of one sitting, goes for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from digimat.administration.terminal import Terminal
from digimat.answers.codes import ANONYMOUS_LENGTH, held_under, is_anonymous, plain_code
from digimat.answers.erasure import Reason, Traces, free, in_use, still_naming, traces
from digimat.answers.erasure import erase as erase_in
from digimat.answers.lease import Holder
from digimat.answers.store import Store
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.reports.written import sort_reports
from digimat.commands.store.erasure_told import Erased, in_use_now, lines_of, told
from digimat.language import Language, Text
from digimat.problems import ExitStatus, Position, Problem, UserError, did_you_mean
from digimat.questionnaires.responses import clean

# Files beside the store are looked through for whom they still name, once a name: not for a purge of thousands, and
# not for a name of fewer letters, which stands in every file.
SHORTEST_SEARCHED, MOST_SEARCHED = 4, 40


@dataclass(frozen=True, slots=True)
class EraseOptions:
    """What ``erase`` may be told beside whom."""

    session: str | None = None  # one sitting only
    dry_run: bool = False
    yes: bool = False  # do not ask


def erase(
    respondent: str | None, options: EraseOptions, context: Context, terminal: Terminal | None
) -> Outcome:
    """Erase all that is kept of a person, or of one sitting.

    Args:
        respondent: the person; None: ``options.session`` says which sitting.
        options: what was said on the line.
        context: the process.
        terminal: where to ask whether it is meant; None: there is nobody to ask.

    Raises:
        UserError: there is nothing of theirs, a sitting is in use, or it was not confirmed; nothing is erased.
    """
    if (respondent is None) == (options.session is None):
        raise UserError(_who(), ExitStatus.USAGE)
    name = clean(respondent) if respondent is not None else plain_code(options.session or "")
    if not context.store.exists():
        raise UserError(_nothing_of(name, (), context.store), ExitStatus.USAGE)
    with Store(context.store, context.new_id) as store:
        found = _traces_of(store, name, one_sitting=respondent is None)
        if options.dry_run:
            return told(look(found), context, dry_run=True)
        if not options.yes:
            _confirm(name, found, context.language, terminal)
            found = _traces_of(store, name, one_sitting=respondent is None)  # it may have taken a while
        if held := _refused(store, found, context):
            raise UserError(held)
        return told(remove(store, found, "request", context), context, dry_run=False)


def _traces_of(store: Store, name: str, *, one_sitting: bool) -> Sequence[Traces]:
    every = traces(store)
    named = [each for each in every if not is_anonymous(each.code)]
    if one_sitting:
        found = [each for each in named if plain_code(each.code) == name]
        found += [each for each in every if each.code == held_under(name)]
        known = [each.code for each in named]
    else:
        found = [each for each in named if each.respondent == name]
        known = list(dict.fromkeys(each.respondent for each in named))
    if not found:
        raise UserError(_nothing_of(name, known, store.path), ExitStatus.USAGE)
    return found


def look(found: Sequence[Traces]) -> Erased:
    """What would be erased."""
    return Erased(found, sort_reports(_written(found), delete=False))


def remove(store: Store, found: Sequence[Traces], reason: Reason, context: Context) -> Erased:
    """Erase what was found; its leases are held by this process.

    Reports go first: once the store has forgotten them, nobody knows where they are.
    """
    reports = sort_reports(_written(found), delete=True)
    failed = erase_in(store, [each.code for each in found], reason, context.now().utc)
    names = {
        name
        for each in found
        for name in (each.code, *(() if is_anonymous(each.code) else (each.respondent,)))
        if len(name) >= SHORTEST_SEARCHED
    }
    naming: Sequence[Path] = ()
    if len(names) <= MOST_SEARCHED:
        changed = set(reports.changed)  # named already
        naming = [path for path in still_naming(store.path, context.folder, names) if path not in changed]
    return Erased(found, reports, naming, failed.problems if failed is not None else ())


def take_hold(store: Store, found: Sequence[Traces], context: Context) -> dict[str, Holder]:
    """Keep other windows out of these sittings; those that are in one now."""
    return in_use(store, [each.code for each in found if each.record is not None], context.desk)


def _refused(store: Store, found: Sequence[Traces], context: Context) -> Sequence[Problem]:
    """Why nothing is erased now: a window would go on writing."""
    held = take_hold(store, found, context)
    if held:
        ours = [each.code for each in found if each.record is not None and each.code not in held]
        free(store, ours, context.desk)
    return [in_use_now(code, holder, store.path) for code, holder in held.items()]


def _written(found: Sequence[Traces]) -> list[tuple[Path, str]]:
    return [(path, each.respondent) for each in found for path in each.documents]


def _confirm(name: str, found: Sequence[Traces], language: Language, terminal: Terminal | None) -> None:
    """Have the name typed once more.

    Raises:
        UserError: there is nobody to ask, or it was not typed.
    """
    if terminal is None:
        raise UserError(_not_confirmed(asked=False), ExitStatus.USAGE)
    for line in lines_of(found, language, named=False):
        terminal.write(line)
    question = Text(
        fr=f"L’effacement est définitif. Pour le confirmer, tapez de nouveau « {name} » : ",
        en=f'This cannot be undone. To erase, type "{name}" once more: ',
    )
    typed = terminal.read(question.of(language)) or ""
    if name not in (clean(typed), plain_code(typed)):
        raise UserError(_not_confirmed(asked=True))


def _who() -> Problem:
    return Problem(
        "CLI001",
        Text(fr="il faut une personne, ou --session CODE", en="a person is expected, or --session CODE"),
        Text(fr="Nommez l’une ou l’autre, pas les deux.", en="Name one of them, not both."),
    )


def _nothing_of(name: str, known: Sequence[str], store: Path) -> Problem:
    remedy = Text(fr="Vérifiez le fichier : --store.", en="Check the file: --store.")
    if len(name) == ANONYMOUS_LENGTH and name == plain_code(name):
        remedy = Text(
            fr="Si c’est le code d’une passation anonyme remise, il ne mène plus à rien : ses réponses ne peuvent plus "
            "être effacées.",
            en="If this is the code of an anonymous sitting that was handed in, it leads to nothing any more: its "
            "answers can no longer be erased.",
        )
        known = ()
    return Problem(
        "ANS066",
        Text(fr=f"rien n’est gardé sous « {name} »", en=f'nothing is kept under "{name}"'),
        did_you_mean(name, known) if known else remedy,
        Position(str(store)),
    )


def _not_confirmed(*, asked: bool) -> Problem:
    return Problem(
        "ANS068",
        Text(fr="rien n’a été effacé, faute de confirmation", en="nothing was erased: it was not confirmed"),
        Text(fr="Recommencez, et tapez le nom tel quel.", en="Try again, and type the name as it is.")
        if asked
        else Text(
            fr="Ajoutez --yes ; --dry-run montre d’abord ce qui serait effacé.",
            en="Add --yes; --dry-run first shows what would be erased.",
        ),
    )
