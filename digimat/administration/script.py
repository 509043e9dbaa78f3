"""The script face: replays a file of intents, one a line. For tests, and to enter paper forms.

answer a1d1 b        give a response, in codes        back · next · onwards
clear a1d1           take it back                     jump a3d2 · review
flag a1d1            mark it to look at again         comment a1d1 any words
pause · submit       stop here · hand in              language fr
# a comment line
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from digimat.administration.conductor import Conductor
from digimat.administration.intents import (
    Answer,
    Back,
    Begin,
    Clear,
    Comment,
    Flag,
    GoOn,
    Intent,
    Jump,
    Next,
    Now,
    Pause,
    Speak,
    Submit,
)
from digimat.administration.session import begin
from digimat.administration.state import HiddenItem, SessionClosed, SessionState, UnknownItem
from digimat.language import LANGUAGES, Text
from digimat.problems import Position, Problem, UserError, did_you_mean
from digimat.questionnaires import InvalidResponse, Questionnaire, assemble
from digimat.questionnaires.conditions import parse_condition

_ALONE: dict[str, Callable[[], Intent]] = {
    "back": Back,
    "next": Next,
    "onwards": GoOn,
    "review": lambda: Jump(None),
    "pause": Pause,
    "submit": Submit,
}
_ON_ITEM: dict[str, Callable[[str], Intent]] = {"clear": Clear, "flag": Flag, "jump": Jump}
WORDS = ("answer", "comment", "language", *_ON_ITEM, *_ALONE)


def read_script(text: str, file: str) -> Iterator[tuple[Position, Intent]]:
    """The intents of a script, with their lines.

    Raises:
        UserError: a line cannot be read.
    """
    for number, line in enumerate(text.splitlines(), 1):
        where = Position(file, number)
        parts = line.split(maxsplit=2)
        if not parts or parts[0].startswith("#"):
            continue
        word = parts[0].casefold()
        if word in _ALONE and len(parts) == 1:
            yield where, _ALONE[word]()
        elif word in _ON_ITEM and len(parts) == 2:
            yield where, _ON_ITEM[word](parts[1])
        elif word == "answer" and len(parts) == 3:
            yield where, Answer(parts[2], parts[1])
        elif word == "comment" and len(parts) == 3:
            yield where, Comment(parts[2], parts[1])
        elif word == "language" and len(parts) == 2 and parts[1] in LANGUAGES:
            yield where, Speak(next(each for each in LANGUAGES if each == parts[1]))
        else:
            raise UserError(_unreadable(where, line, word))


def rehearse(
    intents: Sequence[tuple[Position, Intent]],
    questionnaire: Questionnaire,
    form: str,
    profile: Mapping[str, str],
    clock: Callable[[], Now],
    elsewhere: Mapping[str, Sequence[str]],
) -> None:
    """Carry out a script without keeping anything.

    Raises:
        UserError: a line asks for what cannot be done.
    """
    conductor = Conductor(begin(questionnaire, assemble(questionnaire, form)), lambda events: None, clock)
    conductor.do(Begin(profile=profile))
    replay(intents, conductor, elsewhere)


def replay(
    intents: Sequence[tuple[Position, Intent]],
    conductor: Conductor,
    elsewhere: Mapping[str, Sequence[str]] | None = None,
) -> SessionState:
    """Carry out the intents of a script, up to its end or a pause.

    Args:
        intents: with their places in the script.
        conductor: of the sitting.
        elsewhere: the items of the questionnaire, with those of its section: one may be in no form that was given.

    Raises:
        UserError: a line asks for what cannot be done; the lines before it are kept.
    """
    for where, intent in intents:
        try:
            conductor.do(intent)
        except InvalidResponse as error:
            item = getattr(intent, "item", "")
            raise UserError(
                Problem(
                    "ADM002",
                    Text(fr=f"item {item} : {error.message.fr}", en=f"item {item}: {error.message.en}"),
                    error.remedy,
                    where,
                )
            ) from error
        except UnknownItem as error:
            known = [item.id for item in conductor.state.items]
            raise UserError(_no_such_item(where, error.item, known, elsewhere or {})) from error
        except HiddenItem as error:
            raise UserError(_not_asked(where, error, conductor.state)) from error
        except SessionClosed as error:
            raise UserError(_closed(where)) from error
        if conductor.state.status == "paused":
            break
    return conductor.state


def _unreadable(where: Position, line: str, word: str) -> Problem:
    shown = line if len(line) <= 60 else line[:59] + "…"
    remedy = (
        did_you_mean(word, WORDS)
        if word not in WORDS
        else Text(
            fr="Formes : answer ITEM CODE, comment ITEM TEXTE, clear ITEM, flag ITEM, jump ITEM, "
            "language fr, back, next, onwards, review, pause, submit.",
            en="Forms: answer ITEM CODE, comment ITEM TEXT, clear ITEM, flag ITEM, jump ITEM, "
            "language en, back, next, onwards, review, pause, submit.",
        )
    )
    return Problem(
        "ADM001",
        Text(fr=f"ligne de script illisible : « {shown} »", en=f'cannot read the script line "{shown}"'),
        remedy,
        where,
    )


def _no_such_item(
    where: Position, name: str, known: Sequence[str], elsewhere: Mapping[str, Sequence[str]]
) -> Problem:
    """An item that there is not, or that this form does not ask."""
    message = Text(fr=f"aucun item « {name} »", en=f'there is no item "{name}"')
    remedy = did_you_mean(name, known)
    if name in elsewhere:
        message = Text(
            fr=f"ce formulaire ne pose pas l’item « {name} »", en=f'this form does not ask the item "{name}"'
        )
        beside = ", ".join(each for each in elsewhere[name] if each in known) or "—"
        remedy = Text(
            fr=f"De la même section, il pose : {beside}. Vérifiez le formulaire.",
            en=f"Of the same section it asks: {beside}. Check the form.",
        )
    return Problem("ADM003", message, remedy, where)


def _not_asked(where: Position, error: HiddenItem, state: SessionState) -> Problem:
    """The condition that hides an item, and what is known so far of what it names."""
    known = {**state.profile, **{name: state.codes[name] for name in state.answered}}
    names = sorted(parse_condition(error.when).names)
    so_far = ", ".join(f"{name} = {known.get(name) or '—'}" for name in names) or "—"
    return Problem(
        "ADM005",
        Text(
            fr=f"l’item {error.item} n’est pas posé, à cause de réponses données plus tôt ; il ne l’est que si : "
            f"{error.when}",
            en=f"item {error.item} is not asked, because of earlier answers; it is only if: {error.when}",
        ),
        Text(
            fr=f"Jusqu’ici : {so_far}. Répondez d’abord à ce que la condition nomme, ou retirez la ligne.",
            en=f"So far: {so_far}. Answer first what the condition names, or remove the line.",
        ),
        where,
    )


def _closed(where: Position) -> Problem:
    return Problem(
        "ADM004",
        Text(fr="la passation est déjà remise", en="the sitting has already been handed in"),
        Text(fr="Retirez ce qui suit « submit ».", en='Remove what follows "submit".'),
        where,
    )
