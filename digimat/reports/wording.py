"""Every fixed word of the reports, in French and in English; the rest comes from the content."""

from __future__ import annotations

from digimat.language import Language, Text

WORDS: dict[str, Text] = {
    # Cover and running foot
    "kind": Text("Rapport personnel", "Personal report"),
    "kind_assessor": Text("Rapport à l’évaluateur", "Assessor’s report"),
    "respondent": Text("Pour", "For"),
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
    "out_of": Text("sur 100", "out of 100"),
    "confidence": Text("à {n} % de confiance", "at {n}% confidence"),
    "level": Text("Niveau", "Level"),
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
    "no_priority": Text("Aucune priorité n’est mise en avant ici.", "No priority is put forward here."),
    "no_total": Text(
        "Il n’y a pas assez de réponses pour un score d’ensemble.",
        "There are not enough answers for an overall score.",
    ),
    # Profile
    "profile": Text("Le profil", "The profile"),
    "what": Text("Ce qui est mesuré", "What is measured"),
    "score": Text("Score", "Score"),
    "state": Text("État", "State"),
    "answered": Text("Réponses", "Answers"),
    "missing": Text("pas assez de réponses", "not enough answers"),
    # What next
    "next": Text("Et maintenant", "What next"),
    "flags": Text("À savoir pour bien lire ce résultat", "Good to know when reading this result"),
    "advice": Text("Pour progresser", "To make progress"),
    "first_step": Text("Premier pas", "First step"),
    "sign": Text("Signe de réussite", "Sign of success"),
    "method": Text("Méthode et limites", "Method and limits"),
    "passport": Text("Passeport", "Passport"),
    "valid_until": Text("Valable jusqu’au", "Valid until"),
    "retest": Text("Repasser le test", "Retaking the test"),
    # Annex
    "annex": Text("Annexe : les réponses", "Annex: the answers"),
    "number": Text("N°", "No."),
    "question": Text("Question", "Question"),
    "answer": Text("Réponse", "Answer"),
    "points": Text("Points", "Points"),
    "time": Text("Temps", "Time"),
    # Alternative texts of the charts
    "alt_line": Text(
        "Le score sur une ligne de 0 à 100 : {score}.", "The score on a line from 0 to 100: {score}."
    ),
    "alt_line_error": Text(
        "Le score sur une ligne de 0 à 100 : {score}, avec une barre d’erreur de {low} à {high}.",
        "The score on a line from 0 to 100: {score}, with an error bar from {low} to {high}.",
    ),
    "alt_radar": Text("Radar, un axe par score : {list}.", "Radar, one axis a score: {list}."),
    "alt_stairs": Text(
        "Escalier, une marche par difficulté, de la plus facile à la plus difficile : {list}.",
        "Staircase, one step a difficulty, from the easiest to the hardest: {list}.",
    ),
    "alt_bar": Text("Barre « {title} » : {value}.", "Bar “{title}”: {value}."),
    # Document properties and terminal
    "description": Text(
        "Rapport personnel de {name}, {title}, {date}", "Personal report of {name}, {title}, {date}"
    ),
    "keywords": Text("évaluation, questionnaire, rapport", "assessment, questionnaire, report"),
}


def full_level(name: str, w: dict[str, str]) -> str:
    """The name of a level where it stands alone: a bare number says what it is a number of.

    >>> full_level("5", words("en")), full_level("Established", words("en"))
    ('Level 5', 'Established')
    """
    return f"{w['level']} {name}" if name.isdigit() else name


def words(language: Language) -> dict[str, str]:
    """All fixed words in one language, ready for a template."""
    return {key: text.of(language) for key, text in WORDS.items()}
