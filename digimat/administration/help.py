"""The help of plain lines: the commands that work where one is."""

from __future__ import annotations

from digimat.language import Text
from digimat.questionnaires import Item

_AT_A_QUESTION = {
    "r": Text(fr="revenir à la question précédente", en="go back to the previous question"),
    "l": Text(fr="relire la question et son document", en="show the question and its document again"),
    "s": Text(fr="passer à la suivante sans répondre", en="skip to the next one without answering"),
    "e": Text(fr="aller à la fin, pour vérifier et envoyer", en="go to the end, to check and send"),
    "d": Text(fr="répondre « je ne sais pas »", en='answer "I don\'t know"'),
    "m": Text(fr="marquer la question, pour y revenir", en="mark the question, to come back to it"),
    "c": Text(fr="écrire un commentaire sur la question", en="comment on the question"),
    "x": Text(fr="retirer votre réponse", en="take your answer back"),
    "g": Text(fr="continuer en anglais", en="go on in French"),
    "v": Text(fr="voir toutes les questions", en="view all questions"),
    "t": Text(fr="temps restant", en="time left"),
    "p": Text(
        fr="pause : tout est gardé, vous reprendrez ici",
        en="pause: everything is kept, you will go on here",
    ),
    "?": Text(fr="cette aide", en="this help"),
}
# What people type who look for a word.
WORDS = {
    "aide": "?", "help": "?", "pause": "p", "retour": "r", "back": "r", "passer": "s", "skip": "s",
    "commentaire": "c", "comment": "c", "temps": "t", "time": "t", "fin": "e", "end": "e",
}  # fmt: skip
_AT_THE_REVIEW = {
    "e": Text(fr="envoyer", en="end and send"),
    "r": Text(fr="revenir à la dernière question", en="go back to the last question"),
    **{letter: _AT_A_QUESTION[letter] for letter in "gtp?"},
}


def help_on(item: Item | None, *, limited: bool) -> Text:
    """What can be typed at a question, or at the review; ``limited``: there is a time limit."""
    commands = dict(_AT_THE_REVIEW if item is None else _AT_A_QUESTION)
    if item is not None and not item.dont_know:
        del commands["d"]
    if not limited:
        del commands["t"]
    first = Text(fr="Commandes : une lettre, puis Entrée.", en="Commands: one letter, then Enter.")
    last = Text(fr="Un numéro affiche la question qui le porte.", en="A number shows its question.")
    if item is not None:
        last = Text(
            fr="Quand la réponse est un mot, mettez deux-points devant la lettre, par exemple « :r ».",
            en='Where the answer is a word, write a colon before the letter, for example ":r".',
        )
    does = (
        Text(fr=f"  {letter}  {what.fr}", en=f"  {letter}  {what.en}") for letter, what in commands.items()
    )
    lines = [first, *does, last]
    return Text(fr="\n".join(line.fr for line in lines), en="\n".join(line.en for line in lines))
