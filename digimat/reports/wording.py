"""Every fixed word of the reports, in French and in English; the rest comes from the content."""

from __future__ import annotations

from digimat.language import Language, Text
from digimat.reports.content import Axis

WORDS: dict[str, Text] = {
    # Cover and running foot
    "kind": Text("Rapport personnel", "Personal report"),
    "kind_assessment": Text("Rapport d’évaluation", "Assessment report"),
    "kind_organisation": Text("Rapport d’organisation", "Organisation report"),
    "kind_group": Text("Rapport de groupe", "Group report"),
    "kind_assessor": Text("Rapport à l’évaluateur", "Assessor’s report"),
    "respondent": Text("Pour", "For"),
    "client": Text("Client", "Client"),
    "author": Text("Établi par", "Prepared by"),
    "logo": Text("Logo de qui remet ce rapport", "Logo of who hands over this report"),
    "questionnaire": Text("Questionnaire", "Questionnaire"),
    "version": Text("version", "version"),
    "status": Text("État", "Status"),
    "form": Text("Formulaire", "Form"),
    "language": Text("Langue de passation", "Language of the sitting"),
    "software": Text("Logiciel", "Software"),
    "page": Text("Page", "Page"),
    "of": Text("sur", "of"),
    # Summary
    "in_brief": Text("En bref", "In brief"),
    "out_of": Text("sur {to}", "out of {to}"),
    "from_to": Text("de {from_} à {to}", "from {from_} to {to}"),
    "confidence": Text("à {n} % de confiance", "at {n}% confidence"),
    "level_label": Text("Votre niveau", "Your level"),
    "band": Text("Bande", "Band"),
    "from": Text("À partir de", "From"),
    "adjusted": Text("Pourquoi ce niveau", "Why this level"),
    "strengths": Text("Points forts", "Strengths"),
    "priorities": Text("Priorités", "Priorities"),
    "no_strength": Text(
        "Pas encore de bloc solide : la suite dit par où commencer.",
        "No solid block yet: what follows says where to begin.",
    ),
    "no_strength_here": Text("Aucun point fort n’est mis en avant ici.", "No strength is put forward here."),
    "no_priority": Text("Aucune priorité n’est mise en avant ici.", "No priority is put forward here."),
    # Conclusions
    "conclusions": Text("Les conclusions", "Conclusions"),
    "value": Text("Valeur", "Value"),
    "remark": Text("Remarque", "Remark"),
    "fate": Text("Ce qu’il en est", "What became of it"),
    # Profile
    "profile": Text("Le profil", "The profile"),
    "scores": Text("Les scores", "The scores"),
    "span": Text("Du plus bas au plus haut score possible", "From the lowest to the highest possible score"),
    "what": Text("Ce qui est mesuré", "What is measured"),
    "score": Text("Score", "Score"),
    "state": Text("État", "State"),
    "answered": Text("Réponses", "Answers"),
    "missing": Text("pas assez de réponses", "not enough answers"),
    # A group
    "people": Text("Qui a répondu", "Who answered"),
    "role": Text("Rôle", "Role"),
    "number_of_people": Text("Personnes", "People"),
    "gaps": Text("Regards différents", "Seen differently"),
    "sees_most": Text("Note le plus haut", "Scores it highest"),
    "sees_least": Text("Note le plus bas", "Scores it lowest"),
    "blind": Text("Zones aveugles", "Blind spots"),
    "dont_know": Text("« Ne sait pas »", "“Don’t know”"),
    "apart": Text("Désaccords", "Disagreements"),
    "agreement": Text("Accord, de 0 à 1", "Agreement, from 0 to 1"),
    "spread": Text("Le groupe", "The group"),
    "meaning": Text("Lecture", "How to read it"),
    # What next
    "owner": Text("Responsable :", "Owner:"),
    "due": Text("Pour le :", "By:"),
    "to_verify": Text("Pour vérifier", "To verify"),
    "verify": Text(
        "« digimat verify FICHIER.pdf » recalcule les résultats joints à ce fichier et les compare aux pages.",
        "“digimat verify FILE.pdf” computes the results inside this file again and compares them with the pages.",
    ),
    "contents": Text("Dans ce rapport", "In this report"),
    "next": Text("Et maintenant", "What next"),
    "flags": Text("À savoir pour bien lire ce résultat", "Good to know when reading this result"),
    "advice": Text("Pour progresser", "To make progress"),
    "quick_wins": Text("Et à peu de frais", "And with little effort"),
    "further": Text("Pour aller plus loin", "To go further"),
    "who_answers": Text("Qui répond :", "Who answers:"),
    "first_step": Text("Premier pas", "First step"),
    "sign": Text("Signe de réussite", "Sign of success"),
    "method": Text("Méthode et limites", "Method and limits"),
    "passport": Text("Passeport", "Passport"),
    "valid_until": Text("Valable jusqu’au", "Valid until"),
    "retest": Text("Repasser le test", "Retaking the test"),
    "validity": Text("Validité", "Validity"),
    "again": Text("Évaluer à nouveau", "Assessing again"),
    # Annex
    "annex": Text("Annexe : les réponses", "Annex: the answers"),
    "annex_pooled": Text("Annexe : les réponses réunies", "Annex: the answers, pooled"),
    "number": Text("N°", "No."),
    "question": Text("Question", "Question"),
    "answer": Text("Réponse", "Answer"),
    "points": Text("Points", "Points"),
    "of_one": Text("De 0 à 1", "0 to 1"),
    "time": Text("Temps", "Time"),
    "ends": Text("Chaque axe va de {from_} à {to}.", "Each axis goes from {from_} to {to}."),
    # Alternative texts of the charts
    "alt_line": Text(
        "Le score sur une ligne de {from_} à {to} : {score}.",
        "The score on a line from {from_} to {to}: {score}.",
    ),
    "alt_line_error": Text(
        "Le score sur une ligne de {from_} à {to} : {score}, avec une barre d’erreur de {low} à {high}.",
        "The score on a line from {from_} to {to}: {score}, with an error bar from {low} to {high}.",
    ),
    "alt_line_middle": Text(
        "La moyenne sur une ligne de {from_} à {to} : {score} ; la moitié des personnes sont entre {low} et {high}.",
        "The mean on a line from {from_} to {to}: {score}; half of the people are between {low} and {high}.",
    ),
    "alt_radar": Text("Radar, un axe par score : {list}.", "Radar, one axis a score: {list}."),
    "alt_stairs": Text(
        "Escalier, une marche par difficulté, de la plus facile à la plus difficile : {list}.",
        "Staircase, one step a difficulty, from the easiest to the hardest: {list}.",
    ),
    "alt_bar": Text("Barre « {title} » : {value}.", "Bar “{title}”: {value}."),
    # Charts
    "conditions_first": Text("À régler d’abord", "To be settled first"),
    "nothing_here": Text("Rien à cet horizon.", "Nothing at this horizon."),
    "step": Text("Étape", "Step"),
    "where": Text("Où", "Where"),
    "detail": Text("Détail", "Detail"),
    "drawn": Text("À l’échelle", "To scale"),
    "dial_key": Text(
        "L’anneau dit combien d’heures par jour, en moyenne ; il ne dit pas lesquelles.",
        "The ring says how many hours a day, on average; it does not say which.",
    ),
    "too_few": Text("trop peu de personnes pour être montré", "too few people to be shown"),
    "hidden": Text("caché", "hidden"),
    "nobody": Text("aucun résultat", "no result"),
    "levels_key": Text("Niveaux :", "Levels:"),
    "from_cut": Text("à partir de {cut}", "from {cut}"),
    "error_key": Text(
        "L’erreur de mesure : le score vrai est sans doute entre ces deux bouts.",
        "The error of measurement: the true score is probably between these two ends.",
    ),
    # Document properties and terminal
    "description": Text(
        "Rapport personnel de {name}, {title}, {date}", "Personal report of {name}, {title}, {date}"
    ),
    "description_neutral": Text("Rapport : {name}, {title}, {date}", "Report: {name}, {title}, {date}"),
    "keywords": Text("évaluation, questionnaire, rapport", "assessment, questionnaire, report"),
}


def full_level(name: str, title: str) -> str:
    """The name of a level where it stands alone: a bare number says what it is a number of.

    >>> full_level("5", "Level"), full_level("Established", "Level")
    ('Level 5', 'Established')
    """
    return f"{title} {name}".lstrip() if name.isdigit() else name


def out_of(axis: Axis | None, w: dict[str, str]) -> str:
    """What a score is to be read against; empty where that is not known.

    >>> out_of(Axis("0", "15", "30"), words("en")), out_of(Axis("−100", "0", "100"), words("fr"))
    ('out of 30', 'de −100 à 100')
    """
    if axis is None:
        return ""
    return w["out_of" if axis.low == "0" else "from_to"].format(from_=axis.low, to=axis.high)


def words(language: Language) -> dict[str, str]:
    """All fixed words in one language, ready for a template."""
    return {key: text.of(language) for key, text in WORDS.items()}
