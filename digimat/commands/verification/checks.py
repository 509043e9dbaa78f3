"""What verifying a report comes to: a few checks, each true, false or not made, with what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from digimat.language import Text

Name = Literal["questionnaire", "answers", "interactions", "results", "pages"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that differs: where, what the report has, and what there should be; None where there is nothing."""

    where: Text
    found: Any
    expected: Any
    place: str  # the same "where", for machines


@dataclass(frozen=True, slots=True)
class Check:
    """One check. ``holds`` is None where it could not be made."""

    name: Name
    holds: bool | None
    told: Text
    findings: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """All checks of one report.

    ``true``: the results follow from the answers, and the pages from the results; None where nothing is wrong but not
    all of that could be looked at. ``identical``: written again, the file is the same byte for byte.
    """

    checks: Sequence[Check]
    identical: bool = False
    software: str = ""  # the one that wrote it, where it is another one

    @property
    def true(self) -> bool | None:
        """Whether the report is true to its answers."""
        if any(check.holds is False for check in self.checks):
            return False
        needed = [check for check in self.checks if check.name in ("questionnaire", "results", "pages")]
        return True if all(check.holds for check in needed) else None
