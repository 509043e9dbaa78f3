"""Google Forms: a stamp first, then the text of each question; grids as ``Question [Row]``; ticks in one cell.

The download joins ticks by ``;``, a Sheets file by ``, ``. A quiz adds points and feedback to every question.
"""

from __future__ import annotations

from digimat.answers.exports.vendors.vendor import Vendor, any_of, names, pattern

STAMPS = names("Timestamp", "Horodateur")

VENDOR = Vendor(
    id="google_forms",
    title="Google Forms",
    signs=any_of(["Timestamp"], ["Horodateur"]),
    first=STAMPS,
    metadata=STAMPS,
    score=names("Score", "Total score", "Score total", "Note totale"),
    personal=names(
        "Email Address", "Email", "Username", "Adresse e-mail", "Adresse mail", "Nom d'utilisateur"
    ),
    patterns=(
        (pattern(r".+ \[score\]"), "score"),
        (pattern(r".+ \[(feedback|commentaires?)\]"), "comment"),
    ),
    separators=(";", ", "),
)
