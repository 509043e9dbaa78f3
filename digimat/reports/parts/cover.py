"""The cover of a report: whose it is, of which questionnaire, when; and the sentence that every report ends with."""

from __future__ import annotations

from digimat import __version__
from digimat.language import Text
from digimat.questionnaires import assemble
from digimat.reports.case import Occasion
from digimat.reports.content import Cover
from digimat.reports.numbers import long_date
from digimat.reports.telling import Telling

SENTENCE = Text(
    fr="Ce rapport éclaire une décision ; il ne la prend pas.",
    en="This report informs a decision; it does not make it.",
)
STATUS = {
    "designed": Text(fr="conçu, pas encore expérimenté", en="designed, not yet piloted"),
    "piloted": Text(fr="expérimenté", en="piloted"),
    "calibrated": Text(fr="étalonné", en="calibrated"),
}
LANGUAGE_NAMES = {"fr": Text(fr="français", en="French"), "en": Text(fr="anglais", en="English")}


def cover_of(telling: Telling, name: str, occasion: Occasion) -> Cover:
    """The cover of a report on somebody of this name, or on a group that is called so."""
    q = telling.questionnaire
    form = assemble(q, occasion.form) if occasion.form or len(q.forms) == 1 else None
    return Cover(
        questionnaire=q.id,
        title=telling.text(q.title),
        version=q.version,
        status=telling.text(STATUS[q.status]),
        respondent=name,
        date=long_date(occasion.day, telling.language),
        iso_date=occasion.day.isoformat(),
        language=telling.text(LANGUAGE_NAMES[occasion.sat_in]) if occasion.sat_in else "",
        form=telling.text(form.title) if form else "",
        software=f"digimat {__version__}",
    )
