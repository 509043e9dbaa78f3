"""How carefully respondents answered: what whoever gave the questionnaire should look at. It never changes a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from digimat.language import Text
from digimat.questionnaires import State
from digimat.questionnaires.item_types import STEPS
from digimat.scoring.arrays import TOLERANCE, Floats, divide
from digimat.scoring.results import Results
from digimat.scoring.straight_lining import LONG_RUN, Counts, StraightLines, Truths, straight_lines

# Speed: Huang, Curran, Keeney, Poposki and DeShon, 2012, Journal of Business and Psychology 27: nobody reads and
# answers an item of a survey in less than two seconds.
SECONDS_PER_ITEM: Final = 2.0

# Rapid guesses: a share of the time that the item takes, and at most ten seconds (Wise and Ma, 2012, meeting of the
# National Council on Measurement in Education), but not below the common threshold of three seconds (Kong, Wise and
# Bhola, 2007, Educational and Psychological Measurement 67). The share of the other responses is the response-time
# effort, and 0.90 its threshold (Wise and Kong, 2005, Applied Measurement in Education 18).
RAPID_SHARE: Final = 0.10
RAPID_AT_LEAST, RAPID_AT_MOST = 3.0, 10.0  # seconds
EFFORT: Final = 0.90

# Below the time in which anybody reacts to anything, about 0.2 s, it was a script that gave the answers (that is how
# paper forms are entered): its times say nothing of the respondent.
REACTION: Final = 0.2

TO_CHECK = Text(fr="Passation à vérifier", en="Sitting to check")


@dataclass(frozen=True, slots=True)
class Quality:
    """What answers and times say of the care taken; one entry a respondent.

    ``timed`` counts the responses to keyed items whose time and expected time are known, and ``rapid`` says which of
    them were given too fast.
    """

    lines: StraightLines
    seconds_per_item: Floats  # of survey items; NaN = not known
    timed: Counts
    rapid: Mapping[str, Truths]

    @property
    def effort(self) -> Floats:
        """Response-time effort: the share of timed responses that are no rapid guess."""
        guesses = np.sum([*self.rapid.values()], axis=0, dtype=np.float64)
        return divide(self.timed - guesses, self.timed.astype(np.float64))

    @property
    def to_check(self) -> Truths:
        """The respondents whose sitting is to be checked before its scores are used."""
        fast = self.seconds_per_item < SECONDS_PER_ITEM - TOLERANCE
        return np.asarray((self.lines.found == 1) | fast | (self.effort < EFFORT - TOLERANCE))


def check_quality(results: Results, rows: slice = slice(None)) -> Quality:
    """Look at the answers, and at their times where the table has any.

    Args:
        results: of respondents, not of groups.
        rows: whose; all of them where nothing is said.
    """
    questionnaire = results.questionnaire
    number = len(results.table.respondents[rows])
    times = _times(results, rows, number)
    survey = [times[i.id] for i in questionnaire.items if i.type in STEPS and i.key is None and i.id in times]
    timed, rapid = np.zeros(number, np.intp), {}
    for item in questionnaire.items:
        if item.key is not None and item.seconds is not None and item.id in times:
            timed += ~np.isnan(times[item.id])
            rapid[item.id] = times[item.id] < rapid_below(item.seconds) - TOLERANCE
    lines = straight_lines(questionnaire, results.coded, rows)
    return Quality(lines, _means(survey, number), timed, rapid)


def rapid_below(expected: float) -> float:
    """The time below which a response to a keyed item is a guess, from the time that the item is expected to take.

    >>> rapid_below(20), rapid_below(60), rapid_below(150)
    (3.0, 6.0, 10.0)
    """
    return min(max(RAPID_SHARE * expected, RAPID_AT_LEAST), RAPID_AT_MOST)


def quality_notes(results: Results, row: int) -> tuple[Text, ...]:
    """Why a respondent's sitting is to be checked, a sentence a reason; nothing of a group."""
    if results.pooling is not None:
        return ()
    quality = check_quality(results, slice(row, row + 1))
    alike, notes = quality.lines.sections, []
    if (run := int(quality.lines.longest_run[0])) >= LONG_RUN:
        again = Text(fr="La même réponse {run} fois de suite.", en="The same answer {run} times in a row.")
        notes.append(again.format(run=run))
    for section in results.questionnaire.sections:
        if section.id in alike and alike[section.id][0]:
            throughout = Text(
                fr="La même réponse à toute la section « {title} », dont des questions inversées.",
                en='The same answer throughout the section "{title}", which has reversed questions.',
            )
            notes.append(throughout.format(title=section.title))
    if (seconds := float(quality.seconds_per_item[0])) < SECONDS_PER_ITEM - TOLERANCE:
        shown = f"{int(seconds * 10) / 10:.1f}"  # cut, not rounded: 1.96 is not the 2 that it is below
        fast = Text(
            fr="{fr} s par question en moyenne ; la lire en demande {least:g}.",
            en="{en} s a question on average; reading it takes {least:g}.",
        )
        notes.append(fast.format(fr=shown.replace(".", ","), en=shown, least=SECONDS_PER_ITEM))
    if quality.effort[0] < EFFORT - TOLERANCE:
        guesses = sum(int(each[0]) for each in quality.rapid.values())
        given = Text(
            fr="{n} réponse{s} sur {all} trop rapide{s} pour avoir été réfléchie{s}.",
            en="{n} of {all} answers given too fast to have been thought about.",
        )
        notes.append(given.format(n=guesses, all=int(quality.timed[0]), s="s" if guesses > 1 else ""))
    return tuple(notes)


def _times(results: Results, rows: slice, number: int) -> Mapping[str, Floats]:
    """Seconds of each response by item, NaN where there is none or no time is known."""
    times, coded = {}, results.coded.by_item
    for name, seconds in results.table.seconds.items():
        if name in coded:
            answered = coded[name].state[rows] == State.ANSWERED
            times[name] = np.where(answered, np.array(seconds[rows], np.float64), np.nan)
    typed_in = _means([*times.values()], number) < REACTION
    return {name: np.where(typed_in, np.nan, seconds) for name, seconds in times.items()}


def _means(columns: Sequence[Floats], rows: int) -> Floats:
    """The mean of each row, column after column; NaN where nothing is known."""
    total, number = np.zeros(rows), np.zeros(rows)
    for column in columns:
        known = ~np.isnan(column)
        total += np.where(known, column, 0.0)
        number += known
    return divide(total, number)
