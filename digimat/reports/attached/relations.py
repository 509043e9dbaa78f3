"""The relations of a network inside a report: the figures that its page shows, and nothing of a single person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from digimat.scoring.relations.model import Relations, Share, Silence, UnitMatrix

Count = Annotated[int, Field(ge=0, strict=True)]
Name = Annotated[str, Field(max_length=10_000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class ShareData(_Part):
    """So many of a whole."""

    part: Count
    whole: Count
    percent: float | None

    def share(self) -> Share:
        """The same as it is computed with."""
        return Share(self.part, self.whole)


class MatrixData(_Part):
    """Interactions by unit."""

    units: tuple[Name, ...]
    people: tuple[Count, ...]
    counts: tuple[tuple[Count, ...], ...]
    hidden: tuple[Name, ...]
    together: Count


class SilenceData(_Part):
    """Members without a contribution, by unit."""

    units: dict[str, ShareData]
    others: ShareData | None
    hidden: tuple[Name, ...]
    unlisted: Count


class RelationsData(_Part):
    """All figures of a network."""

    interactions: Count
    people: Count
    between_units: ShareData
    by_type: dict[str, ShareData]
    reciprocity: ShareData
    moved: Count
    matrix: MatrixData
    silence: SilenceData | None

    def relations(self) -> Relations:
        """The same as a report is written from."""
        matrix, silence = self.matrix, self.silence
        side = len(matrix.people)
        return Relations(
            self.interactions,
            self.people,
            self.between_units.share(),
            {name: share.share() for name, share in self.by_type.items()},
            self.reciprocity.share(),
            UnitMatrix(
                matrix.units,
                matrix.people,
                np.array(matrix.counts, np.int64).reshape(side, side),
                matrix.hidden,
                matrix.together,
            ),
            None
            if silence is None
            else Silence(
                {name: share.share() for name, share in silence.units.items()},
                None if silence.others is None else silence.others.share(),
                silence.hidden,
                silence.unlisted,
            ),
            self.moved,
        )


def figures_data(found: Relations) -> dict[str, Any]:
    """The figures as plain data, of which ``RelationsData`` is the shape."""
    matrix, silence = found.matrix, found.silence
    return {
        "interactions": found.interactions,
        "people": found.people,
        "between_units": _share(found.between_units),
        "by_type": {name: _share(share) for name, share in found.by_type.items()},
        "reciprocity": _share(found.reciprocity),
        "moved": found.moved,
        "matrix": {
            "units": list(matrix.names),
            "people": list(matrix.people),
            "counts": matrix.counts.tolist(),
            "hidden": list(matrix.hidden),
            "together": matrix.together,
        },
        "silence": None
        if silence is None
        else {
            "units": {name: _share(share) for name, share in silence.units.items()},
            "others": None if silence.others is None else _share(silence.others),
            "hidden": list(silence.hidden),
            "unlisted": silence.unlisted,
        },
    }


def _share(share: Share) -> Mapping[str, float | int | None]:
    return {"part": share.part, "whole": share.whole, "percent": share.percent}
