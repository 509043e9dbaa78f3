"""An answer that could not be kept: it stays on the screen until it is, here or in another file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from digimat.administration.conductor import Conductor
from digimat.administration.conversation import Conversation
from digimat.language import Text
from digimat.problems import UserError

NOT_SAVED = Text(
    fr="Ce que vous venez de faire n’est PAS enregistré ; tout ce qui précède l’est.",
    en="What you have just done is NOT saved; everything before it is.",
)


def keep_somehow(
    conversation: Conversation,
    conductor: Conductor,
    error: UserError,
    suggest: Callable[[], Path] | None = None,
) -> bool:
    """Say why, and try again as often as the respondent wants; whether it is kept in the end.

    Args:
        conversation: with the respondent.
        conductor: has what could not be kept.
        error: why.
        suggest: another file that may do.
    """
    place = suggest() if suggest is not None else None
    while True:
        for problem in error.problems:
            conversation.tell_problem(problem)
        if not conductor.unsaved:  # nothing to be kept: it may not be done at all
            return False
        conversation.tell(NOT_SAVED)
        conversation.say(
            "Entrée : réessayer. « q » : revenir à la question.",
            'Enter: try again. "q": back to the question.',
        )
        if conductor.can_move:
            _offer_another_place(conversation, place)
        typed = conversation.read("Votre choix : ", "Your choice: ")
        try:
            if typed.casefold() in ("q", ":q"):
                return False
            if not typed:
                conductor.retry()
            elif typed.casefold() in ("a", ":a") and place is not None and conductor.can_move:
                conductor.move_to(place)
            elif conductor.can_move and _is_file(typed):
                place = Path(typed).expanduser().absolute()
                conductor.move_to(place)
            else:
                conversation.say(f"« {typed} » ne va pas ici.", f'"{typed}" does not fit here.')
                continue
        except UserError as again:
            error = again
        else:
            if typed:
                conversation.say(f"La passation continue dans {place}", f"The sitting goes on in {place}")
            return True


def _is_file(typed: str) -> bool:
    """Whether this names a file: an answer that is given again must not become one."""
    return typed.endswith(".db") or "/" in typed or "\\" in typed


def _offer_another_place(conversation: Conversation, place: Path | None) -> None:
    if place is not None:
        conversation.say(
            f"« a » : continuer dans un autre fichier, {place}", f'"a": go on in another file, {place}'
        )
    conversation.say(
        "Ou tapez le chemin d’un fichier, comme /media/cle/passation.db : la passation s’y poursuivra.",
        "Or type the name of a file, on a USB stick for example: the sitting goes on there.",
    )
