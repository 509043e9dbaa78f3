"""What is told beside scores of the sittings that should be looked at before the scores are used."""

from __future__ import annotations

from collections.abc import Sequence
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
    if results.pooling is not None:
        return to_check_line(len(rows), ())
    return to_check_line(len(rows), [people.table.respondents[row] for row in rows[:NAMED]])


def to_check_line(count: int, codes: Sequence[str]) -> list[Text]:
    """How many sittings are to be checked, and whose: some of them where they are many, nobody where none is named."""
    if not count:
        return []
    named = ", ".join([*codes[:NAMED], "…"] if count > NAMED else codes)
    several = "s" if count > 1 else ""
    whose = f" : {named}" if codes else ""
    return [
        Text(
            fr=f"{count} passation{several} à vérifier{whose}",
            en=f"{count} sitting{several} to check{whose.replace(' :', ':', 1)}",
        )
    ]
