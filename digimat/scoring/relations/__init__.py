"""Relations in a network, from who reacted to whom: between units always, of single people only where it is allowed."""

from digimat.scoring.relations.figures import relate
from digimat.scoring.relations.individual import individual_index, withheld
from digimat.scoring.relations.model import PersonIndex, Relations, Share, Silence, UnitMatrix

__all__ = [
    "PersonIndex",
    "Relations",
    "Share",
    "Silence",
    "UnitMatrix",
    "individual_index",
    "relate",
    "withheld",
]
