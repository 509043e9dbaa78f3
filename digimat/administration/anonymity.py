"""What an anonymous questionnaire keeps: told before the first question, beside the questionnaire's own notice."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.questionnaires import Questionnaire

_OPEN = Text(
    fr="Jusqu’à l’envoi, vos réponses sont gardées avec leur heure, sous un code que personne d’autre n’a : {code}. "
    "Notez-le : sans lui, une pause ne se reprend pas, et rien ne peut être effacé à votre demande.",
    en="Until you send them, your answers are kept with their times, under a code that nobody else has: {code}. Write "
    "it down: without it you cannot go on after a pause, nor have anything erased.",
)
_SENT = Text(
    fr="À l’envoi, il reste une ligne sans nom, sans code et sans heure : {kept}. S’y ajoute au besoin une mention : "
    "réponses toutes semblables, ou données trop vite. Le reste est effacé : le code, les heures, les durées, la "
    "langue, vos commentaires et vos marques.",
    en="Once sent, one line stays, without name, code or time: {kept}. If need be a remark goes with it: answers all "
    "alike, or given too fast. The rest is erased: the code, the times, how long you took, the language, your "
    "comments and your marks.",
)
_AFTERWARDS = Text(
    fr="Ensuite, plus rien ne mène de cette ligne à vous : personne, pas même vous, ne peut la retrouver, la corriger "
    "ni l’effacer.",
    en="After that nothing leads from this line to you: nobody, not even you, can find it, correct it or erase it.",
)
_OWN_WORDS = Text(
    fr="Ce que vous écrivez avec vos mots est gardé tel quel : n’y nommez personne, ni rien qui vous fasse "
    "reconnaître.",
    en="What you write in your own words is kept as it is: name nobody there, and nothing that you are known by.",
)


def what_is_kept(questionnaire: Questionnaire, code: str) -> Text:
    """What is kept of an anonymous sitting while it is open and once it is handed in, a paragraph each.

    Args:
        questionnaire: says what is asked, of the person too.
        code: of the sitting; nobody else is shown it.
    """
    told = [_OPEN.format(code=code), _SENT.format(kept=_kept(questionnaire)), _AFTERWARDS]
    if any(item.type in ("text", "short") for item in questionnaire.items):
        told.append(_OWN_WORDS)
    return Text(fr="\n".join(each.fr for each in told), en="\n".join(each.en for each in told))


def _kept(questionnaire: Questionnaire) -> Text:
    """The parts of the one line that stays."""
    parts = [*_parts(questionnaire)]
    return Text(
        fr=f"{', '.join(part.fr for part in parts[:-1])} et {parts[-1].fr}",
        en=f"{', '.join(part.en for part in parts[:-1])} and {parts[-1].en}",
    )


def _parts(questionnaire: Questionnaire) -> Iterator[Text]:
    yield Text(fr="vos réponses", en="your answers")
    for field in questionnaire.profile:
        if field.asked:
            yield Text(fr=f"« {field.title.fr} »", en=f"“{field.title.en}”")
    yield Text(fr="la semaine, sans le jour", en="the week, without the day")
