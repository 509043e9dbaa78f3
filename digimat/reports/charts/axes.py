"""Whether several scores can be read against one axis."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.reports.content import Axis, Bar


def common_axis(bars: Sequence[Bar]) -> Axis | None:
    """The axis of several bars, where they have the same one."""
    axes = {bar.axis for bar in bars}
    return next(iter(axes)) if len(axes) == 1 else None


def net_axis(bars: Sequence[Bar]) -> Axis | None:
    """The axis of a radar: one for all, with nothing below its centre that a reader would take for zero."""
    axis = common_axis(bars)
    return axis if axis is not None and axis.zero == 0 else None
