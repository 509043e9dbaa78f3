"""What is told beside scores of the sittings that should be looked at before the scores are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digimat.language import Text

if TYPE_CHECKING:
    from digimat.scoring import Results

NAMED = 20  # codes on one line; --json marks every sitting


def to_check_notes(results: Results) -> list[Text]:
    """How many sittings are to be checked, and whose; nothing where there are none.

    Behind groups, whose people are not named, it is their number only.
    """
    from digimat.scoring.quality import check_quality

    people = results if results.pooling is None else results.pooling.people
    rows = check_quality(people).to_check.nonzero()[0]
    if not len(rows):
        return []
    codes = [people.table.respondents[row] for row in rows[:NAMED]]
    named = ", ".join([*codes, "…"] if len(rows) > NAMED else codes)
    whose = "" if results.pooling is not None else f" : {named}"
    several = "s" if len(rows) > 1 else ""
    return [
        Text(
            fr=f"{len(rows)} passation{several} à vérifier{whose}",
            en=f"{len(rows)} sitting{several} to check{whose.replace(' :', ':', 1)}",
        )
    ]
