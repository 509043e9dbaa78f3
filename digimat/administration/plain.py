"""Plain lines: a sitting as a conversation, one question a block, for any terminal, pipe or screen reader."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Protocol

from digimat.administration.conductor import Conductor
from digimat.administration.questions import WIDTH, code_of, how_to_answer, shown
from digimat.administration.session import Answer, Back, Flag, Jump, Next, Pause, SessionState, Submit
from digimat.language import Language, Text
from digimat.problems import UserError
from digimat.questionnaires import InvalidResponse, Item, Questionnaire, in_words

# Items whose answers are words: there a command needs a colon before it, or "r" would not be a word.
_WORDS = ("short",)

HELP = Text(
    fr="""Commandes (une lettre, puis Entrée ; devant un champ de texte, écrivez deux-points : « :r ») :
  r  retour à la question précédente        s  question suivante, sans répondre
  d  je ne sais pas                         m  marquer la question, pour y revenir
  v  voir toutes les questions              t  temps qui reste
  p  pause : tout est gardé, vous reprendrez ici
  ?  cette aide""",
    en="""Commands (one letter, then Enter; in front of a text field, write a colon first: ":r"):
  r  return to the question before          s  skip to the next question
  d  I don't know                           m  mark the question, to come back to it
  v  view all questions                     t  time left
  p  pause: everything is kept, you will go on here
  ?  this help""",
)


class Terminal(Protocol):
    """Where a sitting is printed and typed."""

    def write(self, text: str) -> None:
        """Print a line."""

    def read(self, prompt: str) -> str | None:
        """Read a line; None at the end of the input."""


class _Left(Exception):
    """The respondent has left; the sitting stays open."""


def administer(
    questionnaire: Questionnaire, conductor: Conductor, terminal: Terminal, language: Language
) -> SessionState:
    """Ask until the sitting is handed in, paused, or the input ends. Every answer is kept when it is given.

    Raises:
        KeyboardInterrupt: the respondent pressed Ctrl-C; the sitting is paused and kept.
    """
    face = _Plain(questionnaire, conductor, terminal, language)
    try:
        while conductor.state.status == "open":
            if conductor.state.current is None:
                face.review()
            else:
                face.ask(conductor.state.current)
    except _Left:
        _pause(conductor)
    except KeyboardInterrupt:
        _pause(conductor)
        raise
    return conductor.state


def _pause(conductor: Conductor) -> None:
    """Stop the clock. Where even that cannot be kept, the answers before it are."""
    if conductor.state.status == "open":
        with contextlib.suppress(UserError):
            conductor.do(Pause())


def show_notice(questionnaire: Questionnaire, terminal: Terminal, language: Language) -> bool:
    """Show the notice and wait until it is acknowledged; False when the respondent leaves instead."""
    terminal.write(questionnaire.title.of(language))
    terminal.write("=" * len(questionnaire.title.of(language)))
    terminal.write(questionnaire.notice.of(language).rstrip("\n"))
    terminal.write("")
    prompt = Text(fr="J’ai lu ; Entrée pour commencer : ", en="I have read this; Enter to begin: ")
    try:
        return terminal.read(prompt.of(language)) is not None
    except KeyboardInterrupt:
        return False


class _Plain:
    """One face on one sitting."""

    def __init__(
        self, questionnaire: Questionnaire, conductor: Conductor, terminal: Terminal, language: Language
    ) -> None:
        self.questionnaire = questionnaire
        self.conductor = conductor
        self.terminal = terminal
        self.language = language

    def say(self, fr: str, en: str) -> None:
        self.terminal.write(Text(fr=fr, en=en).of(self.language))

    def read(self, fr: str, en: str) -> str:
        typed = self.terminal.read(Text(fr=fr, en=en).of(self.language))
        if typed is None:
            raise _Left
        return typed.strip()

    def ask(self, item: Item) -> None:
        """Ask one question until the respondent moves on."""
        state = self.conductor.state
        section = self.questionnaire.section_of(item.id).title.of(self.language)
        self.terminal.write("")
        self.say(
            f"Question {state.position + 1} sur {len(state.items)} · {section}",
            f"Question {state.position + 1} of {len(state.items)} · {section}",
        )
        self.terminal.write("-" * WIDTH)
        for line in shown(item, self.language):
            self.terminal.write(line)
        self.terminal.write("")
        if item.id in state.codes:
            answer = in_words(item, state.codes[item.id], self.language)
            self.say(f"Votre réponse actuelle : {answer}", f"Your present answer: {answer}")
        if item.id in state.flagged:
            self.say("Question marquée.", "Question marked.")
        self.terminal.write(
            f"{how_to_answer(item, self.language)} (? = {_word('aide', 'help', self.language)})"
        )
        while self.conductor.state.current is item and self.conductor.state.status == "open":
            typed = self.read("Votre réponse : ", "Your answer: ")
            if not typed:
                self.say("Rien n’est choisi.", "Nothing is chosen.")
            elif not self.command(typed, item):
                self.answer(item, typed)

    def answer(self, item: Item, typed: str) -> None:
        """Keep an answer, say so once it is kept, and go on."""
        try:
            self.conductor.do(Answer(code_of(item, typed)))
        except InvalidResponse as error:
            self.terminal.write(f"{error.message.of(self.language)}. {error.remedy.of(self.language)}")
            return
        except UserError as error:  # it could not be kept: say why, stay on the question
            for problem in error.problems:
                self.terminal.write(problem.line(self.language))
            return
        answer = in_words(item, self.conductor.state.codes[item.id], self.language)
        late = item.id in self.conductor.state.late
        self.say(
            f"Enregistré : {answer}" + (" (hors temps)" if late else ""),
            f"Saved: {answer}" + (" (late)" if late else ""),
        )
        self.conductor.do(Next())

    def command(self, typed: str, item: Item) -> bool:
        """Carry out a command; False where the line is not one."""
        word = typed.removeprefix(":").strip().casefold()
        if (item.type in _WORDS and not typed.startswith(":") and typed != "?") or word not in self.commands:
            return False
        self.commands[word](item)
        return True

    @property
    def commands(self) -> dict[str, Callable[[Item], object]]:
        return {
            "r": lambda item: self.conductor.do(Back()),
            "s": lambda item: self.conductor.do(Next()),
            "d": self.dont_know,
            "m": self.mark,
            "v": lambda item: self.overview(),
            "t": lambda item: self.time_left(),
            "p": self.pause,
            "?": lambda item: self.terminal.write(HELP.of(self.language)),
        }

    def dont_know(self, item: Item) -> None:
        if item.dont_know:
            self.conductor.do(Answer("dk"))
            self.say("Enregistré : je ne sais pas", "Saved: I don't know")
            self.conductor.do(Next())
        else:
            self.say("Cette question demande une réponse.", "This question wants an answer.")

    def mark(self, item: Item) -> None:
        state = self.conductor.do(Flag())
        if item.id in state.flagged:
            self.say("Marquée.", "Marked.")
        else:
            self.say("Marque retirée.", "Mark removed.")

    def pause(self, item: Item) -> None:
        raise _Left

    def time_left(self) -> None:
        left = self.conductor.remaining()
        if left is None:
            self.say("Le temps n’est pas limité.", "There is no time limit.")
        elif left < 0:
            self.say(
                "Le temps est écoulé ; vos réponses sont gardées et notées « hors temps ».",
                "The time is over; your answers are kept and noted as late.",
            )
        else:
            minutes = max(1, round(left / 60))
            self.say(f"Il reste environ {minutes} min.", f"About {minutes} min left.")

    def overview(self) -> None:
        state = self.conductor.state
        for number, item in enumerate(state.items, 1):
            mark = "*" if item.id in state.flagged else " "
            done = "x" if item.id in state.codes else " "
            self.terminal.write(f"  {number:>3} [{done}]{mark} {item.title.of(self.language)}")
        self.say("[x] répondu, * marquée", "[x] answered, * marked")

    def review(self) -> None:
        """After the last question: what is missing, then hand in or go back."""
        state = self.conductor.state
        self.terminal.write("")
        self.say("Fin des questions", "End of the questions")
        self.terminal.write("-" * WIDTH)
        self.overview()
        missing = len(state.unanswered)
        if missing:
            self.say(f"{missing} question(s) sans réponse.", f"{missing} question(s) without an answer.")
        typed = self.read(
            "Tapez « e » pour envoyer, un numéro pour revoir une question, « p » pour une pause : ",
            'Type "e" to end and send, a number to see a question again, "p" to pause: ',
        ).casefold()
        if typed in ("e", ":e"):
            self.conductor.do(Submit())
        elif typed in ("p", ":p"):
            raise _Left
        elif typed in ("r", ":r"):
            self.conductor.do(Back())
        elif typed in ("t", ":t"):
            self.time_left()
        elif typed.isdecimal() and 1 <= int(typed) <= len(state.items):
            self.conductor.do(Jump(state.items[int(typed) - 1].id))
        else:
            self.say("Rien n’est envoyé.", "Nothing is sent.")


def _word(fr: str, en: str, language: Language) -> str:
    return Text(fr=fr, en=en).of(language)
