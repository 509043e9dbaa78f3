"""LimeSurvey: headings by code (``Q1[SQ001]``), by full text, cut to 15 signs, or both; answers by code or text.

Its writer quotes every cell but those of questions that were not shown; in words, these are ``N/A``.
Source: LimeSurvey, application/helpers/admin/export (CsvWriter, Writer, SurveyObj).
"""

from __future__ import annotations

from digimat.answers.exports.vendors.vendor import Vendor, any_of, names, pattern

VENDOR = Vendor(
    id="limesurvey",
    title="LimeSurvey",
    signs=any_of(
        ["id", "submitdate"],
        ["id", "lastpage"],
        ["id", "startlanguage"],
        ["ID de la réponse", "Date de soumission"],
        ["ID de la réponse", "Dernière page"],
        ["ID de la réponse", "Langue de départ"],
        ["Response ID", "Date submitted"],
        ["Response ID", "Last page"],
        ["Response ID", "Start language"],
        # The tool writes spaces as underscores where it is asked to.
        ["Response_ID", "Date_submitted"],
        ["ID_de_la_réponse", "Date_de_soumission"],
    ),
    respondent=("id", "ID de la réponse", "Response ID", "ID_de_la_réponse", "Response_ID"),
    metadata=names(
        "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "refurl", "interviewtime",
        "Date de soumission", "Dernière page", "Langue de départ", "Tête de série", "Date de lancement",
        "Date de la dernière action", "URL de provenance", "URL référente", "Temps total",
        "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action",
        "Referrer URL", "Total time",
        "Date_submitted", "Last_page", "Start_language", "Date_started", "Date_last_action", "Referrer_URL",
        "Date_de_soumission", "Dernière_page", "Langue_de_départ", "Tête_de_série", "Date_de_lancement",
        "Date_de_la_dernière_action", "Total_time", "Temps_total",
    ),
    personal=names(
        "ipaddr", "token", "firstname", "lastname", "email", "Adresse IP", "IP address", "Code d'accès",
        "Access code", "Token", "Prénom", "Nom de famille", "Adresse courriel", "First name", "Last name",
        "Email address", "Adresse_IP", "IP_address", "Access_code", "Code_d'accès",
    ),
    patterns=(
        (pattern(r"grouptime\d+"), "metadata"),
        (pattern(r"\w*[a-z0-9]time"), "metadata"),  # Q1Time: how long the question took
        (pattern(r"(group|question) time\b.*"), "metadata"),
        (pattern(r"temps pour (le groupe de questions|la question)\b.*"), "metadata"),
        (pattern(r"attribute_\d+"), "personal"),
    ),
    nulls=True,
    not_shown=frozenset({"N/A"}),
    separators=(";", ",", "|"),
    other=names("other", "Autre", "Other"),
    other_is_words=True,
)  # fmt: skip
