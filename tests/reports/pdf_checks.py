"""All checks of a printed report, by name."""

from pdf_colours import COLOUR_CHECKS
from pdf_layout import LAYOUT_CHECKS
from pdf_standards import FILE_CHECKS
from pdf_structure import STRUCTURE_CHECKS

CHECKS = {
    check.__name__: check for check in (*FILE_CHECKS, *STRUCTURE_CHECKS, *LAYOUT_CHECKS, *COLOUR_CHECKS)
}


def findings(report):
    """Everything that is wrong with a printed report, in words."""
    return [str(finding) for check in CHECKS.values() for finding in check(report)]
