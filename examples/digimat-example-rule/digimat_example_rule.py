"""The mean without the extremes: a complete scoring rule in one short file."""

import numpy as np

from digimat.scoring import scoring_rule


@scoring_rule("trimmed_mean")
def trimmed_mean(points: np.ndarray, *, drop: int = 1) -> np.ndarray:
    """Mean of a respondent's columns without the lowest and the highest ones.

        score = mean of the sorted points without the first and last ``drop``

    Args:
        points: float (respondents, columns), NaN = missing.
        drop: how many to leave out at each end.
    Returns:
        float (respondents,) in the unit of the points; NaN = missing.
    Missing: one missing column makes the score missing: the extremes would not be known.
    Source: Tukey, 1962, The future of data analysis (trimmed means).
    """
    kept = np.sort(points, axis=1)[:, drop : points.shape[1] - drop]
    return kept.mean(axis=1) if kept.shape[1] else np.full(len(points), np.nan)
