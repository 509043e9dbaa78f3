"""What is told of an erasure: what went, what could not be reached, and what is in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from digimat.answers.codes import is_anonymous, shown_id
from digimat.answers.erasure import Traces
from digimat.answers.lease import Holder
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.reports.written import Reports
from digimat.files import near
from digimat.language import Language, Text, plural
from digimat.problems import ExitStatus, Position, Problem


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, or would be, and what could not be reached."""

    found: Sequence[Traces]
    reports: Reports
    naming: Sequence[Path] = ()  # other files that may still be about them
    problems: Sequence[Problem] = ()
    anonymous: int = 0  # rows of anonymous answers


def lines_of(found: Sequence[Traces], language: Language, *, named: bool) -> list[str]:
    """One line a code; ``named``: with whose it is."""
    lines = []
    for each in found:
        what = (
            Text(
                fr=plural(each.events, "événement") if each.record else "invitation",
                en=plural(each.events, "event", "en") if each.record else "invitation",
            )
        ).of(language)
        who = f"  {each.respondent}" if named and not is_anonymous(each.code) else ""
        lines.append(
            f"{shown_id(each.code).of(language)}  {each.questionnaire}  {each.last[:10]}  {what}{who}"
        )
    return lines


def told(done: Erased, context: Context, *, dry_run: bool) -> Outcome:
    """What was erased; of what is gone, the codes only: what is shown may end in a file."""
    lines = lines_of(done.found, context.language, named=dry_run)
    return Outcome(
        shown="".join(f"{line}\n" for line in lines),
        data={
            "format": "digimat.erasure",
            "version": 1,
            "dry_run": dry_run,
            "erased": [
                {
                    "session": shown_id(t.code).en,
                    "questionnaire": t.questionnaire,
                    "events": t.events,
                    "last": t.last,
                }
                for t in done.found
            ],
            "anonymous": done.anonymous,
            "reports": done.reports.as_data(),
            "may_still_name": [str(path) for path in done.naming],
        },
        notes=_notes(done, context.folder, dry_run=dry_run),
        problems=done.problems,
        status=ExitStatus.OK if all(p.warning for p in done.problems) else ExitStatus.PROBLEMS,
    )


def _notes(done: Erased, folder: Path, *, dry_run: bool) -> list[Text]:
    sittings = sum(each.record is not None for each in done.found)
    invited = len(done.found) - sittings
    what = Text(
        fr=f"{plural(sittings, 'passation')}, {plural(invited, 'invitation')} sans passation",
        en=f"{plural(sittings, 'sitting', 'en')}, {plural(invited, 'invitation', 'en')} without a sitting",
    )
    if done.anonymous:
        rows = Text(
            fr=f"{plural(done.anonymous, 'ligne')} de réponses anonymes",
            en=f"{plural(done.anonymous, 'line', 'en')} of anonymous answers",
        )
        what = Text(fr=f"{what.fr}, {rows.fr}", en=f"{what.en}, {rows.en}")
    notes = [Text(fr="Effacé : {what}", en="Erased: {what}").format(what=what)]
    if dry_run:
        notes = [
            Text(fr="Serait effacé : {what}. Rien n’a changé.", en="Would be erased: {what}. Nothing has changed.")
            .format(what=what)
        ]  # fmt: skip
    gone = Text(fr="Rapports effacés", en="Reports deleted")
    if dry_run:
        gone = Text(fr="Rapports qui seraient effacés", en="Reports that would be deleted")
    changed = Text(
        fr="Laissés en place, car ce ne sont plus les rapports écrits là",
        en="Left in place, as they are no longer the reports written there",
    )
    missing = Text(
        fr="Rapports qui ne sont plus à leur place, à effacer vous-même",
        en="Reports that are no longer in their place, for you to delete",
    )
    naming = Text(
        fr="Fichiers qui nomment peut-être encore ces personnes, à vérifier",
        en="Files that may still name these people, for you to check",
    )
    reports = done.reports
    for word, paths in (
        (gone, reports.deleted), (changed, reports.changed), (missing, reports.missing), (naming, done.naming),
    ):  # fmt: skip
        if paths:
            listed = ", ".join(str(near(path, folder)) for path in paths)
            notes.append(Text(fr=f"{word.fr} : {listed}", en=f"{word.en}: {listed}"))
    if not dry_run and done.found:
        notes.append(
            Text(
                fr="Hors d’atteinte, à effacer vous-même : les sauvegardes, et les fichiers écrits par answers, score, "
                "report, export et invite.",
                en="Out of reach, and for you to erase: backups, and the files that answers, score, report, export and "
                "invite have written.",
            )
        )
    return notes


def in_use_now(code: str, holder: Holder, store: Path, *, warning: bool = False) -> Problem:
    """That a sitting cannot be erased now."""
    named = shown_id(code)
    return Problem(
        "ANS067",
        Text(
            fr=f"la passation {named.fr} est ouverte dans une autre fenêtre ({holder.host}, processus {holder.pid})",
            en=f"sitting {named.en} is open in another window ({holder.host}, process {holder.pid})",
        ),
        Text(
            fr="Elle n’a pas été effacée. Fermez cette fenêtre, puis recommencez.",
            en="It was not erased. Close that window, then try again.",
        ),
        Position(str(store)),
        warning,
    )
