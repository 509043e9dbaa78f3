"""Microsoft Forms: ``ID``, two stamps, who, then the text of each question; ticks as ``A;B;``.

The columns of a quiz stay English in every language: ``Total points``, ``Points - Q``, ``Feedback - Q``.
"""

from __future__ import annotations

from digimat.answers.exports.vendors.vendor import Vendor, any_of, names, pattern

VENDOR = Vendor(
    id="microsoft_forms",
    title="Microsoft Forms",
    signs=any_of(["ID", "Start time", "Completion time"], ["ID", "Heure de début", "Heure de fin"]),
    respondent=("ID",),
    metadata=names(
        "Start time", "Completion time", "Last modified time", "Language",
        "Heure de début", "Heure de fin", "Heure de la dernière modification", "Langue",
    ),
    score=names("Total points", "Quiz feedback", "Total des points", "Commentaires du questionnaire"),
    personal=names("Email", "Name", "Adresse de messagerie", "Nom", "Courrier électronique"),
    patterns=(
        (pattern(r"points - .+"), "score"),
        (pattern(r"feedback - .+"), "comment"),
    ),
    separators=(";",),
)  # fmt: skip
