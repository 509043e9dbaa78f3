"""What can be said of a person against the band that a post asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast, get_args

import numpy as np

from digimat.answers.encoded import Encoded
from digimat.language import LANGUAGES, Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.questionnaires import LevelSet, Questionnaire
from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.results import LevelResult, ScaleResult

Status = Literal["", "met", "to_confirm", "not_met"]
STATUSES: tuple[Status, ...] = get_args(Status)


def read_band(questionnaire: Questionnaire, asked: str) -> str:
    """The id of a band, from its id or from its name in any language, accents and case aside.

    Raises:
        UserError: the questionnaire has no requirement, or no such band.
    """
    if questionnaire.requirement is None:
        raise UserError(
            Problem(
                "SCO020",
                Text(
                    fr=f"« {questionnaire.id} » n’a pas d’exigence de poste",
                    en=f'"{questionnaire.id}" has no job requirement',
                ),
                Text(
                    fr="Retirez --require ou la colonne requirement.",
                    en="Leave out --require or the requirement column.",
                ),
            ),
            ExitStatus.USAGE,
        )
    bands = questionnaire.level_set(questionnaire.requirement.levels).bands
    for band, title in bands.items():
        if _folded(asked) in {_folded(name) for name in (band, title.fr, title.en)}:
            return band
    fr, en = (did_you_mean(asked, [t.of(language) for t in bands.values()]) for language in LANGUAGES)
    raise UserError(
        Problem(
            "SCO021",
            Text(fr=f"aucune bande « {asked} »", en=f'there is no band "{asked}"'),
            Text(fr=fr.fr, en=en.en),
        ),
        ExitStatus.USAGE,
    )


def requirement_status(level: LevelResult, scale: ScaleResult, required: Sequence[str]) -> Sequence[Status]:
    """Met, to confirm or not met, for each respondent of whom a band is required.

    met: the level, after floors and caps, is in the required band or above.
    not met: even score + margin is below the first cut of the band.
    to confirm: everything between, and nothing where there is no score or no requirement.
    """
    margin = scale.scale.margin.points if scale.scale.margin else 0.0
    bands = Encoded.of(required)
    status = np.zeros(len(bands), np.uint8)
    for number in np.unique(bands.numbers):
        if not (band := bands.texts[number]):
            continue
        first = first_rank(level.level_set, band)
        cut = level.level_set.steps[first].from_
        asked = (bands.numbers == number) & (level.rank >= 0)
        status[asked] = STATUSES.index("to_confirm")
        status[asked & (scale.score + margin < cut - TOLERANCE)] = STATUSES.index("not_met")
        status[asked & (level.rank >= first)] = STATUSES.index("met")
    return cast("Sequence[Status]", Encoded(STATUSES, status))


def first_rank(level_set: LevelSet, band: str) -> int:
    """The rank of the lowest level of a band."""
    return next(rank for rank, step in enumerate(level_set.steps) if step.band == band)


def _folded(name: str) -> str:
    from unicodedata import combining, normalize

    plain = "".join(c for c in normalize("NFKD", name) if not combining(c))
    return " ".join(plain.casefold().replace("_", " ").replace("-", " ").replace("’", "'").split())
