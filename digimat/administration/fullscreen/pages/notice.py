"""The first page: what a respondent is told, and acknowledges; nothing is kept before."""

from __future__ import annotations

from digimat.administration.anonymity import what_is_kept
from digimat.administration.fullscreen.pages.base import ENTER, Hint, Page
from digimat.administration.fullscreen.rows import Row, Spot, paragraphs
from digimat.administration.time_left import time_granted
from digimat.language import Text, plural

_KEYS = Text(
    fr="Au clavier ou à la souris. Un chiffre choisit, Entrée valide : rien ne compte avant. "
    "r revient en arrière, p met en pause, ? montre l’aide. Chaque réponse validée est enregistrée aussitôt.",
    en="With the keyboard or the mouse. A digit chooses, Enter confirms: nothing counts before. "
    "r goes back, p pauses, ? shows help. Each answer is saved as soon as it is confirmed.",
)
_ASKED = Text(fr="J’ai lu, je commence", en="I have read this, begin")


class NoticePage(Page):
    """Title, notice, how keys work; Enter goes on."""

    def rows(self, width: int) -> list[Row]:
        """The notice and the way on."""
        questionnaire, language = self.face.questionnaire, self.face.language
        facts = plural(questionnaire.minutes, "minute", language)
        if questionnaire.time_limit is not None:
            limit = f"{questionnaire.time_limit:g}"
            told = Text(fr=f"temps limité à {limit} min", en=f"time limit {limit} min")
            if (granted := time_granted(questionnaire, self.face.extra_time)) is not None:
                told = granted
            facts += f" · {told.of(language)}"
        kept: list[Row] = []
        if self.face.anonymous_code:
            kept = [*paragraphs(what_is_kept(questionnaire, self.face.anonymous_code).of(language)), Row()]
        return [
            Row(questionnaire.title.of(language), style="strong"),
            Row(facts, style="faint"),
            Row(),
            *paragraphs(questionnaire.notice.of(language)),
            Row(),
            *kept,
            *paragraphs(_KEYS.of(language)),
            Row(),
            Row(
                f"{_ASKED.of(language)} : {ENTER.fr}" if language == "fr" else f"{_ASKED.en}: {ENTER.en}",
                lead="> ",
                style="chosen",
                spot=("key", "enter"),
            ),
        ]

    def hints(self) -> list[Hint]:
        """Go on, or not."""
        return [
            Hint(ENTER, Text(fr="commencer", en="begin"), "enter"),
            Hint("q", Text(fr="quitter", en="quit"), "q"),
            Hint("g", Text(fr="English", en="français"), "g"),
        ]

    def press(self, key: str) -> bool:
        """Enter acknowledges; nothing else does."""
        from digimat.administration.fullscreen.pages.fact import ask_facts

        match key:
            case "enter":
                ask_facts(self.face)
            case "g":
                self.face.speak_other()
            case "q" | "p":
                self.face.pause()
            case _:
                return self.scroll(key)
        return True

    def pick(self, spot: Spot) -> None:
        """Nothing but keys can be clicked here."""
