"""``recover``: a new store from what is left of a damaged one, which is kept."""

from __future__ import annotations

import contextlib
import hashlib
from datetime import datetime
from pathlib import Path

from digimat.answers import store_problems as wrong
from digimat.answers.backup import written_beside
from digimat.answers.codes import is_anonymous
from digimat.answers.damaged_file import Left, free_stamp, put_in_place, read_damaged, refuse_in_use
from digimat.answers.recovery import Recovery, plan_recovery, write_recovered
from digimat.answers.verification import verify_store
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.questionnaire import load_questionnaire
from digimat.commands.store.recovered import recovery_data, recovery_lines
from digimat.commands.verification.verify import law
from digimat.files import near, refuse_existing
from digimat.language import Text, printable
from digimat.problems import ExitStatus, UserError
from digimat.questionnaires.catalogue import FOLDER
from digimat.questionnaires.loading import read_text


def recover(file: Path | None, out: Path | None, context: Context) -> Outcome:
    """Recover a damaged store: to a new file, or in its place, with the damaged one kept beside.

    Nothing is renamed before the new file is on the disk, whole and verified.
    """
    path = file or context.store
    if not path.is_file():
        raise UserError(wrong.no_store(path))
    if out is not None:
        refuse_existing(out)
    left = read_damaged(path)
    data = {"format": "digimat.recovery", "version": 1, "file": str(path)}
    if not isinstance(left, Left):
        note = Text(fr="Il n’y a rien à récupérer.", en="There is nothing to recover.")
        return Outcome(law(left).of(context.language) + "\n", {**data, "in_order": True}, [note])
    if out is None:
        refuse_in_use(left, context.desk)
    now = context.now().utc
    done = plan_recovery(
        left.salvaged, lambda sha256, name: _text_elsewhere(sha256, name, context), context.new_id, now
    )
    stamp = free_stamp(path, datetime.fromisoformat(now).astimezone().strftime("%Y%m%d-%H%M%S"))
    new = out or path.with_name(f"{path.name}.recovered-{stamp}")
    with written_beside(new) as part:
        write_recovered(done, part, context.new_id)
        if not (found := verify_store(part)).in_order:
            raise UserError([each.problem for each in found.findings])
    aside = None if out is not None else put_in_place(left, new, stamp)
    named = str(near(out, context.folder)) if out is not None else str(file or "")
    shown = "".join(f"{printable(line)}\n" for line in recovery_lines(done, context.language, named))
    told = {**data, "in_order": False, "written_to": str(out or path), "damaged_kept_as": str(aside or path)}
    notes = _notes(done, near(out or path, context.folder), near(aside or path, context.folder))
    status = ExitStatus.OK if done.is_whole else ExitStatus.PROBLEMS
    return Outcome(shown, {**told, **recovery_data(done)}, notes, (), status)


def _text_elsewhere(sha256: str, name: str, context: Context) -> str | None:
    """The exact text of a questionnaire that is lost in the store, where this machine has it too.

    As the catalogue has it, with its private bank; or a file in the present folder or in that of the questionnaires,
    whatever it is called: an earlier version has another name than the one of today.
    """
    with contextlib.suppress(UserError):
        source = load_questionnaire(name, context, as_published=True)
        if source.sha256 == sha256:
            return source.text
    for folder in (context.folder, context.home / FOLDER):
        for path in sorted(folder.glob("*.yaml")):
            with contextlib.suppress(UserError):
                text = read_text(path)
                if hashlib.sha256(text.encode()).hexdigest() == sha256:
                    return text
    return None


def _notes(done: Recovery, new: Path, aside: Path) -> list[Text]:
    notes = [
        Text(
            fr=f"Ce qui est sauvé est dans {new} ; le fichier abîmé est gardé : {aside}",
            en=f"What is saved is in {new}; the damaged file is kept: {aside}",
        )
    ]
    if any(is_anonymous(each.record.id) for each in done.sittings):
        notes.append(
            Text(
                fr=f"Effacez {aside} dès que tout est en ordre : il garde des passations anonymes ouvertes, et dirait "
                "plus tard à qui sont leurs réponses.",
                en=f"Delete {aside} as soon as all is in order: it has open anonymous sittings, and would say later "
                "whose their answers are.",
            )
        )
    if done.not_helped:
        notes.append(
            Text(
                fr="Une copie de sauvegarde contient peut-être les passations non sauvées. Si c’est le texte d’un "
                f"questionnaire qui manque, mettez son fichier ici, puis : digimat recover {aside} -o AUTRE.db",
                en="A backup may have the sittings that were not saved. If it is the text of a questionnaire that is "
                f"missing, put its file here, then: digimat recover {aside} -o OTHER.db",
            )
        )
    return notes
