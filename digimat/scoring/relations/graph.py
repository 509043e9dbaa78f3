"""The graph of who reacts to whom: an edge from reactor to author, one however often they do."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from digimat.answers.interactions.model import Interactions
from digimat.scoring.relations.model import Share

Counts = NDArray[np.int64]


def distinct(first: NDArray[np.int32], second: NDArray[np.int32], among: int) -> tuple[Counts, Counts]:
    """The distinct pairs of two columns of places; those of the second column are below ``among``."""
    keys = np.unique(first.astype(np.int64) * among + second)
    return keys // among, keys % among


class RelationGraph:
    """A directed graph without loops; people are its nodes, by their places.

    Repeated interactions are taken out before it is built: with ``multigraph=False`` the library would look through
    all edges of a node for each one added, which takes twenty times as long where a few people get most reactions.
    """

    def __init__(self, interactions: Interactions) -> None:
        import rustworkx  # loaded here: of all commands, only those that look at relations need it

        self.people = len(interactions.people)
        reactors, authors = distinct(interactions.reactor, interactions.author, self.people)
        self._edges = list(zip(reactors.tolist(), authors.tolist(), strict=True))
        self._graph = rustworkx.PyDiGraph(node_count_hint=self.people, edge_count_hint=len(self._edges))
        self._graph.add_nodes_from(range(self.people))
        self._graph.extend_from_edge_list(self._edges)

    @cached_property
    def colleagues(self) -> Counts:
        """How many distinct colleagues reacted to each person, (people,)."""
        return np.fromiter(map(self._graph.in_degree, range(self.people)), np.int64, self.people)

    @cached_property
    def reciprocity(self) -> Share:
        """Pairs of people who react to each other, of all pairs of whom one at least reacts to the other."""
        both_ways = self._graph.copy()
        both_ways.make_symmetric()  # two edges a pair
        pairs = both_ways.num_edges() // 2
        return Share(len(self._edges) - pairs, pairs)
