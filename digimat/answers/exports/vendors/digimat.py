"""digimat's own files: a column ``respondent``, then one an item, headed by its id."""

from __future__ import annotations

from digimat.answers.exports.vendors.vendor import Vendor, any_of

# A table that somebody keeps by hand may have that column as well, and joins ticks as people do.
VENDOR = Vendor(
    id="digimat", title="digimat", signs=any_of(["respondent"]), separators=("+", ";", ",", "|", "\n")
)
