"""French capitals have their accents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing, excerpt

# Beginnings of words that are no word without their accent, so that they can be told for sure.
_ACUTE = (
    "Ebauch Ecart Echang Echantill Echeanc Echéanc Echec Echel Echou Eclair Ecol Econom Ecout Ecran Ecri Edit(?!h) "
    "Educ Egal Egar Elabor Elarg Electr Elément Element Elev Elimin Elu Emett Emiss Energ Epargn Epreuv Equilib "
    "Equip Equiva Etabli Etal Etap Etat Eteind Eteint Etend Ethiq Etiq Etoil Etrang Etroit Etud Evalu Eventu Evit "
    "Evol Evoqu Evén Evidemm Eviden"
)
_CIRCUMFLEX = "Etre Etes Ile"
# After the capital of a sentence: « A la », « A qui » are never the verb, « A répondu » is.
_AFTER_A = (
    "l’ l' la le les ce cet cette ces son sa ses leur leurs mon ma mes votre vos notre nos un une des du chaque "
    "chacun chacune quel quelle quels quelles qui quoi partir propos part côté cause moins mesure peine savoir "
    "travers défaut condition droite gauche distance long court terme tout toute tous toutes plusieurs quelques "
    "deux trois"
)
_SENTENCE = r"(?:(?<=^)|(?<=\n)|(?<=[.!?…:«] )|(?<=[.!?…:«][\u00a0\u202f]))"
_MISSING = re.compile(
    rf"\b(?:{'|'.join(_ACUTE.split())})\w*|\b(?:{'|'.join(_CIRCUMFLEX.split())}|Ca)\b"
    rf"|{_SENTENCE}A (?:{'|'.join(_AFTER_A.split())})(?:\b|(?<=[’']))"
)


def check(writing: Writing) -> Iterator[Problem]:
    """É, À, Ê and Ç, not E, A and C, at the head of the French words where the accent is sure to be missing.

    « A » is told at the head of a sentence before a word that cannot follow the verb; « Etat », « Equipe »,
    « Evaluer » and their like, which exist with the accent only, anywhere. Stimuli are left alone.
    """
    for wording in writing.texts:
        found = None if wording.is_stimulus else _MISSING.search(wording.text.fr)
        if found is not None:
            place = excerpt(wording.text.fr, found.start(), found.end())
            yield writing.warning(
                (*wording.path, "fr"),
                "WRT071",
                Text(
                    fr=f"capitale sans accent : « {place} »",
                    en=f"capital without its accent: « {place} »",
                ),
                Text(fr="Écrivez É, À, Ê ou Ç.", en="Write É, À, Ê or Ç."),
            )
