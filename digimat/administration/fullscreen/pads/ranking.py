"""Options in an order: all of them, or the first few."""

from __future__ import annotations

from digimat.administration.fullscreen.pads.base import Pad
from digimat.administration.fullscreen.rows import Row
from digimat.language import Language, Text
from digimat.questionnaires import Item
from digimat.questionnaires.item_types.rank import places as to_place


class Ranking(Pad):
    """Options that get a place each."""

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self.wanted = len(item.options) if item.type == "order" else to_place(item)
        self.placed: list[str] = []

    def own_code(self) -> str:
        """The codes from the first one on."""
        return ">".join(self.placed)

    def load(self, code: str) -> None:
        """The codes from the first one on."""
        self.placed = code.split(">")

    def wipe(self) -> None:
        """Nothing has a place."""
        self.placed = []

    def undo(self) -> None:
        """Backspace takes the last one away."""
        self.placed = self.placed[:-1]

    def how(self) -> Text:
        """Digits in their order, arrows to correct it."""
        fr, en = f"Placez-en {self.wanted}", f"Place {self.wanted} of them"
        if self.wanted == len(self.options):
            fr, en = "Placez-les toutes", "Place them all"
        return Text(
            fr=f"{fr} : un chiffre ou Espace donne la place suivante, ou la retire ; ← → pour avancer ou reculer.",
            en=f"{en}: a digit or Space gives the next place, or removes it; ← → moves up or down.",
        )

    def toggle(self, code: str) -> None:
        """Give an option the next place, or take its place away."""
        if code in self.placed:
            self.placed.remove(code)
        elif len(self.placed) >= self.wanted:
            self.said = Text(
                fr=f"{self.wanted} sont déjà placées : retirez-en une d’abord.",
                en=f"{self.wanted} are placed already: remove one first.",
            )
        else:
            self.placed.append(code)

    def turn(self, by: int) -> bool:
        """Move the option under the cursor to an earlier or a later place."""
        if self.cursor not in self.placed:
            return False
        place = self.placed.index(self.cursor)
        other = min(max(place + by, 0), len(self.placed) - 1)
        self.placed[place], self.placed[other] = self.placed[other], self.placed[place]
        return True

    def lacks(self) -> Text | None:
        """Places that are free."""
        free = self.wanted - len(self.placed)
        if self.extra or not free:
            return None
        return Text(fr=f"Il reste {free} à placer.", en=f"{free} left to place.")

    def body(self, language: Language, width: int) -> list[Row]:
        """``> 2 [1] label``, and the order so far."""
        rows = []
        for mark, code in self.marks.items():
            shown = mark if len(mark) == 1 else "·"
            place = str(self.placed.index(code) + 1) if code in self.placed else " "
            label = self.options[code].of(language)
            rows.append(self.row(code, f"{shown:>2} [{place}]", label, code in self.placed))
        words = Text(fr="Votre ordre : ", en="Your order: ").of(language)
        so_far = " → ".join(self.options[code].of(language).strip() for code in self.placed)
        return [*rows, Row(), Row(words + (so_far or "…"), lead="  ", style="" if so_far else "faint")]
