"""The answers of one sitting as a table of one row."""

from __future__ import annotations

from digimat.administration import SessionState
from digimat.answers.store import SessionRecord
from digimat.answers.table import AnswerTable
from digimat.questionnaires import Questionnaire, assemble


def answers_of(questionnaire: Questionnaire, record: SessionRecord, state: SessionState) -> AnswerTable:
    """The answer table of a sitting: what was not in its form was not shown, and practice counts for nothing.

    What was answered before its item was hidden goes along; scoring knows which items are asked.
    """
    form = assemble(questionnaire, record.form)
    asked = {item.id for item in form.items} - form.practice
    return AnswerTable(
        (record.respondent,),
        {
            item.id: (state.codes.get(item.id, "") if item.id in asked else None,)
            for item in questionnaire.items
        },
        (record.required,),
        {name: (seconds,) for name, seconds in state.seconds.items() if name},
        {field.id: (state.profile.get(field.id, ""),) for field in questionnaire.profile},
        {item: (name,) for item, name in form.instances.items()},
        (form.id,),
    )
