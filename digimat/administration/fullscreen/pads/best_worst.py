"""The most and the least effective of several actions."""

from __future__ import annotations

from digimat.administration.fullscreen.pads.base import Pad
from digimat.administration.fullscreen.rows import Row
from digimat.language import Language, Text

_BEST = Text(fr="La plus efficace", en="Most effective")
_WORST = Text(fr="La moins efficace", en="Least effective")


class BestWorst(Pad):
    """Two options: first the best one, then the worst."""

    best = ""
    worst = ""

    def own_code(self) -> str:
        """Both, or what there is of them."""
        parts = [f"{name}={code}" for name, code in (("best", self.best), ("worst", self.worst)) if code]
        return " ".join(parts)

    def load(self, code: str) -> None:
        """Both."""
        parts = dict(part.split("=") for part in code.split())
        self.best, self.worst = parts.get("best", ""), parts.get("worst", "")

    def wipe(self) -> None:
        """Neither."""
        self.best = self.worst = ""

    def undo(self) -> None:
        """Backspace takes the last one away."""
        if self.worst:
            self.worst = ""
        else:
            self.best = ""

    def how(self) -> Text:
        """First the best, then the worst."""
        return Text(
            fr="D’abord la plus efficace (+), puis la moins efficace (-) : deux chiffres, ou Espace.",
            en="First the most effective (+), then the least effective (-): two digits, or Space.",
        )

    def toggle(self, code: str) -> None:
        """The best one, then the worst one; a second time takes it away."""
        if code == self.best:
            self.best = ""
        elif code == self.worst:
            self.worst = ""
        elif not self.best:
            self.best = code
        elif not self.worst:
            self.worst = code
        else:
            self.said = Text(
                fr="Les deux sont choisies : retirez-en une d’abord.",
                en="Both are chosen: remove one first.",
            )

    def lacks(self) -> Text | None:
        """Which of the two is missing."""
        if self.extra or (self.best and self.worst):
            return None
        missing = _WORST if self.best else _BEST
        return Text(fr=f"Il manque : {missing.fr.lower()}.", en=f"Missing: {missing.en.lower()}.")

    def body(self, language: Language, width: int) -> list[Row]:
        """``> 2 [+] label``, and both in words."""
        rows = []
        for mark, code in self.marks.items():
            sign = "+" if code == self.best else "-" if code == self.worst else " "
            shown = mark if len(mark) == 1 else "·"
            chosen = code in (self.best, self.worst)
            rows.append(self.row(code, f"{shown:>2} [{sign}]", self.options[code].of(language), chosen))
        rows.append(Row())
        for sign, word, code in (("+", _BEST, self.best), ("-", _WORST, self.worst)):
            told = self.options[code].of(language).strip() if code else "…"
            colon = " : " if language == "fr" else ": "
            style = "" if code else "faint"
            rows.append(Row(f"{word.of(language)}{colon}{told}", lead=f"  {sign} ", style=style))
        return rows
