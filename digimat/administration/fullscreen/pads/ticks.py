"""Any number of several options; some are ticked alone."""

from __future__ import annotations

from digimat.administration.fullscreen.pads.base import Pad
from digimat.administration.fullscreen.rows import Row
from digimat.language import Language, Text
from digimat.questionnaires import Item


class Ticks(Pad):
    """Options that are ticked."""

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self.ticked: set[str] = set()

    def own_code(self) -> str:
        """The options in the order of the file."""
        return "+".join(code for code in self.item.codes if code in self.ticked)

    def load(self, code: str) -> None:
        """The options."""
        self.ticked = set(code.split("+"))

    def wipe(self) -> None:
        """Nothing is ticked."""
        self.ticked = set()

    def how(self) -> Text:
        """Digits tick, Enter counts."""
        most = self.item.choose
        fr, en = (f", {most} au plus", f", {most} at most") if most is not None else ("", "")
        return Text(
            fr=f"Plusieurs réponses possibles{fr}. Un chiffre ou Espace coche et décoche ; Entrée valide.",
            en=f"Several answers are possible{en}. A digit or Space ticks and unticks; Enter confirms.",
        )

    def toggle(self, code: str) -> None:
        """Tick or untick; an option that goes with no other one takes their place, and gives it back."""
        if code in self.ticked:
            self.ticked.discard(code)
            return
        alone = set(self.item.exclusive)
        gone = self.ticked if code in alone else self.ticked & alone
        kept = self.ticked - gone
        if self.item.choose is not None and code not in alone and len(kept) >= self.item.choose:
            most = self.item.choose
            self.said = Text(
                fr=f"{most} au plus : décochez d’abord une option.", en=f"{most} at most: untick one first."
            )
            return
        if gone:
            self.said = Text(
                fr="Cette réponse exclut les autres, qui sont décochées.",
                en="This answer stands alone: the others are unticked.",
            )
        self.ticked = kept | {code}

    def body(self, language: Language, width: int) -> list[Row]:
        """``> 2 [x] label``."""
        alone = Text(fr=" (seul)", en=" (alone)").of(language)
        rows = []
        for mark, code in self.marks.items():
            # Only one digit can be typed: the tenth is reached with the arrows.
            shown = mark if len(mark) == 1 else "·"
            box = "[x]" if code in self.ticked else "[ ]"
            label = self.options[code].of(language).rstrip() + (alone if code in self.item.exclusive else "")
            rows.append(self.row(code, f"{shown:>2} {box}", label, code in self.ticked))
        return rows
