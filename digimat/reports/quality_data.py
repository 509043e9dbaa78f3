"""What is known of the care a respondent took, as plain data, for machines."""

from __future__ import annotations

from typing import Any

import numpy as np

from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.quality import EFFORT, SECONDS_PER_ITEM, Quality


def quality_data(quality: Quality, row: int, digits: int) -> dict[str, Any] | None:
    """The findings on one respondent, each only where it can be known; None where none can."""
    lines = quality.lines
    data: dict[str, Any] = {}
    if not np.isnan(lines.found[row]):
        data["straight_lining"] = {
            "found": bool(lines.found[row]),
            "longest_run": int(lines.longest_run[row]),
            "sections": [name for name, alike in lines.sections.items() if alike[row]],
        }
    seconds, effort = float(quality.seconds_per_item[row]), float(quality.effort[row])
    if not np.isnan(seconds):
        data["speed"] = {
            "found": seconds < SECONDS_PER_ITEM - TOLERANCE,
            "seconds_per_item": float(f"{seconds:.{digits}g}"),
        }
    if not np.isnan(effort):
        data["effort"] = {
            "found": effort < EFFORT - TOLERANCE,
            "share": float(f"{effort:.{digits}g}"),
            "rapid": [name for name, fast in quality.rapid.items() if fast[row]],
        }
    return {"to_check": bool(quality.to_check[row]), **data} if data else None
