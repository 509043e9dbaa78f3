"""What a conclusion comes to, as the few lines beside its drawing."""

from __future__ import annotations

from digimat.reports.case import Case
from digimat.reports.charts.data import Verdict
from digimat.reports.content import Conclusion


def verdict_of(conclusion: Conclusion) -> Verdict:
    """The words of a conclusion, without the facts that it rests on."""
    return Verdict(conclusion.result, conclusion.meaning, conclusion.because, conclusion.sensitive)


def stated(case: Case, title: str, value: str) -> str:
    """A title and its value as one phrase; what is a question already is answered."""
    return f"{title} {value}" if title.endswith("?") else case.say(f"{title} : {value}", f"{title}: {value}")
