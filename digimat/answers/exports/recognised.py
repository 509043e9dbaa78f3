"""Which form tool wrote a file, from its headings; and whether it tells what was not shown by cells with nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digimat.answers.exports.model import FileKind, Heading, Row
from digimat.answers.exports.vendors import PLAIN, VENDORS, Vendor

# digimat's own columns of a rejects file, which stand beside those of the tool.
NOTES: Final = ("digimat_line", "digimat_column", "digimat_code", "digimat_message")
_ALL_QUOTED = re.compile(rb'(?:(?:"(?:[^"]|"")*+"|digimat_\w++)[;,\t|]?)++\s*')


def vendor_of(headings: Sequence[Heading]) -> Vendor:
    """The form tool whose headings these are; a plain file where they are of none."""
    own = [heading for heading in headings if heading.text.strip() not in NOTES]
    return next((vendor for vendor in VENDORS.values() if vendor.wrote(own)), PLAIN)


def tells_nulls(vendor: Vendor, kind: FileKind, header: Row) -> bool:
    """Whether a cell with nothing at all means "not shown" in this file.

    Only where the tool itself wrote it, quoting every cell: a spreadsheet that saves the file again drops the quotes,
    and then a blank looks like what was not shown.
    """
    return vendor.nulls and kind == "csv" and _ALL_QUOTED.fullmatch(header.raw) is not None
