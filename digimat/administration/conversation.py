"""What is said and typed in plain lines, in the language of the sitting."""

from __future__ import annotations

import re

from digimat.administration.terminal import Terminal, write_wrapped
from digimat.language import Language, Text
from digimat.problems import Problem

# What arrow keys send; they mean nothing here, and are no part of an answer.
_ARROWS = re.compile(r"\x1b\[[0-9;]*[A-Za-z~]")


class Left(Exception):
    """The respondent has left; the sitting stays open."""


class Conversation:
    """A terminal and a language, which may change on the way."""

    def __init__(self, terminal: Terminal, language: Language) -> None:
        self.terminal = terminal
        self.language = language

    def say(self, fr: str, en: str) -> None:
        """Say something of ours."""
        self.tell(Text(fr=fr, en=en))

    def tell(self, text: Text) -> None:
        """Say a text, paragraph by paragraph."""
        for paragraph in text.of(self.language).split("\n"):
            write_wrapped(self.terminal, paragraph)

    def tell_problem(self, problem: Problem) -> None:
        """Say where, what and how to mend it."""
        self.terminal.write(problem.line(self.language))

    def read(self, fr: str, en: str) -> str:
        """What is typed at a prompt.

        Raises:
            Left: the input has ended.
        """
        typed = self.terminal.read(Text(fr=fr, en=en).of(self.language))
        if typed is None:
            raise Left
        return _ARROWS.sub("", typed).strip()
