"""Asks who answers, where a questionnaire wants to know; before the first question, and never scored."""

from __future__ import annotations

from collections.abc import Mapping

from digimat.administration.terminal import Terminal, write_wrapped
from digimat.language import Language, Text
from digimat.questionnaires import InvalidResponse, Questionnaire
from digimat.questionnaires.model import ProfileField
from digimat.questionnaires.profile import read_fact


def ask_profile(
    questionnaire: Questionnaire, known: Mapping[str, str], terminal: Terminal, language: Language
) -> Mapping[str, str] | None:
    """The profile of whoever answers: what is known already, and what they say; None at the end of the input.

    An empty line leaves a fact unknown, except the role where several roles make one picture.
    """
    profile = dict(known)
    for field in questionnaire.profile:
        if field.id in profile or not field.asked:
            continue
        wanted = questionnaire.roles is not None and questionnaire.roles.field == field.id
        fact = _ask(field, wanted, terminal, language)
        if fact is None:
            return None
        if fact:
            profile[field.id] = fact
    return profile


def _ask(field: ProfileField, wanted: bool, terminal: Terminal, language: Language) -> str | None:
    terminal.write("")
    write_wrapped(terminal, field.title.of(language))
    codes = list(field.options)
    for number, code in enumerate(codes, 1):
        write_wrapped(terminal, f"  {number}  {field.options[code].of(language)}")
    prompt = _prompt(field, wanted).of(language)
    while True:
        typed = terminal.read(prompt)
        if typed is None:
            return None
        typed = typed.strip()
        digits = typed.lstrip("0")
        if digits.isdecimal() and len(digits) <= 3 and int(digits) <= len(codes):
            return codes[int(digits) - 1]
        try:
            fact = read_fact(field, typed)
        except InvalidResponse as error:
            # The screen shows numbers, so the remedy speaks of numbers.
            remedy = error.remedy
            if codes:
                remedy = Text(
                    fr=f"Tapez un numéro, de 1 à {len(codes)}.", en=f"Type a number, 1 to {len(codes)}."
                )
            write_wrapped(terminal, f"{error.message.of(language)}. {remedy.of(language)}")
            continue
        if fact or not wanted:
            return fact
        missing = Text(fr="Cette réponse est nécessaire : choisissez.", en="This is needed: please choose.")
        write_wrapped(terminal, missing.of(language))


def _prompt(field: ProfileField, wanted: bool) -> Text:
    if not field.options:
        return Text(fr="Votre réponse (Entrée pour passer) : ", en="Your answer (Enter to skip): ")
    if wanted:
        return Text(fr="Un numéro : ", en="A number: ")
    return Text(fr="Un numéro (Entrée pour passer) : ", en="A number (Enter to skip): ")
