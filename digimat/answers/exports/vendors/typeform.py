"""Typeform: a hash first, ``#``, then the text of each question; several ticks as a column an option, headed by it."""

from __future__ import annotations

from digimat.answers.exports.vendors.vendor import Vendor, any_of, names

VENDOR = Vendor(
    id="typeform",
    title="Typeform",
    signs=any_of(
        ["#", "Network ID"],
        ["#", "Submit Date (UTC)"],
        ["#", "Start Date (UTC)"],
    ),
    first=names("#"),
    respondent=("#",),
    metadata=names(
        "Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Tags", "Ending"
    ),
    score=names("Score"),
    personal=names("Network ID"),  # drawn from the address of the respondent
    separators=(",",),
    other=names("Other", "Autre"),
    labels=True,
)
