"""Says in words what a column was taken for."""

from __future__ import annotations

from digimat.answers.exports.model import Role
from digimat.language import Text

ROLES: dict[Role, Text] = {
    "respondent": Text(fr="qui a répondu", en="who answered"),
    "requirement": Text(fr="la bande exigée", en="the band required"),
    "form": Text(fr="le formulaire posé", en="the form asked"),
    "variant": Text(fr="la variante posée de {target}", en="the variant asked of {target}"),
    "set": Text(fr="le jeu de paramètres de {target}", en="the parameter set of {target}"),
    "profile": Text(fr="profil : {target}", en="profile: {target}"),
    "answer": Text(fr="item {target}", en="item {target}"),
    "part": Text(fr="item {target}, {part}", en="item {target}, {part}"),
    "other": Text(fr="item {target}, « autre » en clair", en='item {target}, "other" in words'),
    "comment": Text(fr="remarque, non lue", en="remark, not read"),
    "metadata": Text(fr="de l’outil, non lu", en="of the form tool, not read"),
    "score": Text(fr="points de l’outil, non lus", en="points of the form tool, not read"),
    "personal": Text(fr="donnée personnelle, non lue", en="personal, not read"),
    "note": Text(fr="note de digimat, non lue", en="note of digimat, not read"),
    "ignored": Text(fr="laissée de côté", en="left out"),
    "unknown": Text(fr="inconnue, non lue", en="unknown, not read"),
}


def taken_for(role: Role, target: str = "", part: str = "", instance: str = "") -> Text:
    """What a column was taken for."""
    words = ROLES[role]
    said = Text(
        fr=words.fr.replace("{target}", target).replace("{part}", part),
        en=words.en.replace("{target}", target).replace("{part}", part),
    )
    return Text(fr=f"{said.fr} ({instance})", en=f"{said.en} ({instance})") if instance else said
