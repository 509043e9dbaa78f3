"""SurveyMonkey: two header rows, the question over its first column, and below it ``Response`` or an option.

The condensed form leaves the second row empty.
"""

from __future__ import annotations

from digimat.answers.exports.vendors.vendor import Vendor, any_of, names, pattern

# Under a question with one column for its whole answer.
ANSWER_HEADINGS = names(
    "Response", "Open-Ended Response", "Réponse", "Réponse ouverte", "Réponse à question ouverte"
)

VENDOR = Vendor(
    id="survey_monkey",
    title="SurveyMonkey",
    signs=any_of(
        ["Respondent ID", "Collector ID"],
        ["RespondentID", "CollectorID"],
        ["ID du répondant", "ID du collecteur"],
    ),
    respondent=("Respondent ID", "RespondentID", "ID du répondant"),
    metadata=names(
        "Collector ID", "CollectorID", "Start Date", "End Date", "StartDate", "EndDate", "Date Created",
        "Date Modified", "ID du collecteur", "Date de début", "Date de fin",
    ),
    personal=names(
        "IP Address", "IPAddress", "Email Address", "EmailAddress", "First Name", "Last Name", "FirstName",
        "LastName", "Adresse IP", "Adresse e-mail", "Prénom", "Nom", "Nom de famille",
    ),
    patterns=(
        (pattern(r"(custom data|customdata|donnees personnalisees)( ?\d+)?"), "personal"),
    ),
    separators=(";", ","),
    other=names("Other (please specify)", "Autre (veuillez préciser)", "Autre (veuillez spécifier)", "Other", "Autre"),
    other_is_words=True,
)  # fmt: skip
