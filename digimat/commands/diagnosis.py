"""``doctor``: the diagnosis of this machine, told fact by fact."""

from __future__ import annotations

import json
from collections.abc import Iterator

from digimat.commands.context import Context
from digimat.commands.doctor import Check, Diagnosis, diagnosis_as_json, examine
from digimat.commands.outcome import Outcome
from digimat.language import LANGUAGES, Text
from digimat.problems import ExitStatus, Problem, UserError

_MARKS = {
    "ok": Text(fr="OK       ", en="OK     "),
    "warning": Text(fr="attention", en="warning"),
    "failed": Text(fr="manque   ", en="missing"),
}


def doctor(context: Context) -> Outcome:
    """Examine this machine: one line a fact, and under each fault its cure."""
    diagnosis = Diagnosis((*examine(context.store.parent).checks, *workspace_checks(context)))
    lines = []
    for check in diagnosis.checks:
        lines.append(f"{_MARKS[check.status].of(context.language)}  {check.detail.of(context.language)}")
        if check.remedy is not None and check.status != "ok":
            lines.append(f"{'':11}{check.remedy.of(context.language)}")
    data = json.loads(diagnosis_as_json(diagnosis, context.language))
    status = ExitStatus.PROBLEMS if diagnosis.failed else ExitStatus.OK
    return Outcome("\n".join(lines) + "\n", data, status=status)


def workspace_checks(context: Context) -> Iterator[Check]:
    """Which workspace is used, and what is wrong with its file, the look of its reports, its adjustments and banks."""
    from digimat.commands.adjusted import check_adjustments
    from digimat.commands.banks import check_bank
    from digimat.questionnaires.adjustments.model import FOLDER
    from digimat.questionnaires.banks import FOLDER as BANKS

    workspace = context.workspace
    if workspace is None:
        none = Text(fr="pas d’espace de travail ici", en="no workspace here")
        yield Check("workspace", "ok", none)
        return
    client = f" ({workspace.client})" if workspace.client else ""
    used = Text(
        fr=f"espace de travail : {workspace.folder}{client}, passations dans {context.store}",
        en=f"workspace: {workspace.folder}{client}, sittings in {context.store}",
    )
    yield Check("workspace", "ok", used)
    problems: list[Problem] = list(workspace.problems)
    for read in (workspace.default_questionnaire, workspace.look):
        try:
            read()
        except UserError as error:
            problems += error.problems
    # A file that bears the name of no questionnaire changes nothing, and no other command would say so.
    for folder, check in ((FOLDER, check_adjustments), (BANKS, check_bank)):
        for path in sorted((workspace.folder / folder).glob("*.[Yy]*[Mm][Ll]")):
            try:
                problems += [problem for problem in check(path) if not problem.warning]
            except UserError as error:
                problems += error.problems
    for problem in problems:
        told = {language: problem.line(language).split("\n", 1)[0] for language in LANGUAGES}
        yield Check("workspace", "failed", Text(fr=told["fr"], en=told["en"]), problem.remedy)
