"""Plain lines: a sitting as a conversation, one question a block, for any terminal, pipe or screen reader."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from digimat.administration.conductor import Conductor
from digimat.administration.conversation import Conversation, Left
from digimat.administration.folding import WIDTH
from digimat.administration.help import WORDS, help_on
from digimat.administration.intents import (
    Answer,
    Back,
    Clear,
    Comment,
    Flag,
    GoOn,
    Intent,
    Jump,
    Next,
    Pause,
    Speak,
    Submit,
)
from digimat.administration.not_kept import keep_somehow
from digimat.administration.questions import HOW, how_to_answer, shown
from digimat.administration.state import SessionState
from digimat.administration.terminal import Terminal, write_wrapped
from digimat.administration.time_left import TimeWarnings, minutes_left, time_left
from digimat.administration.typed import AZERTY, code_of, is_answer
from digimat.language import LANGUAGES, Language, Text, plural
from digimat.problems import UserError
from digimat.questionnaires import InvalidResponse, Item, Questionnaire, in_words
from digimat.questionnaires.responses import DONT_KNOW


def administer(
    questionnaire: Questionnaire,
    conductor: Conductor,
    terminal: Terminal,
    language: Language,
    suggest: Callable[[], Path] | None = None,
) -> SessionState:
    """Ask until the sitting is handed in, paused, or the input ends. Every answer is kept when it is given.

    Args:
        questionnaire: what is asked.
        conductor: of the sitting.
        terminal: where.
        language: that the sitting is held in.
        suggest: another file to go on in, where answers cannot be kept in theirs.

    Raises:
        KeyboardInterrupt: the respondent pressed Ctrl-C; the sitting is paused and kept.
    """
    face = _Plain(questionnaire, conductor, Conversation(terminal, language), suggest)
    try:
        if conductor.read_only is not None:
            face.tell_problem(conductor.read_only)
        while conductor.state.status == "open":
            if conductor.state.current is None:
                face.review()
            else:
                face.ask(conductor.state.current)
    except Left:
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


class _Plain:
    """One face on one sitting."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        conductor: Conductor,
        conversation: Conversation,
        suggest: Callable[[], Path] | None,
    ) -> None:
        self.questionnaire = questionnaire
        self.conductor = conductor
        self.conversation = conversation
        self.suggest = suggest
        self.warnings = TimeWarnings()
        self.confirmed = False  # sending with blanks was asked for once
        self.terminal = conversation.terminal
        self.say, self.tell, self.read = conversation.say, conversation.tell, conversation.read
        self.tell_problem = conversation.tell_problem

    @property
    def language(self) -> Language:
        return self.conversation.language

    def ask(self, item: Item) -> None:
        """Ask one question until the respondent moves on."""
        state = self.conductor.state
        section = self.questionnaire.section_of(item.id).title.of(self.language)
        self.terminal.write("")
        what, count = Text(fr="Question", en="Question"), len(state.asked)
        if item.id in state.practice:
            what, count = Text(fr="Exercice", en="Practice"), len(state.practice)
        left = minutes_left(self.conductor.remaining())
        self.say(
            f"{what.fr} {state.number} sur {count} · {section}{left.fr}",
            f"{what.en} {state.number} of {count} · {section}{left.en}",
        )
        self.terminal.write("-" * WIDTH)
        self.look_again(item)
        if item.id in state.codes:
            answer = in_words(item, state.codes[item.id], self.language)
            self.say(f"Votre réponse actuelle : {answer}", f"Your current answer: {answer}")
        if item.id in state.flagged:
            self.say("Question marquée.", "Question marked.")
        if item.id in state.drafts:
            draft = state.drafts[item.id]
            self.say(f"Votre brouillon, pas encore envoyé : {draft}", f"Your draft, not sent yet: {draft}")
        if item.id in state.comments:
            comment = state.comments[item.id]
            self.say(f"Votre commentaire : {comment}", f"Your comment: {comment}")
        write_wrapped(self.terminal, how_to_answer(item, self.language))
        self.warn_of_time()
        while self.conductor.state.current is item and self.conductor.state.status == "open":
            typed = self.read("Votre réponse : ", "Your answer: ")
            if not typed and item.id in self.conductor.state.codes:
                self.say(
                    "Votre réponse est gardée ; « s » pour la question suivante.",
                    'Your answer is kept; "s" for the next question.',
                )
            elif not typed:
                self.say("Rien n’est choisi.", "Nothing is chosen.")
            elif not self.command(typed, item):
                self.answer(item, typed)

    def look_again(self, item: Item) -> None:
        for line in shown(item, self.language):
            self.terminal.write(line)
        self.terminal.write("")

    def answer(self, item: Item, typed: str) -> None:
        """Keep an answer, say so once it is kept, and go on."""
        remedy = None
        try:
            word = typed.removeprefix("=") if not item.options else typed
            code = code_of(item, word)
            # What is wrong with a code is told in codes, and here numbers are typed.
            remedy = HOW[item.type](item) if item.type in ("allocation", "scale10") else None
            kept = self.do(Answer(code))
        except InvalidResponse as error:
            remedy = remedy or error.remedy
            fr, en = error.message.fr, error.message.en
            self.say(f"{fr[:1].upper()}{fr[1:]}. {remedy.fr}", f"{en[:1].upper()}{en[1:]}. {remedy.en}")
            return
        if not kept:
            return
        answer = in_words(item, self.conductor.state.codes[item.id], self.language)
        late = item.id in self.conductor.state.late
        self.say(
            f"Enregistré : {answer}" + (" (hors temps)" if late else ""),
            f"Saved: {answer}" + (" (late)" if late else ""),
        )
        self.do(GoOn())

    def go_back(self) -> None:
        place = self.conductor.state.position
        if self.do(Back()) and self.conductor.state.position == place:
            self.say("C’est la première question.", "This is the first question.")

    def do(self, intent: Intent) -> bool:
        """Carry out an intent. Where it could not be kept, say why and stay where we are."""
        before = self.conductor.state
        try:
            self.conductor.do(intent)
        except UserError as error:
            if not keep_somehow(self.conversation, self.conductor, error, self.suggest):
                return False
        after = self.conductor.state
        if after.reviewed and before.hidden - after.hidden:
            self.confirmed = False  # what was agreed to was a shorter list
        return True

    def command(self, typed: str, item: Item) -> bool:
        """Carry out a command; False where the line is not one."""
        word = typed.removeprefix(":").strip().casefold()
        word = WORDS.get(word, word)
        if word not in self.commands or (is_answer(item, typed) and not typed.startswith(":")):
            if word in self.commands and not item.options:
                # A letter that was a command everywhere else is no answer by a slip of habit.
                self.say(
                    f"Pour la commande, tapez « :{word} » ; pour répondre « {word} », tapez « ={word} ».",
                    f'For the command, type ":{word}"; to answer "{word}", type "={word}".',
                )
                return True
            return False
        self.commands[word](item)
        return True

    @property
    def commands(self) -> dict[str, Callable[[Item], object]]:
        return {
            "r": lambda item: self.go_back(),
            "s": lambda item: self.do(Next()),
            "l": self.look_again,
            "e": lambda item: self.do(Jump(None)),
            "d": self.dont_know,
            "m": self.mark,
            "c": self.comment,
            "x": self.take_back,
            "g": lambda item: self.other_language(),
            "v": lambda item: self.overview(),
            "t": lambda item: self.time_left(),
            "p": self.pause,
            "?": self.help,
        }

    def help(self, item: Item | None) -> None:
        self.tell(help_on(item, limited=self.conductor.remaining() is not None))

    def dont_know(self, item: Item) -> None:
        if not item.dont_know:
            self.say("Cette question demande une réponse.", "This question needs an answer.")
        elif self.do(Answer(DONT_KNOW)):
            self.say("Enregistré : je ne sais pas", "Saved: I don't know")
            self.do(GoOn())

    def mark(self, item: Item) -> None:
        if not self.do(Flag()):
            return
        if item.id in self.conductor.state.flagged:
            self.say("Marquée.", "Marked.")
        else:
            self.say("Marque retirée.", "Mark removed.")

    def comment(self, item: Item) -> None:
        said = self.read("Votre commentaire (Entrée pour aucun) : ", "Your comment (Enter for none): ")
        if said and self.do(Comment(said)):
            self.say(
                "Commentaire enregistré ; il ne change aucun point.", "Comment saved; it changes no points."
            )

    def take_back(self, item: Item) -> None:
        if item.id not in self.conductor.state.codes:
            self.say("Cette question n’a pas de réponse.", "This question has no answer.")
        elif self.do(Clear()):
            self.say("Réponse retirée.", "Answer taken back.")

    def other_language(self) -> None:
        other = next(language for language in LANGUAGES if language != self.language)
        if self.do(Speak(other)):
            self.conversation.language = other
            self.say("La passation continue en français.", "The sitting goes on in English.")
            item = self.conductor.state.current
            if item is not None:
                self.look_again(item)
                write_wrapped(self.terminal, how_to_answer(item, other))

    def pause(self, item: Item) -> None:
        raise Left

    def warn_of_time(self) -> None:
        """Tell once when ten, five and one minutes are left, and when the time is over."""
        if self.warnings.due(self.conductor.remaining()):
            self.time_left()

    def time_left(self) -> None:
        self.tell(time_left(self.conductor.remaining()))

    def overview(self) -> None:
        state = self.conductor.state
        for number, item in enumerate(state.asked, 1):
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
        numbers = {str(number): item.id for number, item in enumerate(state.asked, 1)}
        missing = len(state.unanswered)
        if missing:
            self.say(
                f"{plural(missing, 'question')} sans réponse.",
                f"{plural(missing, 'question', 'en')} without an answer.",
            )
        self.say(
            "Tapez « e » pour envoyer, un numéro pour revoir une question, « p » pour une pause.",
            'Type "e" to end and send, a number to see a question again, "p" to pause.',
        )
        typed = self.read("Votre choix : ", "Your choice: ").casefold()
        typed = WORDS.get(typed.removeprefix(":"), typed)
        if typed in ("e", ":e") and missing and not self.confirmed:
            self.confirmed = True
            self.say(
                f"{plural(missing, 'question')} sans réponse. Tapez « e » encore une fois pour envoyer quand même.",
                f'{plural(missing, "question", "en")} without an answer. Type "e" once more to send all the same.',
            )
        elif typed in ("e", ":e"):
            self.do(Submit())
        elif typed in ("?", ":?"):
            self.help(None)
        elif typed in ("p", ":p"):
            raise Left
        elif typed in ("r", ":r"):
            self.do(Back())
        elif typed in ("t", ":t"):
            self.time_left()
        elif typed in ("g", ":g"):
            self.other_language()
        elif item := numbers.get(typed.translate(AZERTY)):
            self.do(Jump(item))
        else:
            self.say("Rien n’est envoyé.", "Nothing is sent.")
