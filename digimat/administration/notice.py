"""The notice: what a respondent is told before the first question, and acknowledges."""

from __future__ import annotations

import hashlib

from digimat.administration.anonymity import what_is_kept
from digimat.administration.terminal import Terminal, write_wrapped
from digimat.administration.time_left import time_granted
from digimat.language import Language, Text
from digimat.questionnaires import Questionnaire


def show_notice(
    questionnaire: Questionnaire,
    terminal: Terminal,
    language: Language,
    extra_time: float = 0.0,
    anonymous_code: str = "",
) -> bool:
    """Show the notice and wait until it is acknowledged; False at the end of the input.

    With the code of an anonymous sitting it says what is kept of it.
    """
    terminal.write(questionnaire.title.of(language))
    terminal.write("=" * len(questionnaire.title.of(language)))
    for paragraph in questionnaire.notice.of(language).rstrip("\n").split("\n"):
        write_wrapped(terminal, paragraph)
    if anonymous_code:
        terminal.write("")
        for paragraph in what_is_kept(questionnaire, anonymous_code).of(language).split("\n"):
            write_wrapped(terminal, paragraph)
    if (granted := time_granted(questionnaire, extra_time)) is not None:
        told = granted.of(language)
        write_wrapped(terminal, f"{told[0].upper()}{told[1:]}.")
    terminal.write("")
    commands = Text(
        fr="À tout moment : ? aide, r retour, p pause. Chaque réponse est enregistrée aussitôt.",
        en="At any time: ? help, r back, p pause. Each answer is saved at once.",
    )
    write_wrapped(terminal, commands.of(language))
    terminal.write("")
    prompt = Text(fr="J’ai lu ; Entrée pour commencer : ", en="I have read this; Enter to begin: ")
    return terminal.read(prompt.of(language)) is not None


def fingerprint(questionnaire: Questionnaire) -> str:
    """What tells one notice from another: kept with a sitting, as the one that was acknowledged."""
    both = f"{questionnaire.notice.fr}\0{questionnaire.notice.en}"
    return hashlib.sha256(both.encode()).hexdigest()[:16]
