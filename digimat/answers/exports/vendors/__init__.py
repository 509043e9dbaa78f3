"""The form tools whose files are known: one module each, and the list of them.

To add one, write its module and add it here. What is not known is read as a plain file, by the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from digimat.answers.exports.vendors import (
    digimat,
    google_forms,
    kobotoolbox,
    limesurvey,
    microsoft_forms,
    survey_monkey,
    surveyjs,
    typeform,
)
from digimat.answers.exports.vendors.vendor import Vendor

PLAIN: Final = Vendor(id="", title="", signs=())
# The order in which a header is compared: those with headings that no other has come first.
VENDORS: Final[Mapping[str, Vendor]] = {
    module.VENDOR.id: module.VENDOR
    for module in (
        survey_monkey,
        kobotoolbox,
        typeform,
        microsoft_forms,
        limesurvey,
        surveyjs,
        google_forms,
        digimat,
    )
}

__all__ = ["PLAIN", "VENDORS", "Vendor"]
