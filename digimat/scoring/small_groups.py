"""Which groups are too small to be shown, and which others would give them away."""

from __future__ import annotations

from collections.abc import Collection, Sequence

LEAST = 5  # people


def groups_to_hide(sizes: Sequence[int], least: int = LEAST, already: Collection[int] = ()) -> frozenset[int]:
    """The places of the groups that must not be shown.

    A group of fewer than ``least`` people is hidden. Whoever knows the whole could subtract the groups that are
    shown, so the next smallest is hidden too for as long as one group alone is hidden, or all that are hidden
    have fewer than ``least`` people together. Of groups of one size the last goes first.

    Args:
        sizes: people of each group.
        least: from how many people on a group may be shown.
        already: groups that are hidden whatever their size.

    Source: secondary suppression in statistical disclosure control (Hundepool et al., 2012, section 4.3).

    >>> sorted(groups_to_hide([12, 3, 7, 30]))
    [1, 2]
    >>> sorted(groups_to_hide([4])), sorted(groups_to_hide([5, 8]))
    ([0], [])
    """
    hidden = {place for place, size in enumerate(sizes) if size < least or place in already}
    others = sorted(
        (place for place in range(len(sizes)) if place not in hidden), key=lambda p: (sizes[p], -p)
    )
    for place in others:
        if not hidden or (len(hidden) > 1 and sum(sizes[p] for p in hidden) >= least):
            break
        hidden.add(place)
    return frozenset(hidden)
