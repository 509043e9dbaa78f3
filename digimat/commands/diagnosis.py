"""``doctor``: the diagnosis of this machine, told fact by fact."""

from __future__ import annotations

import json

from digimat.commands.context import Context
from digimat.commands.doctor import diagnosis_as_json, examine
from digimat.commands.outcome import Outcome
from digimat.language import Text
from digimat.problems import ExitStatus

_MARKS = {
    "ok": Text(fr="OK       ", en="OK     "),
    "warning": Text(fr="attention", en="warning"),
    "failed": Text(fr="manque   ", en="missing"),
}


def doctor(context: Context) -> Outcome:
    """Examine this machine: one line a fact, and under each fault its cure."""
    diagnosis = examine(context.store.parent)
    lines = []
    for check in diagnosis.checks:
        lines.append(f"{_MARKS[check.status].of(context.language)}  {check.detail.of(context.language)}")
        if check.remedy is not None and check.status != "ok":
            lines.append(f"{'':11}{check.remedy.of(context.language)}")
    data = json.loads(diagnosis_as_json(diagnosis, context.language))
    status = ExitStatus.PROBLEMS if diagnosis.failed else ExitStatus.OK
    return Outcome("\n".join(lines) + "\n", data, status=status)
