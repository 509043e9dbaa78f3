"""The part of the questionnaire language that groups what is asked: sections, and what may stand in them.

An entry of a section is an item, a grid or a cell. Behind the reader there are ordinary items only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Discriminator, Field, SerializeAsAny, Tag, ValidationInfo, field_validator

from digimat.language import Text
from digimat.questionnaires.basics import Formula, Id, Record, Whole
from digimat.questionnaires.instances import cell_item
from digimat.questionnaires.item_model import Grid, Item, WrittenItem, evidence_item
from digimat.questionnaires.variant_model import Cell


def _kind(written: Any) -> str:
    """What an entry of a section is: grids and cells say so. The tags stand in the paths of the model's errors."""
    if isinstance(written, (Grid, Cell)):
        return "[grid]" if isinstance(written, Grid) else "[cell]"
    fields = written if isinstance(written, dict) else ()
    return "[grid]" if "grid" in fields else "[cell]" if "variants" in fields else "[item]"


if TYPE_CHECKING:
    Items = tuple[Item, ...]
else:
    _Entry = Annotated[
        Annotated[WrittenItem, Tag("[item]")]
        | Annotated[Grid, Tag("[grid]")]
        | Annotated[Cell, Tag("[cell]")],
        Discriminator(_kind),
    ]
    Items = tuple[SerializeAsAny[_Entry], ...]  # read as they are written, and kept as they are asked


class Section(Record):
    """Items that are shown under one title."""

    id: Id
    title: Text
    when: Formula | None = None  # as in each of its items
    time_limit: Annotated[Whole, Field(gt=0)] | None = None  # minutes, within that of the questionnaire
    stimuli: dict[Id, Text] = {}  # blocks read with several items (testlets)
    items: Items

    @field_validator("items")
    @classmethod
    def _spell_out(cls, written: tuple[Any, ...], info: ValidationInfo) -> tuple[Item, ...]:
        """Rows of grids, shared stimuli, evidence and conditions as what they are: of items."""
        stimuli: Mapping[str, Text] = info.data.get("stimuli", {})
        when: str | None = info.data.get("when")
        items: list[Item] = []
        for entry in written:
            for item in _items_of(entry):
                if item.testlet is not None and item.testlet in stimuli and item.stimulus is None:
                    item = item.model_copy(update={"stimulus": stimuli[item.testlet]})
                if when is not None:
                    both = when if item.when is None else f"({when}) and ({item.when})"
                    item = item.model_copy(update={"when": both})
                items.append(item)
                if item.evidence is not None:
                    items.append(evidence_item(item, item.evidence))
        return tuple(items)


def _items_of(entry: WrittenItem | Grid | Cell) -> Iterator[Item]:
    if isinstance(entry, Grid):
        yield from entry.items()
    else:
        yield cell_item(entry) if isinstance(entry, Cell) else _asked(entry)


def _asked(entry: WrittenItem) -> Item:
    if isinstance(entry, Item):
        return entry
    return Item.model_construct(
        entry.model_fields_set, **{n: getattr(entry, n) for n in type(entry).model_fields}
    )
