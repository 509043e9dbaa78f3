"""Applies what the workspace changes of a questionnaire, checks it, and says that it is applied."""

from __future__ import annotations

from pathlib import Path

from digimat.commands.context import Context
from digimat.language import Text, same
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import Source, catalogue, load
from digimat.questionnaires.adjustments import change_problems as wrong
from digimat.questionnaires.adjustments.model import FOLDER
from digimat.questionnaires.loading import read_text


def adjusted(source: Source, context: Context) -> Source:
    """A questionnaire as the workspace scores it: with its adjustments where there are any.

    Raises:
        UserError: the adjustments cannot be read, or do not fit the questionnaire.
    """
    path = adjustments_of(source, context)
    if path is None:
        return source
    changed, problems = read_adjusted(source, path)
    errors = [problem for problem in problems if not problem.warning]
    if changed is None or errors:
        raise UserError(errors)
    return changed


def adjustments_of(source: Source, context: Context) -> Path | None:
    """The file of the workspace that changes a questionnaire; None where there is none.

    Raises:
        UserError: there is one under a name that is almost right, which would be passed over in silence.
    """
    name = f"{source.questionnaire.id}.yaml"
    for path in sorted((context.home / FOLDER).glob("*.[Yy]*[Mm][Ll]")):
        if path.name == name:
            return path
        if path.stem.casefold() == source.questionnaire.id:
            raise UserError(wrong.almost(Position(str(path)), name))
    return None


def is_adjustments(path: Path) -> bool:
    """Whether a file lies where workspaces keep their adjustments."""
    return path.absolute().parent.name == FOLDER


def check_adjustments(path: Path) -> list[Problem]:
    """Every problem of a file of adjustments, whose workspace is the folder above its own."""
    from digimat.commands.questionnaire import check
    from digimat.questionnaires.adjustments.adjust import read_adjustments

    text = read_text(path)
    written, document, problems = read_adjustments(text, str(path))
    known = {entry.id: entry.path for entry in catalogue(path.absolute().parents[1])}
    if path.suffix != ".yaml":
        problems.append(wrong.almost(Position(str(path)), f"{path.stem}.yaml"))
    if path.stem not in known:
        if written is not None and written.questionnaire in known:
            where = document.at(("questionnaire",))
            problems.append(wrong.another_questionnaire(where, written.questionnaire, path.stem))
        elif written is not None:
            where, kind = document.at(("questionnaire",)), Text(fr="le questionnaire", en="questionnaire")
            problems.append(wrong.unknown(where, kind, written.questionnaire, known))
        return problems
    try:
        source = load(known[path.stem])
        check(source)
    except UserError as error:
        return [*problems, *error.problems]
    return list(dict.fromkeys([*problems, *read_adjusted(source, path)[1]]))


def read_adjusted(source: Source, path: Path) -> tuple[Source | None, list[Problem]]:
    """A published questionnaire with the adjustments of a file, and every problem of that file."""
    from digimat.questionnaires.adjustments.adjust import adjust, brought_about
    from digimat.scoring import check_rules

    changed, problems = adjust(source, read_text(path), str(path))
    if changed is not None and all(problem.warning for problem in problems):
        problems += brought_about(check_rules(source), check_rules(changed), str(path))
    return changed, problems


def adjusted_notes(source: Source) -> list[Text]:
    """How many values are the workspace's own, and where; nothing where there are none."""
    count = len(source.adjustments.changes) if source.adjustments is not None else 0
    if source.adjustments is None or not count:
        return []
    own = (
        Text(
            fr="1 valeur du questionnaire est propre à cet espace de travail",
            en="1 value of the questionnaire is this workspace's own",
        )
        if count == 1
        else Text(
            fr=f"{count} valeurs du questionnaire sont propres à cet espace de travail",
            en=f"{count} values of the questionnaire are this workspace's own",
        )
    )
    return [Text(fr="{own} : {file}", en="{own}: {file}").format(own=own, file=same(source.adjustments.file))]
